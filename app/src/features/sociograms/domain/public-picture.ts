import { layoutByStress, listTies, networkFromTies, symmetrise, type Network, type Positions } from '@ronde/sociogram'
import type { Language } from '../../../kernel/language.ts'
import { TOO_FEW_TO_BREAK_DOWN, whoIsDrawn } from './consent-level.ts'
import type { WavePerson } from './survey.ts'
import { networkOf, type Reading, type Told } from './wave-network.ts'

/**
 * What anybody may see of a wave (SNA-08): sectors or organisations, and lines between them. It is made of those who agreed to be drawn, holds no person, no
 * count and no day, and says of no group that all of it is tied (SDC-07). Why the numbers below are as they are: docs/decisions/0014-public-pictures.md.
 */
export const PUBLIC_KINDS = ['sector', 'organisation'] as const
export type PublicKind = (typeof PUBLIC_KINDS)[number]

/** A line stands where so many people on each side carry it. */
const FEWEST_ON_A_SIDE = 2
/** A sector stands there with so many who agreed to be drawn, of more who were asked. */
const FEWEST_IN_A_SECTOR = 3

type Names = Record<Language, string>
/** What may stand as a point: a sector, or an organisation that agreed. `key` is how the people of a wave know it. */
export type PublicGroup = { key: string; names: Names }
/** `convention`: agreed between two organisations; what their people told is then not said. */
export type PublicTie = { from: number; to: number; kind: 'people' | 'convention' }
/** Stored and served as it is. */
export type PublicPicture = { nodes: (Names & { x: number; y: number })[]; ties: PublicTie[] }

export type OrganisationOnRoster = PublicGroup & {
  /** Null where nobody said. */
  isSolePractice: boolean | null
  agreedOn: string | null
}

/** SNA-01: an organisation is named where it agreed. The practice of one person is a person and stands nowhere; where nobody said which it is, neither. */
export function listNameable(organisations: readonly OrganisationOnRoster[]): PublicGroup[] {
  return organisations.filter(({ isSolePractice, agreedOn }) => isSolePractice === false && agreedOn !== null).map(({ key, names }) => ({ key, names }))
}

export type PublicAsk = {
  kind: PublicKind
  groups: readonly PublicGroup[]
  /** Organisations bound by one convention of the community, as keys; a tie between any two of them. */
  bound: readonly (readonly string[])[]
  /** The sectors that stood there the first time: they stay, so that nobody reads from two versions that somebody of a sector is gone. Null the first time. */
  points: readonly string[] | null
  /** How many versions were made of this wave before: each asks for one person more on each side of a line, so that nobody reads from two whose it was. */
  before: number
}

type Side = { asked: number; drawn: number }

/** @returns null where no two points with a line between them are left */
export function drawPublic(told: Told, reading: Reading, ask: PublicAsk): PublicPicture | null {
  const standing = listStanding(told.people, ask)
  const placeOf = new Map(standing.map(({ key }, place) => [key, place]))
  const ties = listPublicTies(told, reading, ask, placeOf)
  if (standing.length < 2 || ties.length === 0) return null
  const { x, y } = placeNodes(standing.length, ties)
  return { nodes: standing.map(({ names }, place) => ({ ...names, x: round(x[place] ?? 0), y: round(y[place] ?? 0) })), ties }
}

/**
 * In the order of the alphabet, which says nothing of anybody. An organisation stands there because it agreed, however many of its people were asked; a
 * sector, because enough of its people agreed and others were asked beside them.
 */
