import { covers } from './presence.ts'
import { isPair, listReplaced } from './pairs.ts'
import type { Day, Period } from './register.ts'
import type { RegisterIndex } from './register-index.ts'
import { standardDeviation, type DeviationKind } from './rounding.ts'
import { tallyCommunity, type CommunityTally, type OrganisationTally, type PersonTally } from './tally.ts'

export const FIGURES = [
  'meetings',
  'hours',
  'participantsPerMeeting',
  'meetingsPerParticipant',
  'members',
  'organisations',
  'selfEmployed',
  'pairs',
  'sectors',
] as const
export type FigureId = (typeof FIGURES)[number]

/** How self-employed members count among the organisations (monitoring.md F5 i). */
export type SelfEmployedRule = 'default' | 'excluded' | 'counted'
/** `overlapping`: members at the same time; `window`: members at any time in the window, successions included. */
export type PairRule = 'overlapping' | 'window'

export type FigureOptions = {
  window: Period
  sd?: DeviationKind
  selfEmployed?: SelfEmployedRule
  pairs?: PairRule
  /** The Brussels day on which one asks; without it no planned meeting is called past. */
  today?: Day
}

/** null: no data, or not recorded; a warning then says which column is blank. */
export type Count = number | null
export type Spread = { mean: Count; sd: Count; n: number }
export type Range = { min: Count; max: Count }

/** The nine figures, unrounded. */
export type CommunityFigures = {
  meetings: number
  hours: number
  participantsPerMeeting: Spread
  meetingsPerParticipant: Range
  members: number
  organisations: Count
  selfEmployed: Count
  pairs: Count
  sectors: Count
}

/** What is counted once, kept to join columns without counting it twice. */
export type Counted = { organisations: string[]; practitioners: string[]; pairs: string[]; sectors: string[] }

/** Lines beside the poster. */
export type CommunityExtras = {
  /** Seats the community offers, when given. */
  seats: number | null
  /** The day of `registered` and `active`: the last of the window. */
  on: Day | null
  /** Memberships as member on that day. */
  registered: number
  /** Of these, present as a member at least once in the window. */
  active: number
  /** Distinct members present at least once in the window; equals `members`. */
  distinct: number
  /** Members who left before a colleague of the same organisation came. */
  replaced: number
  /** Sole practices represented, left out of `organisations`. */
  solePractices: number
  /** Sum over meetings of people counted × hours. */
  personHours: number
  /** Distinct people with a membership as member on some day of the window. */
  listSize: number
  /** Distinct people counted at least once, deputies included. */
  pool: number
}

export type Verdict = 'counted' | 'sole-practice' | 'self-employed-only' | 'unknown'

/** Does an organisation count under this rule? `unknown` when only a blank employment could tell. */
export function judgeOrganisation(tally: CommunityTally, organisation: OrganisationTally, rule: SelfEmployedRule): Verdict {
  if (organisation.solePractice) return 'sole-practice'
  if (rule !== 'excluded') return 'counted'
  let unknown = false
  for (const personId of [...organisation.memberDays.keys(), ...organisation.deputies]) {
    const employment = tally.people.get(personId)?.employment ?? null
    if (employment === null) unknown = true
    else if (employment !== 'self_employed') return 'counted'
  }
  return unknown ? 'unknown' : 'self-employed-only'
}

/** Does a member count as an organisation of their own? Only under `counted`, and only without an organisation or with a sole practice. */
export function judgePractitioner(tally: CommunityTally, person: PersonTally, rule: SelfEmployedRule): 'counted' | 'no' | 'unknown' {
  if (rule !== 'counted' || person.meetings === 0) return 'no'
  const alone = person.organisations.size === 0 || [...person.organisations].some((id) => tally.organisations.get(id)?.solePractice === true)
  if (!alone) return 'no'
  if (person.employment === null) return 'unknown'
  return person.employment === 'self_employed' ? 'counted' : 'no'
}

function countMeetings(tally: CommunityTally, sd: DeviationKind): Pick<CommunityFigures, 'meetings' | 'hours' | 'participantsPerMeeting'> {
  let milliseconds = 0
  let n = 0
  let sum = 0
  let squares = 0
  for (const meeting of tally.meetings) {
    milliseconds += meeting.milliseconds
    if (!meeting.hasLines) continue
    n += 1
    sum += meeting.counted
    squares += meeting.counted * meeting.counted
  }
  const participantsPerMeeting = { mean: n === 0 ? null : sum / n, sd: standardDeviation(n, sum, squares, sd), n }
  return { meetings: tally.meetings.length, hours: milliseconds / 3_600_000, participantsPerMeeting }
}

function countMembers(tally: CommunityTally): Pick<CommunityFigures, 'members' | 'meetingsPerParticipant' | 'selfEmployed'> {
  let members = 0
  let selfEmployed = 0
  let blank = 0
  let min: Count = null
  let max: Count = null
  for (const { meetings, employment } of tally.people.values()) {
    if (meetings === 0) continue
    members += 1
    if (employment === 'self_employed') selfEmployed += 1
    if (employment === null) blank += 1
    if (min === null || meetings < min) min = meetings
    if (max === null || meetings > max) max = meetings
  }
  return { members, meetingsPerParticipant: { min, max }, selfEmployed: blank > 0 ? null : selfEmployed }
}

