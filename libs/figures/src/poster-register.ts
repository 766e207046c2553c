import { brusselsInstant } from './brussels.ts'
import { POSTER_ORGANISATIONS, POSTER_PEOPLE } from './poster-names.ts'
import type { AttendanceRole, AttendanceState, Day, Employment, Register, RegisterAttendance, RegisterMembership, RegisterOrganisation } from './register.ts'

type CommunityId = keyof typeof POSTER_ORGANISATIONS
/** One member: how many meetings they attend, for whom they stand, and when they were a member if not all the time. */
type Seat = { attends: number; organisation: number | 'sole'; employment: Employment | null; stay: 'whole' | 'before' | 'after' }
type Plan = {
  communityId: CommunityId
  names: { fr: string; nl: string }
  times: readonly [from: string, until: string]
  days: readonly Day[]
  cancelled: readonly Day[]
  /** People counted at each meeting. */
  present: readonly number[]
  seats: readonly Seat[]
  soleSectors: readonly string[]
}
type MutableRegister = {
  people: Register['people'][number][]
  organisations: RegisterOrganisation[]
  communities: Register['communities'][number][]
  memberships: RegisterMembership[]
  meetings: Register['meetings'][number][]
  attendance: RegisterAttendance[]
}

const WINDOW = { from: '2022-09-01', until: '2023-03-31' }
const [HANDED_OVER, TAKEN_OVER] = ['2022-12-31', '2023-01-01']

type SeatChanges = {
  pairs?: Record<number, number>
  selfEmployed?: readonly number[]
  sole?: readonly number[]
  replaced?: Record<number, number>
  blank?: readonly number[]
}

/** @param attended meetings per member, largest first; the changes name members by their place in it, the earlier of two first */
function makeSeats(attended: readonly number[], changes: SeatChanges): Seat[] {
  const { pairs = {}, selfEmployed = [], sole = [], replaced = {}, blank = [] } = changes
  const leaders = new Map(Object.entries({ ...pairs, ...replaced }).map(([leader, follower]) => [follower, Number(leader)]))
  const organisations = new Map<number, number>()
  for (const place of attended.keys()) if (!leaders.has(place) && !sole.includes(place)) organisations.set(place, organisations.size)
  return attended.map((attends, place) => ({
    attends,
    organisation: sole.includes(place) ? 'sole' : (organisations.get(leaders.get(place) ?? place) ?? 0),
    employment: blank.includes(place) ? null : selfEmployed.includes(place) || sole.includes(place) ? 'self_employed' : 'salaried',
    stay: Object.values(replaced).includes(place) ? 'before' : place in replaced ? 'after' : 'whole',
  }))
}

/** Attendance and composition of the four columns; the sums are the poster's, the people are not. */
const PLANS: readonly Plan[] = [
  {
    communityId: 'south',
    names: { fr: 'Sud', nl: 'Zuid' },
    times: ['13:00', '16:00'],
    days: ['2022-09-13', '2022-10-11', '2022-11-08', '2022-12-13', '2023-01-10', '2023-02-14', '2023-03-14'],
    cancelled: [],
    present: [11, 10, 9, 11, 10, 9, 10],
    seats: makeSeats([6, 6, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1], {
      pairs: { 0: 1, 2: 17, 3: 18, 4: 19, 5: 20 },
      replaced: { 11: 13, 12: 16, 15: 14 },
      blank: [17, 18, 19],
    }),
    soleSectors: [],
  },
  {
    communityId: 'north',
    names: { fr: 'Nord', nl: 'Noord' },
    times: ['12:30', '14:30'],
    days: ['2022-09-15', '2022-10-13', '2022-11-17', '2022-12-15', '2023-01-19', '2023-02-16', '2023-03-16'],
    cancelled: [],
    present: [9, 8, 5, 7, 8, 4, 8],
    seats: makeSeats([7, 7, 6, 5, 4, 4, 4, 3, 3, 2, 2, 1, 1], { pairs: { 0: 12 }, sole: [5, 9] }),
    soleSectors: ['primary-care', 'home-care'],
  },
  {
    communityId: 'east',
    names: { fr: 'Est', nl: 'Oost' },
    times: ['12:30', '14:30'],
    days: ['2022-09-19', '2022-10-17', '2022-11-21', '2023-02-20', '2023-03-20'],
    cancelled: ['2022-12-19', '2023-01-16'],
    present: [6, 7, 6, 5, 6],
    seats: makeSeats([5, 5, 5, 4, 4, 3, 3, 1], { pairs: { 0: 7 }, selfEmployed: [1, 3, 5] }),
    soleSectors: [],
  },
  {
    communityId: 'centre',
    names: { fr: 'Centre', nl: 'Centrum' },
    times: ['17:00', '19:00'],
    days: ['2022-09-21', '2022-10-19', '2022-11-16', '2022-12-21', '2023-01-18', '2023-02-15', '2023-03-15'],
    cancelled: [],
    present: [12, 11, 10, 11, 12, 11, 10],
    seats: makeSeats([7, 7, 7, 6, 6, 6, 5, 5, 5, 4, 4, 3, 3, 3, 2, 2, 1, 1], { pairs: { 0: 17, 1: 16, 2: 15, 3: 14 }, sole: [10] }),
    soleSectors: ['mental-health'],
  },
]

