import type { Watch } from '../watch.ts'

/** Where people stand; one tie is about 1 long, y grows downward. */
export type Positions = { x: Float64Array; y: Float64Array }

/** The same seed gives the same positions. Who stops a layout gets where people stand so far. */
export type LayoutOptions = Watch & { seed?: number }

export function emptyPositions(n: number): Positions {
  return { x: new Float64Array(n), y: new Float64Array(n) }
}

export type Box = { left: number; top: number; right: number; bottom: number }

export function boxOf({ x, y }: Positions): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (let person = 0; person < x.length; person += 1) {
    box.left = Math.min(box.left, x[person]!)
    box.right = Math.max(box.right, x[person]!)
    box.top = Math.min(box.top, y[person]!)
    box.bottom = Math.max(box.bottom, y[person]!)
  }
  return x.length === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : box
}

/** Turns a drawing round its middle until it is widest from left to right; of the two ways round, the first person who is not in the middle stands left and up. */
export function layFlat({ x, y }: Positions): Positions {
  const n = x.length
  if (n === 0) return { x, y }
  const [middleX, middleY] = [mean(x), mean(y)]
  let [xx, yy, xy] = [0, 0, 0]
  for (let person = 0; person < n; person += 1) {
    const [dx, dy] = [x[person]! - middleX, y[person]! - middleY]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const flat = emptyPositions(n)
  for (let person = 0; person < n; person += 1) {
    const [dx, dy] = [x[person]! - middleX, y[person]! - middleY]
    flat.x[person] = cos * dx + sin * dy
    flat.y[person] = cos * dy - sin * dx
  }
  turnSign(flat.x)
  turnSign(flat.y)
  return flat
}

function turnSign(values: Float64Array): void {
  const first = values.find((value) => Math.abs(value) > 1e-6) ?? 0
  if (first > 0) values.forEach((value, person) => (values[person] = -value))
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += values[at]!
  return values.length === 0 ? 0 : sum / values.length
}
