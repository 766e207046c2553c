import { remembered } from './derived.ts'
import { incoming, outgoing, type Side } from './network.ts'

/** Who is connected with whom, in rising order, and how: 1 named by the person, 2 names the person, 3 both. Values are out + in, 1 each without values. */
export type Dyads = { offsets: Int32Array; neighbours: Int32Array; codes: Uint8Array; sums: Float64Array; mutual: number; oneSided: number }

export const dyadsOf = remembered((network): Dyads => {
  const [out, back] = [outgoing(network), incoming(network)]
  const room = out.neighbours.length * (network.isDirected ? 2 : 1)
  const dyads = { offsets: new Int32Array(network.n + 1), neighbours: new Int32Array(room), codes: new Uint8Array(room), sums: new Float64Array(room) }
  let [kept, mutual] = [0, 0]
  for (let person = 0; person < network.n; person += 1) {
    let [at, other] = [out.offsets[person]!, back.offsets[person]!]
    const [end, otherEnd] = [out.offsets[person + 1]!, back.offsets[person + 1]!]
    while (at < end || other < otherEnd) {
      const named = at < end ? out.neighbours[at]! : network.n
      const namedBy = other < otherEnd ? back.neighbours[other]! : network.n
      dyads.neighbours[kept] = Math.min(named, namedBy)
      dyads.codes[kept] = (named <= namedBy ? 1 : 0) + (namedBy <= named ? 2 : 0)
      dyads.sums[kept] = (named <= namedBy ? valueAt(out, at) : 0) + (namedBy <= named ? valueAt(back, other) : 0)
      if (named === namedBy) mutual += 1
      kept += 1
      if (named <= namedBy) at += 1
      if (namedBy <= named) other += 1
    }
    dyads.offsets[person + 1] = kept
  }
  return {
    offsets: dyads.offsets,
    neighbours: dyads.neighbours.slice(0, kept),
    codes: dyads.codes.slice(0, kept),
    sums: dyads.sums.slice(0, kept),
    mutual: mutual / 2,
    oneSided: (kept - mutual) / 2,
  }
})

function valueAt(side: Side, at: number): number {
  return side.values ? side.values[at]! : 1
}
