import { remembered } from './derived.ts'
import { outgoing } from './network.ts'
import { symmetricOf } from './transform.ts'

/** Core number of each person on ties without direction: Batagelj & Zaversnik 2003, people in buckets by degree, in time that grows with the ties. */
export const coresOf = remembered((network) => {
  const { n } = network
  const { offsets, neighbours } = outgoing(symmetricOf(network))
  const core = Int32Array.from({ length: n }, (_, person) => offsets[person + 1]! - offsets[person]!)
  let most = 0
  for (const degree of core) most = Math.max(most, degree)
  const starts = new Int32Array(most + 2)
  for (const degree of core) starts[degree + 1]! += 1
  for (let degree = 0; degree <= most; degree += 1) starts[degree + 1]! += starts[degree]!
  const [inOrder, placeOf] = [new Int32Array(n), new Int32Array(n)]
  const next = starts.slice()
  core.forEach((degree, person) => {
    const place = next[degree]!
    next[degree] = place + 1
    inOrder[place] = person
    placeOf[person] = place
  })
  for (let place = 0; place < n; place += 1) {
    const person = inOrder[place]!
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = neighbours[at]!
      const degree = core[other]!
      if (degree <= core[person]!) continue
      const start = Math.max(starts[degree]!, place + 1)
      const swapped = inOrder[start]!
      inOrder[placeOf[other]!] = swapped
      placeOf[swapped] = placeOf[other]!
      inOrder[start] = other
      placeOf[other] = start
      starts[degree] = start + 1
      core[other] = degree - 1
    }
  }
  return core
})
