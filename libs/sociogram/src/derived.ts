import type { Network } from './network.ts'

/** What has been worked out of a network once is kept as long as the network is: many measures rest on the same distances and the same symmetric ties. */
export function remembered<Found>(find: (network: Network) => Found): (network: Network) => Found {
  const known = new WeakMap<Network, { found: Found }>()
  return (network) => {
    const before = known.get(network)
    if (before) return before.found
    const found = find(network)
    known.set(network, { found })
    return found
  }
}
