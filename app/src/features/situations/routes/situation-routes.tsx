import { nameIn } from '../../../kernel/language.ts'
import { isLeadOf } from '../../../kernel/actor.ts'
import { inTransaction } from '../../../platform/database.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { guardedLists, readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { findMeeting, headOfMeeting, listNamedCommunities } from '../../meetings/public.ts'
import { planSituation, stepSituation } from '../actions/offer-situation.ts'
import { readPlanning, readRoleName, readRoomOf, readSituation, readSituations } from '../actions/read-situations.ts'
import { changeSecond, type SecondWish } from '../actions/second-presenter.ts'
import { goOn, stopDiscreetly, stopSituation } from '../actions/stop-situation.ts'
import { nameRole, sayRole } from '../actions/write-situation.ts'
import { NEIGHBOUR_FUNCTIONS, VERDICTS, type NeighbourFunction, type Verdict } from '../domain/activation.ts'
import type { ShownSituation } from '../domain/shown.ts'
import type { Marks } from '../pages/checked-field.tsx'
import { SituationsListPage } from '../pages/list-page.tsx'
import { RoleNamePage, RolePage } from '../pages/role-page.tsx'
import { RoomPage } from '../pages/room-page.tsx'
import { SituationPage } from '../pages/situation-page.tsx'
import { roleLabel, wordsOf } from '../pages/words.ts'
import type { SituationAround } from '../store/neighbours.ts'
import { listAroundOptions, listedView, marksOf, noMarks, readTexts } from './forms.ts'
import { sayRefusal, withOwn } from './telling-routes.tsx'

/** One situation and what may happen to it; those of a meeting; the name of the role. */
export function situationRoutes(house: House, around: SituationAround): Route[] {
  return [
    get('/situations', async (c) => page(c, <SituationsListPage view={await listedView(house, c)} found={await readSituations(house, readActor(c))} />)),
    get('/situations/:id', (c) => showSituation(house, around, c)),
    get('/situations/:id/role', (c) => withOwn(house, c, (shown) => showRole(house, c, shown, {}))),
    post(
      '/situations/:id/role',
      withForm(['verdict', 'words', 'version'], (c, form) => takeRole(house, c, form), ['compared', ...guardedLists('words')]),
    ),
    post(
      '/situations/:id/plan',
      withForm(['meeting', 'do'], (c, form) => takePlan(house, c, form)),
    ),
    post(
      '/situations/:id/step',
      withForm(['do'], (c, form) => takeStep(house, c, form)),
    ),
    post(
      // A name that says nothing: an address may stay in the history of a phone.
      '/situations/:id/aside',
      withForm([], (c) => takeRecognised(house, c)),
    ),
    post(
      '/situations/:id/go-on',
      withForm([], (c) => takeGoOn(house, c)),
    ),
    post(
      '/situations/:id/second',
      withForm(['do', 'person'], (c, form) => takeSecond(house, c, form)),
    ),
    get('/meetings/:id/situations', (c) => showRoom(house, c)),
    get('/communities/:id/practice-role', (c) => showRoleName(house, c, null)),
    post(
      '/communities/:id/practice-role',
      withForm(['nameFr', 'nameNl', 'version'], (c, form) => takeRoleName(house, c, form)),
    ),
  ]
}

async function showSituation(house: House, around: SituationAround, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const shown = await readSituation(house, actor, readId(c), (c.req.query('with') ?? '').slice(0, 100))
  if (shown === null) return problem(c, 404, 'not-found')
  const meetings = await readPlanning(house, actor, shown.situation)
  const lines = await around.listLines(house, actor, c.var.language, shown.situation)
  return page(
    c,
    <SituationPage view={await listedView(house, c)} shown={shown} meetings={meetings} aroundLabels={listAroundOptions(c.var.language)} lines={lines} />,
  )
}

type RoleWritten = { said?: { verdict: Verdict | null; words: string; compared: readonly NeighbourFunction[] }; marks?: Marks; refusal?: string }

async function showRole(house: House, c: RouteContext, shown: ShownSituation, { said, marks, refusal }: RoleWritten): Promise<Response> {
  const { situation, roleName, expiresOn } = shown
  const before = situation.activation ?? { verdict: null, words: '', compared: [] }
  return page(
    c,
    <RolePage
      view={await listedView(house, c)}
      situation={situation}
      said={said ?? before}
      roleName={roleName}
      marks={marks ?? noMarks(situation.audience)}
      expiresOn={expiresOn}
      refusal={refusal ?? null}
    />,
    refusal === undefined ? 200 : 422,
  )
}

async function takeRole(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const { texts, kept, keptByField } = readTexts(form, ['words'])
  const said = {
    verdict: VERDICTS.find((each) => each === form.one('verdict')) ?? null,
    words: texts.words,
    compared: NEIGHBOUR_FUNCTIONS.filter((each) => form.all('compared').includes(each)),
  }
  return withOwn(house, c, async (shown) => {
    const { situation } = shown
    // The role keeps the name under which this was said.
    const role = roleLabel(t, situation.language, shown.roleName)
    const saved = await sayRole(house, readActor(c), { id: situation.id, version: readVersion(form), ...said, role, kept })
    if (saved.ok) return goTo(c, house, `/situations/${situation.id}`, { kind: 'done', text: t('role.saved') })
    const marks = saved.refusal === 'identifiers' ? marksOf(saved.checks, keptByField, situation.audience) : noMarks(situation.audience)
    return showRole(house, c, shown, { said, marks, refusal: sayRefusal(saved.refusal, t) })
  })
}

