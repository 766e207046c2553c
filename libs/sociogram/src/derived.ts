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

/** The same for what is worked out of a network and one more thing, such as its groups. */
export function rememberedWith<Other extends object, Found>(find: (network: Network, other: Other) => Found): (network: Network, other: Other) => Found {
  const known = remembered(() => new WeakMap<Other, { found: Found }>())
  return (network, other) => {
    const before = known(network).get(other)
    if (before) return before.found
    const found = find(network, other)
    known(network).set(other, { found })
    return found
  }
}
