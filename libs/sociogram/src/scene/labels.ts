import type { Box } from '../layouts/positions.ts'
import type { LineMark } from './marks.ts'

/** One way to write a name: on one line, or on two that are narrower. */
export type Writing = { lines: readonly string[]; width: number; height: number }
export type Label = { x: number; y: number; size: number; writings: readonly Writing[]; side?: 'left' | 'right' | undefined }
export type PlacedLabel = { box: Box; writing: Writing }
type Disc = { x: number; y: number; size: number }

/** Eight places round a shape: beside, below, above, then the corners. The last number is how little each is liked. */
const PLACES = [
  [1, 0, 0],
  [-1, 0, 0.1],
  [0, 1, 0.15],
  [0, -1, 0.15],
  [0.75, -0.9, 0.2],
  [0.75, 0.9, 0.2],
  [-0.75, -0.9, 0.25],
  [-0.75, 0.9, 0.25],
] as const

const CELL = 16
const GAP = 1.5
/** Names beyond these stay out without being tried: a page has no room for them. */
const TRIED = 2000
const SECOND_CHANCES = 400

/** Boxes on a grid, so that only those nearby are looked at. */
class BoxGrid {
  readonly #area: Box
  readonly #columns: number
  readonly #rows: number
  readonly #cells: number[][]
  readonly #boxes: (Box | null)[] = []

  constructor(area: Box) {
    this.#area = area
    this.#columns = Math.max(1, Math.ceil((area.right - area.left) / CELL))
    this.#rows = Math.max(1, Math.ceil((area.bottom - area.top) / CELL))
    this.#cells = Array.from({ length: this.#columns * this.#rows }, () => [])
  }

  add(box: Box): number {
    const place = this.#boxes.push(box) - 1
    this.#eachCell(box, (cell) => cell.push(place))
    return place
  }

  remove(place: number): void {
    this.#boxes[place] = null
  }

  /** Boxes that the box would lie on; stops at `enough`. */
  hits(box: Box, enough: number): number[] {
    const found: number[] = []
    this.#eachCell(box, (cell) => {
      for (const place of cell) {
        if (found.length >= enough) return
        const other = this.#boxes[place]
        if (other && overlap(box, other) && !found.includes(place)) found.push(place)
      }
    })
    return found
  }

  #eachCell(box: Box, visit: (cell: number[]) => void): void {
    const column = (x: number) => Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#area.left) / CELL)))
    const row = (y: number) => Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#area.top) / CELL)))
    for (let down = row(box.top); down <= row(box.bottom); down += 1)
      for (let across = column(box.left); across <= column(box.right); across += 1) visit(this.#cells[down * this.#columns + across]!)
  }
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

function isInside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom
}

const INK = 4
/** The head of an arrow says more than its line: hiding one is as bad as hiding so many spots. */
const HEAD = 12

/** How many lines pass each spot of the page, summed so that any box is asked in four steps. */
function inkOf(area: Box, lines: readonly LineMark[]): (box: Box) => number {
  const columns = Math.ceil((area.right - area.left) / INK) + 2
  const rows = Math.ceil((area.bottom - area.top) / INK) + 2
  const sums = new Float32Array(columns * rows)
  const columnOf = (x: number) => Math.min(columns - 1, Math.max(1, 1 + Math.floor((x - area.left) / INK)))
  const rowOf = (y: number) => Math.min(rows - 1, Math.max(1, 1 + Math.floor((y - area.top) / INK)))
  for (const { x1, y1, x2, y2, head } of lines) {
    if (head) sums[rowOf(head[1]!) * columns + columnOf(head[0]!)]! += HEAD
    const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / INK))
    for (let step = 0; step <= steps; step += 1) sums[rowOf(y1 + ((y2 - y1) * step) / steps) * columns + columnOf(x1 + ((x2 - x1) * step) / steps)]! += 1
  }
  for (let row = 1; row < rows; row += 1)
    for (let column = 1; column < columns; column += 1)
      sums[row * columns + column]! += sums[(row - 1) * columns + column]! + sums[row * columns + column - 1]! - sums[(row - 1) * columns + column - 1]!
  return ({ left, top, right, bottom }) => {
    const [l, t, r, b] = [columnOf(left) - 1, rowOf(top) - 1, columnOf(right), rowOf(bottom)]
    return (sums[b * columns + r]! - sums[t * columns + r]! - sums[b * columns + l]! + sums[t * columns + l]!) / ((r - l) * (b - t))
  }
}

