import { COMMUNITY_ROLES, type Actor, type CommunityRole } from '../../../kernel/actor.ts'
import { findCode } from '../../../kernel/code-list.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { translator } from '../../../kernel/translate.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { type FormBody, readForm, readPartForm, readVersion } from '../../../platform/http/form.ts'
import type { AtDoor, OnList } from '../../../platform/http/on-top.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { addMember } from '../actions/add-member.ts'
import { letMemberIn, turnAway } from '../actions/answer-newcomer.ts'
import { readEndReasons } from '../actions/code-lists.ts'
import { changeMember, changeMemberLine, endMember, leaveCommunity, type MemberLine, type MemberRefusal } from '../actions/keep-members.ts'
import { readLeaving, readMember, readMembersPage, readNewMember } from '../actions/read-communities.ts'
import { isArchive } from '../domain/community.ts'
import type { MembershipState } from '../domain/membership.ts'
import { mayGiveRole, mayKeepMembers } from '../domain/permissions.ts'
import { isEmail } from '../../people/public.ts'
import { communityMessages } from '../messages/catalogue.ts'
import { joiningMessages } from '../messages/joining.ts'
import { LeavePage } from '../pages/leave-page.tsx'
import { MemberPage } from '../pages/member-page.tsx'
import { MembersPageView } from '../pages/members-page.tsx'
import { NewMemberPage, type NewMemberForm } from '../pages/new-member-page.tsx'
import { communityTabs } from '../pages/tabs.ts'
import { hasWrongDay, readDay, readLine, readMembershipState, readRecogniser, readRole } from './read-forms.ts'

export function memberRoutes(house: House, onTop: OnList | null, atLeaving: AtDoor): Route[] {
  return [
    get('/communities/:id/members', (c) => showMembers(house, onTop, c)),
    get('/communities/:id/members/new', (c) => showNew(house, c, emptyForm(house), null)),
    post('/communities/:id/members/new', (c) => takeNew(house, c)),
    get('/communities/:id/members/:memberId', (c) => showMember(house, c, null)),
    post('/communities/:id/members/:memberId', (c) => takeMember(house, c)),
    get('/communities/:id/leave', (c) => showLeaving(house, atLeaving, c, null)),
    post('/communities/:id/leave', (c) => takeLeaving(house, atLeaving, c)),
  ]
}

function wordsOf(c: RouteContext) {
  return translator(communityMessages, c.var.language)
}

async function showMembers(house: House, onTop: OnList | null, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const communityId = readId(c)
  const asked = Number(c.req.query('page') ?? 1)
  const search = {
    words: (c.req.query('q') ?? '').trim().slice(0, 200),
    withEnded: c.req.query('ended') === 'yes',
    page: Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1,
  }
  const found = await readMembersPage(house, actor, c.var.language, { communityId, ...search }, onTop?.read(communityId))
  if (found === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, communityId, 'members', actor)
  return page(
    c,
    <MembersPageView
      view={c.var.view}
      members={found}
      reasons={await readEndReasons(house)}
      tabs={tabs}
      search={search}
      isLead={mayKeepMembers(actor, communityId)}
      today={dayOf(nowOf(house))}
      top={onTop?.draw(c, communityId, found.onTop)}
    />,
  )
}

function rolesToGive(actor: Actor, communityId: string, current: CommunityRole | null = null): CommunityRole[] {
  return COMMUNITY_ROLES.filter((role) => role === current || mayGiveRole(actor, communityId, role))
}

function emptyForm(house: House): NewMemberForm {
  return { person: '', givenName: '', familyName: '', email: '', role: 'member', onPaper: '', from: dayOf(nowOf(house)), organisationId: '' }
}

async function showNew(house: House, c: RouteContext, form: NewMemberForm, refusal: string | null, words = c.req.query('q') ?? ''): Promise<Response> {
  const actor = readActor(c)
  const communityId = readId(c)
  const search = { words: words.trim().slice(0, 254), organisationWords: (c.req.query('o') ?? '').trim().slice(0, 200) }
  const choices = await readNewMember(house, actor, { communityId, ...search })
  if (choices === null) return problem(c, 404, 'not-found')
  if (isArchive(choices.community)) return c.redirect(`/communities/${communityId}/members`, 303)
  const tabs = communityTabs(c.var.language, communityId, 'members', actor)
  const roles = rolesToGive(actor, communityId)
  return page(
    c,
    <NewMemberPage view={c.var.view} choices={choices} tabs={tabs} form={form} search={search} roles={roles} refusal={refusal} />,
    refusal === null ? 200 : 422,
  )
}

