import { brusselsDay } from './brussels.ts'
import { readLine, type CountedLine } from './presence.ts'
import type { Day, Employment, FigureMeeting, FigureMembership, Period } from './register.ts'
import type { RegisterIndex } from './register-index.ts'

/** Before and after every real day, for open ends. */
const FIRST_DAY = ''
const LAST_DAY = '9999-12-31'

/** A held meeting in the window. */
export type MeetingTally = {
  meeting: FigureMeeting
  day: Day
  milliseconds: number
  /** Did it have any attendance line? */
  hasLines: boolean
  /** Members and deputies present. */
  counted: number
  /** For a joint meeting, who was counted and as what; null for the others, to save memory. */
  people: Map<string, 'member' | 'deputy'> | null
}

/** A person counted at least once. */
export type PersonTally = {
  personId: string
  employment: Employment | null
  /** Meetings attended as a member; 0 for someone who only came as a deputy. */
  meetings: number
  /** Organisations represented as a member. */
  organisations: Set<string>
}

export type OrganisationTally = {
  organisationId: string
  solePractice: boolean
  sectors: readonly string[]
  /** Who represented it as a member, on which days. */
  memberDays: Map<string, Day[]>
  deputies: Set<string>
}

export type CommunityTally = {
  communityId: string
  meetings: MeetingTally[]
  people: Map<string, PersonTally>
  organisations: Map<string, OrganisationTally>
  /** Present as a member on a day without membership. */
  withoutMembership: Set<string>
  /** Two memberships of this community on one day of the window. */
  overlapping: string[]
  /** Planned meetings in the window whose day is over. */
  plannedInThePast: string[]
}

export function isInWindow(day: Day, window: Period): boolean {
  return (window.from === null || day >= window.from) && (window.until === null || day <= window.until)
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** Actual times when both are recorded, else the planned ones. */
export function durationOf(meeting: FigureMeeting): { milliseconds: number; actual: boolean } {
  const actual = meeting.actualStartsAt !== null && meeting.actualEndsAt !== null
  const from = actual ? meeting.actualStartsAt : meeting.startsAt
  const until = actual ? meeting.actualEndsAt : meeting.endsAt
  return { milliseconds: Date.parse(until ?? meeting.endsAt) - Date.parse(from ?? meeting.startsAt), actual }
}

/** Goes once through the rows of one community. */
export function tallyCommunity(index: RegisterIndex, communityId: string, window: Period, today?: Day): CommunityTally {
  const tally: CommunityTally = {
    communityId,
    meetings: [],
    people: new Map(),
    organisations: new Map(),
    withoutMembership: new Set(),
    overlapping: findOverlapping(index, communityId, window),
    plannedInThePast: [],
  }
  for (const meeting of index.meetings.get(communityId) ?? []) {
    if (meeting.state === 'cancelled') continue
    const day = brusselsDay(meeting.startsAt)
    if (!isInWindow(day, window)) continue
    if (meeting.state === 'held') tally.meetings.push(tallyMeeting(index, tally, meeting, day))
    else if (today !== undefined && day < today) tally.plannedInThePast.push(meeting.meetingId)
  }
  return tally
}

function tallyMeeting(index: RegisterIndex, tally: CommunityTally, meeting: FigureMeeting, day: Day): MeetingTally {
  const lines = index.attendance.get(meeting.meetingId) ?? []
  const people = new Map<string, 'member' | 'deputy'>()
  for (const line of lines) {
    const read = readLine(index, tally.communityId, meeting, day, line)
    if (!read.counted) continue
    countPerson(index, tally, line.personId, read, people.get(line.personId))
    if (people.get(line.personId) !== 'member') people.set(line.personId, read.as)
    countOrganisations(index, tally, line.personId, read, day)
  }
  const joint = meeting.communityIds.length > 1
  return {
    meeting,
    day,
    milliseconds: durationOf(meeting).milliseconds,
    hasLines: lines.length > 0,
    counted: people.size,
    people: joint ? people : null,
  }
}

/** @param before what an earlier line of the same person at the same meeting counted as: two lines are one presence */
function countPerson(index: RegisterIndex, tally: CommunityTally, personId: string, read: CountedLine, before: 'member' | 'deputy' | undefined): void {
  const known = tally.people.get(personId)
  const person = known ?? { personId, employment: index.people.get(personId)?.employment ?? null, meetings: 0, organisations: new Set() }
  if (known === undefined) tally.people.set(personId, person)
  if (read.as === 'deputy') return
  if (before !== 'member') person.meetings += 1
  if (!read.hasMembership) tally.withoutMembership.add(personId)
  for (const organisationId of read.represents) person.organisations.add(organisationId)
}

function countOrganisations(index: RegisterIndex, tally: CommunityTally, personId: string, read: CountedLine, day: Day): void {
  for (const organisationId of read.represents) {
    const organisation = tally.organisations.get(organisationId) ?? newOrganisation(index, tally, organisationId)
    if (read.as === 'deputy') organisation.deputies.add(personId)
    else {
      const days = organisation.memberDays.get(personId)
      if (days === undefined) organisation.memberDays.set(personId, [day])
      else days.push(day)
    }
  }
}

function newOrganisation(index: RegisterIndex, tally: CommunityTally, organisationId: string): OrganisationTally {
  const row = index.organisations.get(organisationId)
  const organisation: OrganisationTally = {
    organisationId,
    solePractice: row?.solePractice ?? false,
    sectors: row?.sectors ?? [],
    memberDays: new Map(),
    deputies: new Set(),
  }
  tally.organisations.set(organisationId, organisation)
  return organisation
}

function findOverlapping(index: RegisterIndex, communityId: string, window: Period): string[] {
  const found: string[] = []
  for (const [personId, memberships] of index.memberships.get(communityId) ?? []) {
    if (memberships.length > 1 && hasOverlap(memberships, window)) found.push(personId)
  }
  return found
}

function hasOverlap(memberships: readonly FigureMembership[], window: Period): boolean {
  const spans = memberships
    .map(({ from, until }) => ({ from: later(from ?? FIRST_DAY, window.from ?? FIRST_DAY), until: earlier(until ?? LAST_DAY, window.until ?? LAST_DAY) }))
    .filter(({ from, until }) => from <= until)
    .sort((a, b) => a.from.localeCompare(b.from))
  return spans.some(({ from }, place) => spans.slice(0, place).some(({ until }) => from <= until))
}
