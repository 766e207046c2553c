import { nameIn } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import { goTo, page } from '../../platform/http/answer.ts'
import { readForm, withForm } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { addCalendar, listCalendars, readCalendarNow, removeCalendar } from './actions/keep-sources.ts'
import { nameSubject } from './actions/name-subject.ts'
import { fetchCalendar, type FetchCalendar } from './actions/read-source.ts'
import type { CalendarSubject, SourceRefusal } from './domain/source.ts'
import { calendarsMessages } from './messages/catalogue.ts'
import { CalendarsPage, EMPTY_FIELDS, type CalendarFields, type CalendarPlace } from './pages/calendars-page.tsx'

/** The three places where calendars are kept work alike. */
type Door = { path: string; subjectOf: (c: RouteContext) => CalendarSubject }

const DOORS: readonly Door[] = [
  { path: '/calendars', subjectOf: (c) => ({ kind: 'person', id: readActor(c).personId }) },
  { path: '/communities/:id/calendars', subjectOf: (c) => ({ kind: 'community', id: readId(c) }) },
  { path: '/organisations/:id/calendars', subjectOf: (c) => ({ kind: 'organisation', id: readId(c) }) },
]

/** @param fetchIt how an address is read; tests bring their own */
export function calendarsRoutes(house: House, fetchIt: FetchCalendar = fetchCalendar): Route[] {
  return DOORS.flatMap(({ path, subjectOf }) => [
    get(path, (c) => showCalendars(house, c, subjectOf(c))),
    post(path, (c) => takeCalendar(house, c, subjectOf(c), fetchIt), { takesUpload: true }),
    post(
      `${path}/:sourceId/read`,
      withForm([], async (c) =>
        answer(house, c, subjectOf(c), await readCalendarNow(house, readActor(c), subjectOf(c), readId(c, 'sourceId'), fetchIt), 'done.read'),
      ),
    ),
    post(
      `${path}/:sourceId/remove`,
      withForm([], async (c) => answer(house, c, subjectOf(c), await removeCalendar(house, readActor(c), subjectOf(c), readId(c, 'sourceId')), 'done.removed')),
    ),
  ])
}

async function placeOf(house: House, c: RouteContext, subject: CalendarSubject): Promise<CalendarPlace | null> {
  const t = translator(calendarsMessages, c.var.language)
  if (subject.kind === 'person') return { kind: 'own', name: '', path: '/calendars', crumbs: [{ label: t('account'), href: '/account' }] }
  const names = await nameSubject(house, readActor(c), subject)
  if (names === null) return null
  const name = nameIn(c.var.language, names)
  const [list, label] = subject.kind === 'community' ? (['/communities', t('communities')] as const) : (['/organisations', t('organisations')] as const)
  const own = `${list}/${subject.id}`
  return {
    kind: subject.kind,
    name,
    path: `${own}/calendars`,
    crumbs: [
      { label, href: list },
      { label: name, href: own },
    ],
  }
}

async function showCalendars(
  house: House,
  c: RouteContext,
  subject: CalendarSubject,
  refusal: SourceRefusal | null = null,
  fields: CalendarFields = EMPTY_FIELDS,
): Promise<Response> {
  const place = await placeOf(house, c, subject)
  const sources = await listCalendars(house, readActor(c), subject)
  if (place === null || sources === null) return problem(c, 404, 'not-found')
  return page(c, <CalendarsPage view={c.var.view} place={place} sources={sources} fields={fields} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeCalendar(house: House, c: RouteContext, subject: CalendarSubject, fetchIt: FetchCalendar): Promise<Response> {
  const form = await readForm(c, ['name', 'address', 'file', 'showsTitles'])
  const fields = { name: form.one('name'), address: form.one('address'), showsTitles: form.one('showsTitles') === 'yes' }
  const text = (await form.file('file')?.text()) ?? null
  const added = await addCalendar(house, readActor(c), subject, { ...fields, text }, fetchIt)
  if (!added.ok) return added.refusal === 'not-found' ? problem(c, 404, 'not-found') : showCalendars(house, c, subject, added.refusal, fields)
  const { name, busyCount } = added.value
  return backTo(house, c, subject, 'done', translator(calendarsMessages, c.var.language)('done.added', { name, count: busyCount }))
}

type Outcome = { ok: true } | { ok: false; refusal: SourceRefusal }

/** What could not be read says so on the list, where the calendar still stands. */
async function answer(house: House, c: RouteContext, subject: CalendarSubject, outcome: Outcome, said: 'done.read' | 'done.removed'): Promise<Response> {
  const t = translator(calendarsMessages, c.var.language)
  if (outcome.ok) return backTo(house, c, subject, 'done', t(said))
  return outcome.refusal === 'not-found' ? problem(c, 404, 'not-found') : backTo(house, c, subject, 'refused', t(`refused.${outcome.refusal}`))
}

function backTo(house: House, c: RouteContext, { kind, id }: CalendarSubject, flash: 'done' | 'refused', text: string): Response {
  const path = kind === 'person' ? '/calendars' : `/${kind === 'community' ? 'communities' : 'organisations'}/${id}/calendars`
  return goTo(c, house, path, { kind: flash, text })
}