/** Which meetings a member can attend: replaced people only the first four, their successors only the later ones. */
function listOpenMeetings(plan: Plan, { stay }: Seat): number[] {
  return [...plan.days.keys()].filter((place) => stay === 'whole' || (stay === 'before') === (plan.days[place] ?? '') <= HANDED_OVER)
}

/**
 * Who was at which meeting, from row and column sums: those with least choice first, then the largest, each into the meetings
 * with most room left.
 * @source the construction in the proof of the Gale–Ryser theorem; fails loudly when the sums cannot be met
 */
function fillMatrix(plan: Plan): Set<number>[] {
  const room = [...plan.present]
  const order = [...plan.seats.entries()].sort(([, a], [, b]) => Number(a.stay === 'whole') - Number(b.stay === 'whole') || b.attends - a.attends)
  const attended = plan.seats.map(() => new Set<number>())
  for (const [place, seat] of order) {
    const open = listOpenMeetings(plan, seat).sort((a, b) => (room[b] ?? 0) - (room[a] ?? 0) || a - b)
    for (const meeting of open.slice(0, seat.attends)) {
      room[meeting] = (room[meeting] ?? 0) - 1
      attended[place]?.add(meeting)
    }
  }
  if (room.some((left) => left !== 0)) throw new Error(`The attendance of ${plan.communityId} does not add up.`)
  return attended
}

/** Takes the next invented people, so that everyone is in the register once. */
function makePeople(register: MutableRegister): (employment: Employment | null, discipline: string | null) => string {
  return (employment, discipline) => {
    const place = register.people.length
    const [givenName = '', familyName = '', languages = ''] = POSTER_PEOPLE[place] ?? []
    if (givenName === '') throw new Error('There are not enough invented people.')
    const personId = `p${String(place + 1).padStart(2, '0')}`
    register.people.push({
      personId,
      givenName,
      familyName,
      email: `${personId}@example.org`,
      phone: null,
      languagesSpoken: languages.split(' '),
      languagesUnderstood: [...new Set([...languages.split(' '), 'fr'])],
      disciplines: discipline === null ? [] : [discipline],
      employment,
    })
    return personId
  }
}

const DISCIPLINES: Record<string, string> = {
  'primary-care': 'general-practitioner',
  'home-care': 'nurse',
  'social-work': 'social-worker',
  'mental-health': 'psychologist',
  housing: 'community-worker',
}

/** An organisation with the same French name is the same one, also in another community. */
function addOrganisation(register: MutableRegister, fr: string, nl: string, sector: string, solePractice = false): string {
  const known = register.organisations.find(({ names }) => names.fr === fr)
  if (known !== undefined) return known.organisationId
  const organisationId = `o${String(register.organisations.length + 1).padStart(2, '0')}`
  register.organisations.push({ organisationId, names: { fr, nl }, sectors: [sector], solePractice, enterpriseNumber: null })
  return organisationId
}

