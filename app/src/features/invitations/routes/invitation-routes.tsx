import { nameIn } from '../../../kernel/language.ts'
import { download, goTo, page } from '../../../platform/http/answer.ts'
import { readForm, readPartForm, withForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { headOfMeeting, type Meeting, type NamedCommunity } from '../../meetings/public.ts'
import { ACTOR_KINDS, actorKindLabel } from '../../people/public.ts'
import { noteReply } from '../actions/answer-invitation.ts'
import { askPeople, readAsking } from '../actions/ask-people.ts'
import { makeLetters } from '../actions/make-letters.ts'
import { readInvitations, readOneInvitation, settle, takeBack, writeAgain } from '../actions/read-invitations.ts'
import type { AskingChoice } from '../domain/asking.ts'
import { isReply } from '../domain/invitation.ts'
import { INVITED_FILTERS, type InvitedFilter } from '../domain/shown.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { InvitationsPage } from '../pages/invitations-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { OneInvitationPage } from '../pages/one-invitation-page.tsx'

const CHOICE = ['community', 'kind', 'person']

/** Who is asked to a meeting: the list, whom to ask, and one person of it. */
export function invitationRoutes(house: House): Route[] {
  return [
    get('/meetings/:id/invitations', (c) => showList(house, c)),
    get('/meetings/:id/invitations/new', (c) => showAsking(house, c, readChoice(c.req.queries()), null)),
    post('/meetings/:id/invitations/new', (c) => takeAsking(house, c)),
    post(
      '/meetings/:id/invitations/incoming/:incomingId',
      withForm([], (c) => takeSettled(house, c)),
    ),
    post(
      '/meetings/:id/invitations/letters',
      withForm([], (c) => takeLetters(house, c)),
    ),
    get('/meetings/:id/invitations/:invitationId', (c) => showOne(house, c, null)),
    post('/meetings/:id/invitations/:invitationId', (c) => takeOne(house, c)),
  ]
}

function headFor(c: RouteContext, { meeting, communities }: { meeting: Meeting; communities: readonly NamedCommunity[] }) {
  return headOfMeeting(c.var.language, { meeting, communities, tab: 'invitations', isLead: true })
}

function pageOf(c: RouteContext): number {
  const asked = Number(c.req.query('page') ?? 1)
  return Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
}

function readFilter(text: string | undefined): InvitedFilter {
  return INVITED_FILTERS.find((filter) => filter === text) ?? 'all'
}

async function showList(house: House, c: RouteContext): Promise<Response> {
  const wish = { filter: readFilter(c.req.query('show')), words: (c.req.query('q') ?? '').trim().slice(0, 100), page: pageOf(c) }
  const sheet = await readInvitations(house, readActor(c), readId(c), wish)
  if (sheet === null) return problem(c, 404, 'not-found')
  const { meeting, sending } = sheet
  // The page asks again by itself while mail leaves, without a script.
  if (sending.hasServer && sending.waiting + sending.toWrite > 0) c.header('Refresh', '3')
  const mayAsk = meeting.state !== 'cancelled' && nowOf(house) < meeting.endsAt
  return page(c, <InvitationsPage view={c.var.view} head={headFor(c, sheet)} {...sheet} wish={wish} mayAsk={mayAsk} />)
}

/** A choice as an address or a form says it; what is no id or no kind is left out. */
function readChoice(fields: Record<string, string[] | undefined>): AskingChoice {
  const idsOf = (name: string) => [...new Set((fields[name] ?? []).filter(isId))].slice(0, 10_000)
  return { communityIds: idsOf('community'), kinds: ACTOR_KINDS.filter((kind) => fields['kind']?.includes(kind)), personIds: idsOf('person') }
}

async function showAsking(house: House, c: RouteContext, choice: AskingChoice, refusal: string | null): Promise<Response> {
  const words = (c.req.query('q') ?? '').trim().slice(0, 100)
  const isLooking = refusal !== null || c.req.query('look') === 'yes'
  const asking = await readAsking(house, readActor(c), readId(c), { choice, words })
  if (asking === null) return problem(c, 404, 'not-found')
  const { meeting, offered, candidates, chosen, found } = asking
  const { language } = c.var
  const first = isLooking ? choice : { ...choice, communityIds: meeting.communityIds }
  const asOption = ({ personId, name }: { personId: string; name: string }) => ({ value: personId, label: name })
  const node = (
    <AskPage
      view={c.var.view}
      head={headFor(c, asking)}
      choice={first}
      words={words}
      communities={offered.map(({ id, name }) => ({ value: id, label: nameIn(language, name) }))}
      kinds={ACTOR_KINDS.map((kind) => ({ value: kind, label: actorKindLabel(language, kind) }))}
      chosen={chosen.map(asOption)}
      found={found.map(asOption)}
      candidates={candidates}
      page={pageOf(c)}
      isLooking={isLooking}
      refusal={refusal}
    />
  )
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeAsking(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const form = await readForm(c, ['expected', 'confirmed'], CHOICE)
  const choice = readChoice(Object.fromEntries(CHOICE.map((name) => [name, form.all(name)])))
  const typed = form.one('confirmed').replaceAll(/[\s.]/g, '')
  const asked = await askPeople(house, readActor(c), readId(c), {
    choice,
    expected: Number(form.one('expected')),
    confirmed: /^\d{1,6}$/.test(typed) ? Number(typed) : null,
  })
  if (!asked.ok) return showAsking(house, c, choice, t(`refused.${asked.refusal}`, asked.facts))
  return goTo(c, house, `/meetings/${readId(c)}/invitations`, { kind: 'done', text: t('ask.done', { count: asked.value }) })
}

async function showOne(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const one = await readOneInvitation(house, readActor(c), readId(c), readId(c, 'invitationId'))
  if (one === null) return problem(c, 404, 'not-found')
  const isOpen = one.meeting.state !== 'cancelled' && nowOf(house) < one.meeting.endsAt
  const node = <OneInvitationPage view={c.var.view} head={headFor(c, one)} meeting={one.meeting} row={one.row} isOpen={isOpen} refusal={refusal} />
  return page(c, node, refusal === null ? 200 : 422)
}

const PARTS = { note: ['answer'], again: [], end: [] }

async function takeOne(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const form = await readPartForm(c, PARTS)
  const [actor, meetingId, invitationId] = [readActor(c), readId(c), readId(c, 'invitationId')]
  const address = `/meetings/${meetingId}/invitations`
  if (form.one('part') === 'again') {
    const again = await writeAgain(house, actor, meetingId, invitationId)
    return again.ok
      ? goTo(c, house, `${address}/${invitationId}`, { kind: 'done', text: t('one.againDone') })
      : showOne(house, c, t(`refused.${again.refusal}`))
  }
  if (form.one('part') === 'end') {
    const ended = await takeBack(house, actor, meetingId, invitationId)
    return ended.ok ? goTo(c, house, address, { kind: 'done', text: t('one.ended') }) : showOne(house, c, t(`refused.${ended.refusal}`))
  }
  const reply = form.one('answer')
  if (!isReply(reply)) return showOne(house, c, t('refused.no-choice'))
  const noted = await noteReply(house, actor, { meetingId, invitationId, reply })
  return noted.ok ? goTo(c, house, address, { kind: 'done', text: t('one.noted') }) : showOne(house, c, t(`refused.${noted.refusal}`))
}

async function takeLetters(house: House, c: RouteContext): Promise<Response> {
  const made = await makeLetters(house, readActor(c), readId(c))
  if (made.ok) return download(c, 'letters.pdf', 'application/pdf', made.value)
  if (made.refusal === 'meeting-unknown') return problem(c, 404, 'not-found')
  return goTo(c, house, `/meetings/${readId(c)}/invitations`, { kind: 'refused', text: wordsOf(c.var.view)(`refused.${made.refusal}`) })
}

async function takeSettled(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const settled = await settle(house, readActor(c), readId(c), readId(c, 'incomingId'))
  if (!settled.ok) return problem(c, 404, 'not-found')
  return goTo(c, house, `/meetings/${readId(c)}/invitations`, { kind: 'done', text: t('incoming.settled') })
}
