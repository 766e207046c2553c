import type { CommunityFigures, FigureId } from './community-figures.ts'
import type { MonitoringTable } from './monitoring.ts'

/** A number that must not be seen; never a 0, never a null. */
export type Suppressed = { suppressed: true }
export type PublicFigures = { [Figure in FigureId]: CommunityFigures[Figure] | Suppressed }

/** A monitoring table in which some cells may be hidden; a `MonitoringTable` is one without hidden cells. */
export type PublicTable = Pick<MonitoringTable, 'window' | 'definitions' | 'warnings'> & {
  /** Counts below it are hidden; absent when nothing is. */
  threshold?: number
  communities: ({ id: string; name: string } & PublicFigures)[]
  distinct: PublicFigures
  summed: PublicFigures
}
