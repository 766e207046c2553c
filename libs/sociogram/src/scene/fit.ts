import { boxOf, type Box, type Positions } from '../layouts/positions.ts'

export type FitOptions = {
  /** Where the middles of the shapes may be. */
  area: Box
  /** Part of the drawing that must be visible beside the people, such as rings. */
  frame?: Box
  /** How much more one direction may be stretched than the other, so that a page is used. */
  stretch: number
}

export type Fit = { scaleX: number; scaleY: number; left: number; top: number }

/** From ties to points: as large as fits, in the middle. */
function fitInto(box: Box, { area, stretch }: FitOptions): Fit {
  const [wide, high] = [Math.max(box.right - box.left, 1e-9), Math.max(box.bottom - box.top, 1e-9)]
  const [roomX, roomY] = [area.right - area.left, area.bottom - area.top]
  const least = Math.min(roomX / wide, roomY / high, 0.45 * Math.min(roomX, roomY))
  const scaleX = Math.min(roomX / wide, least * stretch)
  const scaleY = Math.min(roomY / high, least * stretch)
  return {
    scaleX,
    scaleY,
    left: (area.left + area.right) / 2 - (scaleX * (box.left + box.right)) / 2,
    top: (area.top + area.bottom) / 2 - (scaleY * (box.top + box.bottom)) / 2,
  }
}

export function fitPositions(positions: Positions, options: FitOptions): { fitted: Positions; fit: Fit } {
  const own = boxOf(positions)
  const frame = options.frame ?? own
  const box = {
    left: Math.min(own.left, frame.left),
    top: Math.min(own.top, frame.top),
    right: Math.max(own.right, frame.right),
    bottom: Math.max(own.bottom, frame.bottom),
  }
  const fit = fitInto(box, options)
  return { fit, fitted: { x: positions.x.map((x) => fit.left + fit.scaleX * x), y: positions.y.map((y) => fit.top + fit.scaleY * y) } }
}

const TURNS = 36

/** Turned round its middle until it fills the area best; as little as possible. Only for drawings that say nothing by up, down or sides. */
export function turnToFit({ x, y }: Positions, area: Box): Positions {
  let best: Positions = { x, y }
  let most = 0
  for (let turn = 0; turn < TURNS; turn += 1) {
    const angle = (Math.PI * turn) / TURNS
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const turned = { x: x.map((each, person) => cos * each - sin * y[person]!), y: y.map((each, person) => sin * x[person]! + cos * each) }
    const box = boxOf(turned)
    const scale = Math.min((area.right - area.left) / Math.max(1e-9, box.right - box.left), (area.bottom - area.top) / Math.max(1e-9, box.bottom - box.top))
    // A little more is not worth turning.
    if (scale <= 1.03 * most) continue
    best = turned
    most = scale
  }
  return best
}

const ROUNDS = 60

/** Pushes people apart until nobody stands on another, as far as the area allows; sideways more than up and down, because names are wide. */
export function spreadOut({ x, y }: Positions, least: number, area: Box): Positions {
  const spread: Positions = { x: x.slice(), y: y.slice() }
  const n = x.length
  const wide = 1.25
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = Int32Array.from({ length: n }, (_, person) => person).sort((one, other) => spread.x[one]! - spread.x[other]! || one - other)
    let isStill = true
    for (let at = 0; at < n; at += 1) {
      const one = order[at]!
      for (let next = at + 1; next < n; next += 1) {
        const other = order[next]!
        const dx = (spread.x[other]! - spread.x[one]!) / wide
        if (dx >= least) break
        const dy = spread.y[other]! - spread.y[one]!
        const distance = Math.hypot(dx, dy)
        if (distance >= least) continue
        isStill = false
        const push = (0.5 * (least - distance)) / Math.max(distance, 1e-6)
        const [byX, byY] = distance < 1e-6 ? [0.3 * least, ((at % 2) - 0.5) * least] : [dx * push * wide, dy * push]
        spread.x[one]! -= byX
        spread.y[one]! -= byY
        spread.x[other]! += byX
        spread.y[other]! += byY
      }
    }
    keepInside(spread, area)
    if (isStill) break
  }
  return spread
}

function keepInside({ x, y }: Positions, area: Box): void {
  for (let person = 0; person < x.length; person += 1) {
    x[person] = Math.min(area.right, Math.max(area.left, x[person]!))
    y[person] = Math.min(area.bottom, Math.max(area.top, y[person]!))
  }
}
