import type { AttendanceStrip, CommunityExtras, CommunityFigures, Definition, Explanation, ExplanationReason, MonitoringTable } from '@ronde/figures'
import type { Day, Period } from '../../../kernel/day.ts'
import type { ReportQuery } from './report-query.ts'
import type { ReportCommunity, ReportScope } from './scope.ts'
import type { Sheet } from './sheet.ts'
import type { Together } from './together.ts'

export type ReportColumn = {
  community: ReportCommunity
  figures: CommunityFigures
  /** The same under the usual switches; null when they are the usual ones. */
  usual: CommunityFigures | null
  extras: CommunityExtras
  strips: AttendanceStrip[]
  /** May the reader see the named rows behind these figures? */
  seesRows: boolean
}

/** The answer to a questioned figure. */
export type OpenCard = {
  column: ReportColumn
  explanation: Explanation
  definition: Definition
  /** Lines that make the figure: presences for a mean, else what is counted. */
  rows: number
  /** How many are left out, by reason, the most first. */
  leftOut: { why: ExplanationReason; count: number }[]
}

export type Report = {
  scope: ReportScope
  query: ReportQuery
  usualWindow: Period
  today: Day
  table: MonitoringTable
  columns: ReportColumn[]
  /** Null for one community alone, and for a reader who sees one. */
  together: Together | null
  open: OpenCard | null
  /** May the reader freeze exactly this table? */
  mayFreeze: boolean
  /** Which of the pages above this one the reader may open. */
  opens: { community: boolean; programme: boolean }
}

/** The names at the head: the programme's, or the only community's. */
export function namesOf({ programme, communities, place }: ReportScope): ReportCommunity['names'] {
  if (place.kind === 'programme' && programme !== null) return programme.names
  if (programme !== null && communities.length > 1) return programme.names
  return communities[0]?.names ?? programme?.names ?? { fr: '', nl: '' }
}

/** The live table as a sheet. */
export function sheetOf({ scope, query, table, columns }: Report): Sheet {
  return {
    names: namesOf(scope),
    window: query.window,
    switches: { selfEmployed: query.selfEmployed, sd: query.sd },
    columns: columns.map(({ community, figures, strips }) => ({ id: community.id, names: community.names, accent: community.accent, figures, strips })),
    table,
    definitions: null,
    method: { threshold: null, hiddenCells: 0, definitionVersion: versionsOf(table) },
    frozen: null,
    released: null,
  }
}

/** "1" when all figures follow that version of their definition, else each that differs: "1, 2". */
export function versionsOf({ definitions }: Pick<MonitoringTable, 'definitions'>): string {
  return [...new Set(Object.values(definitions).map(({ version }) => version))].toSorted().join(', ')
}

export function addressOf({ place }: Pick<ReportScope, 'place'>): string {
  return place.kind === 'programme' ? `/programmes/${place.id}` : `/communities/${place.id}`
}
