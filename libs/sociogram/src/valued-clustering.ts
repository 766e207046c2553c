import { remembered } from './derived.ts'
import { outgoing } from './network.ts'
import { symmetricOf } from './transform.ts'

export type ValuedClustering = { onnela: Float64Array; barrat: Float64Array }

/**
 * Share of a person's pairs of neighbours that know each other, by how strong the ties are; NaN under two neighbours.
 * Onnela et al. 2005: each triangle counts the cube root of its three values over the largest. Barrat et al. 2004: each counts the mean of the person's two values over their mean value.
 */
export const valuedClusteringOf = remembered((network): ValuedClustering => {
  const { n } = network
  const { offsets, neighbours, ...side } = outgoing(symmetricOf(network))
  const values = side.values ?? new Float64Array(neighbours.length).fill(1)
  let largest = 0
  for (const value of values) largest = Math.max(largest, value)
  const roots = values.map((value) => Math.cbrt(value / largest))
  const [own, ownRoot] = [new Float64Array(n), new Float64Array(n)]
  const found = { onnela: new Float64Array(n).fill(NaN), barrat: new Float64Array(n).fill(NaN) }
  for (let person = 0; person < n; person += 1) {
    const [start, end] = [offsets[person]!, offsets[person + 1]!]
    const ties = end - start
    if (ties < 2) continue
    let [strength, closed, means] = [0, 0, 0]
    for (let at = start; at < end; at += 1) {
      own[neighbours[at]!] = values[at]!
      ownRoot[neighbours[at]!] = roots[at]!
      strength += values[at]!
    }
    for (let at = start; at < end; at += 1) {
      const other = neighbours[at]!
      for (let next = offsets[other]!; next < offsets[other + 1]!; next += 1) {
        const third = own[neighbours[next]!]!
        if (third === 0) continue
        closed += roots[at]! * ownRoot[neighbours[next]!]! * roots[next]!
        means += (values[at]! + third) / 2
      }
    }
    for (let at = start; at < end; at += 1) own[neighbours[at]!] = 0
    found.onnela[person] = closed / (ties * (ties - 1))
    found.barrat[person] = means / (strength * (ties - 1))
  }
  return found
})
