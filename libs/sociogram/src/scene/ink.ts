import type { Box } from '../layouts/positions.ts'
import type { LineMark } from './marks.ts'

/** How much of the lines lies below a box, in lengths of `unit`; a wide line counts for more than a thin one. */
export type Ink = (box: Box) => number

/** Spots across the height of a name: fine enough to tell a line below it from one beside it. */
const FINE = 5
const MOST_SPOTS = 200_000
/** Of very many lines fewer points are looked at, each for more of its line. */
const MOST_POINTS = 300_000
/** The head of an arrow says more than its line: hiding one is as bad as hiding so many heights of a name. */
const HEAD = 3

/** Lines are cut into spots of a grid, summed so that any box is asked in four steps: all of it grows with the lines, whatever the number of names. */
export function inkOf(area: Box, lines: readonly LineMark[], unit: number): Ink {
  if (lines.length === 0) return () => 0
  const [wide, high] = [Math.max(1e-6, area.right - area.left), Math.max(1e-6, area.bottom - area.top)]
  const spot = Math.max(unit / FINE, Math.sqrt((wide * high) / MOST_SPOTS))
  const columns = Math.ceil(wide / spot) + 1
  const rows = Math.ceil(high / spot) + 1
  const sums = new Float64Array(columns * rows)
  const columnOf = (x: number) => 1 + Math.floor((x - area.left) / spot)
  const rowOf = (y: number) => 1 + Math.floor((y - area.top) / spot)
  const add = (x: number, y: number, amount: number) => {
    const [column, row] = [columnOf(x), rowOf(y)]
    if (column > 0 && row > 0 && column < columns && row < rows) sums[row * columns + column]! += amount
  }
  const parts = lines.flatMap((line) => partInside(line, area))
  const step = Math.max(spot, parts.reduce((sum, { length }) => sum + length, 0) / MOST_POINTS)
  for (const { line, start, end, length } of parts) {
    const points = Math.max(1, Math.ceil(length / step))
    const each = ((0.5 + 0.4 * line.width) * length) / points / unit
    const [dx, dy] = [((line.x2 - line.x1) * (end - start)) / points, ((line.y2 - line.y1) * (end - start)) / points]
    const [x, y] = [line.x1 + (line.x2 - line.x1) * start, line.y1 + (line.y2 - line.y1) * start]
    for (let point = 0; point < points; point += 1) add(x + (point + 0.5) * dx, y + (point + 0.5) * dy, each)
    if (line.head) add(line.head[0]!, line.head[1]!, HEAD)
  }
  for (let row = 1; row < rows; row += 1)
    for (let column = 1; column < columns; column += 1)
      sums[row * columns + column]! += sums[(row - 1) * columns + column]! + sums[row * columns + column - 1]! - sums[(row - 1) * columns + column - 1]!
  const within = (value: number, most: number) => Math.min(most - 1, Math.max(0, value))
  return ({ left, top, right, bottom }) => {
    const [l, t] = [within(columnOf(left) - 1, columns), within(rowOf(top) - 1, rows)]
    const [r, b] = [within(columnOf(right), columns), within(rowOf(bottom), rows)]
    return Math.max(0, sums[b * columns + r]! - sums[t * columns + r]! - sums[b * columns + l]! + sums[t * columns + l]!)
  }
}

type Part = { line: LineMark; start: number; end: number; length: number }

function partInside(line: LineMark, area: Box): Part[] {
  const { x1, y1, x2, y2 } = line
  const [start, end] = clipLine(x1, y1, x2, y2, area)
  return start < end ? [{ line, start, end, length: (end - start) * Math.hypot(x2 - x1, y2 - y1) }] : []
}

/**
 * Which part of a line lies in a box, as shares of its way; the first is not below the second where none does.
 * @source Liang & Barsky 1984
 */
export function clipLine(x1: number, y1: number, x2: number, y2: number, { left, right, top, bottom }: Box): readonly [number, number] {
  let [start, end] = [0, 1]
  const cut = (way: number, room: number) => {
    if (way === 0) end = room < 0 ? -1 : end
    else if (way < 0) start = Math.max(start, room / way)
    else end = Math.min(end, room / way)
  }
  cut(x1 - x2, x1 - left)
  cut(x2 - x1, right - x1)
  cut(y1 - y2, y1 - top)
  cut(y2 - y1, bottom - y1)
  return [start, end]
}