async function takeNew(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c)
  const form = await readForm(c, Object.keys(emptyForm(house)))
  const sent = Object.fromEntries(Object.keys(emptyForm(house)).map((name) => [name, form.one(name).slice(0, 254)])) as NewMemberForm
  if (hasWrongDay(form, ['from'])) return showNew(house, c, sent, t('refused.day-wrong'))
  const names = { givenName: sent.givenName, familyName: sent.familyName, email: sent.email }
  const hasName = sent.givenName !== '' || sent.familyName !== ''
  const isKnown = isId(sent.person) || isEmail(sent.person)
  if (!isKnown && !hasName) return showNew(house, c, sent, t('refused.person-missing'))
  const added = await addMember(house, readActor(c), readId(c), {
    person: isKnown ? sent.person : names,
    role: readRole(form),
    onPaper: sent.onPaper === 'yes',
    from: readDay(form, 'from').day,
    organisationId: isId(sent.organisationId) ? sent.organisationId : null,
  })
  // The same address is no dead end: it stands chosen in the form, and the next press invites.
  if (!added.ok && added.refusal === 'email-known') return showKnownAddress(house, c, sent)
  if (!added.ok) return showNew(house, c, sent, t(`refused.${added.refusal}`))
  const text = addedText(c, added.value.state, isKnown ? '' : `${names.givenName} ${names.familyName}`.trim())
  return goTo(c, house, `/communities/${readId(c)}/members`, { kind: 'done', text })
}

async function showKnownAddress(house: House, c: RouteContext, sent: NewMemberForm): Promise<Response> {
  const choices = await readNewMember(house, readActor(c), { communityId: readId(c), words: sent.email, organisationWords: '' })
  const person = choices?.people[0]?.value ?? ''
  return showNew(house, c, { ...sent, person, givenName: '', familyName: '', email: '' }, wordsOf(c)('refused.email-known'), sent.email)
}

function addedText(c: RouteContext, state: MembershipState, name: string): string {
  const t = translator(joiningMessages, c.var.language)
  if (state === 'active' || state === 'pending') return name === '' ? t(`added.${state}Plain`) : t(`added.${state}`, { name })
  return t('added.invited')
}

async function showMember(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const actor = readActor(c)
  const communityId = readId(c)
  const organisationWords = (c.req.query('o') ?? '').trim().slice(0, 200)
  const card = await readMember(house, actor, c.var.language, { communityId, id: readId(c, 'memberId'), organisationWords })
  if (card === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, communityId, 'members', actor)
  const roles = rolesToGive(actor, communityId, card.membership.role)
  return page(
    c,
    <MemberPage
      view={c.var.view}
      card={card}
      tabs={tabs}
      roles={roles}
      organisationWords={organisationWords}
      reasons={await readEndReasons(house)}
      refusal={refusal}
    />,
    refusal === null ? 200 : 422,
  )
}

/** The forms of one member's page. */
const MEMBER_PARTS: Record<string, readonly string[]> = {
  facts: ['version', 'role', 'state', 'from', 'until'],
  represents: ['organisationId', 'from', 'until'],
  'represents-days': ['line', 'from', 'until', 'never'],
  practice: ['label', 'since', 'recognisedBy'],
  'practice-ends': ['line'],
  end: ['on', 'reason'],
  'let-in': ['onPaper'],
  'turn-away': [],
}

async function takeMember(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c)
  const form = await readPartForm(c, MEMBER_PARTS)
  if (hasWrongDay(form, ['from', 'until', 'on', 'since'])) return showMember(house, c, t('refused.day-wrong'))
  if (form.one('part') === 'turn-away') return takeTurnAway(house, c)
  const saved = await saveMemberPart(house, c, form)
  if (!saved.ok) return saved.refusal === 'member-unknown' ? problem(c, 404, 'not-found') : showMember(house, c, t(`refused.${saved.refusal}`))
  return goTo(c, house, `/communities/${readId(c)}/members/${readId(c, 'memberId')}`, {
    kind: 'done',
    text: t(form.one('part') === 'end' ? 'member.endDone' : 'member.saved'),
  })
}

