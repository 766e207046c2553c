import { remembered } from './derived.ts'
import { networkFromTies, type BuiltNetwork, type TiesDescription, type TiesProblem } from './network-from-ties.ts'
import { ANSWERED, incoming, networkFromSide, outgoing, type Network, type Side } from './network.ts'
import { done, type Outcome } from './outcome.ts'

/** `weak`: a tie that either names. `strong`: only ties that both name. */
export type SymmetryRule = 'weak' | 'strong'
export type ValueRule = 'max' | 'min' | 'mean' | 'sum'

const JOINED: Record<ValueRule, (one: number, other: number) => number> = {
  max: Math.max,
  min: Math.min,
  mean: (one, other) => (one + other) / 2,
  sum: (one, other) => one + other,
}

/** The network without direction. A value of one side counts as 0 on the other for `min`, `mean` and `sum`; a tie that becomes 0 goes. */
export function symmetrise(network: Network, rule: SymmetryRule = 'weak', values: ValueRule = 'max'): Network {
  if (!network.isDirected) return network
  const room = 2 * network.m
  const [out, back] = [outgoing(network), incoming(network)]
  const offsets = new Int32Array(network.n + 1)
  const neighbours = new Int32Array(room)
  const joined = out.values && new Float64Array(room)
  let kept = 0
  for (let person = 0; person < network.n; person += 1) {
    let [at, other] = [out.offsets[person]!, back.offsets[person]!]
    const [end, otherEnd] = [out.offsets[person + 1]!, back.offsets[person + 1]!]
    while (at < end || other < otherEnd) {
      const named = at < end ? out.neighbours[at]! : network.n
      const namedBy = other < otherEnd ? back.neighbours[other]! : network.n
      const value = joined ? JOINED[values](named <= namedBy ? out.values![at]! : 0, namedBy <= named ? back.values![other]! : 0) : 1
      if ((rule === 'weak' || named === namedBy) && value > 0) {
        neighbours[kept] = Math.min(named, namedBy)
        if (joined) joined[kept] = value
        kept += 1
      }
      if (named <= namedBy) at += 1
      if (namedBy <= named) other += 1
    }
    offsets[person + 1] = kept
  }
  return networkFromSide({ ...network, isDirected: false }, { offsets, neighbours: neighbours.slice(0, kept), values: joined?.slice(0, kept) })
}

/** The network as most structural measures see it: a tie that either names, its larger value. Worked out once. */
export const symmetricOf = remembered((network) => symmetrise(network))

/** Ties of at least this value, as plain ties. On an inverse scale, where 1 is the closest, ties of at most this value. */
export function dichotomise(network: Network, threshold: number, isInverse = false): Network {
  const { values } = outgoing(network)
  const side = filterSide(outgoing(network), network.n, (_, __, at) => {
    const value = values ? values[at]! : 1
    return isInverse ? value <= threshold : value >= threshold
  })
  return networkFromSide(network, { offsets: side.offsets, neighbours: side.neighbours })
}

/** The ties that pass the test; who is in the network stays. The test must say the same of both sides of a tie without direction. */
export function filterSide(side: Side, n: number, isKept: (from: number, to: number, at: number) => boolean): Side {
  const offsets = new Int32Array(n + 1)
  const neighbours = new Int32Array(side.neighbours.length)
  const values = side.values && new Float64Array(side.neighbours.length)
  let kept = 0
  for (let person = 0; person < n; person += 1) {
    for (let at = side.offsets[person]!; at < side.offsets[person + 1]!; at += 1) {
      const to = side.neighbours[at]!
      if (!isKept(person, to, at)) continue
      neighbours[kept] = to
      if (values) values[kept] = side.values![at]!
      kept += 1
    }
    offsets[person + 1] = kept
  }
  return { offsets, neighbours: neighbours.slice(0, kept), values: values?.slice(0, kept) }
}

/** These people and the ties among them, in the given order (two sets: in the old order); somebody named twice counts once. */
export function subnetwork(network: Network, people: ArrayLike<number>): Network {
  const given = [...new Set(Array.from(people))].filter((person) => person >= 0 && person < network.n)
  const chosen = network.mode === 'two' ? given.toSorted((one, other) => one - other) : given
  const placeOf = new Int32Array(network.n).fill(-1)
  chosen.forEach((person, place) => (placeOf[person] = place))
  const { offsets, neighbours, values } = outgoing(network)
  const ties = { from: [] as number[], to: [] as number[], value: [] as number[] }
  for (const person of chosen) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const to = placeOf[neighbours[at]!]!
      if (to < 0 || (!network.isDirected && neighbours[at]! < person)) continue
      ties.from.push(placeOf[person]!)
      ties.to.push(to)
      if (values) ties.value.push(values[at]!)
    }
  }
  return rebuilt({
    ids: chosen.map((person) => network.ids[person]!),
    ties: values ? ties : { from: ties.from, to: ties.to },
    isDirected: network.isDirected,
    mode: network.mode,
    firstSetSize: chosen.filter((person) => person < (network.firstSetSize ?? 0)).length,
    response: Uint8Array.from(chosen, (person) => network.response[person]!),
  })
}

