import type { Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { ConsentLevel, Survey, Wave } from './survey.ts'
import type { Attribute, Drawing } from './consent-level.ts'
import type { MeasuredNetwork } from './all-measures.ts'
import type { BreakdownRow, Gaps, StepRow } from './breakdown.ts'
import type { WavesDrawing } from './draw-waves.ts'
import type { ChangeFigure, TieChanges } from './two-waves.ts'
import type { GroupFigures } from './group-figures.ts'
import type { OwnView } from './own-view.ts'
import type { TieScale } from './scale.ts'
import type { Pictures, RateShown, ShownCommunity } from './shown.ts'
import type { Reading } from './wave-network.ts'

/** A closed wave that may be looked at together. `isAsked`: the reader stands on its roster. */
export type MirrorWave = { id: string; name: BilingualName; number: number; closesOn: Day; isAsked: boolean }

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
  /** The day on which the group looked at that one together. */
  mirroredOn: Day | null
}

export type GroupPage = ResultHead & {
  drawing: Drawing | null
  /** The layer of common meetings: for those who lead, where everybody drawn is named. */
  together: 'none' | 'offered' | 'shown'
  /** Names of the organisations that are told apart in the picture. */
  organisations: ReadonlyMap<string, string>
  figures: GroupFigures | null
  /** For who coordinates: how many agreed to what; null where a number would name somebody. */
  levels: Record<ConsentLevel, number> | null
}

/** `own`: null for who answered nothing; then nothing of what others said is shown either. */
export type OwnPage = ResultHead & { own: OwnView | null; names: ReadonlyMap<string, string>; pictures: Pictures }

/** `rows`: null where no two groups of three can be told apart. */
export type BreakdownPage = ResultHead & { parts: { attribute: Attribute; rows: BreakdownRow[] | null }[]; gaps: Gaps | null; steps: StepRow[] }

export type MeasuresPage = ResultHead & { measures: MeasuredNetwork[] | null }

export type ComparePage = ResultHead & {
  before: { wave: Wave; rate: RateShown }
  drawing: WavesDrawing | null
  /** How many closed waves can be gone through in one picture. */
  waves: number
  change: { figures: ChangeFigure[]; ties: TieChanges | null } | null
}

/** All closed waves up to this one in one picture. */
export type OverTimePage = ResultHead & { waves: Wave[]; drawing: WavesDrawing }
