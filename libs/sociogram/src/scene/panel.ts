import type { Box } from '../layouts/positions.ts'
import { fitPositions, spreadOut, turnToFit } from './fit.ts'
import { drawHulls, roomForHeadings } from './draw-hulls.ts'
import { drawRings } from './draw-rings.ts'
import { labelMarks, nameWritings } from './name-marks.ts'
import { placeLabels, type Label } from './labels.ts'
import { round, type LineMark, type Mark, type ScenePerson, type ShapeMark, type ShapeName } from './marks.ts'
import { fitText, oneLine } from './measure-text.ts'
import type { Frame, Spots } from './frame.ts'
import type { Panel } from './scene-input.ts'
import { widthFactors } from './sizes.ts'
import { styleOfTie } from './legend-lines.ts'
import { drawTie, type TieInPicture } from './ties.ts'

/** `missing`: people whose name found no room. */
export type DrawnPanel = { marks: Mark[]; people: ScenePerson[]; missing: number[]; named: number; numbered: number }

/** Of more people the picture shows where the crowds are; pushing them apart would hide that. */
const MOST_SPREAD = 500

/** How far a shape comes to its sides. */
const REACH: Record<ShapeName, number> = { disc: 1.1, square: 1, triangle: 1.3, diamond: 1.3, cross: 1.1 }

/** One picture with all of its people: areas, ties, shapes, names, from below to above. */
export function drawPanel(frame: Frame, panel: Panel, at: number, box: Box, numbers: ReadonlyMap<number, number>): DrawnPanel {
  const { input } = frame
  const { marks: heading, area } = drawSubtitle(frame, panel, box)
  const spots = placePeople(frame, area, numbers)
  const { x, y } = spots.positions
  const factors = input.sizes && widthFactors(input.sizes)
  const spot = (person: number) => ({ x: x[person]!, y: y[person]!, size: factors ? round(spots.size * (factors[person] ?? 1)) : spots.size })
  const visible = listVisible(panel, input.people.length)
  const ties = panel.ties.filter(({ from, to }) => visible[from] === 1 && visible[to] === 1).toSorted(byWeight)
  const lines = ties.map((tie) => drawTie(spot(tie.from), spot(tie.to), !tie.isMutual && tie.kind !== 'together', styleOfTie(frame, tie)))
  const neighbours = listNeighbours(ties, input.people.length)
  const shapes = input.people.flatMap((_, person) => (visible[person] === 1 ? [{ ...drawShape(frame, panel, person, spot(person)), panel: at }] : []))
  const hulls = input.hasHulls ? drawHulls(frame, spots, visible, area) : { areas: [], names: [], boxes: [] }
  const rings = drawRings(frame, spots)
  const labels = placeNames(frame, { shapes, lines, neighbours, numbers, area, taken: [...hulls.boxes, ...rings.boxes] })
  const people = shapes.map(({ person = 0, x: left, y: top, size }) => ({
    person,
    panel: at,
    x: left,
    y: top,
    size,
    label: input.labels === 'none' ? null : plainName(frame, person),
    name: input.words.person(plainName(frame, person), input.people[person]!.group ?? null, neighbours[person]!.length, person),
    neighbours: neighbours[person]!,
  }))
  return { ...labels, people, marks: [...heading, ...rings.areas, ...hulls.areas, ...lines, ...shapes, ...rings.names, ...hulls.names, ...labels.marks] }
}

/** Wide and important lines lie on top. */
function byWeight(one: TieInPicture, other: TieInPicture): number {
  const rank = ({ kind, level }: TieInPicture) => (kind === 'together' ? -2 : kind === 'reconstructed' ? -1 : kind === 'new' || kind === 'lost' ? 100 : level)
  return rank(one) - rank(other)
}

function listVisible({ presence }: Panel, n: number): Uint8Array {
  return Uint8Array.from({ length: n }, (_, person) => (presence?.[person] === 'absent' ? 0 : 1))
}

function listNeighbours(ties: readonly TieInPicture[], n: number): number[][] {
  const found = Array.from({ length: n }, () => new Set<number>())
  for (const { from, to } of ties) {
    found[from]!.add(to)
    found[to]!.add(from)
  }
  return found.map((others) => [...others])
}

function plainName({ input }: Frame, person: number): string | null {
  const { name } = input.people[person]!
  return name === null || oneLine(name) === '' ? null : oneLine(name)
}

function drawSubtitle({ input, text, measure }: Frame, { subtitle }: Panel, box: Box): { marks: Mark[]; area: Box } {
  if (!subtitle) return { marks: [], area: box }
  const size = round(1.2 * text)
  const words: Mark = {
    kind: 'text',
    x: round(box.left),
    y: round(box.top + size),
    text: fitText(subtitle, size, box.right - box.left, measure, 'bold'),
    size,
    weight: 'bold',
    anchor: 'start',
    colour: input.look.ink,
    role: 'title',
  }
  return { marks: [words], area: { ...box, top: Math.min(box.bottom - 4, box.top + 1.8 * size) } }
}

