import { brusselsDay } from './brussels.ts'
import {
  computeCommunityFigures,
  judgeOrganisation,
  judgePractitioner,
  type CommunityCount,
  type CommunityFigures,
  type FigureId,
  type FigureOptions,
} from './community-figures.ts'
import { formatNumber } from './rounding.ts'
import type { Language } from './language.ts'
import { readLine, type LineReason } from './presence.ts'
import { listReplaced } from './pairs.ts'
import { indexRegister, type RegisterIndex } from './register-index.ts'
import type { FigureRows, Period } from './register.ts'
import { durationOf, isInWindow, type CommunityTally, type OrganisationTally } from './tally.ts'

/** Why a row counts or is left out; the words for it are in `writeReason`. */
export type ExplanationReason = LineReason | CountedReason | LeftOutReason
type CountedReason =
  | 'held'
  | 'planned-times'
  | 'actual-times'
  | 'present'
  | 'as-member'
  | 'as-deputy'
  | 'self-employed'
  | 'own-practice'
  | 'overlapping'
  | 'in-window'
  | 'sector'
type LeftOutReason =
  | 'planned'
  | 'cancelled'
  | 'outside-window'
  | 'no-attendance'
  | 'deputy'
  | 'other-employment'
  | 'employment-blank'
  | 'sole-practice'
  | 'self-employed-only'
  | 'one-representative'
  | 'succession'
  | 'never-together'
  | 'no-sector'
  | 'never-present'

export type ExplainedRow = {
  kind: 'meeting' | 'person' | 'organisation' | 'sector'
  id: string
  why: ExplanationReason
  /** People counted at a meeting, its hours, meetings of a person, representatives of an organisation, organisations of a sector; null where there is nothing to count. */
  value: number | null
}

export type Explanation = {
  figure: FigureId
  communityId: string
  /** Exactly what `computeMonitoring` gives. */
  value: CommunityFigures[FigureId]
  /** The numbers that make the figure, by name. */
  values: Record<string, number | null>
  /** The same as a sum in the reader's language: `70 ÷ 7 = 10`. */
  formula: string
  counted: ExplainedRow[]
  leftOut: ExplainedRow[]
}

export type ExplainOptions = FigureOptions & { language?: Language }

type Rows = Pick<Explanation, 'values' | 'formula' | 'counted' | 'leftOut'>
type Context = { index: RegisterIndex; count: CommunityCount; options: FigureOptions; number: (value: number) => string }

/** Which rows make a figure, which are left out, and why: the answer to a questioned number. */
export function explainFigure(rows: FigureRows, options: ExplainOptions, communityId: string, figure: FigureId): Explanation {
  const index = indexRegister(rows)
  const count = computeCommunityFigures(index, communityId, options)
  const context = { index, count, options, number: (value: number) => formatNumber(options.language ?? 'fr', value, 1) }
  return { figure, communityId, value: count.figures[figure], ...EXPLAINERS[figure](context) }
}

const EXPLAINERS: Record<FigureId, (context: Context) => Rows> = {
  meetings: explainMeetings,
  hours: explainHours,
  participantsPerMeeting: explainParticipants,
  meetingsPerParticipant: explainRange,
  members: explainMembers,
  organisations: explainOrganisations,
  selfEmployed: explainSelfEmployed,
  pairs: explainPairs,
  sectors: explainSectors,
}

function listOtherMeetings(index: RegisterIndex, communityId: string, window: Period): ExplainedRow[] {
  const others: ExplainedRow[] = []
  for (const { meetingId, state, startsAt } of index.meetings.get(communityId) ?? []) {
    const inside = isInWindow(brusselsDay(startsAt), window)
    if (inside && state === 'held') continue
    others.push({ kind: 'meeting', id: meetingId, value: null, why: inside && state !== 'held' ? state : 'outside-window' })
  }
  return others
}

function explainMeetings({ index, count: { tally, figures }, options, number }: Context): Rows {
  return {
    values: { meetings: figures.meetings },
    formula: number(figures.meetings),
    counted: tally.meetings.map(({ meeting, counted }) => ({ kind: 'meeting', id: meeting.meetingId, value: counted, why: 'held' })),
    leftOut: listOtherMeetings(index, tally.communityId, options.window),
  }
}

