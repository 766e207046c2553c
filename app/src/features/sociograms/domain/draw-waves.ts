import {
  boxOf,
  layoutForAllWaves,
  listTies,
  subnetwork,
  symmetrise,
  type Change,
  type Network,
  type Positions,
  type Presence,
  type TieInPicture,
} from '@ronde/sociogram'
import { areSayable, FEWEST_DRAWN, inPlaceOrder, whoIsDrawn, whoIsDrawnWheneverAsked, type DrawnPerson, type StablePlaces } from './consent-level.ts'
import type { WavePerson } from './survey.ts'
import { networkOf, type Reading, type Told } from './wave-network.ts'

/** What a picture of one wave adds to who stands there. */
export type WaveShown = { ties: TieInPicture[]; presence: Presence[] }

/** Waves at the same places: everybody stands where the ties of all of them together put her. */
export type WavesDrawing = {
  kind: 'named' | 'dots'
  network: Network
  positions: Positions
  people: DrawnPerson[]
  /** From the earliest: what stayed or is new since the wave before, and what is gone since. */
  overTime: WaveShown[]
  /** The last two: of the earlier one what is gone in the later, of the later one what is new. */
  sideBySide: [WaveShown, WaveShown]
}

export type Standing = { ids: string[]; isNamed: boolean }

/**
 * Who may be drawn in each of these waves. Who was asked in one of them and may not be drawn in it is in none: that she comes or goes would say that she did not answer.
 * Who was not yet, or is no longer, on the roster joins or leaves in the picture; only by name, since a dot that joins is the person who joined.
 * @returns null where fewer than five may be drawn in all of them, and where the pictures of the single waves would tell more beside this one
 */
export function whoStands(waves: readonly Told[]): Standing | null {
  const coming = whoIsDrawnWheneverAsked(waves)
  const always = [...coming].filter(([, isThere]) => isThere.every(Boolean)).map(([id]) => id)
  if (always.length < FEWEST_DRAWN || !mayStandTogether(waves, new Set(always))) return null
  const isNamed = waves.every(({ people }) => whoIsDrawn(people).isNamed)
  return { ids: isNamed ? [...coming.keys()] : always, isNamed }
}

/**
 * Each wave has a picture of its own, and whoever lays it over the one of all waves reads what is in one of them alone. So all waves are by name, or all are
 * dots: names of one would tell who the dots of another are. And where somebody joined or left, no dot is left over, or three at least: a single one is she.
 */
function mayStandTogether(waves: readonly Told[], together: ReadonlySet<string>): boolean {
  const shown = waves.map(({ people }) => whoIsDrawn(people))
  if (shown.every(({ isNamed }) => isNamed)) return true
  if (shown.some(({ isNamed }) => isNamed)) return false
  const isAskedAlways = ({ personId }: WavePerson) => waves.every(({ people }) => people.some((person) => person.personId === personId))
  return shown.every(({ drawn }) => {
    const leftOver = drawn.filter(({ personId }) => !together.has(personId))
    return leftOver.every(isAskedAlways) || areSayable([leftOver.length])
  })
}

/**
 * Where everybody stands in the picture of all waves, for the picture of one of them. By name alone: dots that kept their places from wave to wave would show which
 * of them answered in one wave and not in another.
 */
export function findStablePlaces(waves: readonly Told[], reading: Reading): StablePlaces | null {
  const standing = whoStands(waves)
  if (standing === null || !standing.isNamed || waves.length < 2) return null
  const [first, ...rest] = waves.map((told) => symmetrise(networkAmong(told, standing.ids, reading)))
  if (first === undefined) return null
  const positions = layoutForAllWaves([first, ...rest])
  return { frame: boxOf(positions), places: new Map(first.ids.map((id, person) => [id, { x: positions.x[person]!, y: positions.y[person]! }])) }
}

/** @returns null where fewer than five may be drawn in all of them, and for fewer than two waves */
export function drawWaves(waves: readonly Told[], reading: Reading, names: ReadonlyMap<string, string>): WavesDrawing | null {
  const standing = whoStands(waves)
  const [first, ...rest] = standing === null ? [] : waves.map((told) => symmetrise(networkAmong(told, standing.ids, reading)))
  if (standing === null || first === undefined || rest.length === 0) return null
  const { places, positions } = inPlaceOrder(layoutForAllWaves([first, ...rest]))
  const networks = [first, ...rest].map((network) => subnetwork(network, places))
  const ids = networks[0]!.ids
  const isHere = waves.map(({ people }) => {
    const asked = new Set(people.map(({ personId }) => personId))
    return ids.map((id) => asked.has(id))
  })
  const shown = (at: number, beside: number, change: Change) => tiesBeside(networks[at]!, networks[beside], change)
  const overTime = networks.map((_, at) => ({
    ties: [...shown(at, at - 1, 'new'), ...goneTies(networks[at]!, networks[at - 1])],
    presence: presenceAt(isHere, at),
  }))
  const last = networks.length - 1
  return {
    kind: standing.isNamed ? 'named' : 'dots',
    network: { ...networks[last]!, ids: ids.map((_, place) => String(place + 1)) },
    positions,
    people: ids.map((id) => ({ name: standing.isNamed ? (names.get(id) ?? null) : null, group: null })),
    overTime,
    sideBySide: [
      { ties: shown(last - 1, last, 'lost'), presence: isHere[last - 1]!.map((here) => (here ? 'here' : 'absent')) },
      { ties: shown(last, last - 1, 'new'), presence: presenceAt(isHere, last) },
    ],
  }
}

/** The same people in the same order for every wave; who was not on the roster then stands there without a tie. */
function networkAmong({ people, nominations, scale }: Told, ids: readonly string[], reading: Reading): Network {
  const known = new Map(people.map((person) => [person.personId, person]))
  const nobody = { organisationId: null, function: '', discipline: '', sector: '', mission: '', isOnPaper: false, level: 'name' } as const
  const standing = ids.map((personId) => known.get(personId) ?? { ...nobody, personId, isNameable: true, response: 'waiting' as const })
  return networkOf({ people: standing, nominations, scale }, reading)
}

const pairOf = ({ from, to }: TieInPicture) => `${Math.min(from, to)} ${Math.max(from, to)}`
const pairsOf = (network: Network | undefined) => new Set(network === undefined ? [] : listTies(network).map(pairOf))

/** Ties of a wave: `kept` where the wave beside has them too. Of the first wave all are. */
function tiesBeside(network: Network, beside: Network | undefined, change: Change): TieInPicture[] {
  const other = pairsOf(beside)
  return listTies(network).map((tie) => ({ ...tie, isMutual: true, level: 0, kind: beside === undefined || other.has(pairOf(tie)) ? 'kept' : change }))
}

function goneTies(network: Network, before: Network | undefined): TieInPicture[] {
  return before === undefined ? [] : tiesBeside(before, network, 'lost').filter(({ kind }) => kind === 'lost')
}

/** Joining and leaving are seen in the first wave after it. */
function presenceAt(isHere: readonly (readonly boolean[])[], at: number): Presence[] {
  return isHere[at]!.map((here, person) => {
    const was = isHere[at - 1]?.[person]
    if (here) return was === false ? 'joined' : 'here'
    return was === true ? 'left' : 'absent'
  })
}
