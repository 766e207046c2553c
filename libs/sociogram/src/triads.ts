import { remembered } from './derived.ts'
import { dyadsOf, type Dyads } from './dyads.ts'
import type { Network } from './network.ts'
import { trianglesOf } from './triangles.ts'

export const TRIAD_CLASSES = '003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300'.split(' ')

/** The three dyads of a triad, each as `dyads.ts` codes them, in one number; `first` is between a and b, `second` between a and c, `third` between b and c. */
function codeOf(first: number, second: number, third: number): number {
  return first + 4 * second + 16 * third
}

/** The six arrows of a triad: a→b, b→a, a→c, c→a, b→c, c→b. */
function arrowsOf(code: number): [number, number][] {
  const pairs: [number, number][] = [
    [0, 1],
    [1, 0],
    [0, 2],
    [2, 0],
    [1, 2],
    [2, 1],
  ]
  return pairs.filter((_, bit) => (code & (1 << bit)) !== 0)
}

/** Mutual, one-sided and null dyads, and the letter that tells triads with the same numbers apart. */
function nameTriad(code: number): string {
  const arrows = arrowsOf(code)
  const has = (from: number, to: number) => arrows.some(([one, other]) => one === from && other === to)
  const isMutual = (from: number, to: number) => has(from, to) && has(to, from)
  const mutual = arrows.filter(([from, to]) => from < to && has(to, from)).length
  const oneSided = arrows.filter(([from, to]) => !has(to, from))
  const name = `${mutual}${oneSided.length}${3 - mutual - oneSided.length}`
  const sends = [0, 1, 2].map((person) => oneSided.filter(([from]) => from === person).length)
  const receives = [0, 1, 2].map((person) => oneSided.filter(([, to]) => to === person).length)
  if (name === '030') return sends.includes(2) ? '030T' : '030C'
  if (name === '021' || name === '120') return name + (sends.includes(2) ? 'D' : receives.includes(2) ? 'U' : 'C')
  if (name !== '111') return name
  // The arrow of 111 points down to the pair that is mutual, or up from it.
  const [[from] = [0]] = oneSided
  return [0, 1, 2].some((other) => isMutual(from, other)) ? '111U' : '111D'
}

const CLASS_OF_CODE = Uint8Array.from({ length: 64 }, (_, code) => TRIAD_CLASSES.indexOf(nameTriad(code)))

/** How many ordered two-paths i → j → k a triad of each class holds, and in how many of them i → k as well. */
const PATHS_OF_CLASS = TRIAD_CLASSES.map((_, place) => {
  const arrows = arrowsOf(CLASS_OF_CODE.indexOf(place))
  const has = (from: number, to: number) => arrows.some(([one, other]) => one === from && other === to)
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const
  return {
    paths: orders.filter(([i, j, k]) => has(i, j) && has(j, k)).length,
    closed: orders.filter(([i, j, k]) => has(i, j) && has(j, k) && has(i, k)).length,
    alike: orders.filter(([i, j, k]) => (has(i, j) && has(j, k)) === has(i, k)).length,
  }
})

/** The sixteen classes of triads, in the order of `TRIAD_CLASSES`: Batagelj & Mrvar 2001, only triads with a tie are visited. */
export const triadsOf = remembered((network): Float64Array => {
  const dyads = dyadsOf(network)
  const { n } = network
  const census = new Float64Array(16)
  for (let a = 0; a < n; a += 1) {
    for (let at = dyads.offsets[a]!; at < dyads.offsets[a + 1]!; at += 1) {
      const b = dyads.neighbours[at]!
      if (b < a) continue
      const around = countAround(dyads, a, b, dyads.codes[at]!, census)
      census[dyads.codes[at] === 3 ? 2 : 1]! += n - around - 2
    }
  }
  let visited = 0
  for (const count of census) visited += count
  census[0] = Math.max(0, (n * (n - 1) * (n - 2)) / 6 - visited)
  return census
})

/** Walks the two lists side by side; a triad is counted from its first pair only. Gives how many others touch the pair. */
function countAround({ offsets, neighbours, codes }: Dyads, a: number, b: number, code: number, census: Float64Array): number {
  let [at, other] = [offsets[a]!, offsets[b]!]
  const [end, otherEnd] = [offsets[a + 1]!, offsets[b + 1]!]
  let around = 0
  while (at < end || other < otherEnd) {
    const ofA = at < end ? neighbours[at]! : Infinity
    const ofB = other < otherEnd ? neighbours[other]! : Infinity
    const c = Math.min(ofA, ofB)
    const [withA, withB] = [ofA === c ? codes[at]! : 0, ofB === c ? codes[other]! : 0]
    if (ofA === c) at += 1
    if (ofB === c) other += 1
    if (c === a || c === b) continue
    around += 1
    if (b < c || (a < c && withA === 0)) census[CLASS_OF_CODE[codeOf(code, withA, withB)]!]! += 1
  }
  return around
}

/** Triads with no, one, two and three ties, direction ignored; out of triangles and two-paths, without a walk. */
export function undirectedTriadsOf(symmetric: Network): [number, number, number, number] {
  const { n, m } = symmetric
  const { total, twoPaths } = trianglesOf(symmetric)
  const two = twoPaths - 3 * total
  const one = m * (n - 2) - 2 * two - 3 * total
  return n < 3 ? [0, 0, 0, 0] : [(n * (n - 1) * (n - 2)) / 6 - one - two - total, one, two, total]
}

export type OrderedTriples = { paths: number; closed: number; alike: number; all: number }

/** Ordered triples of three people: those with a path i → j → k, those closed by i → k, and those where the path is there exactly when the tie is. */
export const triplesOf = remembered((network): OrderedTriples => {
  const sum = (part: 'paths' | 'closed' | 'alike') => triadsOf(network).reduce((total, count, place) => total + count * PATHS_OF_CLASS[place]![part], 0)
  const { n } = network
  return { paths: sum('paths'), closed: sum('closed'), alike: sum('alike'), all: n * (n - 1) * (n - 2) }
})
