import type { Box } from '../layouts/positions.ts'
import type { Frame, Spots } from './frame.ts'
import { circlePath, round, type AreaMark, type TextMark } from './marks.ts'

/** The rings of a target, each with its words where it has the widest gap between two people. */
export function drawRings({ input, text, measure }: Frame, { fit, positions, size: shape }: Spots) {
  const [areas, names, boxes]: [AreaMark[], TextMark[], Box[]] = [[], [], []]
  for (const { radius, text: words } of (input.rings ?? []).toReversed()) {
    const r = radius * fit.scaleX
    if (r < 1) continue
    const size = round(0.85 * text)
    const angle = findGap({ fit, positions }, r, shape)
    const [x, y] = [fit.left + r * Math.cos(angle), fit.top + r * Math.sin(angle)]
    const width = measure(words, size)
    areas.push({ kind: 'area', path: circlePath(fit.left, fit.top, r), fill: null, stroke: input.look.hairline, strokeWidth: 1, dash: [] })
    names.push({
      kind: 'text',
      x: round(x),
      y: round(y + 0.35 * size),
      text: words,
      size,
      weight: 'regular',
      anchor: 'middle',
      colour: input.look.quiet,
      halo: input.look.ground,
      role: 'group',
    })
    boxes.push({ left: x - width / 2, right: x + width / 2, top: y - 0.6 * size, bottom: y + 0.6 * size })
  }
  return { areas, names, boxes }
}

/** Middle of the widest stretch of a circle on which nobody stands. */
function findGap({ fit, positions: { x, y } }: Pick<Spots, 'fit' | 'positions'>, radius: number, near: number): number {
  const angles: number[] = []
  x.forEach((left, person) => {
    const [dx, dy] = [left - fit.left, y[person]! - fit.top]
    if (Math.abs(Math.hypot(dx, dy) - radius) < 2 * near) angles.push(Math.atan2(dy, dx))
  })
  angles.sort((one, other) => one - other)
  let best = { angle: -Math.PI / 2, width: 0 }
  angles.forEach((angle, at) => {
    const next = at + 1 < angles.length ? angles[at + 1]! : angles[0]! + 2 * Math.PI
    if (next - angle > best.width) best = { angle: (angle + next) / 2, width: next - angle }
  })
  return best.angle
}
