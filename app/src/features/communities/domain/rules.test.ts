import { describe, expect, it } from 'vitest'
import type { Actor, CommunityRole } from '../../../kernel/actor.ts'
import { done, refused } from '../../../kernel/result.ts'
import { areasOn } from './area.ts'
import {
  checkCommunity,
  COMMUNITY_STATES,
  findTextInForce,
  missingToBecomeActive,
  moveCommunity,
  nextStates,
  type CommunityText,
  type Standing,
} from './community.ts'
import { changeMembership, endMembership, isRunning, letIn, moveMembership, nextMembershipStates, type Membership } from './membership.ts'
import { mayEditCommunity, mayGiveRole, mayKeepMembers, maySeeMembers } from './permissions.ts'
import { checkProgramme } from './programme.ts'
import { checkRhythm, expectedMeetings, findRhythm, fitRhythm } from './rhythm.ts'
import { findNext, monthsOfYear } from './year.ts'

const aText = (text: Partial<CommunityText>): CommunityText => ({
  kind: 'charter',
  version: 1,
  textFr: 'Ensemble',
  textNl: 'Samen',
  attendanceKeptMonths: 24,
  inForceOn: '2023-01-01',
  ...text,
})
const ready: Standing = {
  community: { hostOrganisationId: null, hostText: 'Maison du Marais', secrecyMode: 'mixed' },
  texts: [aText({}), aText({ kind: 'consent' })],
  moderators: 1,
  today: '2023-04-03',
}

describe('a community', () => {
  it('becomes active once host, charter, secrecy mode, moderator and consent text are there', () => {
    expect(moveCommunity('forming', 'active', ready)).toEqual(done('active'))
    const bare: Standing = { community: { hostOrganisationId: null, hostText: '', secrecyMode: null }, texts: [], moderators: 0, today: '2023-04-03' }
    expect(missingToBecomeActive(bare)).toEqual(['host', 'charter', 'secrecy-mode', 'moderator', 'consent-text'])
    expect(moveCommunity('forming', 'active', bare)).toEqual(refused('not-ready'))
    expect(moveCommunity('paused', 'active', bare)).toEqual(refused('not-ready'))
  })
  it('needs its consent text in both languages, in force today', () => {
    expect(missingToBecomeActive({ ...ready, texts: [aText({}), aText({ kind: 'consent', textNl: '' })] })).toEqual(['consent-text'])
    expect(missingToBecomeActive({ ...ready, texts: [aText({}), aText({ kind: 'consent', inForceOn: '2023-04-04' })] })).toEqual(['consent-text'])
  })
  it('keeps to its newest version in force', () => {
    const texts = [aText({ version: 1 }), aText({ version: 3, inForceOn: '2024-01-01' }), aText({ version: 2 })]
    expect(findTextInForce(texts, 'charter', '2023-04-03')?.version).toBe(2)
    expect(findTextInForce(texts, 'convention', '2023-04-03')).toBeNull()
  })
  it('closes for good, and never goes back to an idea', () => {
    expect(nextStates('closed')).toEqual([])
    expect(COMMUNITY_STATES.filter((state) => nextStates(state).includes('idea'))).toEqual([])
    expect(moveCommunity('closed', 'active', ready)).toEqual(refused('state-not-next'))
  })
  it('needs a name in one language and seats one can count', () => {
    const draft = {
      nameFr: '',
      nameNl: 'Zuid',
      kind: 'team',
      purpose: { language: 'nl' as const, text: '' },
      accent: 'teal',
      hostOrganisationId: null,
      programmeId: null,
      seats: null,
      listSize: null,
      languageMode: 'own' as const,
      secrecyMode: null,
      isPublic: false,
    }
    expect(checkCommunity(draft)).toBeNull()
    expect(checkCommunity({ ...draft, nameNl: '' })).toBe('name-missing')
    expect(checkCommunity({ ...draft, seats: Number.NaN })).toBe('seats-not-a-number')
    expect(checkCommunity({ ...draft, listSize: 0 })).toBe('list-not-a-number')
  })
})

const aMember = (given: Partial<Membership> = {}): Membership => ({
  id: '1',
  communityId: 'c',
  personId: 'p',
  role: 'member',
  state: 'active',
  from: '2023-01-01',
  until: null,
  endReason: null,
  version: 1,
  ...given,
})
const AGREED = { at: '2023-04-03T09:00:00.000Z', convention: 1, consent: 1, means: 'own_click', notedBy: null } as const
const aCoordinator = (given: Partial<Membership> = {}) => aMember({ role: 'coordinator', ...given })

