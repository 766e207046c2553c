import { brusselsInstant } from './brussels.ts'
import type {
  AttendanceRole,
  AttendanceState,
  Day,
  Employment,
  MeetingState,
  MembershipRole,
  Register,
  RegisterAttendance,
  RegisterCommunity,
  RegisterMeeting,
  RegisterMembership,
} from './register.ts'

export type RandomSize = {
  communities: number
  membersPerCommunity: number
  meetingsPerCommunity: number
  organisationsPerCommunity: number
  /** true: joint meetings, deputies, blanks, overlaps, strangers; false: an orderly register, for measuring. */
  odd: boolean
}

const SMALL: RandomSize = { communities: 3, membersPerCommunity: 6, meetingsPerCommunity: 5, organisationsPerCommunity: 4, odd: true }
const EMPLOYMENTS: readonly (Employment | null)[] = [
  'salaried',
  'salaried',
  'salaried',
  'self_employed',
  'self_employed',
  'volunteer',
  'citizen',
  'informal_carer',
  null,
]
const ROLES: readonly MembershipRole[] = ['member', 'member', 'member', 'member', 'moderator', 'researcher', 'coordinator', 'visitor']
const ATTENDANCE_ROLES: readonly (AttendanceRole | null)[] = [
  'member',
  'member',
  'member',
  'member',
  null,
  null,
  'deputy',
  'moderator',
  'researcher',
  'visitor',
  'speaker',
  'interpreter',
  'coordinator',
]
const STATES: readonly AttendanceState[] = ['present', 'present', 'present', 'excused', 'absent', 'represented']
const MEETING_STATES: readonly MeetingState[] = ['held', 'held', 'held', 'held', 'planned', 'cancelled']
const SECTORS = ['primary-care', 'home-care', 'social-work', 'mental-health', 'housing']
const START = Date.UTC(2022, 7, 15)
const SPAN_DAYS = 260

type Chance = {
  /** A whole number from 0 to `below` − 1. */
  whole(below: number): number
  pick<Value>(values: readonly Value[]): Value
  happens(share: number): boolean
}

/** @source mulberry32, Tommy Ettinger 2017, public domain: small, and the same on every machine */
function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    whole: (below) => Math.floor(next() * below),
    pick: <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)] as Value, // the lists above are never empty
    happens: (share) => next() < share,
  }
}

function dayAfter(days: number): Day {
  return new Date(START + days * 86_400_000).toISOString().slice(0, 10)
}

function makeMemberships(chance: Chance, personId: string, communityId: string, organisations: readonly string[], odd: boolean): RegisterMembership[] {
  const represents = !odd || chance.happens(0.8) ? [chance.pick(organisations)] : []
  if (odd && chance.happens(0.1)) represents.push(chance.pick(organisations))
  const role = odd ? chance.pick(ROLES) : 'member'
  const whole: RegisterMembership = { personId, communityId, role, from: null, until: null, represents: [...new Set(represents)] }
  if (!odd || chance.happens(0.5)) return [whole]
  if (chance.happens(0.1)) return []
  const middle = chance.whole(SPAN_DAYS)
  const early: RegisterMembership = { ...whole, until: dayAfter(middle) }
  if (chance.happens(0.5)) return [early]
  return [early, { ...whole, role: chance.pick(ROLES), from: dayAfter(middle + chance.whole(40) - 10), represents: [chance.pick(organisations)] }]
}

function makeMeeting(chance: Chance, meetingId: string, communityIds: readonly string[], odd: boolean): RegisterMeeting {
  const day = dayAfter(chance.whole(SPAN_DAYS))
  const late = odd && chance.happens(0.2)
  const startsAt = brusselsInstant(day, late ? '00:15' : '12:30')
  const endsAt = new Date(Date.parse(startsAt) + (2 + chance.whole(3)) * 1_800_000).toISOString()
  const actual = odd && chance.happens(0.3)
  return {
    meetingId,
    communityIds,
    title: `Meeting ${meetingId}`,
    startsAt,
    endsAt,
    actualStartsAt: actual ? startsAt : null,
    actualEndsAt: actual && chance.happens(0.8) ? new Date(Date.parse(endsAt) + 420_000).toISOString() : null,
    mode: 'in_person',
    place: null,
    state: odd ? chance.pick(MEETING_STATES) : 'held',
  }
}

