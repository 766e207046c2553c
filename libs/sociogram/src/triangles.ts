import { remembered } from './derived.ts'
import { outgoing } from './network.ts'
import { symmetricOf } from './transform.ts'

export type Triangles = { perPerson: Float64Array; total: number; twoPaths: number; degree: Int32Array }

/** Triangles through each person on ties without direction. Every tie points to the person with more ties, so that nobody has a long list: m^1.5 at worst. */
export const trianglesOf = remembered((network): Triangles => {
  const { n } = network
  const { offsets, neighbours } = outgoing(symmetricOf(network))
  const degree = Int32Array.from({ length: n }, (_, person) => offsets[person + 1]! - offsets[person]!)
  const starts = new Int32Array(n + 1)
  const ahead = new Int32Array(neighbours.length / 2)
  let kept = 0
  for (let person = 0; person < n; person += 1) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = neighbours[at]!
      if (degree[person]! < degree[other]! || (degree[person] === degree[other] && person < other)) ahead[kept++] = other
    }
    starts[person + 1] = kept
  }
  const perPerson = new Float64Array(n)
  const markedBy = new Int32Array(n).fill(-1)
  let total = 0
  for (let person = 0; person < n; person += 1) {
    for (let at = starts[person]!; at < starts[person + 1]!; at += 1) markedBy[ahead[at]!] = person
    for (let at = starts[person]!; at < starts[person + 1]!; at += 1) {
      const second = ahead[at]!
      let closed = 0
      for (let next = starts[second]!; next < starts[second + 1]!; next += 1) {
        const third = ahead[next]!
        if (markedBy[third] !== person) continue
        closed += 1
        perPerson[third]! += 1
      }
      perPerson[second]! += closed
      perPerson[person]! += closed
      total += closed
    }
  }
  let twoPaths = 0
  for (const ties of degree) twoPaths += (ties * (ties - 1)) / 2
  return { perPerson, total, twoPaths, degree }
})

/** Share of a person's pairs of neighbours that know each other; NaN under two neighbours. */
export function clusteringOf({ perPerson, degree }: Triangles): Float64Array {
  return perPerson.map((triangles, person) => (degree[person]! < 2 ? NaN : (2 * triangles) / (degree[person]! * (degree[person]! - 1))))
}
