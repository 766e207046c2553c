import { findMeasure, listPerceptionGaps, listTies, respondentsOnly, symmetrise, type Network } from '@ronde/sociogram'
import { mergeSmall, areSayable, TOO_FEW_TO_BREAK_DOWN, type Attribute } from './consent-level.ts'
import { hasAnswered, networkOf, tieLevels, type Reading, type Told } from './wave-network.ts'

/** Shares of possible ties in words: nobody reads from them that all or none of a group are tied (SDC-07). */
export type Band = 'few' | 'some' | 'many' | 'most'
/** `group`: null for everybody who stands in no group of three. */
export type BreakdownRow = { group: string | null; people: number; inside: Band; outside: Band }

function bandOf(ties: number, pairs: number): Band {
  const share = pairs === 0 ? 0 : ties / pairs
  if (share < 0.15) return 'few'
  if (share < 0.4) return 'some'
  return share < 0.7 ? 'many' : 'most'
}

/**
 * Among who answered, also those who agreed only to be counted.
 * @returns null up to seven people, and where no two groups of three are left
 */
export function breakDown(told: Told, reading: Reading, attribute: Attribute): BreakdownRow[] | null {
  const network = symmetrise(networkOf(told, reading, hasAnswered))
  if (network.n <= TOO_FEW_TO_BREAK_DOWN) return null
  const groupOf = groupsOf(told, network, attribute)
  const rows = [...new Set(groupOf)].toSorted((one, other) => (one === null ? 1 : other === null ? -1 : one.localeCompare(other)))
  if (rows.length < 2) return null
  const ties = listTies(network)
  return rows.map((group) => {
    const people = groupOf.filter((each) => each === group).length
    const ends = ties.map(({ from, to }) => Number(groupOf[from] === group) + Number(groupOf[to] === group))
    const inside = ends.filter((count) => count === 2).length
    const across = ends.filter((count) => count === 1).length
    return { group, people, inside: bandOf(inside, (people * (people - 1)) / 2), outside: bandOf(across, people * (network.n - people)) }
  })
}

/** Groups of the people of a network, none smaller than three. */
export function groupsOf({ people }: Told, network: Network, attribute: Attribute): (string | null)[] {
  const byId = new Map(people.map((person) => [person.personId, person[attribute]]))
  return mergeSmall(network.ids.map((id) => byId.get(id) ?? ''))
}

/** How two people see their tie, as numbers of pairs. */
export type Gaps = { same: number; different: number; oneSided: number }

/** @returns null up to seven people, and where one of the numbers would be one or two: the rest would give it away */
export function countGaps(told: Told, reading: Reading): Gaps | null {
  const network = networkOf(told, reading, hasAnswered)
  if (network.n <= TOO_FEW_TO_BREAK_DOWN) return null
  const mutual = listTies(network).filter(({ isMutual }) => isMutual).length
  const gaps = listPerceptionGaps(network)
  const different = gaps.filter(({ answered }) => answered > 0).length
  const counts = { same: mutual - different, different, oneSided: gaps.length - different }
  return areSayable(Object.values(counts)) ? counts : null
}

/** The network from each step of the scale on: of a hundred possible ties, and how many others somebody names. */
export type StepRow = { step: number; density: number | null; named: number }

export function measureSteps(told: Told, { question }: Reading): StepRow[] {
  return tieLevels(told.scale, question).map((_, place) => {
    const network = networkOf(told, { question, from: place + 1 })
    const answered = respondentsOnly(network)
    const density = findMeasure('density')?.measure(network)
    const share = density !== undefined && 'value' in density ? density.value : null
    return {
      step: place + 1,
      density: share === null ? null : Math.round(share * 100),
      named: answered.n === 0 ? 0 : Math.round((answered.m / answered.n) * 2) / 2,
    }
  })
}