function makeLine(chance: Chance, meetingId: string, personId: string, organisations: readonly string[], odd: boolean): RegisterAttendance {
  const represents = odd && chance.happens(0.15) ? [chance.pick(organisations)] : []
  return { meetingId, personId, role: odd ? chance.pick(ATTENDANCE_ROLES) : 'member', state: odd ? chance.pick(STATES) : 'present', mode: null, represents }
}

/** The same register for the same seed. Every person, organisation and community is in its sheet; nobody is twice at one meeting. */
export function randomRegister(seed: number, size: Partial<RandomSize> = {}): Register {
  const { communities: howMany, membersPerCommunity, meetingsPerCommunity, organisationsPerCommunity, odd } = { ...SMALL, ...size }
  const chance = makeChance(seed)
  const blankSectors = odd && chance.happens(0.3)
  const sheets = {
    people: [] as Register['people'][number][],
    organisations: [] as Register['organisations'][number][],
    communities: [] as RegisterCommunity[],
  }
  const memberships: RegisterMembership[] = []
  const meetings: RegisterMeeting[] = []
  const attendance: RegisterAttendance[] = []
  const employments = odd && chance.happens(0.5) ? EMPLOYMENTS : EMPLOYMENTS.filter((employment) => employment !== null)
  for (let place = 0; place < howMany; place += 1) {
    const communityId = `c${place}`
    sheets.communities.push({ communityId, names: { fr: `Communauté ${place}`, nl: `Gemeenschap ${place}` }, kind: null, areas: [], host: null })
    const organisations = Array.from({ length: organisationsPerCommunity }, (_, number) => `o${place}-${number}`)
    for (const organisationId of organisations) {
      const sectors = blankSectors && chance.happens(0.1) ? [] : [chance.pick(SECTORS)]
      const names = { fr: `Organisation ${organisationId}`, nl: `Organisatie ${organisationId}` }
      sheets.organisations.push({
        organisationId,
        names,
        sectors,
        solePractice: chance.happens(0.2) ? true : chance.happens(0.9) ? false : null,
        enterpriseNumber: null,
      })
    }
    const members = Array.from({ length: membersPerCommunity }, (_, number) => `p${place}-${number}`)
    for (const personId of members) {
      sheets.people.push({
        personId,
        givenName: 'Ami',
        familyName: personId,
        email: null,
        phone: null,
        languagesSpoken: ['fr'],
        languagesUnderstood: ['fr'],
        disciplines: [],
        employment: chance.pick(employments),
      })
      memberships.push(...makeMemberships(chance, personId, communityId, organisations, odd))
      if (odd && place > 0 && chance.happens(0.2)) memberships.push(...makeMemberships(chance, personId, `c${chance.whole(place)}`, organisations, odd))
    }
    for (let number = 0; number < meetingsPerCommunity; number += 1) {
      const meetingId = `m${place}-${number}`
      const joint = odd && place > 0 && chance.happens(0.25)
      const other = chance.whole(Math.max(place, 1))
      meetings.push(makeMeeting(chance, meetingId, joint ? [communityId, `c${other}`] : [communityId], odd))
      if (odd && chance.happens(0.1)) continue
      const guests = joint ? Array.from({ length: membersPerCommunity }, (_, guest) => `p${other}-${guest}`) : []
      for (const personId of [...members, ...guests]) {
        if (!odd || chance.happens(0.8)) attendance.push(makeLine(chance, meetingId, personId, organisations, odd))
      }
    }
  }
  return { ...sheets, memberships, meetings, attendance }
}
