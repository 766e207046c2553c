import { layoutAfter, layoutByGroups, layoutByStress, listTies, subnetwork, symmetrise } from '@ronde/sociogram'
import type { Box, EarlierPlaces, Network, Positions, TieInPicture } from '@ronde/sociogram'
import { hasAnswered, networkOf, type Reading, type Told } from './wave-network.ts'
import type { ConsentLevel, WavePerson } from './survey.ts'

/**
 * SNA-08: the one place that says what may leave a wave, and for whom. Pictures, tables, the API and files are made of what stands here and of nothing else.
 * Who agreed to be counted only, or did not answer, is in none of it.
 */

/** Fewer than these are not drawn and not measured: everybody would know who is who. */
export const FEWEST_DRAWN = 5
/** Up to so many people nothing is told apart by function or sector. */
export const TOO_FEW_TO_BREAK_DOWN = 7
/** A group of fewer stands under “other”. */
export const SMALLEST_GROUP = 3
/** One or two of a kind are not counted apart. */
const SMALLEST_COUNT = 3

export type Attribute = 'function' | 'discipline' | 'sector' | 'mission'
export const ATTRIBUTES: readonly Attribute[] = ['sector', 'function', 'discipline', 'mission']

/** `named`: everybody drawn agreed to stand there by name. `dots`: nobody has a name, nor a group that would give one away. */
export type DrawnPerson = { name: string | null; group: string | null }
export type Drawing = {
  kind: 'named' | 'dots'
  network: Network
  positions: Positions
  /** Where everybody of all waves stands, so that each wave is as large on its page. */
  frame?: Box
  people: DrawnPerson[]
  order: Order
  /** The orders that tell at least two groups apart. */
  orders: Order[]
  /** Who named whom is not said: a line stands where one of the two told it. */
  ties: TieInPicture[]
  /** Who was at the same meetings: a layer of its own, empty unless asked for, and never among the ties. */
  together: TieInPicture[]
}

/**
 * Who is tied stands close, or each sector or organisation stands together. Rings by how often somebody is named would rank people, and so would those by k-core:
 * there are none (PRV-13).
 */
export const ORDERS = ['ties', 'sector', 'organisation'] as const
export type Order = (typeof ORDERS)[number]

export type DrawingWish = {
  /** `wall`: whoever comes into the room reads it, so that it holds neither a name nor a sector. */
  use?: 'community' | 'wall'
  order?: Order
  /** Who was at the same meetings, where that layer is asked for. */
  pairs?: readonly Together[]
  /** Where people stand in a picture of all waves; for a picture by name, ordered by ties. */
  stable?: StablePlaces | null
}

export type StablePlaces = { places: EarlierPlaces; frame: Box }

function isDrawn(person: WavePerson): boolean {
  return person.isNameable && hasAnswered(person) && person.level !== 'aggregate'
}

/** Who may stand in a picture; with `named`, by name, which takes the consent of all who are drawn. */
export function whoIsDrawn(people: readonly WavePerson[]): { drawn: WavePerson[]; isNamed: boolean } {
  const drawn = people.filter(isDrawn)
  return { drawn, isNamed: drawn.every(({ level }) => level === 'name') }
}

/**
 * Of several waves: who is drawn in each one in which she was asked, and in which of them. Who was asked in one and may not be drawn in it is left out: her
 * coming or going would say that she did not answer. In the order in which people are given: that of their numbers would be seen from where they stand.
 */
export function whoIsDrawnWheneverAsked(waves: readonly { people: readonly WavePerson[] }[]): Map<string, boolean[]> {
  const seen = waves.map(({ people }) => ({
    asked: new Set(people.map(({ personId }) => personId)),
    drawn: new Set(whoIsDrawn(people).drawn.map(({ personId }) => personId)),
  }))
  const everybody = new Set(seen.flatMap(({ drawn }) => [...drawn]))
  const kept = [...everybody].filter((id) => seen.every(({ asked, drawn }) => drawn.has(id) || !asked.has(id)))
  return new Map(kept.map((id) => [id, seen.map(({ drawn }) => drawn.has(id))]))
}

/**
 * The picture of the group as its members see it; who coordinates sees no more of anybody.
 * @param names of those drawn; asked only where all of them agreed
 * @returns null where too few may be drawn
 */
