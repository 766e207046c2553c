import { distancesFrom } from '../distances.ts'
import { outgoing, type Network } from '../network.ts'
import { layoutParts } from './parts.ts'
import { pivotStart } from './pivot-start.ts'
import type { LayoutOptions, Positions } from './positions.ts'
import { QuadTree } from './quad-tree.ts'

export type ForceOptions = LayoutOptions & {
  steps?: number
  /** How strongly people push each other apart. */
  repulsion?: number
  /** How strongly everybody is drawn to the middle. */
  gravity?: number
  /** How narrow a far square must look to count as one: 0.5 exact, 1.2 fast. */
  theta?: number
}

/**
 * People push each other apart, ties pull together; who has many ties pushes more, so that groups come apart. For more than 500 people.
 * @source Jacomy, Venturini, Heymann & Bastian 2014 (ForceAtlas2), with squares within squares of Barnes & Hut 1986
 */
export function layoutByForces(network: Network, options: ForceOptions = {}): Positions {
  return layoutParts(network, options, forcesOfPart)
}

function forcesOfPart(part: Network, options: ForceOptions): Positions {
  const positions = pivotStart(part.n, (person) => distancesFrom(part, person), options.seed ?? 1)
  const spread = Math.sqrt(part.n)
  for (let person = 0; person < part.n; person += 1) {
    positions.x[person]! *= spread
    positions.y[person]! *= spread
  }
  stepForces(part, positions, options)
  return scaleToTies(part, positions)
}

/** The steps alone, from where people stand. Ties count without direction and without value. */
export function stepForces(symmetric: Network, { x, y }: Positions, options: ForceOptions): void {
  const { n } = symmetric
  const { steps = 300, repulsion = 2, gravity = 0.5, theta = 1.2, signal, onProgress } = options
  const { offsets, neighbours } = outgoing(symmetric)
  const mass = Float64Array.from({ length: n }, (_, person) => 1 + offsets[person + 1]! - offsets[person]!)
  const tree = new QuadTree(n)
  let [forceX, forceY, oldX, oldY] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  const pace = { speed: 1, efficiency: 1 }
  for (let step = 0; step < steps; step += 1) {
    if (signal?.aborted) return
    ;[forceX, oldX, forceY, oldY] = [oldX, forceX, oldY, forceY]
    forceX.fill(0)
    forceY.fill(0)
    tree.build(x, y, mass)
    tree.push(repulsion, theta, forceX, forceY)
    for (let person = 0; person < n; person += 1) {
      const hereX = x[person]!
      const hereY = y[person]!
      const far = Math.sqrt(hereX * hereX + hereY * hereY) || 1
      let sumX = forceX[person]! - (gravity * mass[person]! * hereX) / far
      let sumY = forceY[person]! - (gravity * mass[person]! * hereY) / far
      const end = offsets[person + 1]!
      for (let at = offsets[person]!; at < end; at += 1) {
        const other = neighbours[at]!
        sumX += x[other]! - hereX
        sumY += y[other]! - hereY
      }
      forceX[person] = sumX
      forceY[person] = sumY
    }
    adaptPace(pace, mass, [forceX, forceY, oldX, oldY])
    move({ x, y }, pace.speed, mass, [forceX, forceY, oldX, oldY])
    if (onProgress && step % 20 === 19) onProgress((step + 1) / steps)
  }
  onProgress?.(1)
}

type Forces = readonly [x: Float64Array, y: Float64Array, oldX: Float64Array, oldY: Float64Array]

/** Faster while all pull one way, slower when they swing to and fro. */
function adaptPace(pace: { speed: number; efficiency: number }, mass: Float64Array, [forceX, forceY, oldX, oldY]: Forces): void {
  const n = mass.length
  let [swinging, traction] = [0, 0]
  for (let person = 0; person < n; person += 1) {
    const [backX, backY] = [forceX[person]! - oldX[person]!, forceY[person]! - oldY[person]!]
    const [onX, onY] = [forceX[person]! + oldX[person]!, forceY[person]! + oldY[person]!]
    swinging += mass[person]! * Math.sqrt(backX * backX + backY * backY)
    traction += 0.5 * mass[person]! * Math.sqrt(onX * onX + onY * onY)
  }
  const tolerated = 0.05 * Math.sqrt(n)
  const tolerance = Math.max(Math.sqrt(tolerated), Math.min(10, (tolerated * traction) / (n * n))) * pace.efficiency
  if (swinging > 2 * traction && pace.efficiency > 0.05) pace.efficiency *= 0.5
  const wanted = swinging === 0 ? 2 * pace.speed : (tolerance * pace.efficiency * traction) / swinging
  if (swinging > tolerance * traction && pace.efficiency > 0.05) pace.efficiency *= 0.7
  else if (pace.speed < 1000) pace.efficiency = Math.min(1, pace.efficiency * 1.3)
  pace.speed += Math.min(wanted - pace.speed, 0.5 * pace.speed)
}

function move({ x, y }: Positions, speed: number, mass: Float64Array, [forceX, forceY, oldX, oldY]: Forces): void {
  for (let person = 0; person < x.length; person += 1) {
    const [backX, backY] = [forceX[person]! - oldX[person]!, forceY[person]! - oldY[person]!]
    const swinging = mass[person]! * Math.sqrt(backX * backX + backY * backY)
    const pace = speed / (1 + Math.sqrt(speed * swinging))
    x[person]! += forceX[person]! * pace
    y[person]! += forceY[person]! * pace
  }
}

/** So that a tie is about 1 long. */
function scaleToTies(part: Network, positions: Positions): Positions {
  const { offsets, neighbours } = outgoing(part)
  let sum = 0
  for (let person = 0; person < part.n; person += 1)
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1)
      sum += Math.hypot(positions.x[person]! - positions.x[neighbours[at]!]!, positions.y[person]! - positions.y[neighbours[at]!]!)
  const scale = sum === 0 ? 1 : neighbours.length / sum
  return { x: positions.x.map((value) => value * scale), y: positions.y.map((value) => value * scale) }
}