function explainHours({ index, count: { tally, figures }, options, number }: Context): Rows {
  const hours = tally.meetings.map(({ milliseconds }) => milliseconds / 3_600_000)
  const [first] = hours
  const equal = first !== undefined && hours.every((length) => length === first)
  const sum = equal ? `${number(hours.length)} × ${number(first)}` : hours.map(number).join(' + ')
  return {
    values: { meetings: hours.length, hours: figures.hours },
    formula: hours.length === 0 ? number(0) : `${sum} = ${number(figures.hours)}`,
    counted: tally.meetings.map(({ meeting, milliseconds }) => ({
      kind: 'meeting',
      id: meeting.meetingId,
      value: milliseconds / 3_600_000,
      why: durationOf(meeting).actual ? 'actual-times' : 'planned-times',
    })),
    leftOut: listOtherMeetings(index, tally.communityId, options.window),
  }
}

/** People with a line at a held meeting that does not count, once for each reason, with the number of meetings. */
function listUncountedPeople(index: RegisterIndex, tally: CommunityTally): ExplainedRow[] {
  const rows = new Map<string, ExplainedRow & { value: number }>()
  for (const { meeting, day } of tally.meetings) {
    for (const line of index.attendance.get(meeting.meetingId) ?? []) {
      const read = readLine(index, tally.communityId, meeting, day, line)
      if (read.counted) continue
      const key = JSON.stringify([line.personId, read.reason])
      const row = rows.get(key) ?? { kind: 'person', id: line.personId, value: 0, why: read.reason }
      row.value += 1
      rows.set(key, row)
    }
  }
  return [...rows.values()]
}

function explainParticipants({ index, count: { tally, figures }, options, number }: Context): Rows {
  const withLines = tally.meetings.filter(({ hasLines }) => hasLines)
  const presences = withLines.reduce((sum, { counted }) => sum + counted, 0)
  const { mean, sd, n } = figures.participantsPerMeeting
  const silent = tally.meetings.filter(({ hasLines }) => !hasLines)
  return {
    values: { presences, meetings: n, mean, sd },
    formula: mean === null ? '' : `${number(presences)} ÷ ${number(n)} = ${number(mean)}`,
    counted: withLines.map(({ meeting, counted }) => ({ kind: 'meeting', id: meeting.meetingId, value: counted, why: 'present' })),
    leftOut: [
      ...silent.map(({ meeting }): ExplainedRow => ({ kind: 'meeting', id: meeting.meetingId, value: null, why: 'no-attendance' })),
      ...listOtherMeetings(index, tally.communityId, options.window),
      ...listUncountedPeople(index, tally),
    ],
  }
}

function listMembers(tally: CommunityTally): ExplainedRow[] {
  return [...tally.people.values()]
    .filter(({ meetings }) => meetings > 0)
    .map(({ personId, meetings }) => ({ kind: 'person', id: personId, value: meetings, why: 'as-member' }))
}

function listNotMembers(index: RegisterIndex, tally: CommunityTally): ExplainedRow[] {
  const deputies = [...tally.people.values()].filter(({ meetings }) => meetings === 0)
  const uncounted = listUncountedPeople(index, tally).filter(({ id }) => (tally.people.get(id)?.meetings ?? 0) === 0)
  return [...deputies.map(({ personId }): ExplainedRow => ({ kind: 'person', id: personId, value: null, why: 'deputy' })), ...uncounted]
}

function explainRange({ index, count: { tally, figures }, number }: Context): Rows {
  const { min, max } = figures.meetingsPerParticipant
  return {
    values: { members: figures.members, min, max },
    formula: min === null || max === null ? '' : `${number(min)}–${number(max)}`,
    counted: listMembers(tally),
    leftOut: listNotMembers(index, tally),
  }
}

function explainMembers({ index, count: { tally, figures }, number }: Context): Rows {
  return { values: { members: figures.members }, formula: number(figures.members), counted: listMembers(tally), leftOut: listNotMembers(index, tally) }
}

function organisationRow(organisation: OrganisationTally, why: ExplanationReason): ExplainedRow {
  return { kind: 'organisation', id: organisation.organisationId, value: new Set([...organisation.memberDays.keys(), ...organisation.deputies]).size, why }
}

/** Organisations that a member of this community stands for on paper, but never did at a meeting of the window. */
function listNeverPresent(index: RegisterIndex, tally: CommunityTally): ExplainedRow[] {
  const ids = new Set<string>()
  for (const memberships of index.memberships.get(tally.communityId)?.values() ?? []) {
    for (const { role, represents } of memberships) if (role === 'member') for (const id of represents) ids.add(id)
  }
  return [...ids].filter((id) => !tally.organisations.has(id)).map((id) => ({ kind: 'organisation', id, value: 0, why: 'never-present' }))
}

