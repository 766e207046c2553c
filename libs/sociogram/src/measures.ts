import type { Measure } from './measure.ts'
import { density } from './measures/density.ts'

/** Every measure, in the order in which a report names them. */
export const MEASURES: readonly Measure[] = [density]

export function findMeasure(id: string): Measure | null {
  return MEASURES.find((measure) => measure.id === id) ?? null
}
