import type { Box } from '../layouts/positions.ts'
import type { Frame } from './frame.ts'
import type { Point } from './hull.ts'
import { round, type TextMark } from './marks.ts'
import { wrapText } from './measure-text.ts'
import { divide } from './name-marks.ts'

const LEADING = 1.1
const MOST_LINES = 3
/** The widest heading, in parts of the picture; a long word alone may be wider. */
const WIDEST = 0.45
const WIDEST_WORD = 0.7
/** Near somebody of another group it seems to be theirs. */
const STRANGER = 0.5

/** The name of a group on one line, on two or on three, as few as are narrow enough. What is longer is cut; the legend has it whole. */
export function headingLines({ text, measure }: Pick<Frame, 'text' | 'measure'>, name: string, room: number): string[] {
  const wide = (line: string) => measure(line, text, 'bold')
  const longestWord = Math.max(0, ...name.split(' ').map(wide))
  const widest = Math.max(WIDEST * room, Math.min(longestWord, WIDEST_WORD * room))
  for (let count = 1; count <= MOST_LINES; count += 1) {
    const lines = count === 1 ? [name] : divide(name, count, text, measure)
    if (lines.length === count && lines.every((line) => wide(line) <= widest)) return lines
  }
  const lines = wrapText(name, text, widest, measure, 'bold')
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]!.replace(/…$/, '')}…`]
}

export function headingHeight({ text }: Pick<Frame, 'text'>, lines: number): number {
  return lines * LEADING * text
}

/** `reach`: how far the area of the group goes beyond its people. */
export type HeadingProblem = { lines: readonly string[]; points: readonly Point[]; reach: number; area: Box; strangers: readonly Box[]; taken: readonly Box[] }

/** Above its group, else below it, never on a shape, another heading or outside the picture. */
export function placeHeading({ text, measure }: Pick<Frame, 'text' | 'measure'>, problem: HeadingProblem): Box | null {
  const { lines, points, reach, area, strangers, taken } = problem
  const width = Math.max(...lines.map((line) => measure(line, text, 'bold')))
  const height = headingHeight({ text }, lines.length)
  const gap = reach + 0.25 * text
  const highest = points.reduce((top, point) => (point.y < top.y ? point : top))
  const lowest = points.reduce((bottom, point) => (point.y > bottom.y ? point : bottom))
  const middle = (Math.min(...points.map(({ x }) => x)) + Math.max(...points.map(({ x }) => x))) / 2
  const along = (x: number) => [x, middle, x - width / 2, x + width / 2]
  const places = [
    ...along(highest.x).map((x) => ({ x, top: highest.y - gap - height })),
    ...along(lowest.x).map((x) => ({ x, top: lowest.y + gap })),
    ...along(highest.x).map((x) => ({ x, top: area.top })),
  ]
  const boxes = places.map(({ x, top }): Box => {
    const left = Math.min(area.right - width, Math.max(area.left, x - width / 2))
    const inside = Math.min(area.bottom - height, Math.max(area.top, top))
    return { left, right: left + width, top: inside, bottom: inside + height }
  })
  const dislikes = boxes.map((box, at) => {
    if (taken.some((other) => overlap(box, other))) return Infinity
    return 0.1 * at + STRANGER * strangers.filter((other) => overlap(box, other)).length
  })
  const least = Math.min(...dislikes)
  return Number.isFinite(least) ? boxes[dislikes.indexOf(least)]! : null
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

export function headingMarks({ input: { look }, text }: Frame, lines: readonly string[], box: Box): TextMark[] {
  return lines.map((line, at) => ({
    kind: 'text',
    x: round((box.left + box.right) / 2),
    y: round(box.top + (at + 0.8) * LEADING * text),
    text: line,
    size: text,
    weight: 'bold',
    anchor: 'middle',
    colour: look.ink,
    halo: look.ground,
    role: 'group',
  }))
}
