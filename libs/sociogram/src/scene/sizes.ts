import type { LegendLine } from './legend.ts'
import type { SceneSizes } from './scene-input.ts'

/** The largest shape is so much wider than an ordinary one; smaller than the least it could not be seen or touched. */
const LARGEST = 1.4
const LEAST = 0.45

/** How much wider each shape is than an ordinary one, so that its area follows the value; who has none stands at the least. */
export function widthFactors({ values }: SceneSizes): number[] {
  const most = values.reduce((largest: number, value) => Math.max(largest, value ?? 0), 0)
  return values.map((value) => (most === 0 ? 1 : Math.max(LEAST, LARGEST * Math.sqrt(Math.max(0, value ?? 0) / most))))
}

/** The largest and the smallest value beside shapes of their size. */
export function sizeLegend(sizes: SceneSizes): LegendLine[] {
  const { values, says, write = (value) => String(Math.round(100 * value) / 100) } = sizes
  const factors = widthFactors(sizes)
  const known = values
    .flatMap((value, person) => (value === null ? [] : [{ value, factor: factors[person]! }]))
    .toSorted((one, other) => other.value - one.value)
  const [largest, smallest] = [known[0], known.at(-1)]
  if (!largest || !smallest) return []
  const ends = largest.value === smallest.value ? [largest] : [largest, smallest]
  return [
    { sample: { kind: 'heading' }, text: says },
    ...ends.map(({ value, factor }): LegendLine => ({ sample: { kind: 'size', factor }, text: write(value) })),
  ]
}