function explainOrganisations({ index, count: { tally, figures, counted }, options, number }: Context): Rows {
  const rule = options.selfEmployed ?? 'default'
  const rows: Pick<Rows, 'counted' | 'leftOut'> = { counted: [], leftOut: [] }
  for (const organisation of tally.organisations.values()) {
    const verdict = judgeOrganisation(tally, organisation, rule)
    if (verdict === 'counted') rows.counted.push(organisationRow(organisation, organisation.memberDays.size > 0 ? 'as-member' : 'as-deputy'))
    else rows.leftOut.push(organisationRow(organisation, verdict === 'unknown' ? 'employment-blank' : verdict))
  }
  for (const person of tally.people.values()) {
    const verdict = judgePractitioner(tally, person, rule)
    const row = { kind: 'person', id: person.personId, value: person.meetings } as const
    if (verdict === 'counted') rows.counted.push({ ...row, why: 'own-practice' })
    if (verdict === 'unknown') rows.leftOut.push({ ...row, why: 'employment-blank' })
  }
  const [organisations, practitioners] = [counted.organisations.length, counted.practitioners.length]
  const total = figures.organisations
  const sum = practitioners === 0 || total === null ? '' : `${number(organisations)} + ${number(practitioners)} = `
  return {
    values: { organisations, practitioners, total },
    formula: total === null ? '' : `${sum}${number(total)}`,
    counted: rows.counted,
    leftOut: [...rows.leftOut, ...listNeverPresent(index, tally)],
  }
}

function explainSelfEmployed({ count: { tally, figures }, number }: Context): Rows {
  const members = [...tally.people.values()].filter(({ meetings }) => meetings > 0)
  const row = (personId: string, meetings: number, why: ExplanationReason): ExplainedRow => ({ kind: 'person', id: personId, value: meetings, why })
  const others = members.filter(({ employment }) => employment !== 'self_employed')
  return {
    values: { selfEmployed: figures.selfEmployed, members: figures.members, blank: members.filter(({ employment }) => employment === null).length },
    formula: figures.selfEmployed === null ? '' : number(figures.selfEmployed),
    counted: members.filter(({ employment }) => employment === 'self_employed').map(({ personId, meetings }) => row(personId, meetings, 'self-employed')),
    leftOut: others.map(({ personId, meetings, employment }) => row(personId, meetings, employment === null ? 'employment-blank' : 'other-employment')),
  }
}

function whyNoPair({ index, count: { tally, pairs }, options }: Context, organisation: OrganisationTally): ExplanationReason {
  if (organisation.memberDays.size < 2) return 'one-representative'
  if (!pairs.includes(organisation)) return listReplaced(index, tally, organisation).length > 0 ? 'succession' : 'never-together'
  const verdict = judgeOrganisation(tally, organisation, options.selfEmployed ?? 'default')
  return verdict === 'sole-practice' || verdict === 'self-employed-only' ? verdict : 'employment-blank'
}

function explainPairs(context: Context): Rows {
  const { count, options, number } = context
  const kept = new Set(count.counted.pairs)
  const organisations = [...count.tally.organisations.values()]
  const why = options.pairs === 'window' ? 'in-window' : 'overlapping'
  return {
    values: { pairs: count.figures.pairs, organisations: count.figures.organisations },
    formula: count.figures.pairs === null ? '' : number(count.figures.pairs),
    counted: organisations
      .filter(({ organisationId }) => kept.has(organisationId))
      .map(({ organisationId, memberDays }) => ({ kind: 'organisation', id: organisationId, value: memberDays.size, why })),
    leftOut: organisations
      .filter(({ organisationId }) => !kept.has(organisationId))
      .map((organisation) => organisationRow(organisation, whyNoPair(context, organisation))),
  }
}

function explainSectors({ count: { tally, figures }, number }: Context): Rows {
  const organisationsOf = new Map<string, number>()
  for (const { sectors } of tally.organisations.values()) {
    for (const sector of new Set(sectors)) organisationsOf.set(sector, (organisationsOf.get(sector) ?? 0) + 1)
  }
  const blank = [...tally.organisations.values()].filter(({ sectors }) => sectors.length === 0)
  return {
    values: { sectors: figures.sectors, organisations: tally.organisations.size, blank: blank.length },
    formula: figures.sectors === null ? '' : number(figures.sectors),
    counted: [...organisationsOf].map(([id, value]) => ({ kind: 'sector', id, value, why: 'sector' })),
    leftOut: blank.map((organisation) => organisationRow(organisation, 'no-sector')),
  }
}
