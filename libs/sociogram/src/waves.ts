import { findTie, outgoing, type Network } from './network.ts'

export type Pair = readonly [before: number, after: number]

export type WaveComparison = {
  /** People of both waves, as their places in each. Who came and who left is told apart: that is no change of ties. */
  stayers: Pair[]
  joiners: number[]
  leavers: number[]
  /** Ties among the stayers: in both waves, only before, only after, in neither. */
  kept: number
  lost: number
  gained: number
  never: number
  /** Kept over all that were there in either wave; above 0.3 a network is stable enough to be modelled (Snijders et al. 2010). */
  jaccard: number | null
  /** Share of the earlier ties that are still there. */
  stability: number | null
  /** Changed ties over all that were there in either wave: 1 − jaccard. */
  turnover: number | null
  hamming: number
  densityBefore: number | null
  densityAfter: number | null
}

/**
 * What became of the ties between two waves, among the people who are in both, matched by id.
 * @returns numbers of ties, arrows when there is direction; null where no tie was there in the wave that is divided by
 * @source Snijders, van de Bunt & Steglich 2010
 */
export function compareWaves(before: Network, after: Network): WaveComparison {
  const { stayers, joiners, leavers } = matchPeople(before, after)
  const placeAfter = new Int32Array(before.n).fill(-1)
  for (const [earlier, later] of stayers) placeAfter[earlier] = later
  const [ties, laterTies] = [
    countAmong(
      before,
      stayers.map(([earlier]) => earlier),
    ),
    countAmong(
      after,
      stayers.map(([, later]) => later),
    ),
  ]
  const [out, later] = [outgoing(before), outgoing(after)]
  let kept = 0
  for (const [earlier, now] of stayers) {
    for (let at = out.offsets[earlier]!; at < out.offsets[earlier + 1]!; at += 1) {
      const other = placeAfter[out.neighbours[at]!]!
      if (other >= 0 && (before.isDirected || earlier < out.neighbours[at]!) && findTie(later, now, other) >= 0) kept += 1
    }
  }
  const pairs = Math.max(0, (stayers.length * (stayers.length - 1)) / (before.isDirected ? 1 : 2))
  const [lost, gained] = [ties - kept, laterTies - kept]
  const either = kept + lost + gained
  return {
    stayers,
    joiners,
    leavers,
    kept,
    lost,
    gained,
    never: pairs - either,
    jaccard: either === 0 ? null : kept / either,
    stability: ties === 0 ? null : kept / ties,
    turnover: either === 0 ? null : (lost + gained) / either,
    hamming: lost + gained,
    densityBefore: pairs === 0 ? null : ties / pairs,
    densityAfter: pairs === 0 ? null : laterTies / pairs,
  }
}

function matchPeople(before: Network, after: Network): { stayers: Pair[]; joiners: number[]; leavers: number[] } {
  const placeOf = new Map(after.ids.map((id, place) => [id, place]))
  const stayers: Pair[] = []
  const leavers: number[] = []
  before.ids.forEach((id, earlier) => {
    const later = placeOf.get(id)
    if (later === undefined) leavers.push(earlier)
    else stayers.push([earlier, later])
    placeOf.delete(id)
  })
  return { stayers, leavers, joiners: [...placeOf.values()] }
}

function countAmong(network: Network, people: readonly number[]): number {
  const isIn = new Uint8Array(network.n)
  for (const person of people) isIn[person] = 1
  const { offsets, neighbours } = outgoing(network)
  let ties = 0
  for (const person of people) for (let at = offsets[person]!; at < offsets[person + 1]!; at += 1) ties += isIn[neighbours[at]!]!
  return network.isDirected ? ties : ties / 2
}

export type TieChange = 'kept' | 'lost' | 'gained'

/** Every tie of either wave among the stayers with what became of it, by ids; without direction each once. For the picture of both. */
export function listTieChanges(before: Network, after: Network): { from: string; to: string; change: TieChange }[] {
  const { stayers } = matchPeople(before, after)
  const [earlierPlace, laterPlace] = [new Map(before.ids.map((id, place) => [id, place])), new Map(after.ids.map((id, place) => [id, place]))]
  return stayers.flatMap(([earlier, later]) => {
    const there = neighbourIds(before, earlier).filter((id) => laterPlace.has(id))
    const now = neighbourIds(after, later).filter((id) => earlierPlace.has(id))
    const id = before.ids[earlier]!
    const isFirst = (other: string) => before.isDirected || earlier < earlierPlace.get(other)!
    return [...new Set([...there, ...now])]
      .filter(isFirst)
      .map((other) => ({ from: id, to: other, change: changeOf(there.includes(other), now.includes(other)) }))
  })
}

function changeOf(wasThere: boolean, isThere: boolean): TieChange {
  if (wasThere && isThere) return 'kept'
  return wasThere ? 'lost' : 'gained'
}

function neighbourIds(network: Network, person: number): string[] {
  return Array.from(network.outNeighbours.subarray(network.outOffsets[person], network.outOffsets[person + 1]), (other) => network.ids[other]!)
}

export type Mutuality = { mutual: [string, string][]; oneSided: [string, string][]; faded: [string, string][] }

/** For the view of ties: who name each other, who names without being named, and who named each other before and no longer do. */
export function sortByMutuality(now: Network, before?: Network): Mutuality {
  const found: Mutuality = { mutual: [], oneSided: [], faded: [] }
  const mutualBefore = before ? listMutual(before) : []
  for (let person = 0; person < now.n; person += 1) {
    for (let at = now.outOffsets[person]!; at < now.outOffsets[person + 1]!; at += 1) {
      const other = now.outNeighbours[at]!
      const isReturned = findTie(outgoing(now), other, person) >= 0
      if (!isReturned) found.oneSided.push([now.ids[person]!, now.ids[other]!])
      else if (person < other) found.mutual.push([now.ids[person]!, now.ids[other]!])
    }
  }
  const isMutual = new Set(found.mutual.flatMap(([one, other]) => [keyOf(one, other), keyOf(other, one)]))
  const isHere = new Set(now.ids)
  found.faded = mutualBefore.filter(([one, other]) => isHere.has(one) && isHere.has(other) && !isMutual.has(keyOf(one, other)))
  return found
}

function keyOf(one: string, other: string): string {
  return JSON.stringify([one, other])
}

function listMutual(network: Network): [string, string][] {
  const found: [string, string][] = []
  for (let person = 0; person < network.n; person += 1) {
    for (let at = network.outOffsets[person]!; at < network.outOffsets[person + 1]!; at += 1) {
      const other = network.outNeighbours[at]!
      if (person < other && findTie(outgoing(network), other, person) >= 0) found.push([network.ids[person]!, network.ids[other]!])
    }
  }
  return found
}
