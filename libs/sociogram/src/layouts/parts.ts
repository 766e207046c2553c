import { weakComponents } from '../components.ts'
import type { Network } from '../network.ts'
import { subnetwork, symmetricOf } from '../transform.ts'
import { boxOf, emptyPositions, layFlat, type LayoutOptions, type Positions } from './positions.ts'

/** Room between two parts, in ties. */
const GAP = 0.7
/** Pages are wider than high. */
const WIDER = 1.4

type LayoutOfPart = (part: Network, options: LayoutOptions, people: readonly number[]) => Positions

/** Each connected part is laid out alone, the parts are packed beside each other from large to small, and who has no tie stands in rows below. */
export function layoutParts(network: Network, options: LayoutOptions, layoutOfPart: LayoutOfPart): Positions {
  const symmetric = symmetricOf(network)
  const { of, sizes } = weakComponents(network)
  const members: number[][] = Array.from(sizes, () => [])
  of.forEach((part, person) => members[part]!.push(person))
  const together = members.filter((people) => people.length > 1)
  const alone = members.filter((people) => people.length === 1).flat()
  let done = 0
  const drawn = together.map((people) => {
    const onProgress = options.onProgress && ((share: number) => options.onProgress!((done + share * people.length) / network.n))
    const part = people.length === network.n ? symmetric : subnetwork(symmetric, people)
    const positions = layFlat(layoutOfPart(part, { ...options, ...(onProgress ? { onProgress } : {}) }, people))
    done += people.length
    return { people, positions }
  })
  return packParts(network.n, drawn, alone)
}

type DrawnPart = { people: readonly number[]; positions: Positions }

/** Shelves from top to bottom, wide enough for the widest part. */
function packParts(n: number, parts: readonly DrawnPart[], alone: readonly number[]): Positions {
  const packed = emptyPositions(n)
  const boxes = parts.map(({ positions }) => boxOf(positions))
  const widths = boxes.map(({ left, right }) => right - left + GAP)
  const heights = boxes.map(({ top, bottom }) => bottom - top + GAP)
  const area = widths.reduce((sum, width, part) => sum + width * heights[part]!, 0)
  const width = Math.max(...widths, Math.sqrt(area * WIDER), 1)
  let [left, top, shelf] = [0, 0, 0]
  parts.forEach(({ people, positions }, part) => {
    if (left > 0 && left + widths[part]! > width + 1e-9) {
      top += shelf
      left = 0
      shelf = 0
    }
    people.forEach((person, place) => {
      packed.x[person] = left + GAP / 2 + positions.x[place]! - boxes[part]!.left
      packed.y[person] = top + GAP / 2 + positions.y[place]! - boxes[part]!.top
    })
    left += widths[part]!
    shelf = Math.max(shelf, heights[part]!)
  })
  placeAlone(packed, alone, { top: top + shelf, width, step: stepBetween(area, n - alone.length) })
  return packed
}

/** As far from each other as people with ties are, more or less. */
function stepBetween(area: number, people: number): number {
  return people === 0 ? 1 : Math.min(1, Math.max(0.3, 0.9 * Math.sqrt(area / people)))
}

function placeAlone(packed: Positions, alone: readonly number[], { top, width, step }: { top: number; width: number; step: number }): void {
  const onRow = Math.max(1, Math.min(alone.length, Math.floor(width / step)))
  const perRow = Math.ceil(alone.length / Math.ceil(alone.length / onRow))
  alone.forEach((person, place) => {
    const inRow = Math.min(perRow, alone.length - Math.floor(place / perRow) * perRow)
    packed.x[person] = width / 2 + ((place % perRow) - (inRow - 1) / 2) * step
    packed.y[person] = top + step * (0.5 + 0.7 * Math.floor(place / perRow))
  })
}
