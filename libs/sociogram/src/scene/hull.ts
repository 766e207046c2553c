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

/** How far apart the areas of two sets of points are at least, if they do not lie on each other; infinite where one is empty. */
export function distanceOfHulls(one: readonly Point[], other: readonly Point[]): number {
  const [here, there] = [convexHull(one), convexHull(other)]
  return Math.min(nearestOf(here, there), nearestOf(there, here))
}

/** From a corner of the one to a side of the other. */
function nearestOf(corners: readonly Point[], area: readonly Point[]): number {
  let nearest = Infinity
  for (const corner of corners) area.forEach((start, at) => (nearest = Math.min(nearest, distanceToSide(corner, start, area[(at + 1) % area.length]!))))
  return nearest
}

function distanceToSide({ x, y }: Point, start: Point, end: Point): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const share = Math.min(1, Math.max(0, ((x - start.x) * dx + (y - start.y) * dy) / Math.max(1e-9, dx * dx + dy * dy)))
  return Math.hypot(x - start.x - share * dx, y - start.y - share * dy)
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
