import { round } from './marks.ts'

export type Point = { x: number; y: number }

/** Corners of the smallest area without dents that holds all points, clockwise on a page. Andrew 1979. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y)
  if (sorted.length < 3) return sorted
  const half = (side: readonly Point[]) => {
    const chain: Point[] = []
    for (const point of side) {
      while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

function cross(start: Point, one: Point, other: Point): number {
  return (one.x - start.x) * (other.y - start.y) - (one.y - start.y) * (other.x - start.x)
}

/** The hull of discs round the points, as SVG path data: round at the corners. */
export function hullPath(points: readonly Point[], room: number): string {
  const hull = convexHull(points)
  const r = round(room)
  if (hull.length === 0) return ''
  if (hull.length === 1) hull.push({ x: hull[0]!.x + 0.01, y: hull[0]!.y })
  const parts = hull.map((here, at) => {
    const next = hull[(at + 1) % hull.length]!
    const length = Math.hypot(next.x - here.x, next.y - here.y) || 1
    const [nx, ny] = [((next.y - here.y) / length) * room, (-(next.x - here.x) / length) * room]
    return { from: `${round(here.x + nx)} ${round(here.y + ny)}`, to: `${round(next.x + nx)} ${round(next.y + ny)}` }
  })
  return `M${parts.map(({ from, to }, at) => `${at === 0 ? '' : `A${r} ${r} 0 0 1 `}${from}L${to}`).join('')}A${r} ${r} 0 0 1 ${parts[0]!.from}Z`
}