describe('a membership', () => {
  it('goes from pending to active to leave and back', () => {
    expect(moveMembership(aMember({ state: 'pending' }), 'active', AGREED).ok).toBe(true)
    expect(moveMembership(aMember(), 'on_leave', null).ok).toBe(true)
    expect(moveMembership(aMember(), 'invited', null)).toEqual(refused('state-not-next'))
  })
  it('E2 becomes active through the door, and never without an agreement', () => {
    for (const state of ['applied', 'invited'] as const) {
      expect(nextMembershipStates(state)).toEqual(['pending'])
      expect(moveMembership(aMember({ state }), 'active', AGREED)).toEqual(refused('state-not-next'))
      expect(letIn(aMember({ state }), null)).toEqual(done(aMember({ state: 'pending' })))
      expect(letIn(aMember({ state }), AGREED)).toEqual(done(aMember({ state: 'active' })))
      expect(changeMembership(aMember({ state }), aMember({ state: 'pending' }), [])).toEqual(refused('state-not-next'))
      expect(endMembership(aMember({ state }), { on: '2023-04-03', today: '2023-04-03', reason: 'time', others: [] })).toEqual(refused('state-not-next'))
    }
    expect(changeMembership(aMember({ state: 'pending' }), aMember(), [])).toEqual(refused('agreement-missing'))
    expect(letIn(aMember({ state: 'ended' }), AGREED)).toEqual(refused('membership-ended'))
  })
  it('once ended is never opened again', () => {
    const ended = aMember({ state: 'ended' })
    expect(nextMembershipStates('ended')).toEqual([])
    expect(moveMembership(ended, 'active', AGREED)).toEqual(refused('membership-ended'))
    expect(changeMembership(ended, ended, [])).toEqual(refused('membership-ended'))
    expect(endMembership(ended, { on: '2023-04-03', today: '2023-04-03', reason: 'time', others: [] })).toEqual(refused('membership-ended'))
  })
  it('ends on a day with a reason; a day to come is noted and the membership runs until then', () => {
    expect(endMembership(aMember(), { on: '2023-04-03', today: '2023-04-03', reason: 'job', others: [] })).toEqual(
      done(aMember({ state: 'ended', until: '2023-04-03', endReason: 'job' })),
    )
    expect(endMembership(aMember(), { on: '2023-05-01', today: '2023-04-03', reason: 'job', others: [] })).toMatchObject({
      value: { state: 'active', until: '2023-05-01' },
    })
    expect(endMembership(aMember(), { on: '2022-12-31', today: '2023-04-03', reason: 'job', others: [] })).toEqual(refused('ends-before-start'))
  })
  it('runs on its first and on its last day', () => {
    const member = aMember({ until: '2023-02-14' })
    expect(['2022-12-31', '2023-01-01', '2023-02-14', '2023-02-15'].map((day) => isRunning(member, day))).toEqual([false, true, true, false])
  })
  it('of the last coordinator stays', () => {
    const end = { on: '2023-04-03', today: '2023-04-03', reason: 'time' }
    expect(endMembership(aCoordinator(), { ...end, others: [] })).toEqual(refused('last-coordinator'))
    expect(endMembership(aCoordinator(), { ...end, others: [aCoordinator({ id: '2', personId: 'q', until: '2023-04-03' })] })).toEqual(
      refused('last-coordinator'),
    )
    expect(endMembership(aCoordinator(), { ...end, others: [aCoordinator({ id: '2', personId: 'q' })] }).ok).toBe(true)
    for (const change of [{ role: 'member' as const }, { until: '2024-01-01' }, { state: 'on_leave' as const }]) {
      expect(changeMembership(aCoordinator(), { ...aCoordinator(), ...change }, [])).toEqual(refused('last-coordinator'))
    }
  })
  it('does not end before it begins', () => {
    expect(changeMembership(aMember(), { ...aMember(), until: '2022-01-01' }, [])).toEqual(refused('period-upside-down'))
  })
})

