import type { CommunityCount, CommunityFigures, Count } from './community-figures.ts'
import { standardDeviation, type DeviationKind } from './rounding.ts'

type JointMeeting = { hasLines: boolean; people: Map<string, 'member' | 'deputy'> }

/** Gathers column after column, so that none has to stay in memory. */
export type Totals = {
  columns: CommunityFigures[]
  milliseconds: number
  meetings: number
  /** Held meetings with lines that belong to one community only: how many, the sum of people counted and of its square. */
  single: { n: number; sum: number; squares: number }
  joint: Map<string, JointMeeting>
  /** Meetings attended as a member, joint ones set apart. */
  people: Map<string, number>
  organisations: Set<string>
  practitioners: Set<string>
  selfEmployed: Set<string>
  pairs: Set<string>
  sectors: Set<string>
}

export function startTotals(): Totals {
  return {
    columns: [],
    milliseconds: 0,
    meetings: 0,
    single: { n: 0, sum: 0, squares: 0 },
    joint: new Map(),
    people: new Map(),
    organisations: new Set(),
    practitioners: new Set(),
    selfEmployed: new Set(),
    pairs: new Set(),
    sectors: new Set(),
  }
}

export function addColumn(totals: Totals, { tally, figures, counted }: CommunityCount): void {
  totals.columns.push(figures)
  for (const { personId, meetings, employment } of tally.people.values()) {
    if (meetings === 0) continue
    totals.people.set(personId, (totals.people.get(personId) ?? 0) + meetings)
    if (employment === 'self_employed') totals.selfEmployed.add(personId)
  }
  for (const meeting of tally.meetings) {
    if (meeting.people !== null) {
      addJointMeeting(totals, meeting.meeting.meetingId, { ...meeting, people: meeting.people })
      continue
    }
    totals.meetings += 1
    totals.milliseconds += meeting.milliseconds
    if (!meeting.hasLines) continue
    totals.single.n += 1
    totals.single.sum += meeting.counted
    totals.single.squares += meeting.counted * meeting.counted
  }
  for (const id of counted.organisations) totals.organisations.add(id)
  for (const id of counted.practitioners) totals.practitioners.add(id)
  for (const id of counted.pairs) totals.pairs.add(id)
  for (const id of counted.sectors) totals.sectors.add(id)
}

/** A joint meeting comes once with each of its columns; a person counted in two of them was at one meeting. */
function addJointMeeting(totals: Totals, meetingId: string, meeting: JointMeeting & { milliseconds: number }): void {
  const known = totals.joint.get(meetingId)
  if (known === undefined) {
    totals.meetings += 1
    totals.milliseconds += meeting.milliseconds
    totals.joint.set(meetingId, { hasLines: meeting.hasLines, people: new Map(meeting.people) })
    return
  }
  for (const [personId, as] of meeting.people) {
    const before = known.people.get(personId)
    if (before === 'member' && as === 'member') totals.people.set(personId, (totals.people.get(personId) ?? 0) - 1)
    if (before !== 'member') known.people.set(personId, as)
  }
}

/** Meetings, hours, people and organisations counted once over all columns; not recorded as soon as one column is. */
export function finishDistinct(totals: Totals, sd: DeviationKind): CommunityFigures {
  let { n, sum, squares } = totals.single
  for (const { hasLines, people } of totals.joint.values()) {
    if (!hasLines) continue
    n += 1
    sum += people.size
    squares += people.size * people.size
  }
  let min: Count = null
  let max: Count = null
  for (const meetings of totals.people.values()) {
    if (min === null || meetings < min) min = meetings
    if (max === null || meetings > max) max = meetings
  }
  const unlessBlank = (figure: 'organisations' | 'selfEmployed' | 'pairs' | 'sectors', value: number): Count =>
    totals.columns.some((column) => column[figure] === null) ? null : value
  return {
    meetings: totals.meetings,
    hours: totals.milliseconds / 3_600_000,
    participantsPerMeeting: { mean: n === 0 ? null : sum / n, sd: standardDeviation(n, sum, squares, sd), n },
    meetingsPerParticipant: { min, max },
    members: totals.people.size,
    organisations: unlessBlank('organisations', totals.organisations.size + totals.practitioners.size),
    selfEmployed: unlessBlank('selfEmployed', totals.selfEmployed.size),
    pairs: unlessBlank('pairs', totals.pairs.size),
    sectors: unlessBlank('sectors', totals.sectors.size),
  }
}

/** The columns added up: people and organisations in two communities count twice. Means, SD, min and max cannot be added. */
export function sumColumns(columns: readonly CommunityFigures[]): CommunityFigures {
  const add = (valueOf: (column: CommunityFigures) => number): number => columns.reduce((sum, column) => sum + valueOf(column), 0)
  const addUnlessBlank = (figure: 'organisations' | 'selfEmployed' | 'pairs' | 'sectors'): Count =>
    columns.some((column) => column[figure] === null) ? null : add((column) => column[figure] ?? 0)
  return {
    meetings: add(({ meetings }) => meetings),
    hours: add(({ hours }) => hours),
    participantsPerMeeting: { mean: null, sd: null, n: add(({ participantsPerMeeting }) => participantsPerMeeting.n) },
    meetingsPerParticipant: { min: null, max: null },
    members: add(({ members }) => members),
    organisations: addUnlessBlank('organisations'),
    selfEmployed: addUnlessBlank('selfEmployed'),
    pairs: addUnlessBlank('pairs'),
    sectors: addUnlessBlank('sectors'),
  }
}
