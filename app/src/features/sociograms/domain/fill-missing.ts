import { ANSWERED, networkFromTies, outgoing, randomFrom, type Network } from '@ronde/sociogram'

/**
 * The network as it might be: who did not answer names others as often as those who answered do, chosen by chance and at the levels that were told.
 * Everybody counts as having answered then, so that a measure takes all of it.
 */
export function fillAsAverage(network: Network, seed: number): Network {
  const { n, ids, isDirected, response } = network
  const random = randomFrom(seed)
  const ties = { from: [] as number[], to: [] as number[], value: [] as number[] }
  const { offsets, neighbours, values } = outgoing(network)
  let answered = 0
  for (let person = 0; person < n; person += 1) {
    if (response[person] !== ANSWERED) continue
    answered += 1
    for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) {
      ties.from.push(person)
      ties.to.push(neighbours[at]!)
      ties.value.push(values?.[at] ?? 1)
    }
  }
  const told = ties.value.slice()
  const share = answered === 0 ? 0 : told.length / (answered * (n - 1))
  for (let person = 0; person < n; person += 1) {
    if (response[person] === ANSWERED) continue
    for (let other = 0; other < n; other += 1) {
      if (other === person || random.next() >= share) continue
      ties.from.push(person)
      ties.to.push(other)
      ties.value.push(told[random.below(told.length)] ?? 1)
    }
  }
  const built = networkFromTies({ ids, ties, isDirected, response: Uint8Array.from(response, () => ANSWERED) })
  if (!built.ok) throw new Error(`a wave is no network: ${built.refusal.kind}`)
  return built.value.network
}
