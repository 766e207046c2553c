import type { WarningCode, WarningFact } from '../checker.ts'
import type { FigureId } from '../community-figures.ts'
import type { ExplanationReason } from '../explain.ts'

/** What a definition card says of one figure. */
export type DefinitionWords = {
  title: string
  /** Two plain sentences. */
  definition: string
  formula: string
  leftOut: string
  rounding: string
  unit: string
}

export type NumberWriter = (value: number, decimals?: number) => string
export type WarningWriter<Code extends WarningCode> = (fact: Extract<WarningFact, { code: Code }>, number: NumberWriter) => string

/** Everything the library can say, in one language. */
export type Words = {
  definitions: Record<FigureId, DefinitionWords>
  /** Rows of the poster; an asterisk points to the footnote. */
  poster: Record<FigureId, string>
  footnote: string
  /** Heads of the two total columns. */
  distinct: string
  summed: string
  notRecorded: string
  noData: string
  reasons: Record<ExplanationReason, string>
  warnings: { [Code in WarningCode]: WarningWriter<Code> }
}
