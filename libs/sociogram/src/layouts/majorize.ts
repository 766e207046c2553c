import type { Network } from '../network.ts'
import { distancesFrom } from '../distances.ts'
import type { LayoutOptions, Positions } from './positions.ts'

/** Wanted distance between every two people of one connected part, person by person, and 1 / distance, which is asked for more often. */
export type WantedDistances = { n: number; of: Float32Array; near: Float32Array }

/** Steps along ties without direction. The network must hang together. */
export function pathDistances(symmetric: Network): WantedDistances {
  const { n } = symmetric
  const of = new Float32Array(n * n)
  for (let person = 0; person < n; person += 1) of.set(distancesFrom(symmetric, person), person * n)
  return withInverse(n, of)
}

/** @param of 0 where two people do not count for each other */
export function withInverse(n: number, of: Float32Array): WantedDistances {
  return { n, of, near: of.map((distance) => (distance > 0 ? 1 / distance : 0)) }
}

/** What holds a person back: a place to stay near, or a circle round the middle to stay on. */
export type Hold = { anchors?: Positions; pull?: Float64Array; radius?: Float64Array }

const SWEEPS = 150
/** Stops when people move less than this part of a tie on average. */
const STILL = 0.002

/**
 * Moves people, one after the other, to where the differences between wanted and drawn distances are smallest, near pairs counting most (weight 1 / d²).
 * @source Gansner, Koren & North 2004, the localised form; anchors as Brandes & Mader 2011
 */
export function majorize(wanted: WantedDistances, { x, y }: Positions, hold: Hold = {}, { signal, onProgress }: LayoutOptions = {}): void {
  const { n } = wanted
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    if (signal?.aborted) return
    const moved = moveEverybody(wanted, x, y, hold)
    onProgress?.((sweep + 1) / SWEEPS)
    if (moved < STILL * n) break
  }
  onProgress?.(1)
}

function moveEverybody({ n, near }: WantedDistances, x: Float64Array, y: Float64Array, { anchors, pull, radius }: Hold): number {
  let moved = 0
  for (let person = 0; person < n; person += 1) {
    const row = person * n
    const hereX = x[person]!
    const hereY = y[person]!
    let [sumX, sumY, weights] = [0, 0, 0]
    for (let other = 0; other < n; other += 1) {
      const inverse = near[row + other]!
      const weight = inverse * inverse
      const dx = hereX - x[other]!
      const dy = hereY - y[other]!
      const drawn = Math.sqrt(dx * dx + dy * dy)
      const stretch = drawn > 1e-9 ? inverse / drawn : 0
      sumX += weight * x[other]! + stretch * dx
      sumY += weight * y[other]! + stretch * dy
      weights += weight
    }
    if (anchors && pull) {
      sumX += pull[person]! * anchors.x[person]!
      sumY += pull[person]! * anchors.y[person]!
      weights += pull[person]!
    }
    if (weights === 0) continue
    let nextX = sumX / weights
    let nextY = sumY / weights
    if (radius) {
      const drawn = Math.hypot(nextX, nextY) || 1e-9
      nextX *= radius[person]! / drawn
      nextY *= radius[person]! / drawn
    }
    moved += Math.abs(nextX - hereX) + Math.abs(nextY - hereY)
    x[person] = nextX
    y[person] = nextY
  }
  return moved
}
