import { bootstrapDifference, compareWaves, findMeasure, type Network } from '@ronde/sociogram'
import { areMany, FEWEST_DRAWN } from './consent-level.ts'
import { sayShare, stepOf } from './group-figures.ts'
import { hasAnswered, networkOf, type Reading, type Told } from './wave-network.ts'

/** Shares, as coarse as those of one wave. `change`: how much higher the later one is, and between which two numbers it could as well have been. */
export type ChangeFigure = { id: 'density' | 'both'; before: number; after: number; change: { low: number; high: number } | null }
export type TieChanges = { kept: number; lost: number; gained: number; people: number }

function alike(before: Told, after: Told, isIn: (told: Told) => ReadonlySet<string>, reading: Reading): [Network, Network] | null {
  const [earlier, later] = [isIn(before), isIn(after)]
  const both = new Set([...earlier].filter((id) => later.has(id)))
  if (both.size < FEWEST_DRAWN) return null
  const inOrder = (told: Told): Told => ({ ...told, people: told.people.toSorted((one, other) => (one.personId < other.personId ? -1 : 1)) })
  return [networkOf(inOrder(before), reading, ({ personId }) => both.has(personId)), networkOf(inOrder(after), reading, ({ personId }) => both.has(personId))]
}

const answeredIn = ({ people }: Told) => new Set(people.filter((person) => person.isNameable && hasAnswered(person)).map(({ personId }) => personId))

/** Among who answered both times, also those who agreed only to be counted. Null below five; `ties` where one of its numbers is less than three. */
export function measureChange(before: Told, after: Told, reading: Reading): { figures: ChangeFigure[]; ties: TieChanges | null } | null {
  const networks = alike(before, after, answeredIn, reading)
  if (networks === null) return null
  const [earlier, later] = networks
  const { kept, lost, gained } = compareWaves(earlier, later)
  const figures = (['density', 'both'] as const).flatMap((id): ChangeFigure[] => {
    const statistic = (network: Network) => valueOf(id === 'density' ? 'density' : 'reciprocity_edgewise', network)
    const [from, to] = [statistic(earlier), statistic(later)]
    if (from === null || to === null) return []
    const drawn = bootstrapDifference(earlier, later, statistic, { draws: earlier.n > 60 ? 200 : 500 })
    const step = id === 'density' ? stepOf(earlier.n * (earlier.n - 1)) : 10
    const [low, high] = drawn === null ? [0, 0] : [Math.floor((drawn.low * 100) / step), Math.ceil((drawn.high * 100) / step)]
    const change = drawn === null ? null : { low: (low * step) / 100, high: (high * step) / 100 }
    return [{ id, before: sayShare(from, step) / 100, after: sayShare(to, step) / 100, change }]
  })
  return { figures, ties: areMany([kept, lost, gained]) ? { kept, lost, gained, people: earlier.n } : null }
}

function valueOf(id: string, network: Network): number | null {
  const result = findMeasure(id)?.measure(network)
  return result !== undefined && 'value' in result ? result.value : null
}