async function takeTurnAway(house: House, c: RouteContext): Promise<Response> {
  const turned = await turnAway(house, readActor(c), { communityId: readId(c), id: readId(c, 'memberId') })
  if (!turned.ok) return turned.refusal === 'member-unknown' ? problem(c, 404, 'not-found') : showMember(house, c, wordsOf(c)(`refused.${turned.refusal}`))
  return goTo(c, house, `/communities/${readId(c)}/members`, { kind: 'done', text: translator(joiningMessages, c.var.language)('door.gone') })
}

type PartRefusal = MemberRefusal | 'reason-missing' | 'day-missing'

async function saveMemberPart(house: House, c: RouteContext, form: FormBody): Promise<Result<string, PartRefusal>> {
  const actor = readActor(c)
  const where = { communityId: readId(c), id: readId(c, 'memberId') }
  const period = { from: readDay(form, 'from').day, until: readDay(form, 'until').day }
  if (form.one('part') === 'facts') {
    return changeMember(house, actor, {
      ...where,
      version: readVersion(form),
      change: { role: readRole(form), state: readMembershipState(form, 'active'), ...period },
    })
  }
  if (form.one('part') === 'end') {
    const reason = findCode(await readEndReasons(house), form.one('reason'))
    if (reason === null) return refused('reason-missing')
    const on = readDay(form, 'on').day
    return on === null ? refused('day-missing') : endMember(house, actor, { ...where, on, reason })
  }
  if (form.one('part') === 'let-in') return letMemberIn(house, actor, { ...where, onPaper: form.one('onPaper') === 'yes' })
  const line = readMemberLine(form, dayOf(nowOf(house)))
  return line.ok ? changeMemberLine(house, actor, { ...where, line: line.value }) : line
}

function readMemberLine(form: FormBody, today: string): Result<MemberLine, PartRefusal> {
  const period = { from: readDay(form, 'from').day, until: readDay(form, 'until').day }
  const organisationId = form.one('organisationId')
  switch (form.one('part')) {
    case 'represents':
      return isId(organisationId) ? done({ kind: 'represents', organisationId, period }) : refused('line-unknown')
    case 'represents-days':
      return done(
        form.one('never') === 'yes' ? { kind: 'represents-never', lineId: readLine(form) } : { kind: 'represents-days', lineId: readLine(form), period },
      )
    case 'practice':
      return done({ kind: 'practice', role: { label: form.one('label').slice(0, 200), since: readDay(form, 'since').day, recognisedBy: readRecogniser(form) } })
    case 'practice-ends':
      return done({ kind: 'practice-ends', lineId: readLine(form), on: today })
    default:
      return refused('line-unknown')
  }
}

async function showLeaving(house: House, atLeaving: AtDoor, c: RouteContext, refusal: string | null): Promise<Response> {
  const leaving = await readLeaving(house, readActor(c), readId(c))
  if (leaving === null) return problem(c, 404, 'not-found')
  const duties = leaving.running.length === 0 ? null : await atLeaving(c, leaving.community.id, readActor(c).personId)
  return page(
    c,
    <LeavePage view={c.var.view} leaving={leaving} duties={duties} reasons={await readEndReasons(house)} refusal={refusal} />,
    refusal === null ? 200 : 422,
  )
}

async function takeLeaving(house: House, atLeaving: AtDoor, c: RouteContext): Promise<Response> {
  const t = wordsOf(c)
  const form = await readForm(c, ['reason'])
  const reason = findCode(await readEndReasons(house), form.one('reason'))
  const left = await leaveCommunity(house, readActor(c), readId(c), reason)
  if (!left.ok) return showLeaving(house, atLeaving, c, t(`refused.${left.refusal}`))
  return goTo(c, house, '/desk', { kind: 'done', text: t('leave.done') })
}