export type LabelProblem = {
  /** The most important first. */
  labels: readonly Label[]
  /** Shapes that nothing may cover. */
  obstacles: readonly Disc[]
  /** Other boxes that nothing may cover. */
  taken?: readonly Box[]
  lines?: readonly LineMark[]
  area: Box
}

/**
 * Places names so that none lies on another, on a shape or outside the area: one after the other, each at the free place with the fewest lines below it.
 * Who finds none gets a second chance: the one name in the way moves, if it can.
 * @returns for each label its place, or null where there is none
 */
export function placeLabels({ labels, obstacles, taken = [], lines = [], area }: LabelProblem): (PlacedLabel | null)[] {
  const grid = new BoxGrid(area)
  const ink = inkOf(area, lines)
  for (const { x, y, size } of obstacles) grid.add({ left: x - size, top: y - size, right: x + size, bottom: y + size })
  for (const box of taken) grid.add(box)
  const ownerOf = new Map<number, number>()
  const placed: (PlacedLabel & { place: number; at: number })[] = []
  const result: (PlacedLabel | null)[] = labels.map(() => null)
  const put = (label: number, found: PlacedLabel) => {
    const place = grid.add(found.box)
    ownerOf.set(place, label)
    placed[label] = { ...found, place, at: label }
    result[label] = found
  }
  labels.slice(0, TRIED).forEach((label, at) => {
    const best = findBest(label, grid, ink, area)
    if (best) put(at, best)
  })
  labels.slice(0, SECOND_CHANCES).forEach((label, at) => {
    if (result[at]) return
    for (const candidate of candidatesOf(label)) {
      if (!isInside(candidate.box, area)) continue
      const hits = grid.hits(candidate.box, 2)
      const owner = hits.length === 1 ? ownerOf.get(hits[0]!) : undefined
      if (owner === undefined) continue
      const before = placed[owner]!
      grid.remove(before.place)
      const blocked = grid.add(candidate.box)
      const moved = findBest(labels[owner]!, grid, ink, area)
      grid.remove(blocked)
      if (moved) {
        put(owner, moved)
        put(at, candidate)
        return
      }
      put(owner, before)
    }
  })
  return result
}

function findBest(label: Label, grid: BoxGrid, ink: (box: Box) => number, area: Box): PlacedLabel | null {
  let best: PlacedLabel | null = null
  let least = Infinity
  for (const candidate of candidatesOf(label)) {
    if (!isInside(candidate.box, area) || grid.hits(candidate.box, 1).length > 0) continue
    const cost = candidate.dislike + 0.6 * ink(candidate.box)
    if (cost < least) {
      least = cost
      best = { box: candidate.box, writing: candidate.writing }
    }
  }
  return best
}

function* candidatesOf({ x, y, size, writings, side }: Label): Generator<PlacedLabel & { dislike: number }> {
  for (const [way, writing] of writings.entries()) {
    for (const [dx, dy, dislike] of PLACES) {
      if (side !== undefined && (dy !== 0 || dx !== (side === 'left' ? -1 : 1))) continue
      const middleX = x + dx * (size + GAP) + Math.sign(dx) * (writing.width / 2)
      const middleY = y + dy * (size + GAP) + Math.sign(dy) * (writing.height / 2)
      const box = {
        left: middleX - writing.width / 2,
        right: middleX + writing.width / 2,
        top: middleY - writing.height / 2,
        bottom: middleY + writing.height / 2,
      }
      yield { box, writing, dislike: dislike + 0.3 * way }
    }
  }
}
