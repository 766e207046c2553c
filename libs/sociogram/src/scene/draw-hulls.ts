import type { Box } from '../layouts/positions.ts'
import { headingHeight, headingLines, headingMarks, placeHeading } from './group-headings.ts'
import { distanceOfHulls, hullPath, type Point } from './hull.ts'
import type { AreaMark, TextMark } from './marks.ts'
import { oneLine } from './measure-text.ts'
import type { Frame, Spots } from './frame.ts'

/** How far an area goes beyond the middles of its people, in sizes of a shape; less where the next group stands near. */
const REACH = 2.2
const LEAST_REACH = 1.3

/** Room that headings need above the people: of the group with most lines. */
export function roomForHeadings(frame: Frame, width: number): number {
  const lines = frame.grouping.lines.filter(({ isOther }) => !isOther).map(({ name }) => headingLines(frame, oneLine(name), width).length)
  return lines.length === 0 ? 0 : headingHeight(frame, Math.max(...lines)) + 0.25 * frame.text
}

/** A soft area round each group with its name above; the small groups that are drawn as one have none. */
export function drawHulls(frame: Frame, { positions, size }: Spots, visible: Uint8Array, area: Box) {
  const { grouping } = frame
  const [areas, names, boxes]: [AreaMark[], TextMark[], Box[]] = [[], [], []]
  const pointsOf = grouping.lines.map((_, line) => listPoints(frame, line, { positions, visible }))
  const reach = reachOf(
    pointsOf.filter((_, line) => !grouping.lines[line]!.isOther),
    size,
  )
  const shapes = pointsOf.map((points) => points.map((point) => around(point, size * 1.3)))
  for (const [line, { name, isOther, style }] of grouping.lines.entries()) {
    const points = pointsOf[line]!
    if (isOther || points.length === 0) continue
    areas.push({ kind: 'area', path: hullPath(points, reach), fill: style.colour, stroke: style.colour, strokeWidth: 1, dash: [], opacity: 0.1 })
    const lines = headingLines(frame, oneLine(name), area.right - area.left)
    const strangers = pointsOf.flatMap((others, at) => (at === line ? [] : others.map((point) => around(point, reach))))
    const box = placeHeading(frame, { lines, points, reach, area, strangers, taken: [...boxes, ...shapes.flat()] })
    if (box === null) continue
    boxes.push(box)
    names.push(...headingMarks(frame, lines, box))
  }
  return { areas, names, boxes }
}

function listPoints({ grouping }: Frame, line: number, { positions, visible }: { positions: Spots['positions']; visible: Uint8Array }): Point[] {
  const points: Point[] = []
  grouping.of.forEach((of, person) => {
    if (of === line && visible[person] === 1) points.push({ x: positions.x[person]!, y: positions.y[person]! })
  })
  return points
}

function around({ x, y }: Point, room: number): Box {
  return { left: x - room, right: x + room, top: y - room, bottom: y + room }
}

/** So far that no two areas meet, where their people leave room for that. */
function reachOf(groups: readonly (readonly Point[])[], size: number): number {
  let nearest = Infinity
  groups.forEach((one, at) => groups.slice(at + 1).forEach((other) => (nearest = Math.min(nearest, distanceOfHulls(one, other)))))
  return Math.max(LEAST_REACH * size, Math.min(REACH * size, 0.5 * nearest - 1))
}
