import { FIGURES, type DeviationKind, type FigureId, type SelfEmployedRule } from '@ronde/figures'
import { isDay, type Day, type Period } from '../../../kernel/day.ts'
import { lastTwelveMonths } from './scope.ts'

export const SELF_EMPLOYED_RULES = ['excluded', 'default', 'counted'] as const satisfies readonly SelfEmployedRule[]
export const DEVIATIONS = ['sample', 'population'] as const satisfies readonly DeviationKind[]

export type Switches = { selfEmployed: SelfEmployedRule; sd: DeviationKind }
export const USUAL_SWITCHES: Switches = { selfEmployed: 'default', sd: 'sample' }

export type OpenFigure = { figure: FigureId; communityId: string }
export type WindowFault = 'no-such-day' | 'upside-down'

/** What the address of a report asks for. */
export type ReportQuery = Switches & {
  window: Period
  /** The communities asked to stand side by side; null for the usual ones. */
  communities: readonly string[] | null
  open: OpenFigure | null
  fault: WindowFault | null
}

/** @param read one value of the address by its name; undefined when it is not there */
export function parseReportQuery(read: (name: string) => string | undefined, usual: Period): ReportQuery {
  const [from, until] = [parseBound(read('from'), usual.from), parseBound(read('until'), usual.until)]
  const fault = from === 'no-such-day' || until === 'no-such-day' ? 'no-such-day' : from !== null && until !== null && until < from ? 'upside-down' : null
  const figure = FIGURES.find((id) => id === read('figure'))
  const communityId = read('community')
  return {
    window: fault === null ? { from, until } : usual,
    fault,
    communities: parseCommunities(read('communities')),
    selfEmployed: SELF_EMPLOYED_RULES.find((rule) => rule === read('self-employed')) ?? USUAL_SWITCHES.selfEmployed,
    sd: DEVIATIONS.find((kind) => kind === read('sd')) ?? USUAL_SWITCHES.sd,
    open: figure === undefined || communityId === undefined ? null : { figure, communityId },
  }
}

const MOST_COMMUNITIES = 50
const ID_OR_ITS_BEGINNING = /^[\da-f]{8}(?:-(?:[\da-f]{4}-){3}[\da-f]{12})?$/

/** Ids with commas or points between them; a page with a link for each figure writes the first eight digits of each, and points. */
export function parseCommunities(text = ''): string[] | null {
  const ids = [...new Set(text.toLowerCase().split(/[,.]/))].filter((id) => ID_OR_ITS_BEGINNING.test(id)).slice(0, MOST_COMMUNITIES)
  return ids.length === 0 ? null : ids
}

function parseBound(text: string | undefined, usual: Day | null): Day | null | 'no-such-day' {
  if (text === undefined) return usual
  if (text === '') return null
  return isDay(text) ? text : 'no-such-day'
}

/** The address of a report with other wishes, each where it is not the usual. With `usual` null the window is always said. */
export function writeReportQuery({ window, communities, selfEmployed, sd, open }: Omit<ReportQuery, 'fault'>, usual: Period | null = null): string {
  const words = new URLSearchParams()
  if (usual === null || window.from !== usual.from || window.until !== usual.until) {
    words.set('from', window.from ?? '')
    words.set('until', window.until ?? '')
  }
  if (communities !== null) words.set('communities', communities.map((id) => id.slice(0, 8)).join('.'))
  if (selfEmployed !== USUAL_SWITCHES.selfEmployed) words.set('self-employed', selfEmployed)
  if (sd !== USUAL_SWITCHES.sd) words.set('sd', sd)
  if (open !== null) {
    words.set('figure', open.figure)
    words.set('community', open.communityId)
  }
  return `?${words.toString()}`
}

export type WindowChoice = { kind: 'programme' | 'twelve-months' | 'year' | 'always'; year?: number; window: Period }

/** Windows one often wants, without typing a day. */
export function listWindowChoices(programme: Period | null, today: Day): WindowChoice[] {
  const year = Number(today.slice(0, 4))
  const choices: WindowChoice[] = [
    { kind: 'twelve-months', window: lastTwelveMonths(today) },
    ...[year, year - 1].map((each): WindowChoice => ({ kind: 'year', year: each, window: { from: `${each}-01-01`, until: `${each}-12-31` } })),
    { kind: 'always', window: { from: null, until: null } },
  ]
  return programme === null || (programme.from === null && programme.until === null) ? choices : [{ kind: 'programme', window: programme }, ...choices]
}
