import type { ExplanationReason, FigureId } from '@ronde/figures'
import type { Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { ReportQuery } from './report-query.ts'
import type { ReportCommunity, ReportScope } from './scope.ts'

/** One line behind a figure, with its name: only ever made for leads of the community. */
export type NamedRow = {
  kind: 'meeting' | 'person' | 'organisation' | 'sector'
  /** The name of a person or a meeting as it was written; of an organisation or a sector in both languages. */
  name: string | BilingualName | null
  /** The page of the person, meeting or organisation. */
  href: string | null
  heldOn: Day | null
  value: number | null
  isCounted: boolean
  why: ExplanationReason
}

export type RowsOfFigure = {
  scope: ReportScope
  community: ReportCommunity
  figure: FigureId
  query: ReportQuery
  rows: NamedRow[]
  counted: number
  leftOut: number
}