async function takePlan(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const [meeting, wish] = [form.one('meeting'), form.one('do')]
  if (wish !== 'back' && !isId(meeting)) return problem(c, 400, 'odd-form')
  const planned = await planSituation(house, readActor(c), { id: readId(c), meetingId: wish === 'back' || !isId(meeting) ? null : meeting })
  if (!planned.ok && planned.refusal === 'situation-unknown') return problem(c, 404, 'not-found')
  const text = planned.ok ? t(wish === 'back' ? 'plan.taken' : 'plan.done') : t(`refused.${planned.refusal}`)
  return goTo(c, house, `/situations/${readId(c)}`, { kind: planned.ok ? 'done' : 'refused', text })
}

async function takeStep(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const wish = form.one('do')
  if (wish === 'stopped') {
    const stopped = await stopSituation(house, readActor(c), readId(c))
    if (!stopped.ok) return stopped.refusal === 'situation-unknown' ? problem(c, 404, 'not-found') : refuseStep(house, c, stopped.refusal)
    return goTo(c, house, '/situations', { kind: 'done', text: t(`step.done.${stopped.value}`) })
  }
  if (wish !== 'awaiting' && wish !== 'closed' && wish !== 'in-round') return problem(c, 400, 'odd-form')
  const moved = await stepSituation(house, readActor(c), readId(c), wish)
  if (!moved.ok) return moved.refusal === 'situation-unknown' ? problem(c, 404, 'not-found') : refuseStep(house, c, moved.refusal)
  return goTo(c, house, `/situations/${readId(c)}`, { kind: 'done', text: t(`step.done.${wish}`) })
}

function refuseStep(house: House, c: RouteContext, refusal: 'not-possible-now'): Response {
  return goTo(c, house, `/situations/${readId(c)}`, { kind: 'refused', text: wordsOf(c.var)(`refused.${refusal}`) })
}

async function takeRecognised(house: House, c: RouteContext): Promise<Response> {
  const told = await stopDiscreetly(house, readActor(c), readId(c))
  if (!told.ok) return problem(c, 404, 'not-found')
  return goTo(c, house, `/situations/${readId(c)}`, { kind: 'done', text: wordsOf(c.var)('recognise.done') })
}

async function takeGoOn(house: House, c: RouteContext): Promise<Response> {
  const went = await goOn(house, readActor(c), readId(c))
  if (!went.ok) return problem(c, 404, 'not-found')
  return goTo(c, house, `/situations/${readId(c)}`, { kind: 'done', text: wordsOf(c.var)('recognise.wentOn') })
}

const SECOND_DONE = { ask: 'second.done.asked', accept: 'second.done.accepted', decline: 'second.done.declined', end: 'second.done.ended' } as const

async function takeSecond(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const [kind, person] = [form.one('do'), form.one('person')]
  if (kind !== 'ask' && kind !== 'accept' && kind !== 'decline' && kind !== 'end') return problem(c, 400, 'odd-form')
  const wish: SecondWish = kind === 'ask' ? { kind, personId: isId(person) ? person : '' } : { kind }
  const changed = await changeSecond(house, readActor(c), readId(c), wish)
  if (!changed.ok && changed.refusal === 'situation-unknown') return problem(c, 404, 'not-found')
  const text = changed.ok ? t(SECOND_DONE[kind]) : t(`refused.${changed.refusal}`)
  const isGone = (await readSituation(house, readActor(c), readId(c))) === null
  return goTo(c, house, isGone ? '/situations' : `/situations/${readId(c)}`, { kind: changed.ok ? 'done' : 'refused', text })
}

async function showRoom(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const found = await inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, readId(c))
    if (meeting === null) return null
    return { meeting, communities: await listNamedCommunities(tx, meeting.communityIds), room: await readRoomOf(tx, actor, meeting) }
  })
  if (found === null) return problem(c, 404, 'not-found')
  const { meeting, communities, room } = found
  const isLead = meeting.communityIds.some((communityId) => isLeadOf(actor, communityId))
  const head = headOfMeeting(c.var.language, { meeting, communities, tab: 'meeting', isLead })
  const { when: lead, accent, communityName, tabs } = head
  const frame = { lead, accent, communityName, tabs, crumbs: [...head.crumbs, { label: head.title, href: `/meetings/${meeting.id}` }] }
  return page(c, <RoomPage view={await listedView(house, c)} meetingId={meeting.id} frame={frame} {...room} />)
}

async function showRoleName(house: House, c: RouteContext, written: { fr: string; nl: string; version: number; refusal: string } | null): Promise<Response> {
  const found = await readRoleName(house, readActor(c), readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const { refusal, ...name } = written ?? { ...found.name, refusal: null }
  return page(
    c,
    <RoleNamePage
      view={c.var.view}
      communityId={readId(c)}
      communityName={nameIn(c.var.language, found.community)}
      name={name}
      version={name.version}
      refusal={refusal}
    />,
    refusal === null ? 200 : 422,
  )
}

async function takeRoleName(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const name = { fr: form.one('nameFr'), nl: form.one('nameNl') }
  const named = await nameRole(house, readActor(c), { communityId: readId(c), ...name, version: readVersion(form) })
  if (named.ok) return goTo(c, house, `/communities/${readId(c)}/practice-role`, { kind: 'done', text: t('roleName.saved') })
  const found = await readRoleName(house, readActor(c), readId(c))
  return showRoleName(house, c, { ...name, version: found?.name.version ?? 0, refusal: t(`refused.${named.refusal}`) })
}
