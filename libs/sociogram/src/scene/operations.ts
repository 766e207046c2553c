import { round, shapePath, signPath, circlePath, type AreaMark, type LineMark, type Mark, type Scene, type ShapeMark } from './marks.ts'
import type { TextWeight } from './measure-text.ts'

/** What any drawing program can do: fill or draw a path, or write a line. Paths are SVG path data. */
export type PathOperation = {
  kind: 'path'
  data: string
  fill: string | null
  stroke: string | null
  width: number
  dash: readonly number[]
  isRound: boolean
  opacity: number
  fillOpacity: number
}
export type TextOperation = {
  kind: 'text'
  x: number
  y: number
  text: string
  size: number
  weight: TextWeight
  anchor: 'start' | 'middle' | 'end'
  colour: string
  halo: string | null
  haloWidth: number
  isLabel: boolean
}
export type Operation = PathOperation | TextOperation

/** Lines in one path at most: a path of very many is slow to fill in. */
const AT_ONCE = 400

/** The scene as simple steps in the order of drawing, for PDF and for a canvas. Neighbouring lines of one style become one path. */
export function listOperations(scene: Scene): Operation[] {
  const operations: Operation[] = []
  const { marks } = scene
  for (let at = 0; at < marks.length;) {
    const mark = marks[at]!
    if (mark.kind === 'line') {
      const lines = takeAlike(marks, at, mark)
      operations.push(...drawLines(lines))
      at += lines.length
      continue
    }
    if (mark.kind === 'shape') operations.push(...drawShapeSteps(mark))
    else if (mark.kind === 'area') operations.push(drawArea(mark))
    else {
      const { x, y, text, size, weight, anchor, colour, halo = null, role } = mark
      operations.push({
        kind: 'text',
        x,
        y,
        text,
        size,
        weight,
        anchor,
        colour,
        halo,
        haloWidth: haloWidth(size),
        isLabel: role === 'label' || role === 'number',
      })
    }
    at += 1
  }
  return operations
}

/** Half of it is under the letters. */
export function haloWidth(size: number): number {
  return round(0.3 * size)
}

function takeAlike(marks: readonly Mark[], start: number, first: LineMark): LineMark[] {
  const lines: LineMark[] = []
  for (let at = start; at < marks.length && lines.length < AT_ONCE; at += 1) {
    const mark = marks[at]!
    if (mark.kind !== 'line' || mark.colour !== first.colour || mark.width !== first.width || mark.dash.join() !== first.dash.join()) break
    lines.push(mark)
  }
  return lines
}

const PLAIN = { fill: null, stroke: null, width: 0, dash: [], isRound: false, opacity: 1, fillOpacity: 1 }

function drawLines(lines: readonly LineMark[]): PathOperation[] {
  const { width, colour, dash, isRound = false, opacity = 1 } = lines[0]!
  const drawn: PathOperation = { ...PLAIN, kind: 'path', data: linesPath(lines), stroke: colour, width, dash, isRound, opacity }
  const heads = headsPath(lines)
  return heads === '' ? [drawn] : [drawn, { ...PLAIN, kind: 'path', data: heads, fill: colour, opacity }]
}

export function linesPath(lines: readonly LineMark[]): string {
  return lines.map(({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`).join('')
}

export function headsPath(lines: readonly LineMark[]): string {
  return lines.map(({ head }) => (head ? `M${head[0]} ${head[1]}L${head[2]} ${head[3]}L${head[4]} ${head[5]}Z` : '')).join('')
}

function drawShapeSteps({ shape, x, y, size, fill, stroke, strokeWidth, sign, signColour, ring, opacity = 1 }: ShapeMark): PathOperation[] {
  const body: PathOperation = {
    ...PLAIN,
    kind: 'path',
    data: shapePath(shape, x, y, size) + (ring ? circlePath(x, y, size * 1.45) : ''),
    fill: fill === 'none' || ring ? null : fill,
    stroke,
    width: strokeWidth,
    opacity,
  }
  const filled: PathOperation[] = ring && fill !== 'none' ? [{ ...PLAIN, kind: 'path', data: shapePath(shape, x, y, size), fill, opacity }] : []
  if (sign === 'none') return [...filled, body]
  return [
    ...filled,
    body,
    { ...PLAIN, kind: 'path', data: signPath(sign, x, y, size), stroke: signColour, width: signWidth(sign, size), isRound: true, opacity },
  ]
}

export function signWidth(sign: ShapeMark['sign'], size: number): number {
  return round((sign === 'dot' ? 0.7 : 0.3) * size)
}

function drawArea({ path, fill, stroke, strokeWidth, dash, opacity = 1 }: AreaMark): PathOperation {
  return { ...PLAIN, kind: 'path', data: path, fill, stroke, width: strokeWidth, dash, opacity: rimOpacity(opacity), fillOpacity: opacity }
}

/** The rim of a soft area is easier to see than its ground. */
export function rimOpacity(opacity: number): number {
  return Math.min(1, 4 * opacity)
}