describe('rhythm', () => {
  it('ends before the next one that is known, and no later than was said', () => {
    const known = [{ id: 'b', meetingsPerYear: 5, from: '2024-01-01', until: null }]
    const rhythm = { meetingsPerYear: 3, from: '2023-01-01', until: null }
    expect(fitRhythm(rhythm, known)).toEqual({ ...rhythm, until: '2023-12-31' })
    expect(fitRhythm({ ...rhythm, until: '2023-06-30' }, known).until).toBe('2023-06-30')
    expect(fitRhythm({ ...rhythm, from: '2024-01-01' }, known).until).toBeNull()
    expect(fitRhythm({ ...rhythm, from: null }, known).until).toBe('2023-12-31')
  })

  const year = { from: '2023-01-01', until: '2023-12-31' }
  it('ten a year let expect ten in that year, five when agreed for half of it', () => {
    expect(expectedMeetings([{ id: 'a', meetingsPerYear: 10, from: null, until: null }], year)).toBeCloseTo(10)
    expect(expectedMeetings([{ id: 'a', meetingsPerYear: 10, from: '2023-07-02', until: null }], year)).toBeCloseTo((10 * 183) / 365)
  })
  it('says nothing where none was agreed', () => {
    expect(expectedMeetings([], year)).toBeNull()
    expect(expectedMeetings([{ id: 'a', meetingsPerYear: 10, from: '2024-01-01', until: null }], year)).toBeNull()
  })
  it('of two that overlap the later one holds', () => {
    const rhythms = [
      { id: 'a', meetingsPerYear: 10, from: null, until: null },
      { id: 'b', meetingsPerYear: 5, from: '2023-03-01', until: null },
    ]
    expect(findRhythm(rhythms, '2023-02-28')?.id).toBe('a')
    expect(findRhythm(rhythms, '2023-03-01')?.id).toBe('b')
  })
  it('is a number between 1 and 60', () => {
    expect(checkRhythm({ meetingsPerYear: 0, from: null, until: null })).toBe('rhythm-not-a-number')
    expect(checkRhythm({ meetingsPerYear: 12, from: '2023-02-01', until: '2023-01-01' })).toBe('period-upside-down')
  })
})

describe('areas', () => {
  it('are those of the day asked for', () => {
    const marolles = { id: '1', layer: 'lived', name: { fr: 'Marolles', nl: 'Marollen' }, from: null, until: '2022-12-31' }
    const cureghem = { id: '2', layer: 'lived', name: { fr: 'Cureghem', nl: 'Kuregem' }, from: '2023-01-01', until: null }
    expect(areasOn([marolles, cureghem], '2022-12-31')).toEqual([marolles])
    expect(areasOn([marolles, cureghem], '2023-01-01')).toEqual([cureghem])
  })
})

describe('the year', () => {
  const meeting = (id: string, startsAt: string, state: 'planned' | 'held' = 'held') => ({ id, title: '', startsAt, state, place: '' })
  it('puts a meeting in its Brussels month', () => {
    const months = monthsOfYear(2023, [meeting('a', '2023-01-31T23:30:00Z'), meeting('b', '2022-12-31T22:00:00Z')])
    expect(months.map(({ meetings }) => meetings.length)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })
  it('knows the next one', () => {
    const all = [meeting('a', '2023-05-01T12:00:00Z', 'planned'), meeting('b', '2023-04-10T12:00:00Z', 'planned'), meeting('c', '2023-03-01T12:00:00Z')]
    expect(findNext(all, '2023-04-03T09:00:00Z')?.id).toBe('b')
    expect(findNext([], '2023-04-03T09:00:00Z')).toBeNull()
  })
})

describe('rights', () => {
  const actor = (role: CommunityRole, assurance: Actor['assurance'] = 'passkey'): Actor => ({
    personId: 'p',
    accountId: 'a',
    sessionId: 's',
    name: 'Ama Mensah',
    language: null,
    assurance,
    provedAt: '2023-04-03T09:00:00Z',
    instanceRoles: [],
    communities: [{ communityId: 'c', role, nameFr: 'Sud', nameNl: 'Zuid', accent: 'teal', programmeId: null }],
    reach: 'own',
  })
  it('a moderator keeps members but gives no right as far as the own', () => {
    expect(mayKeepMembers(actor('moderator'), 'c')).toBe(true)
    expect(mayGiveRole(actor('moderator'), 'c', 'member')).toBe(true)
    expect(mayGiveRole(actor('moderator'), 'c', 'moderator')).toBe(false)
    expect(mayGiveRole(actor('coordinator'), 'c', 'coordinator')).toBe(true)
    expect(mayEditCommunity(actor('moderator'), 'c')).toBe(false)
  })
  it('a coordinator who came by mail link is a member, and a visitor sees no members', () => {
    expect(mayEditCommunity(actor('coordinator', 'mail'), 'c')).toBe(false)
    expect(maySeeMembers(actor('coordinator', 'mail'), 'c')).toBe(true)
    expect(maySeeMembers(actor('visitor'), 'c')).toBe(false)
    expect(maySeeMembers(actor('coordinator'), 'another')).toBe(false)
  })
})

it('a programme needs a name and days in order', () => {
  const draft = { nameFr: 'Plan', nameNl: '', funder: '', mandate: '', from: '2023-01-01', until: '2022-01-01' }
  expect(checkProgramme(draft)).toBe('period-upside-down')
  expect(checkProgramme({ ...draft, nameFr: '' })).toBe('name-missing')
})
