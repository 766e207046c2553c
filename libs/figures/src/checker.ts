import {
  countOrganisations,
  judgeOrganisation,
  listPairs,
  type CommunityCount,
  type CommunityFigures,
  type Count,
  type FigureId,
  type FigureOptions,
} from './community-figures.ts'
import type { RegisterIndex } from './register-index.ts'
import { standardDeviation } from './rounding.ts'
import type { CommunityTally } from './tally.ts'

export const WARNING_CODES = [
  'organisations-exceed-salaried',
  'max-exceeds-meetings',
  'mean-exceeds-members',
  'pairs-do-not-add-up',
  'no-membership',
  'no-attendance',
  'not-recorded',
  'switched',
  'overlapping-membership',
] as const
export type WarningCode = (typeof WARNING_CODES)[number]

/** Who stands for the organisations that no salaried member represents. */
export type ExcessFact = {
  code: 'organisations-exceed-salaried'
  organisations: number
  /** Salaried members, those of unknown employment included. */
  salaried: number
  /** Self-employed members who represent an organisation that no salaried member does, and how many organisations that makes. */
  selfEmployed: number
  bySelfEmployed: number
  /** Organisations represented by volunteers, citizens or informal carers only. */
  byOthers: number
  /** Organisations that only a deputy represented. */
  byDeputies: number
  /** Self-employed members counted as an organisation of their own. */
  practitioners: number
  /** Organisations beyond the first of salaried members who represent several. */
  bySeveral: number
}

/** What the checker found, in numbers; `writeWarning` makes the sentence. */
export type WarningFact =
  | ExcessFact
  | { code: 'max-exceeds-meetings'; max: number; meetings: number }
  | { code: 'mean-exceeds-members'; mean: number; members: number }
  | { code: 'pairs-do-not-add-up'; pairs: number; organisations: number; members: number }
  | { code: 'no-membership'; people: number }
  | { code: 'no-attendance'; meetings: number }
  | { code: 'not-recorded'; figure: FigureId; blank: number }
  | { code: 'switched'; figure: FigureId; before: number; after: number }
  | { code: 'overlapping-membership'; people: number }

/** What can be seen from the figures alone, also of a table kept long ago. */
export function checkFigures(figures: CommunityFigures): WarningFact[] {
  const { meetings, meetingsPerParticipant, participantsPerMeeting, members, organisations, pairs } = figures
  const facts: WarningFact[] = []
  const { max } = meetingsPerParticipant
  if (max !== null && max > meetings) facts.push({ code: 'max-exceeds-meetings', max, meetings })
  const { mean } = participantsPerMeeting
  if (mean !== null && mean > members) facts.push({ code: 'mean-exceeds-members', mean, members })
  if (pairs !== null && pairs > 0 && organisations !== null && (pairs > organisations || organisations + pairs > members)) {
    facts.push({ code: 'pairs-do-not-add-up', pairs, organisations, members })
  }
  return facts
}

/** Every warning of one column, in the order of the codes (monitoring.md F5 l). */
export function findWarnings(index: RegisterIndex, count: CommunityCount, options: FigureOptions): WarningFact[] {
  const { tally, figures } = count
  const facts: WarningFact[] = []
  const excess = findExcess(count, options)
  if (excess !== null) facts.push(excess)
  facts.push(...checkFigures(figures))
  if (tally.withoutMembership.size > 0) facts.push({ code: 'no-membership', people: tally.withoutMembership.size })
  const withoutLines = tally.meetings.filter(({ hasLines }) => !hasLines).length
  if (withoutLines > 0) facts.push({ code: 'no-attendance', meetings: withoutLines })
  facts.push(...findBlanks(count), ...findSwitched(index, count, options))
  if (tally.overlapping.length > 0) facts.push({ code: 'overlapping-membership', people: tally.overlapping.length })
  return facts
}

