import { dayOf, isDay } from '../../../kernel/day.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { lookAround, type PlanHouse } from '../actions/look-around.ts'
import { planMeetings } from '../actions/plan-meeting.ts'
import { readPlanning, type Planning } from '../actions/read-meetings.ts'
import type { LoadLook } from '../domain/load.ts'
import { moveToDay } from '../domain/series.ts'
import { wordsOf } from '../pages/labels.ts'
import { MeetingFormPage, type FormRefused, type MeetingForm } from '../pages/meeting-form-page.tsx'
import type { PlanForm } from '../pages/plan-fields.tsx'
import { EMPTY_PLAN, isSeriesForm, PLAN_FIELDS, PLAN_LISTS, readAgendaChoice, readPlanForm, readSeriesDays, toLikeForm, traceOf } from './plan-forms.ts'
import { fieldOf, MEETING_FIELDS, readMeetingForm, toDraft, toNewForm } from './read-forms.ts'

/** Planning one meeting or a series: a form that is looked at as often as one likes before anything is written. */
export function planRoutes(place: PlanHouse): Route[] {
  return [
    get('/communities/:id/meetings/new', (c) => showNew(place, c)),
    post(
      '/communities/:id/meetings/new',
      withForm([...MEETING_FIELDS, ...PLAN_FIELDS], (c, form) => takeNew(place, c, form), ['communities', ...PLAN_LISTS]),
    ),
  ]
}

type Screen = { form: MeetingForm; plan: PlanForm; refusal: FormRefused; chosen: readonly string[] | null; isAsLastTime?: boolean }

async function showNew(place: PlanHouse, c: RouteContext): Promise<Response> {
  const like = c.req.query('like')
  const planning = await readPlanning(place.house, readActor(c), readId(c), isId(like) ? like : null)
  if (planning === null) return problem(c, 404, 'not-found')
  const today = dayOf(nowOf(place.house))
  const begun = planning.like === null ? toNewForm(planning.last, readId(c), today) : toLikeForm(planning.like, planning.earlierDays, today)
  const day = c.req.query('day') ?? ''
  const form = isDay(day) ? { ...begun, day } : begun
  const source = planning.like ?? planning.last
  const plan = source !== null && planning.hasAgenda ? { ...EMPTY_PLAN, agenda: `meeting:${source.id}` } : EMPTY_PLAN
  return showForm(place, c, planning, { form, plan, refusal: null, chosen: null, isAsLastTime: source !== null })
}

async function showForm(
  place: PlanHouse,
  c: RouteContext,
  planning: Planning,
  { form, plan, refusal, chosen, isAsLastTime = false }: Screen,
): Promise<Response> {
  const { community, leads } = planning
  if (community.isClosed) return c.redirect(`/communities/${community.id}/meetings`, 303)
  const looked = refusal === null ? await look(place, c, form, plan) : null
  const source = planning.like ?? planning.last
  const node = (
    <MeetingFormPage
      view={c.var.view}
      form={form}
      communities={[community]}
      leads={leads}
      tabs={communityTabs(c.var.language, community.id, 'meetings', readActor(c))}
      planning={{
        plan,
        offers: { like: source !== null && planning.hasAgenda ? { id: source.id, day: dayOf(source.startsAt) } : null, own: planning.templates },
        hasRota: planning.hasRota,
        look: looked,
        isSeries: isSeriesForm(plan),
        chosen: chosen ?? looked?.dates.map(({ day }) => day) ?? [],
        shown: traceOf(form, plan),
      }}
      isAsLastTime={isAsLastTime}
      refusal={refusal}
    />
  )
  return page(c, node, refusal === null ? 200 : 422)
}

/** What stands around the dates of a form; null while it names no whole date. */
async function look(place: PlanHouse, c: RouteContext, form: MeetingForm, plan: PlanForm): Promise<LoadLook | null> {
  const read = toDraft(form)
  if ('refusal' in read || read.draft.endsAt <= read.draft.startsAt) return null
  const days = readSeriesDays(form.day, plan)
  if (!days.ok) return null
  const spans = days.value.map((day) => moveToDay(read.draft, day))
  return lookAround(place, readActor(c), { communityIds: [readId(c), ...form.communities], spans, title: form.title })
}

async function takeNew(place: PlanHouse, c: RouteContext, body: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const actor = readActor(c)
  const planning = await readPlanning(place.house, actor, readId(c), null)
  if (planning === null) return problem(c, 404, 'not-found')
  const asked = body.one('do')
  const taken = asked.startsWith('day:') ? asked.slice(4) : ''
  const sent = readMeetingForm(body)
  const form = isDay(taken) ? { ...sent, day: taken } : sent
  const plan = readPlanForm(body)
  const again = (refusal: FormRefused, chosen: readonly string[] | null = null) => showForm(place, c, planning, { form, plan, refusal, chosen })
  const read = toDraft(form)
  if ('refusal' in read) return again({ field: read.field, sentence: t(`refused.${read.refusal}`) })
  const days = readSeriesDays(form.day, plan)
  if (!days.ok) return again({ field: fieldOf(days.refusal), sentence: t(`refused.${days.refusal}`) })
  const isSeries = isSeriesForm(plan)
  const chosen = body.all('dates').filter((day) => days.value.includes(day))
  const isSeen = asked === 'plan-dates' && body.one('shown') === traceOf(form, plan)
  // Somebody who only looks, whose dates are not seen yet, or who unticked all of them.
  if (asked === 'look' || isDay(taken) || (isSeries && (!isSeen || chosen.length === 0))) return again(null)
  const planned = await planMeetings(place.house, actor, {
    communityId: readId(c),
    draft: chosen.length === 1 ? { ...read.draft, ...moveToDay(read.draft, chosen[0] ?? form.day) } : read.draft,
    language: c.var.language,
    days: chosen.length > 1 ? chosen : [],
    agenda: readAgendaChoice(plan.agenda),
    sharesTurns: plan.sharesTurns,
  })
  if (!planned.ok && planned.refusal === 'community-closed')
    return goTo(c, place.house, `/communities/${readId(c)}/meetings`, { kind: 'refused', text: t('refused.community-closed') })
  if (!planned.ok) return again({ field: fieldOf(planned.refusal), sentence: t(`refused.${planned.refusal}`) }, chosen)
  const [first = ''] = planned.value
  return planned.value.length === 1
    ? goTo(c, place.house, `/meetings/${first}`, { kind: 'done', text: t('form.planned') })
    : goTo(c, place.house, `/communities/${readId(c)}/meetings`, { kind: 'done', text: t('plan.plannedMany', { count: planned.value.length }) })
}