function addMembers(register: MutableRegister, plan: Plan, addPerson: ReturnType<typeof makePeople>): string[] {
  const soleSectors = [...plan.soleSectors]
  return plan.seats.map(({ organisation, employment, stay }) => {
    const [fr, nl, sector] = (organisation === 'sole' ? undefined : POSTER_ORGANISATIONS[plan.communityId][organisation]) ?? ['', '', soleSectors.shift() ?? '']
    const personId = addPerson(employment, DISCIPLINES[sector] ?? null)
    const name = register.people.at(-1)?.familyName ?? ''
    const organisationId =
      fr === '' ? addOrganisation(register, `Cabinet ${name}`, `Praktijk ${name}`, sector, true) : addOrganisation(register, fr, nl, sector)
    register.memberships.push({
      personId,
      communityId: plan.communityId,
      role: 'member',
      from: stay === 'after' ? TAKEN_OVER : WINDOW.from,
      until: stay === 'before' ? HANDED_OVER : null,
      represents: [organisationId],
      endReason: stay === 'before' ? 'replaced' : null,
    })
    return personId
  })
}

function addStaff(register: MutableRegister, plan: Plan, personId: string, role: 'moderator' | 'researcher'): void {
  register.memberships.push({ personId, communityId: plan.communityId, role, from: WINDOW.from, until: null, represents: [] })
}

function addMeeting(register: MutableRegister, plan: Plan, day: Day, state: 'held' | 'cancelled'): string {
  const meetingId = `${plan.communityId}-${day}`
  const number = [...plan.days, ...plan.cancelled].sort().indexOf(day) + 1
  register.meetings.push({
    meetingId,
    communityIds: [plan.communityId],
    title: `${plan.names.fr} ${number} · ${plan.names.nl} ${number}`,
    startsAt: brusselsInstant(day, plan.times[0]),
    endsAt: brusselsInstant(day, plan.times[1]),
    actualStartsAt: null,
    actualEndsAt: null,
    mode: 'in_person',
    place: null,
    state,
  })
  return meetingId
}

function addCommunity(register: MutableRegister, plan: Plan, researcherId: string, addPerson: ReturnType<typeof makePeople>): void {
  const { communityId, names } = plan
  register.communities.push({ communityId, names, kind: 'community_of_practice', areas: [], host: null })
  const members = addMembers(register, plan, addPerson)
  const moderators = [addPerson('salaried', null), addPerson('salaried', null)]
  const visitors = [addPerson(null, null), addPerson(null, null)]
  for (const personId of moderators) addStaff(register, plan, personId, 'moderator')
  addStaff(register, plan, researcherId, 'researcher')
  const attended = fillMatrix(plan)
  for (const [place, day] of plan.days.entries()) {
    const meetingId = addMeeting(register, plan, day, 'held')
    const note = (personId: string, role: AttendanceRole, state: AttendanceState): void => {
      register.attendance.push({ meetingId, personId, role, state, mode: state === 'present' ? 'in_person' : null, represents: [] })
    }
    for (const [seat, personId] of members.entries()) {
      const stay = plan.seats[seat]?.stay ?? 'whole'
      const belongs = stay === 'whole' || (stay === 'before') === day <= HANDED_OVER
      if (attended[seat]?.has(place)) note(personId, 'member', 'present')
      else if (belongs) note(personId, 'member', (seat + place) % 3 === 0 ? 'absent' : 'excused')
    }
    for (const personId of moderators) note(personId, 'moderator', 'present')
    note(researcherId, 'researcher', 'present')
    for (const personId of visitors.slice(0, place % 3)) note(personId, 'visitor', 'present')
  }
  for (const day of plan.cancelled) addMeeting(register, plan, day, 'cancelled')
}

/**
 * An invented register that reproduces every cell of the poster of the four communities, September 2022 to March 2023.
 * Two moderators and a researcher are at each meeting, with up to two visitors; none of them may show in the figures.
 */
export function buildPosterRegister(): Register {
  const register: MutableRegister = { people: [], organisations: [], communities: [], memberships: [], meetings: [], attendance: [] }
  const addPerson = makePeople(register)
  const researcherId = addPerson('salaried', null)
  for (const plan of PLANS) addCommunity(register, plan, researcherId, addPerson)
  return register
}

/** The window of the poster. */
export const POSTER_WINDOW = WINDOW
