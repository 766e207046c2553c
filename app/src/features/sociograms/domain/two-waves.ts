import {
  bootstrapDifference,
  compareTies,
  compareWaves,
  findMeasure,
  layoutForAllWaves,
  subnetwork,
  symmetrise,
  type Network,
  type Positions,
  type TieInPicture,
} from '@ronde/sociogram'
import { FEWEST_DRAWN, whoIsDrawn, type DrawnPerson } from './consent-level.ts'
import { hasAnswered, networkOf, type Reading, type Told } from './wave-network.ts'

/**
 * Two waves at the same places. Only who may be drawn in both stands there: who is new and who is gone would say who did not answer.
 */
export type TwoDrawings = {
  kind: 'named' | 'dots'
  network: Network
  positions: Positions
  people: DrawnPerson[]
  before: TieInPicture[]
  after: TieInPicture[]
}

/** `change`: how much higher the later one is, and between which two numbers it could as well have been. */
export type ChangeFigure = { id: 'density' | 'both'; before: number; after: number; change: { low: number; high: number } | null }
export type TieChanges = { kept: number; lost: number; gained: number; people: number }

function alike(before: Told, after: Told, isIn: (told: Told) => ReadonlySet<string>, reading: Reading): [Network, Network] | null {
  const [earlier, later] = [isIn(before), isIn(after)]
  const both = new Set([...earlier].filter((id) => later.has(id)))
  if (both.size < FEWEST_DRAWN) return null
  const inOrder = (told: Told): Told => ({ ...told, people: told.people.toSorted((one, other) => (one.personId < other.personId ? -1 : 1)) })
  return [networkOf(inOrder(before), reading, ({ personId }) => both.has(personId)), networkOf(inOrder(after), reading, ({ personId }) => both.has(personId))]
}

/** @returns null where fewer than five may be drawn in both */
export function drawTwoWaves(before: Told, after: Told, reading: Reading, names: ReadonlyMap<string, string>): TwoDrawings | null {
  const networks = alike(before, after, ({ people }) => new Set(whoIsDrawn(people).drawn.map(({ personId }) => personId)), reading)
  if (networks === null) return null
  const [earlier, later] = networks.map((network) => symmetrise(network))
  if (earlier === undefined || later === undefined) return null
  const { x, y } = layoutForAllWaves([earlier, later])
  const order = Array.from(x.keys()).toSorted((one, other) => x[one]! - x[other]! || y[one]! - y[other]!)
  const [first, second] = [subnetwork(earlier, order), subnetwork(later, order)]
  const isNamed = namedInBoth(before, after, first.ids)
  return {
    kind: isNamed ? 'named' : 'dots',
    network: { ...second, ids: second.ids.map((_, place) => String(place + 1)) },
    positions: { x: Float64Array.from(order, (each) => x[each]!), y: Float64Array.from(order, (each) => y[each]!) },
    people: first.ids.map((id) => ({ name: isNamed ? (names.get(id) ?? null) : null, group: null })),
    ...compareTies(first, second),
  }
}

/** Each of them agreed in both waves to stand there by name. */
export function namedInBoth(before: Told, after: Told, ids: readonly string[]): boolean {
  const named = (told: Told) => new Set(told.people.filter(({ level }) => level === 'name').map(({ personId }) => personId))
  const [earlier, later] = [named(before), named(after)]
  return ids.every((id) => earlier.has(id) && later.has(id))
}

const answeredIn = ({ people }: Told) => new Set(people.filter((person) => person.isNameable && hasAnswered(person)).map(({ personId }) => personId))

/** Among who answered both times, also those who agreed only to be counted. Null below five. */
export function measureChange(before: Told, after: Told, reading: Reading): { figures: ChangeFigure[]; ties: TieChanges } | null {
  const networks = alike(before, after, answeredIn, reading)
  if (networks === null) return null
  const [earlier, later] = networks
  const { kept, lost, gained } = compareWaves(earlier, later)
  const figures = (['density', 'both'] as const).flatMap((id): ChangeFigure[] => {
    const statistic = (network: Network) => valueOf(id === 'density' ? 'density' : 'reciprocity_edgewise', network)
    const [from, to] = [statistic(earlier), statistic(later)]
    if (from === null || to === null) return []
    const drawn = bootstrapDifference(earlier, later, statistic, { draws: earlier.n > 60 ? 200 : 500 })
    return [{ id, before: from, after: to, change: drawn === null ? null : { low: drawn.low, high: drawn.high } }]
  })
  return { figures, ties: { kept, lost, gained, people: earlier.n } }
}

function valueOf(id: string, network: Network): number | null {
  const result = findMeasure(id)?.measure(network)
  return result !== undefined && 'value' in result ? result.value : null
}