function findBlanks({ tally, figures }: CommunityCount): WarningFact[] {
  const facts: WarningFact[] = []
  const blank = [...tally.people.values()].filter(({ employment }) => employment === null).length
  const asMember = [...tally.people.values()].filter(({ employment, meetings }) => employment === null && meetings > 0).length
  if (tally.plannedInThePast.length > 0) facts.push({ code: 'not-recorded', figure: 'meetings', blank: tally.plannedInThePast.length })
  if (figures.organisations === null) facts.push({ code: 'not-recorded', figure: 'organisations', blank })
  if (figures.selfEmployed === null) facts.push({ code: 'not-recorded', figure: 'selfEmployed', blank: asMember })
  if (figures.pairs === null) facts.push({ code: 'not-recorded', figure: 'pairs', blank })
  if (figures.sectors === null) {
    facts.push({ code: 'not-recorded', figure: 'sectors', blank: [...tally.organisations.values()].filter(({ sectors }) => sectors.length === 0).length })
  }
  return facts
}

function findSwitched(index: RegisterIndex, { tally, figures, pairs }: CommunityCount, options: FigureOptions): WarningFact[] {
  const facts: WarningFact[] = []
  const compare = (figure: FigureId, before: Count, after: Count): void => {
    if (before !== null && after !== null && before !== after) facts.push({ code: 'switched', figure, before, after })
  }
  const { mean, sd, n } = figures.participantsPerMeeting
  if (options.sd === 'population' && mean !== null) {
    const squares = tally.meetings.reduce((sum, { hasLines, counted }) => sum + (hasLines ? counted * counted : 0), 0)
    compare('participantsPerMeeting', standardDeviation(n, Math.round(mean * n), squares, 'sample'), sd)
  }
  const otherRule = options.selfEmployed !== undefined && options.selfEmployed !== 'default'
  const otherPairs = options.pairs === 'window'
  if (!otherRule && !otherPairs) return facts
  const usual = countOrganisations(tally, otherPairs ? listPairs(index, tally, 'overlapping') : pairs, 'default')
  compare('organisations', usual.organisations, figures.organisations)
  compare('pairs', usual.pairs, figures.pairs)
  return facts
}

function findExcess({ tally, figures, counted }: CommunityCount, options: FigureOptions): ExcessFact | null {
  if (figures.organisations === null) return null
  let salaried = 0
  let bySeveral = 0
  const countedIds = new Set(counted.organisations)
  for (const { meetings, employment, organisations } of tally.people.values()) {
    if (meetings === 0 || (employment !== 'salaried' && employment !== null)) continue
    salaried += 1
    bySeveral += Math.max(0, [...organisations].filter((id) => countedIds.has(id)).length - 1)
  }
  if (figures.organisations <= salaried) return null
  return {
    code: 'organisations-exceed-salaried',
    organisations: figures.organisations,
    salaried,
    bySeveral,
    ...listOthers(tally, options),
    practitioners: counted.practitioners.length,
  }
}

function listOthers(
  tally: CommunityTally,
  { selfEmployed: rule = 'default' }: FigureOptions,
): Pick<ExcessFact, 'selfEmployed' | 'bySelfEmployed' | 'byOthers' | 'byDeputies'> {
  const selfEmployed = new Set<string>()
  let bySelfEmployed = 0
  let byOthers = 0
  let byDeputies = 0
  for (const organisation of tally.organisations.values()) {
    if (judgeOrganisation(tally, organisation, rule) !== 'counted') continue
    const members = [...organisation.memberDays.keys()]
    const employments = members.map((personId) => tally.people.get(personId)?.employment ?? null)
    if (employments.some((employment) => employment === 'salaried' || employment === null)) continue
    const independent = members.filter((_, place) => employments[place] === 'self_employed')
    for (const personId of independent) selfEmployed.add(personId)
    if (members.length === 0) byDeputies += 1
    else if (independent.length > 0) bySelfEmployed += 1
    else byOthers += 1
  }
  return { selfEmployed: selfEmployed.size, bySelfEmployed, byOthers, byDeputies }
}