/** Every tie the other way round. */
export function transpose(network: Network): Network {
  return network.isDirected ? networkFromSide(network, incoming(network)) : network
}

/** Several layers of the same people in one: a tie of any layer is a tie, its largest value kept. */
export function uniteLayers(layers: readonly [Network, ...Network[]]): Network {
  const ties = { from: [] as number[], to: [] as number[], value: [] as number[] }
  for (const layer of layers) {
    const { offsets, neighbours, values } = outgoing(layer)
    for (let person = 0; person < layer.n; person += 1) {
      for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
        ties.from.push(person)
        ties.to.push(neighbours[at]!)
        ties.value.push(values ? values[at]! : 1)
      }
    }
  }
  const [{ ids, isDirected, mode, firstSetSize, response }] = layers
  const hasValues = layers.some(({ outValues }) => outValues !== undefined)
  return rebuilt({ ids, ties: hasValues ? ties : { from: ties.from, to: ties.to }, isDirected, mode, firstSetSize, response })
}

export type LayeredTies = Omit<TiesDescription, 'ties'> & { ties: TiesDescription['ties'] & { layer: ArrayLike<string> } }

/** One network for each kind of tie, all with the same people, in the order in which the kinds are first named. */
export function layersOf({ ties, ...rest }: LayeredTies): Outcome<Map<string, BuiltNetwork>, TiesProblem> {
  const layers = new Map<string, BuiltNetwork>()
  for (const name of new Set(Array.from(ties.layer))) {
    const inside = Array.from(ties.layer).flatMap((layer, tie) => (layer === name ? [tie] : []))
    const { from, to, value } = ties
    const own = { from: inside.map((tie) => from[tie]!), to: inside.map((tie) => to[tie]!), ...(value ? { value: inside.map((tie) => value[tie]!) } : {}) }
    const built = networkFromTies({ ...rest, ties: own })
    if (!built.ok) return built
    layers.set(name, built.value)
  }
  return done(layers)
}

export type Aggregated = { network: Network; names: readonly string[]; people: Int32Array; inside: Float64Array }

/**
 * Organisations instead of people: their ties are the ties between their people, summed or the largest.
 * @returns also how many people stand behind each, and the ties inside each, which the network itself does not hold
 */
export function aggregate(network: Network, groups: readonly (string | null)[], rule: 'sum' | 'max' = 'sum'): Aggregated {
  const names = [...new Set(groups)].filter((name) => name !== null).toSorted()
  const placeOf = new Map(names.map((name, place) => [name, place]))
  const groupOf = Int32Array.from({ length: network.n }, (_, person) => (groups[person] === null ? -1 : (placeOf.get(groups[person]!) ?? -1)))
  const people = new Int32Array(names.length)
  const inside = new Float64Array(names.length)
  const ties = { from: [] as number[], to: [] as number[], value: [] as number[] }
  const { offsets, neighbours, values } = outgoing(network)
  for (let person = 0; person < network.n; person += 1) {
    const group = groupOf[person]!
    if (group < 0) continue
    people[group]! += 1
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      const other = groupOf[neighbours[at]!]!
      if (other < 0 || (!network.isDirected && neighbours[at]! < person)) continue
      const value = values ? values[at]! : 1
      if (other === group) inside[group] = rule === 'sum' ? inside[group]! + value : Math.max(inside[group]!, value)
      ties.from.push(group)
      ties.to.push(other)
      ties.value.push(value)
    }
  }
  return { network: rebuilt({ ids: names, ties, isDirected: network.isDirected, repeated: rule }), names, people, inside }
}

/** Ties that come out of a network cannot be wrong; if they are, a transformation is broken. */
export function rebuilt(description: TiesDescription): Network {
  const built = networkFromTies({
    ...description,
    response: description.response ?? new Uint8Array(description.ids?.length ?? description.n ?? 0).fill(ANSWERED),
  })
  if (!built.ok) throw new Error(`a transformation made an impossible network: ${JSON.stringify(built.refusal)}`)
  return built.value.network
}