export function drawGroup(told: Told, reading: Reading, names: ReadonlyMap<string, string>, wish: DrawingWish = {}): Drawing | null {
  const { use = 'community', pairs = [] } = wish
  const { drawn, isNamed } = whoIsDrawn(told.people)
  if (drawn.length < FEWEST_DRAWN) return null
  const known = new Map(drawn.map((person) => [person.personId, person]))
  const both = symmetrise(networkOf(told, reading, ({ personId }) => known.has(personId)))
  const kind = isNamed && use === 'community' ? 'named' : 'dots'
  const groupsBy = (order: Order) => groupsOf(order === 'organisation' ? order : 'sector', both.ids, known)
  const orders = ORDERS.filter((order) => order === 'ties' || (kind === 'named' && new Set(groupsBy(order)).size > 1))
  const order = orders.find((each) => each === wish.order) ?? 'ties'
  const groups = new Map(groupsBy(order).map((group, place) => [both.ids[place] ?? '', kind === 'named' ? group : null]))
  const stable = kind === 'named' && order === 'ties' ? (wish.stable ?? null) : null
  const { places, positions } = inPlaceOrder(order !== 'ties' ? layoutByGroups(both, groupsBy(order)) : stable ? layAt(both, stable) : layoutByStress(both))
  const network = subnetwork(both, places)
  return {
    kind,
    network: withoutIds(network),
    positions,
    ...(stable ? { frame: stable.frame } : {}),
    order,
    orders,
    people: network.ids.map((id) => ({ name: kind === 'named' ? (names.get(id) ?? null) : null, group: groups.get(id) ?? null })),
    ties: listTies(network, { levels: stepsUpTo(network) }).map((tie) => ({ ...tie, isMutual: true })),
    together: kind === 'named' ? layPairs(network, pairs) : [],
  }
}

function groupsOf(order: 'sector' | 'organisation', ids: readonly string[], known: ReadonlyMap<string, WavePerson>): (string | null)[] {
  return mergeSmall(ids.map((id) => (order === 'sector' ? known.get(id)?.sector : known.get(id)?.organisationId) ?? ''))
}

/** Each where she stands in all waves; who has no place there stands by those she is tied to, and moves nobody. */
function layAt(network: Network, { places }: StablePlaces): Positions {
  const { x, y } = layoutAfter(network, places)
  const [left, top] = [x.slice(), y.slice()]
  network.ids.forEach((id, person) => {
    const place = places.get(id)
    if (place === undefined) return
    left[person] = place.x
    top[person] = place.y
  })
  return { x: left, y: top }
}

export type Together = { one: string; other: string; meetings: number }
/** Two were at so many of the meetings before a line says so; once or twice is chance. */
const OFTEN_TOGETHER = 3

/** Only where everybody drawn is named: who was where would tell who a dot is. */
function layPairs({ ids }: Network, pairs: readonly Together[]): TieInPicture[] {
  const places = new Map(ids.map((id, place) => [id, place]))
  return pairs.flatMap(({ one, other, meetings }) => {
    const [from, to] = [places.get(one), places.get(other)]
    return from === undefined || to === undefined || meetings < OFTEN_TOGETHER ? [] : [{ from, to, kind: 'together' as const, isMutual: true, level: 0 }]
  })
}

/** People from left to right, so that their order in a file says nothing of how they are kept. @returns which place each one had, and where she stands */
export function inPlaceOrder({ x, y }: Positions): { places: number[]; positions: Positions } {
  const places = Array.from(x.keys()).toSorted((one, other) => x[one]! - x[other]! || y[one]! - y[other]!)
  return { places, positions: { x: Float64Array.from(places, (each) => x[each]!), y: Float64Array.from(places, (each) => y[each]!) } }
}

function withoutIds(network: Network): Network {
  return { ...network, ids: network.ids.map((_, place) => String(place + 1)) }
}

function stepsUpTo({ outValues }: Network): number[] {
  const highest = outValues?.reduce((high, value) => Math.max(high, value), 0) ?? 0
  return Array.from({ length: highest }, (_, step) => step + 1)
}

/** Groups of fewer than three, and who has none, become one without a name; where that one is still small, the smallest group joins it. */
export function mergeSmall(groups: readonly string[]): (string | null)[] {
  const sizes = new Map<string, number>()
  for (const group of groups) if (group !== '') sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const kept = [...sizes].filter(([, size]) => size >= SMALLEST_GROUP).toSorted((one, other) => other[1] - one[1])
  const countOthers = () => groups.length - kept.reduce((sum, [, size]) => sum + size, 0)
  while (countOthers() > 0 && countOthers() < SMALLEST_GROUP && kept.length > 0) kept.pop()
  const names = new Set(kept.map(([group]) => group))
  return groups.map((group) => (names.has(group) ? group : null))
}

/** Numbers that together say a whole: all of them or none, since one that is left out could be counted back from the rest. */
export function areSayable(counts: readonly number[]): boolean {
  return counts.every((count) => count === 0 || count >= SMALLEST_COUNT)
}

/** The same where “none” says something of each of them: of pairs and of ties that somebody knows one side of. */
export function areMany(counts: readonly number[]): boolean {
  return counts.every((count) => count >= SMALLEST_COUNT)
}

/** How many of those who answered agreed to what, for who coordinates; null where a number would name somebody. */
export function countLevels(people: readonly WavePerson[]): Record<ConsentLevel, number> | null {
  const count = (wanted: ConsentLevel) => people.filter((person) => hasAnswered(person) && person.level === wanted).length
  const levels = { aggregate: count('aggregate'), dot: count('dot'), name: count('name') }
  return areSayable(Object.values(levels)) ? levels : null
}
