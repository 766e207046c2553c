import { fileFromNetwork, symmetrise, type Network, type NetworkFile } from '@ronde/sociogram'
import { FEWEST_DRAWN, mergeSmall, SMALLEST_GROUP, whoIsDrawnWheneverAsked } from './consent-level.ts'
import { networkOf, type Reading, type Told } from './wave-network.ts'

/**
 * SNA-08: all waves for research in one bundle. Everybody has an id of this bundle; sectors hold three at least, and so does every way of coming and going.
 */
export type ResearchBundle = {
  /** Whether `from` told it of `to`; else a tie is there once one of the two told it. */
  isDirected: boolean
  /** In the order of the ids. */
  people: { id: string; sector: string | null; isThere: boolean[] }[]
  waves: { number: number; ties: { from: number; to: number; level: string | null }[] }[]
}

export type ToldWave = Told & { number: number }
export type ResearchWish = {
  /** Who told a tie stays in it: for who studies the community and does not coordinate it, since she could find her own staff by it (SNA-07). */
  isDirected: boolean
  /** So many different ids, made by chance for this bundle. */
  newIds: (count: number) => string[]
}

/**
 * Who is drawn in each wave in which she was asked. Who was asked in one and may not be drawn in it is in none: her coming or going would say that she did not
 * answer. Who was not yet, or no longer, asked is absent from that wave; only where three come or go alike.
 * @returns null where fewer than five are drawn in all of them
 */
export function bundleWaves(waves: readonly ToldWave[], reading: Reading, { isDirected, newIds }: ResearchWish): ResearchBundle | null {
  const alike = groupByComing(waves)
  const always = alike.get('1'.repeat(waves.length)) ?? []
  if (always.length < FEWEST_DRAWN) return null
  const kept = [...alike].filter(([, ids]) => ids === always || ids.length >= SMALLEST_GROUP)
  const known = new Map(waves.flatMap(({ people }) => people).map((person) => [person.personId, person]))
  const ids = newIds(kept.reduce((sum, [, group]) => sum + group.length, 0))
  const people = kept
    .flatMap(([coming, group]) => {
      const sectors = mergeSmall(group.map((personId) => known.get(personId)?.sector ?? ''))
      return group.map((personId, at) => ({ personId, sector: sectors[at] ?? null, isThere: [...coming].map((sign) => sign === '1') }))
    })
    .map((person) => ({ ...person, id: ids.pop() ?? '' }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const places = new Map(people.map(({ personId }, place) => [personId, place]))
  return {
    isDirected,
    people: people.map(({ id, sector, isThere }) => ({ id, sector, isThere })),
    waves: waves.map((wave) => ({
      number: wave.number,
      ties: listTies(
        networkOf(wave, reading, ({ personId }) => places.has(personId)),
        isDirected,
        places,
      ),
    })),
  }
}

/** '11' is who was there in both, '01' who came. */
function groupByComing(waves: readonly ToldWave[]): Map<string, string[]> {
  const coming = whoIsDrawnWheneverAsked(waves)
  return Map.groupBy(coming.keys(), (id) => (coming.get(id) ?? []).map((isThere) => (isThere ? '1' : '0')).join(''))
}

function listTies(told: Network, isDirected: boolean, places: ReadonlyMap<string, number>): ResearchBundle['waves'][number]['ties'] {
  const network = isDirected ? told : symmetrise(told)
  const { from: froms, to: tos, tieColumns } = fileFromNetwork(network, { valueName: 'level' })
  const placeOf = (at: number) => places.get(network.ids[at] ?? '') ?? 0
  return Array.from(froms, (first, tie) => {
    const [one, other] = [placeOf(first), placeOf(tos[tie] ?? 0)]
    const [from, to] = isDirected || one < other ? [one, other] : [other, one]
    return { from, to, level: tieColumns[0]?.values[tie] ?? null }
  }).toSorted((one, other) => one.from - other.from || one.to - other.to)
}

/** A matrix of one wave for RSiena: 10 in row and column of who was not there, a tie that cannot be. */
export function writeSienaMatrix({ isDirected, people, waves }: ResearchBundle, at: number): string {
  const tied = new Set(waves[at]?.ties.flatMap(({ from, to }) => (isDirected ? [`${from} ${to}`] : [`${from} ${to}`, `${to} ${from}`])))
  const isThere = (place: number) => people[place]?.isThere[at] === true
  const cellOf = (row: number, column: number) => (row === column ? '0' : !isThere(row) || !isThere(column) ? '10' : tied.has(`${row} ${column}`) ? '1' : '0')
  return `${people.map((_, row) => people.map((__, column) => cellOf(row, column)).join(' ')).join('\n')}\n`
}

/** As the files of the house take it: everybody, who is tied with nobody too. */
export function fileOfWave({ isDirected, people, waves }: ResearchBundle, at: number, sayGroup: (code: string) => string): NetworkFile {
  const ties = waves[at]?.ties ?? []
  return {
    ids: people.map(({ id }) => id),
    isDirected,
    from: Int32Array.from(ties, ({ from }) => from),
    to: Int32Array.from(ties, ({ to }) => to),
    personColumns: [
      { name: 'sector', kind: 'text', values: people.map(({ sector }) => (sector === null ? 'other' : sayGroup(sector))) },
      ...(waves.length < 2 ? [] : waves.map(({ number }, wave) => presenceIn(people, number, wave))),
    ],
    tieColumns: [{ name: 'level', kind: 'number', values: ties.map(({ level }) => level) }],
  }
}

function presenceIn(people: ResearchBundle['people'], number: number, wave: number): NetworkFile['personColumns'][number] {
  return { name: `wave_${number}`, kind: 'number', values: people.map(({ isThere }) => (isThere[wave] === true ? '1' : '0')) }
}
