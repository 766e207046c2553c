import { integersBelow } from './integers.ts'
import { findTie, outgoing, type Network } from './network.ts'
import { done, refused, type Outcome } from './outcome.ts'
import { compareWithChance, type PermutationSettings, type PermutationTest } from './permutation.ts'
import { randomFrom, type Random } from './random.ts'
import { roundsOf, type Watch } from './watch.ts'

export type QapProblem = 'different-people' | 'no-variation' | 'too-large' | 'collinear' | 'stopped'

/** Above this many people a table of all pairs does not fit. */
const MOST_FOR_TABLE = 3000

/** Values of all ordered pairs, row by row; no tie is 0. */
function tableOf(network: Network): Float64Array {
  const { n, outOffsets, outNeighbours, outValues } = network
  const cells = new Float64Array(n * n)
  for (let person = 0; person < n; person += 1) {
    for (let at = outOffsets[person]!; at < outOffsets[person + 1]!; at += 1) cells[person * n + outNeighbours[at]!] = outValues ? outValues[at]! : 1
  }
  return cells
}

function haveSamePeople(one: Network, other: Network): boolean {
  return one.n === other.n && one.ids.every((id, person) => id === other.ids[person])
}

type Sums = { sum: number; squares: number }

function sumValues({ outNeighbours, outValues }: Network): Sums {
  if (!outValues) return { sum: outNeighbours.length, squares: outNeighbours.length }
  let [sum, squares] = [0, 0]
  for (const value of outValues) {
    sum += value
    squares += value * value
  }
  return { sum, squares }
}

/**
 * Do two relations of the same people go together? Pearson correlation over all ordered pairs, tested by giving the people of one relation other places.
 * Only the ties of the sparser network are walked.
 * @source Krackhardt 1987; p counts the observed one, so it is never 0
 */
export function qapCorrelation(
  one: Network,
  other: Network,
  { permutations = 2000, seed = 1, ...watch }: PermutationSettings = {},
): Outcome<PermutationTest, QapProblem> {
  if (!haveSamePeople(one, other)) return refused('different-people')
  const [walked, looked] = one.outNeighbours.length <= other.outNeighbours.length ? [one, other] : [other, one]
  const pairs = one.n * (one.n - 1)
  const [first, second] = [sumValues(walked), sumValues(looked)]
  const spread = Math.sqrt((first.squares * pairs - first.sum ** 2) * (second.squares * pairs - second.sum ** 2))
  if (!(spread > 0)) return refused('no-variation')
  const valueAt = lookUp(looked)
  const place = integersBelow(one.n)
  const correlate = () => (sumTogether(walked, place, valueAt) * pairs - first.sum * second.sum) / spread
  const random = randomFrom(seed)
  const observed = correlate()
  const draw = () => {
    random.shuffle(place)
    return correlate()
  }
  const test = compareWithChance(observed, permutations, draw, watch)
  return test === null ? refused('stopped') : done(test)
}

function lookUp(network: Network): (from: number, to: number) => number {
  const { n } = network
  if (n <= MOST_FOR_TABLE) {
    const cells = tableOf(network)
    return (from, to) => cells[from * n + to]!
  }
  const side = outgoing(network)
  return (from, to) => {
    const at = findTie(side, from, to)
    return at < 0 ? 0 : side.values ? side.values[at]! : 1
  }
}

function sumTogether({ n, outOffsets, outNeighbours, outValues }: Network, place: Int32Array, valueAt: (from: number, to: number) => number): number {
  let sum = 0
  for (let person = 0; person < n; person += 1) {
    const from = place[person]!
    for (let at = outOffsets[person]!; at < outOffsets[person + 1]!; at += 1) {
      sum += (outValues ? outValues[at]! : 1) * valueAt(from, place[outNeighbours[at]!]!)
    }
  }
  return sum
}

export type MrqapResult = {
  intercept: number
  /** One for each explaining relation: its coefficient, and how often chance gives a t as far from 0 (two-sided), as large, as small. */
  coefficients: { estimate: number; t: number; p: number; pHigh: number; pLow: number }[]
  rSquared: number
}

/**
 * One relation explained by others: least squares over all ordered pairs, tested by double semi-partialling.
 * What the other relations do not explain of one is given other places; the rest stays.
 * Stopped, it answers nothing.
 * @source Dekker, Krackhardt & Snijders 2007; coefficients as sna netlm
 */
