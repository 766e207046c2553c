import { FIGURES, type CommunityFigures, type FigureId } from './community-figures.ts'
import type { MonitoringTable } from './monitoring.ts'
import type { PublicFigures, PublicTable, Suppressed } from './public-table.ts'

/** The statement of the trust page that a cell would break if it were public. */
export type SuppressionRule = 'SDC-02' | 'SDC-04' | 'SDC-05'
export type ColumnId = { community: string } | { total: 'distinct' | 'summed' }
export type SuppressedCell = ColumnId & { figure: FigureId; rule: SuppressionRule }

export type PublicRelease = {
  table: PublicTable
  /** For the screen on which somebody signs a release: cells that break a rule by themselves. */
  breaking: SuppressedCell[]
  /** Everything hidden: the breaking cells, and totals that would give one of them back. */
  hidden: SuppressedCell[]
  /** Travels with every download (SDC-10). */
  method: { threshold: number; rounding: 'none'; hiddenCells: number }
}

const SUPPRESSED: Suppressed = { suppressed: true }
/** Counts of professionals, or of organisations that stand for professionals. */
const PEOPLE_COUNTS = ['members', 'organisations', 'selfEmployed', 'pairs'] as const
type PeopleCount = (typeof PEOPLE_COUNTS)[number]

function isPeopleCount(figure: FigureId): figure is PeopleCount {
  return PEOPLE_COUNTS.some((other) => other === figure)
}

/** Which rule would a figure break by itself, if any? A 0 below the threshold is hidden too, or a hidden cell could not be 0. */
function findBrokenRule(figures: CommunityFigures, figure: FigureId, threshold: number): SuppressionRule | null {
  if (figure === 'meetingsPerParticipant') return figures.meetingsPerParticipant.min === null ? null : 'SDC-04'
  if (figure === 'participantsPerMeeting') return figures.participantsPerMeeting.mean !== null && figures.members < threshold ? 'SDC-04' : null
  if (!isPeopleCount(figure)) return null
  const value = figures[figure]
  return value !== null && value < threshold ? 'SDC-02' : null
}

function findBreaking(column: ColumnId, figures: CommunityFigures, threshold: number): SuppressedCell[] {
  return FIGURES.flatMap((figure) => {
    const rule = findBrokenRule(figures, figure, threshold)
    return rule === null ? [] : [{ ...column, figure, rule }]
  })
}

/**
 * Can each hidden count still be anything from 0 to just under the threshold, for a reader who knows the rule and the sum?
 * With one equation the linear programme of SDC-05 has this answer: the others, all at their largest, must leave room for 0,
 * and the hidden part of the sum must be enough for the largest.
 */
export function keepsHidden(hidden: readonly number[], threshold: number): boolean {
  const sum = hidden.reduce((total, value) => total + value, 0)
  return hidden.length === 0 || (sum >= threshold - 1 && sum <= (hidden.length - 1) * (threshold - 1))
}

/** Totals that would give a hidden column back by subtraction: counts, and the mean, which times n is a sum. */
function findRevealing(table: MonitoringTable, threshold: number): SuppressedCell[] {
  const thinMean = table.communities.some((column) => findBrokenRule(column, 'participantsPerMeeting', threshold) !== null)
  return [...(thinMean ? [{ total: 'distinct', figure: 'participantsPerMeeting', rule: 'SDC-05' } as const] : []), ...findRevealingCounts(table, threshold)]
}

function findRevealingCounts(table: MonitoringTable, threshold: number): SuppressedCell[] {
  return PEOPLE_COUNTS.flatMap((figure): SuppressedCell[] => {
    const hidden = table.communities.flatMap((column) => (findBrokenRule(column, figure, threshold) === null ? [] : [column[figure] ?? 0]))
    const notRecorded = table.communities.some((column) => column[figure] === null)
    if (notRecorded || keepsHidden(hidden, threshold)) return []
    return [
      { total: 'distinct', figure, rule: 'SDC-05' },
      { total: 'summed', figure, rule: 'SDC-05' },
    ]
  })
}

function hideFigures(figures: CommunityFigures, hidden: ReadonlySet<FigureId>): PublicFigures {
  const shown = FIGURES.map((figure) => [figure, hidden.has(figure) ? SUPPRESSED : figures[figure]] as const)
  return Object.fromEntries(shown) as PublicFigures // every figure is in FIGURES
}

function isTotal(cell: SuppressedCell, total: 'distinct' | 'summed'): boolean {
  return 'total' in cell && cell.total === total
}

/**
 * The table as anybody may see it: small counts of professionals, ranges and thin means hidden, totals with them where subtraction
 * would tell. Warnings are left out, because their sentences hold the numbers.
 * @param threshold counts below it are hidden
 * @source rules SDC-02 to SDC-05 and SDC-10; the attack by subtraction is in `suppression.test.ts`
 */
export function suppressForPublic(table: MonitoringTable, threshold = 5): PublicRelease {
  const breaking = [
    ...table.communities.flatMap((column) => findBreaking({ community: column.id }, column, threshold)),
    ...findBreaking({ total: 'distinct' }, table.distinct, threshold),
    ...findBreaking({ total: 'summed' }, table.summed, threshold),
  ]
  const isBreaking = (cell: SuppressedCell): boolean => breaking.some((other) => other.figure === cell.figure && 'total' in cell && isTotal(other, cell.total))
  const hidden = [...breaking, ...findRevealing(table, threshold).filter((cell) => !isBreaking(cell))]
  const figuresOf = (matches: (cell: SuppressedCell) => boolean): Set<FigureId> => new Set(hidden.filter(matches).map(({ figure }) => figure))
  return {
    table: {
      window: table.window,
      definitions: table.definitions,
      warnings: [],
      threshold,
      communities: table.communities.map((column) => ({
        id: column.id,
        name: column.name,
        ...hideFigures(
          column,
          figuresOf((cell) => 'community' in cell && cell.community === column.id),
        ),
      })),
      distinct: hideFigures(
        table.distinct,
        figuresOf((cell) => isTotal(cell, 'distinct')),
      ),
      summed: hideFigures(
        table.summed,
        figuresOf((cell) => isTotal(cell, 'summed')),
      ),
    },
    breaking,
    hidden,
    method: { threshold, rounding: 'none', hiddenCells: hidden.length },
  }
}
