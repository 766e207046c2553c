import { randomFrom, type Random } from '../random.ts'
import { emptyPositions, type Positions } from './positions.ts'

/** Distances from one person to all. */
type DistancesOf = (person: number) => ArrayLike<number>
type Pivot = { person: number; distances: ArrayLike<number> }

const PIVOTS = 50
const ROUNDS = 60

/**
 * A first drawing from the distances to a few people far from each other.
 * @source Brandes & Pich 2007, pivot MDS; two people who stand alike get a hair's breadth between them from the seed
 */
export function pivotStart(n: number, distancesOf: DistancesOf, seed: number): Positions {
  const random = randomFrom(seed)
  const pivots = choosePivots(n, distancesOf, random)
  const squares = centreSquares(n, pivots)
  const products = multiplyWithItself(squares, n, pivots.length)
  const first = findDirection(products, pivots.length, random)
  const second = findDirection(products, pivots.length, random, first)
  const positions = emptyPositions(n)
  project(squares, first, positions.x, random)
  project(squares, second, positions.y, random)
  scaleToDistances(n, pivots, positions)
  return positions
}

/** Everybody's farthest: the next pivot is who is farthest from all pivots so far. */
function choosePivots(n: number, distancesOf: DistancesOf, random: Random): Pivot[] {
  const pivots: Pivot[] = []
  const nearest = new Float64Array(n).fill(Infinity)
  let person = random.below(n)
  while (pivots.length < Math.min(n, PIVOTS)) {
    const distances = distancesOf(person)
    pivots.push({ person, distances })
    for (let other = 0; other < n; other += 1) nearest[other] = Math.min(nearest[other]!, distances[other]!)
    for (let other = 0; other < n; other += 1) if (nearest[other]! > nearest[person]!) person = other
    if (nearest[person] === 0) break
  }
  return pivots
}

/** Squared distances to the pivots, freed of the means of rows and columns. */
function centreSquares(n: number, pivots: readonly Pivot[]): Float64Array {
  const k = pivots.length
  const squares = new Float64Array(n * k)
  const [rows, columns] = [new Float64Array(n), new Float64Array(k)]
  let all = 0
  for (let person = 0; person < n; person += 1) {
    for (let pivot = 0; pivot < k; pivot += 1) {
      const square = pivots[pivot]!.distances[person]! ** 2
      squares[person * k + pivot] = square
      rows[person]! += square / k
      columns[pivot]! += square / n
      all += square / (n * k)
    }
  }
  for (let person = 0; person < n; person += 1)
    for (let pivot = 0; pivot < k; pivot += 1) squares[person * k + pivot] = -0.5 * (squares[person * k + pivot]! - rows[person]! - columns[pivot]! + all)
  return squares
}

function multiplyWithItself(squares: Float64Array, n: number, k: number): Float64Array {
  const products = new Float64Array(k * k)
  for (let person = 0; person < n; person += 1) {
    const row = person * k
    for (let one = 0; one < k; one += 1) {
      const value = squares[row + one]!
      for (let other = 0; other < k; other += 1) products[one * k + other]! += value * squares[row + other]!
    }
  }
  return products
}

/** Power iteration for the strongest direction, at right angles to one that is known. */
function findDirection(products: Float64Array, k: number, random: Random, known?: Float64Array): Float64Array {
  let direction = Float64Array.from({ length: k }, () => random.next() - 0.5)
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float64Array(k)
    for (let one = 0; one < k; one += 1) for (let other = 0; other < k; other += 1) next[one]! += products[one * k + other]! * direction[other]!
    if (known) {
      const shared = next.reduce((sum, value, at) => sum + value * known[at]!, 0)
      for (let at = 0; at < k; at += 1) next[at]! -= shared * known[at]!
    }
    const length = Math.hypot(...next)
    if (length < 1e-12) break
    direction = next.map((value) => value / length)
  }
  return direction
}

function project(squares: Float64Array, direction: Float64Array, into: Float64Array, random: Random): void {
  const k = direction.length
  let largest = 0
  for (let person = 0; person < into.length; person += 1) {
    let sum = 0
    for (let pivot = 0; pivot < k; pivot += 1) sum += squares[person * k + pivot]! * direction[pivot]!
    into[person] = sum
    largest = Math.max(largest, Math.abs(sum))
  }
  for (let person = 0; person < into.length; person += 1) into[person]! += (random.next() - 0.5) * (0.02 * largest + 1e-3)
}

function scaleToDistances(n: number, pivots: readonly Pivot[], { x, y }: Positions): void {
  let [wanted, drawn] = [0, 0]
  for (const { person: pivot, distances } of pivots) {
    for (let person = 0; person < n; person += 1) {
      wanted += distances[person]!
      drawn += Math.hypot(x[person]! - x[pivot]!, y[person]! - y[pivot]!)
    }
  }
  const scale = drawn > 0 ? wanted / drawn : 1
  for (let person = 0; person < n; person += 1) {
    x[person]! *= scale
    y[person]! *= scale
  }
}