export function mrqap(
  explained: Network,
  explaining: readonly Network[],
  { permutations = 1000, seed = 1, signal, onProgress }: PermutationSettings = {},
): Outcome<MrqapResult, QapProblem> {
  if (explaining.some((each) => !haveSamePeople(explained, each))) return refused('different-people')
  if (explained.n > MOST_FOR_TABLE) return refused('too-large')
  const { n } = explained
  const y = withoutDiagonal(tableOf(explained), n)
  const columns = [new Float64Array(y.length).fill(1), ...explaining.map((each) => withoutDiagonal(tableOf(each), n))]
  const random = randomFrom(seed)
  const coefficients: MrqapResult['coefficients'] = []
  for (let place = 1; place < columns.length; place += 1) {
    const basis = orthonormal(columns.filter((_, other) => other !== place))
    const own = basis && residual(columns[place]!, basis)
    if (!basis || !own || dot(own, own) < 1e-10 * y.length) return refused('collinear')
    const watch = { signal, onProgress: (share: number) => onProgress?.((place - 1 + share) / explaining.length) }
    coefficients.push(testCoefficient({ own, basis, rest: residual(y, basis), n, random, permutations, freedom: y.length - columns.length, watch }))
    if (signal?.aborted === true) return refused('stopped')
  }
  const whole = orthonormal(columns)
  const spread = residual(y, orthonormal([columns[0]!])!)
  if (!whole || dot(spread, spread) === 0) return refused('no-variation')
  const left = residual(y, whole)
  const meanOf = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0) / column.length
  const intercept = meanOf(y) - coefficients.reduce((sum, { estimate }, place) => sum + estimate * meanOf(columns[place + 1]!), 0)
  return done({ intercept, coefficients, rSquared: 1 - dot(left, left) / dot(spread, spread) })
}

type Tested = {
  own: Float64Array
  basis: Float64Array[]
  rest: Float64Array
  n: number
  random: Random
  permutations: number
  freedom: number
  watch: Watch
}

/** `own` and `rest` are what the other relations leave of the relation and of what is explained (Frisch & Waugh): the coefficient is one division. */
function testCoefficient({ own, basis, rest, n, random, permutations, freedom, watch }: Tested): MrqapResult['coefficients'][number] {
  const [ownSize, restSize] = [dot(own, own), dot(rest, rest)]
  const fit = (column: Float64Array) => {
    const size = ownSize - basis.reduce((sum, each) => sum + dot(column, each) ** 2, 0)
    const estimate = dot(column, rest) / size
    return { estimate, t: estimate / Math.sqrt(Math.max(0, restSize - estimate ** 2 * size) / freedom / size) }
  }
  const { estimate, t } = fit(own)
  const place = integersBelow(n)
  const moved = new Float64Array(own.length)
  let [far, high, low] = [0, 0, 0]
  for (const _ of roundsOf(permutations, watch)) {
    movePeople(own, random.shuffle(place), n, moved)
    const chance = fit(moved).t
    if (Math.abs(chance) >= Math.abs(t)) far += 1
    if (chance >= t) high += 1
    if (chance <= t) low += 1
  }
  const share = (count: number) => (count + 1) / (permutations + 1)
  return { estimate, t, p: share(far), pHigh: share(high), pLow: share(low) }
}

/** Cells of all pairs of two different people, row by row. */
function withoutDiagonal(cells: Float64Array, n: number): Float64Array {
  return cells.filter((_, cell) => Math.floor(cell / n) !== cell % n)
}

function movePeople(cells: Float64Array, place: Int32Array, n: number, moved: Float64Array): void {
  let cell = 0
  for (let row = 0; row < n; row += 1) {
    const start = place[row]! * (n - 1)
    for (let column = 0; column < n; column += 1) {
      if (column === row) continue
      const other = place[column]!
      moved[cell++] = cells[start + (other < place[row]! ? other : other - 1)]!
    }
  }
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let cell = 0; cell < one.length; cell += 1) sum += one[cell]! * other[cell]!
  return sum
}

function residual(column: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const left = column.slice()
  for (const each of basis) {
    const share = dot(left, each)
    for (let cell = 0; cell < left.length; cell += 1) left[cell]! -= share * each[cell]!
  }
  return left
}

/** Gram–Schmidt; null when a column follows from those before it. */
function orthonormal(columns: readonly Float64Array[]): Float64Array[] | null {
  const basis: Float64Array[] = []
  for (const column of columns) {
    const left = residual(column, basis)
    const size = Math.sqrt(dot(left, left))
    if (size < 1e-9 * Math.sqrt(column.length)) return null
    basis.push(left.map((value) => value / size))
  }
  return basis
}