/** Which represented organisations are pairs, before any rule on the self-employed. */
export function listPairs(index: RegisterIndex, tally: CommunityTally, rule: PairRule): OrganisationTally[] {
  return [...tally.organisations.values()].filter((organisation) => (rule === 'window' ? organisation.memberDays.size > 1 : isPair(index, tally, organisation)))
}

export type OrganisationFigures = { organisations: Count; pairs: Count; counted: Omit<Counted, 'sectors'> }

/** Organisations and pairs under one rule; null when a blank employment could change the number. */
export function countOrganisations(tally: CommunityTally, pairs: readonly OrganisationTally[], rule: SelfEmployedRule): OrganisationFigures {
  const verdicts = new Map([...tally.organisations.values()].map((organisation) => [organisation.organisationId, judgeOrganisation(tally, organisation, rule)]))
  const organisations = [...verdicts].filter(([, verdict]) => verdict === 'counted').map(([id]) => id)
  const judged = [...tally.people.values()].map((person) => ({ id: person.personId, verdict: judgePractitioner(tally, person, rule) }))
  const practitioners = judged.filter(({ verdict }) => verdict === 'counted').map(({ id }) => id)
  const certain = ![...verdicts.values()].includes('unknown') && !judged.some(({ verdict }) => verdict === 'unknown')
  const pairIds = pairs.map(({ organisationId }) => organisationId)
  const counted = pairIds.filter((id) => verdicts.get(id) === 'counted')
  return {
    organisations: certain ? organisations.length + practitioners.length : null,
    pairs: pairIds.some((id) => verdicts.get(id) === 'unknown') ? null : counted.length,
    counted: { organisations, practitioners, pairs: counted },
  }
}

/** One community, counted; the warnings and the totals look at it again. */
export type CommunityCount = { tally: CommunityTally; figures: CommunityFigures; counted: Counted; pairs: readonly OrganisationTally[] }

/** The nine figures of one community, from its own rows only (monitoring.md F5). */
export function computeCommunityFigures(index: RegisterIndex, communityId: string, options: FigureOptions): CommunityCount {
  const { window, sd = 'sample', selfEmployed = 'default', today } = options
  const tally = tallyCommunity(index, communityId, window, today)
  const pairs = listPairs(index, tally, options.pairs ?? 'overlapping')
  const represented = countOrganisations(tally, pairs, selfEmployed)
  const sectors = new Set<string>()
  let sectorsBlank = false
  for (const organisation of tally.organisations.values()) {
    if (organisation.sectors.length === 0) sectorsBlank = true
    for (const sector of organisation.sectors) sectors.add(sector)
  }
  const { meetings, hours, participantsPerMeeting } = countMeetings(tally, sd)
  const people = countMembers(tally)
  const figures = {
    meetings,
    hours,
    participantsPerMeeting,
    meetingsPerParticipant: people.meetingsPerParticipant,
    members: people.members,
    organisations: represented.organisations,
    selfEmployed: people.selfEmployed,
    pairs: represented.pairs,
    sectors: sectorsBlank ? null : sectors.size,
  }
  return { tally, figures, counted: { ...represented.counted, sectors: [...sectors] }, pairs }
}

/** Seats, people registered and active on the last day of the window, people over time, successions, person-hours. */
export function computeExtras(index: RegisterIndex, { tally, figures }: CommunityCount, window: Period, seats: number | null = null): CommunityExtras {
  const on =
    window.until ??
    tally.meetings
      .map(({ day }) => day)
      .sort()
      .at(-1) ??
    null
  let registered = 0
  let active = 0
  let listSize = 0
  for (const [personId, memberships] of index.memberships.get(tally.communityId) ?? []) {
    const asMember = memberships.filter(({ role }) => role === 'member')
    if (
      asMember.some(
        ({ from, until }) => (window.until === null || (from ?? '') <= window.until) && (window.from === null || until === null || until >= window.from),
      )
    ) {
      listSize += 1
    }
    if (on === null || !asMember.some((membership) => covers(membership, on))) continue
    registered += 1
    if ((tally.people.get(personId)?.meetings ?? 0) > 0) active += 1
  }
  const organisations = [...tally.organisations.values()]
  return {
    seats,
    on,
    registered,
    active,
    distinct: figures.members,
    replaced: new Set(organisations.flatMap((organisation) => listReplaced(index, tally, organisation))).size,
    solePractices: organisations.filter(({ solePractice }) => solePractice).length,
    personHours: tally.meetings.reduce((sum, { milliseconds, counted }) => sum + milliseconds * counted, 0) / 3_600_000,
    listSize,
    pool: tally.people.size,
  }
}
