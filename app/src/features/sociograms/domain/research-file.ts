import { fileFromNetwork, type NetworkFile } from '@ronde/sociogram'
import type { Drawing } from './consent-level.ts'

/**
 * SNA-08: what leaves for research. Everybody has an id of this one file, people stand in the order of these ids, sectors hold three at least, and there
 * is no name, no day, no place in the picture.
 * @param newIds as many different ids as there are people, made by chance for this file
 */
export function researchFile({ network, people }: Drawing, newIds: readonly string[], sayGroup: (code: string) => string): NetworkFile {
  const order = Array.from(newIds.keys()).toSorted((one, other) => ((newIds[one] ?? '') < (newIds[other] ?? '') ? -1 : 1))
  const placeOf = new Map(order.map((old, place) => [old, place]))
  const file = fileFromNetwork(network, { valueName: 'level' })
  const ties = Array.from(file.from, (from, tie) => ({ from: placeOf.get(from) ?? 0, to: placeOf.get(file.to[tie] ?? 0) ?? 0, tie })).toSorted(
    (one, other) => one.from - other.from || one.to - other.to,
  )
  return {
    ids: order.map((old) => newIds[old] ?? ''),
    isDirected: false,
    from: Int32Array.from(ties, ({ from }) => from),
    to: Int32Array.from(ties, ({ to }) => to),
    personColumns: [{ name: 'sector', kind: 'text', values: order.map((old) => groupOf(people[old]?.group ?? null, sayGroup)) }],
    tieColumns: file.tieColumns.map((column) => ({ ...column, values: ties.map(({ tie }) => column.values[tie] ?? null) })),
  }
}

function groupOf(group: string | null, sayGroup: (code: string) => string): string {
  return group === null ? 'other' : sayGroup(group)
}
