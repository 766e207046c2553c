import type { Box, Positions } from '../layouts/positions.ts'
import type { Fit } from './fit.ts'
import type { Grouping } from './group-legend.ts'
import type { MeasureText } from './measure-text.ts'
import type { SceneInput } from './scene-input.ts'

/** What every part of a scene goes by: the wishes, the size of a name, the groups, and how wide lines are. */
export type Frame = { input: SceneInput; text: number; measure: MeasureText; grouping: Grouping; strength: number }

/** Where people stand on the page, and how the page came from the layout. */
export type Spots = { positions: Positions; size: number; fit: Fit; inner: Box }
