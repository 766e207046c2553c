import type { ConsentLevel, Survey, Wave } from './survey.ts'
import type { Drawing } from './consent-level.ts'
import type { GroupFigures } from './group-figures.ts'
import type { OwnView } from './own-view.ts'
import type { TieScale } from './scale.ts'
import type { RateShown, ShownCommunity } from './shown.ts'
import type { Reading } from './wave-network.ts'

/** What stands around every page of results. */
export type ResultHead = {
  community: ShownCommunity
  survey: Survey
  wave: Wave
  scale: TieScale
  reading: Reading
  rate: RateShown
  mayKeep: boolean
  mayMeasure: boolean
  isAsked: boolean
  /** The closed wave of the same survey before this one. */
  beforeId: string | null
}

export type GroupPage = ResultHead & {
  drawing: Drawing | null
  figures: GroupFigures | null
  /** For who coordinates: how many agreed to what; null among them where the number would name somebody. */
  levels: Record<ConsentLevel, number | null> | null
}

/** `own`: null for who answered nothing; then nothing of what others said is shown either. */
export type OwnPage = ResultHead & { own: OwnView | null; names: ReadonlyMap<string, string> }
