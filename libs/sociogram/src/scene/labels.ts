import type { Box } from '../layouts/positions.ts'
import { inkOf, type Ink } from './ink.ts'
import type { LineMark } from './marks.ts'

/** One way to write a name: on one line, or on two that are narrower. */
export type Writing = { lines: readonly string[]; width: number; height: number }
export type Label = { x: number; y: number; size: number; writings: readonly Writing[]; side?: 'left' | 'right' | undefined }
/** `along`: on which side of its shape it stands, from -1 (left) to 1 (right); its lines begin at the shape. */
export type PlacedLabel = { box: Box; writing: Writing; along: number }
type Disc = { x: number; y: number; size: number }

/**
 * Sixteen places round a shape: beside, below, above, the corners, and between these. How far from its middle, how far along the name itself (in halves of
 * width and height), and how little each is liked.
 */
const PLACES = [
  [1, 0, 1, 0, 0],
  [-1, 0, -1, 0, 0.1],
  [0, 1, 0, 1, 0.15],
  [0, -1, 0, -1, 0.15],
  [0.75, -0.9, 1, -1, 0.2],
  [0.75, 0.9, 1, 1, 0.2],
  [-0.75, -0.9, -1, -1, 0.25],
  [-0.75, 0.9, -1, 1, 0.25],
  [1, -0.5, 1, -0.5, 0.15],
  [1, 0.5, 1, 0.5, 0.15],
  [-1, -0.5, -1, -0.5, 0.2],
  [-1, 0.5, -1, 0.5, 0.2],
  [0, 1, 0.5, 1, 0.25],
  [0, 1, -0.5, 1, 0.25],
  [0, -1, 0.5, -1, 0.25],
  [0, -1, -0.5, -1, 0.25],
] as const

const CELL = 16
/** Between a shape and its name, in heights of the name. */
const GAP = 0.2
/** A line through a name, as high as the name, against places that are liked less. */
const INK = 0.5
/** Names towards the middle of the picture against those away from it. */
const INWARDS = 0.1
/** A name beside the shape of somebody else seems to be theirs: how near in heights of the name, and how little that is liked. */
const CLOSE = 0.4
const STRANGER = 0.3
/** Names beyond these stay out without being tried: a page has no room for them. */
const TRIED = 2000
const SECOND_CHANCES = 400
const ROUNDS = 2
/** So many names move for one at most, and not for less than this. */
const IN_THE_WAY = 2
const WORTH_MOVING = 0.1

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
    const box = this.#boxes[place]
    if (box) this.#eachCell(box, (cell) => cell.splice(cell.lastIndexOf(place), 1))
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

/** A place for a name, and how little it is liked. */
type Candidate = PlacedLabel & { dislike: number }

/** Names on the page as they come, each with the places it could take, the best first. */
class Placing {
  readonly #grid: BoxGrid
  readonly #choices: readonly (readonly Candidate[])[]
  readonly #ownerOf = new Map<number, number>()
  readonly #placed: ((Candidate & { place: number }) | undefined)[] = []

  constructor(grid: BoxGrid, choices: readonly (readonly Candidate[])[]) {
    this.#grid = grid
    this.#choices = choices
  }

  at(label: number): Candidate | undefined {
    return this.#placed[label]
  }

  /** The best place that nothing is in the way of. */
  settle(label: number): boolean {
    const free = this.#choices[label]!.find(({ box }) => this.#grid.hits(box, 1).length === 0)
    if (free) this.#put(label, free)
    return free !== undefined
  }