export function listStanding(people: readonly WavePerson[], { kind, groups, points }: Pick<PublicAsk, 'kind' | 'groups' | 'points'>): PublicGroup[] {
  const sides = countSides(people, kind)
  const isLarge = ({ key }: PublicGroup) => {
    const { asked, drawn } = sides.get(key) ?? { asked: 0, drawn: 0 }
    return drawn >= FEWEST_IN_A_SECTOR && asked > FEWEST_IN_A_SECTOR
  }
  const hasEnough = whoIsDrawn(people).drawn.length > TOO_FEW_TO_BREAK_DOWN
  const sectors = points === null ? groups.filter((group) => hasEnough && isLarge(group)) : groups.filter(({ key }) => points.includes(key))
  return [...(kind === 'organisation' ? groups : sectors)].toSorted(
    (one, other) => compare(one.names.fr || one.names.nl, other.names.fr || other.names.nl) || compare(one.key, other.key),
  )
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function groupOf(person: WavePerson, kind: PublicKind): string {
  return (kind === 'sector' ? person.sector : person.organisationId) ?? ''
}

function countSides(people: readonly WavePerson[], kind: PublicKind): Map<string, Side> {
  const drawn = new Set(whoIsDrawn(people).drawn.map(({ personId }) => personId))
  const sides = new Map<string, Side>()
  for (const person of people) {
    const key = groupOf(person, kind)
    const { asked, drawn: known } = sides.get(key) ?? { asked: 0, drawn: 0 }
    sides.set(key, { asked: asked + 1, drawn: known + Number(drawn.has(person.personId)) })
  }
  return sides
}

function listPublicTies(told: Told, reading: Reading, { kind, bound, before }: PublicAsk, placeOf: ReadonlyMap<string, number>): PublicTie[] {
  const fewest = FEWEST_ON_A_SIDE + before
  const sides = countSides(told.people, kind)
  const places = [...placeOf]
  const carried = carriersOf(told, reading, kind)
  const ties: PublicTie[] = []
  for (const [first, from] of places) {
    for (const [second, to] of places) {
      if (from >= to) continue
      const isBound = kind === 'organisation' && bound.some((organisations) => organisations.includes(first) && organisations.includes(second))
      // Never as many as were asked: a line does not say that all of a group are tied.
      const isCarried = [first, second].every(
        (own, side) => (carried.get(keyOf(own, side === 0 ? second : first))?.size ?? 0) >= fewest && (sides.get(own)?.asked ?? 0) > fewest,
      )
      if (isBound || isCarried) ties.push({ from, to, kind: isBound ? 'convention' : 'people' })
    }
  }
  return ties
}

const keyOf = (own: string, other: string) => `${own}\n${other}`

/** Of each group those who are tied to somebody of another one, whoever of the two told it; nobody where so few agreed that they are not told apart at all. */
function carriersOf(told: Told, reading: Reading, kind: PublicKind): Map<string, Set<string>> {
  const carriers = new Map<string, Set<string>>()
  const { drawn } = whoIsDrawn(told.people)
  if (drawn.length <= TOO_FEW_TO_BREAK_DOWN) return carriers
  const groups = new Map(drawn.map((person) => [person.personId, groupOf(person, kind)]))
  const network = symmetrise(networkOf(told, reading, ({ personId }) => groups.has(personId)))
  const idOf = ({ ids }: Network, place: number) => ids[place] ?? ''
  for (const { from, to } of listTies(network)) {
    const [one, other] = [idOf(network, from), idOf(network, to)]
    for (const [person, tied] of [
      [one, other],
      [other, one],
    ] as const) {
      const [own, far] = [groups.get(person) ?? '', groups.get(tied) ?? '']
      if (own === '' || far === '' || own === far) continue
      carriers.set(keyOf(own, far), (carriers.get(keyOf(own, far)) ?? new Set()).add(person))
    }
  }
  return carriers
}

function placeNodes(count: number, ties: readonly PublicTie[]): Positions {
  return layoutByStress(networkOfPicture(count, ties))
}

/** Points and lines alone; whoever draws it knows nothing else. */
export function networkOfPicture(count: number, ties: readonly PublicTie[]): Network {
  const built = networkFromTies({
    ids: Array.from({ length: count }, (_, place) => String(place + 1)),
    ties: { from: ties.map(({ from }) => from), to: ties.map(({ to }) => to) },
    isDirected: false,
  })
  if (!built.ok) throw new Error(`a public picture is no network: ${built.refusal.kind}`)
  return built.value.network
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** How many answered, in words from which nobody counts back; never that all did. */
export type RateBand = 'few' | 'half' | 'most'

export function bandOfRate({ asked, answered }: { asked: number; answered: number }): RateBand {
  const share = asked === 0 ? 0 : answered / asked
  return share >= 0.75 ? 'most' : share >= 0.5 ? 'half' : 'few'
}
