export { ANSWERED, hasTie, NO_ANSWER, NOT_ASKED, type Network } from './network.ts'
export { networkFromTies, type TiesDescription, type TiesProblem, type TiesReport } from './network-from-ties.ts'
export { findMeasure, MEASURES } from './measures.ts'
export type { Measure, MeasureOptions, MeasureResult, Reason, Warning } from './measure.ts'