  /** A better place, also where one or two names are in the way that can move at less loss than this one gains. */
  bargain(label: number): void {
    const before = this.#placed[label]
    const now = before?.dislike ?? Infinity
    this.#lift(label)
    for (const candidate of this.#choices[label]!) {
      if (candidate.dislike >= now) break
      const inTheWay = this.#grid.hits(candidate.box, IN_THE_WAY + 1).map((place) => this.#ownerOf.get(place))
      if (inTheWay.length > IN_THE_WAY || !inTheWay.every((owner) => owner !== undefined)) continue
      const most = now - candidate.dislike - (inTheWay.length === 0 ? 0 : WORTH_MOVING)
      this.#put(label, candidate)
      if (this.#move(inTheWay, most)) return
      this.#lift(label)
    }
    if (before) this.#put(label, before)
  }

  /** Names find other places, at no more loss than `most`; else they stay. */
  #move(labels: readonly number[], most: number): boolean {
    const before = labels.map((label) => this.#placed[label]!)
    for (const label of labels) this.#lift(label)
    const isPlaced = labels.every((label) => this.settle(label))
    const loss = labels.reduce((sum, label, at) => sum + (this.#placed[label]?.dislike ?? Infinity) - before[at]!.dislike, 0)
    if (isPlaced && loss <= most) return true
    for (const label of labels) this.#lift(label)
    for (const [at, label] of labels.entries()) this.#put(label, before[at]!)
    return false
  }

  #put(label: number, candidate: Candidate): void {
    const place = this.#grid.add(candidate.box)
    this.#ownerOf.set(place, label)
    this.#placed[label] = { ...candidate, place }
  }

  #lift(label: number): void {
    const there = this.#placed[label]
    if (there) this.#grid.remove(there.place)
    this.#placed[label] = undefined
  }
}

/**
 * Places names so that none lies on another, on a shape or outside the area: one after the other, each at the free place with the fewest lines below it.
 * Then who has none looks for names that can move, and who has one whether there is a better place.
 * @returns for each label its place, or null where there is none
 */
export function placeLabels({ labels, obstacles, taken = [], lines = [], area }: LabelProblem): (PlacedLabel | null)[] {
  const grid = new BoxGrid(area)
  const [line] = labels[0]?.writings ?? []
  const unit = line ? line.height / line.lines.length : 1
  const ink = inkOf(area, lines, unit)
  for (const { x, y, size } of obstacles) grid.add({ left: x - size, top: y - size, right: x + size, bottom: y + size })
  for (const box of taken) grid.add(box)
  const middle = middleOf(obstacles)
  // Nothing but shapes and taken boxes is there yet; the own shape is always one of them.
  const nearOthers = (box: Box) => Math.max(0, grid.hits(box, 3).length - 1)
  const placing = new Placing(
    grid,
    labels.slice(0, TRIED).map((label) => listCandidates(label, { middle, unit, ink, nearOthers, area })),
  )
  const tried = labels.slice(0, TRIED).map((_, label) => label)
  for (const label of tried) placing.settle(label)
  const again = tried.slice(0, SECOND_CHANCES)
  for (let round = 0; round < (labels.length > SECOND_CHANCES ? 1 : ROUNDS); round += 1) {
    for (const label of again) if (!placing.at(label)) placing.bargain(label)
    for (const label of again) if (placing.at(label)) placing.bargain(label)
  }
  return labels.map((_, label) => {
    const found = placing.at(label)
    return found ? { box: found.box, writing: found.writing, along: found.along } : null
  })
}

function middleOf(spots: readonly Disc[]): { x: number; y: number } {
  const sum = (of: (spot: Disc) => number) => spots.reduce((all, spot) => all + of(spot), 0) / Math.max(1, spots.length)
  return { x: sum(({ x }) => x), y: sum(({ y }) => y) }
}

type Surroundings = { middle: { x: number; y: number }; unit: number; ink: Ink; nearOthers: (box: Box) => number; area: Box }

/** All places inside the area, the best first: few lines below, on the side away from the middle of the picture. */
function listCandidates({ x, y, size, writings, side }: Label, { middle, unit, ink, nearOthers, area }: Surroundings): Candidate[] {
  const gap = GAP * unit
  const close = CLOSE * unit
  const far = Math.hypot(x - middle.x, y - middle.y)
  const found: Candidate[] = []
  for (const [way, writing] of writings.entries()) {
    for (const [dx, dy, alongX, alongY, place] of PLACES) {
      if (side !== undefined && dx !== (side === 'left' ? -1 : 1)) continue
      const middleX = x + dx * (size + gap) + alongX * (writing.width / 2)
      const middleY = y + dy * (size + gap) + alongY * (writing.height / 2)
      const box = {
        left: middleX - writing.width / 2,
        right: middleX + writing.width / 2,
        top: middleY - writing.height / 2,
        bottom: middleY + writing.height / 2,
      }
      if (!isInside(box, area)) continue
      const inwards = far === 0 ? 0 : (dx * (middle.x - x) + dy * (middle.y - y)) / far
      const near = nearOthers({ left: box.left - close, right: box.right + close, top: box.top - close, bottom: box.bottom + close })
      found.push({ box, writing, along: alongX, dislike: place + 0.3 * way + INWARDS * inwards + INK * ink(box) + STRANGER * near })
    }
  }
  return found.toSorted((one, other) => one.dislike - other.dislike)
}
