import type { Box } from '../layouts/positions.ts'
import { hullPath, type Point } from './hull.ts'
import { round, type AreaMark, type TextMark } from './marks.ts'
import { fitText } from './measure-text.ts'
import type { Frame, Spots } from './frame.ts'

/** A soft area round each group with its name above; the small groups that are drawn as one have none. */
export function drawHulls({ input, grouping, text, measure }: Frame, { positions, size }: Spots, visible: Uint8Array, area: Box) {
  const [areas, names, boxes]: [AreaMark[], TextMark[], Box[]] = [[], [], []]
  for (const [line, { name, isOther, style }] of grouping.lines.entries()) {
    if (isOther) continue
    const points: Point[] = []
    grouping.of.forEach((of, person) => {
      if (of === line && visible[person] === 1) points.push({ x: positions.x[person]!, y: positions.y[person]! })
    })
    if (points.length === 0) continue
    areas.push({ kind: 'area', path: hullPath(points, size * 2.2), fill: style.colour, stroke: style.colour, strokeWidth: 1, dash: [], opacity: 0.1 })
    const top = points.reduce((highest, point) => (point.y < highest.y ? point : highest))
    const words = fitText(name, text, 0.4 * (area.right - area.left), measure, 'bold')
    const width = measure(words, text, 'bold')
    const middle = Math.min(area.right - width / 2, Math.max(area.left + width / 2, top.x))
    const y = Math.max(area.top + text, top.y - size * 2.2 - 0.4 * text)
    const box = { left: middle - width / 2, right: middle + width / 2, top: y - text, bottom: y + 0.3 * text }
    if (boxes.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue
    boxes.push(box)
    names.push({
      kind: 'text',
      x: round(middle),
      y: round(y),
      text: words,
      size: text,
      weight: 'bold',
      anchor: 'middle',
      colour: input.look.ink,
      halo: input.look.ground,
      role: 'group',
    })
  }
  return { areas, names, boxes }
}