/** People on the page: as large as fits, with room for names at the edge, nobody on top of another. */
function placePeople(frame: Frame, area: Box, numbers: ReadonlyMap<number, number>): Spots {
  const { input, text, measure } = frame
  const n = input.people.length
  const room = Math.max(1, (area.right - area.left) * (area.bottom - area.top))
  const apart = Math.max(0.12 * text, Math.min(text, 0.13 * Math.sqrt(room / Math.max(1, n))))
  // In a crowd where everybody has a number, shapes leave more room for numbers.
  const size = apart * (n > 80 && numbers.size > 0.5 * n ? 0.75 : 1)
  const hasSides = input.people.some(({ side }) => side !== undefined)
  const plainWidth = (name: string) => Math.min(12 * text, measure(oneLine(name), text))
  // Names that must stand at one side need room for their narrowest writing.
  const nameWidth = (name: string) =>
    hasSides ? Math.max(plainWidth(name), Math.min(...nameWritings(frame, name, false).map((each) => each.width))) : plainWidth(name)
  const widthOf = (name: string | null, person: number) => (numbers.has(person) ? text : nameWidth(name ?? ''))
  const widths = input.labels === 'none' ? [] : input.people.map(({ name }, person) => widthOf(name, person)).toSorted((one, other) => one - other)
  const wide = hasSides ? (widths.at(-1) ?? 0) + size + 6 : 0.5 * (widths[Math.floor(0.8 * n)] ?? 0)
  const sideways = Math.min((hasSides ? 0.35 : 0.2) * (area.right - area.left), Math.max(size + 3, wide))
  const high = area.bottom - area.top
  const upright = Math.min(0.2 * high, size + 1.6 * text)
  const headings = input.hasHulls ? Math.min(0.15 * high, roomForHeadings(frame, area.right - area.left)) : 0
  const inner = { left: area.left + sideways, right: area.right - sideways, top: area.top + upright + headings, bottom: area.bottom - upright }
  const isFixed = input.rings !== undefined
  const reach = Math.max(0, ...(input.rings ?? []).map(({ radius }) => radius))
  const wholeFrame = isFixed ? { left: -reach, top: -reach, right: reach, bottom: reach } : input.frame
  const { fitted, fit } = fitPositions(input.hasHulls ? turnToFit(input.positions, inner) : input.positions, {
    area: inner,
    stretch: isFixed ? 1 : stretchIn(inner),
    ...(wholeFrame ? { frame: wholeFrame } : {}),
  })
  const positions = isFixed || n > MOST_SPREAD ? fitted : spreadOut(fitted, 2.5 * apart * (input.sizes ? 1.3 : 1), inner)
  return { positions: { x: positions.x.map(round), y: positions.y.map(round) }, size: round(size), fit, inner }
}

/** How much more one direction may be stretched than the other: a phone is so much higher than wide that more of it is used, and names find room. */
function stretchIn({ left, right, top, bottom }: Box): number {
  return Math.min(2.6, Math.max(1.7, (bottom - top) / Math.max(1, right - left)))
}

function drawShape({ input, grouping }: Frame, { presence }: Panel, person: number, spot: { x: number; y: number; size: number }): ShapeMark {
  const { style } = grouping.lines[grouping.of[person]!]!
  const state = presence?.[person] ?? 'here'
  const isGone = state === 'left'
  return {
    kind: 'shape',
    ...spot,
    shape: isGone ? 'cross' : style.shape,
    fill: isGone ? 'none' : style.colour,
    stroke: isGone ? input.look.quiet : input.look.outline,
    strokeWidth: isGone ? 1.4 : round(Math.min(0.8, 0.25 * spot.size)),
    sign: isGone ? 'none' : style.sign,
    signColour: style.signColour,
    ...(state === 'joined' ? { ring: true } : {}),
    person,
  }
}

type NamesProblem = {
  shapes: readonly ShapeMark[]
  lines: readonly LineMark[]
  neighbours: readonly number[][]
  numbers: ReadonlyMap<number, number>
  area: Box
  taken: readonly Box[]
}

function placeNames(frame: Frame, { shapes, lines, neighbours, numbers, area, taken }: NamesProblem) {
  const { input } = frame
  const wanted = input.labels === 'none' ? [] : shapes.filter(({ person = 0 }) => plainName(frame, person) !== null)
  const rank = (person: number) => input.people[person]!.priority ?? neighbours[person]!.length
  const ordered = wanted.toSorted(({ person: one = 0 }, { person: other = 0 }) => rank(other) - rank(one) || one - other)
  const labels = ordered.map(({ person = 0, x, y, size, shape, ring }): Label => {
    const number = numbers.get(person)
    const { side } = input.people[person]!
    return {
      x,
      y,
      side,
      size: size * (ring ? 1.5 : REACH[shape]),
      writings: nameWritings(frame, number === undefined ? plainName(frame, person)! : String(number), number !== undefined),
    }
  })
  const obstacles = shapes.map(({ x, y, size, ring }) => ({ x, y, size: size * (ring ? 1.5 : 1.1) }))
  const placed = placeLabels({ labels, obstacles, taken, lines, area })
  const marks = ordered.flatMap(({ person = 0 }, at) => (placed[at] ? labelMarks(frame, placed[at], person, numbers.has(person)) : []))
  const missing = ordered.flatMap(({ person = 0 }, at) => (placed[at] ? [] : [person]))
  const numbered = ordered.filter(({ person = 0 }, at) => placed[at] && numbers.has(person)).length
  return { marks, missing, numbered, named: ordered.length - missing.length - numbered }
}
