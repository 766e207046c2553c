import { findMeasure, listPerceptionGaps, listTies, respondentsOnly, symmetrise, type Network } from '@ronde/sociogram'
import { areMany, mergeSmall, TOO_FEW_TO_BREAK_DOWN, type Attribute } from './consent-level.ts'
import { sayDensity } from './group-figures.ts'
import { hasAnswered, networkOf, tieLevels, type Reading, type Told } from './wave-network.ts'

/** Shares of possible ties in words: nobody reads from them that all or none of a group are tied (SDC-07), so that each word holds two numbers at least. */
export type Band = 'few' | 'some' | 'many' | 'most'
/** `group`: null for everybody who stands in no group of three. `people`: who was asked; how many of them answered would name who did not. */
export type BreakdownRow = { group: string | null; people: number; inside: Band; outside: Band }

/** Of the pairs among three or four people the four words would say each number, none and all too. */
const FEWEST_FOR_FOUR_WORDS = 10

function bandOf(ties: number, pairs: number): Band {
  const share = pairs === 0 ? 0 : ties / pairs
  if (pairs < FEWEST_FOR_FOUR_WORDS) return share < 0.5 ? 'few' : 'many'
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
  const named = new Set(rows)
  const askedIn = (group: string | null) => told.people.filter((person) => (named.has(person[attribute]) ? person[attribute] : null) === group).length
  return rows.map((group) => {
    const people = groupOf.filter((each) => each === group).length
    const ends = ties.map(({ from, to }) => Number(groupOf[from] === group) + Number(groupOf[to] === group))
    const inside = ends.filter((count) => count === 2).length
    const across = ends.filter((count) => count === 1).length
    return { group, people: askedIn(group), inside: bandOf(inside, (people * (people - 1)) / 2), outside: bandOf(across, people * (network.n - people)) }
  })
}

/** Groups of the people of a network, none smaller than three. */
export function groupsOf({ people }: Told, network: Network, attribute: Attribute): (string | null)[] {
  const byId = new Map(people.map((person) => [person.personId, person[attribute]]))
  return mergeSmall(network.ids.map((id) => byId.get(id) ?? ''))
}

/** How two people see their tie, as numbers of pairs. */
export type Gaps = { same: number; different: number; oneSided: number }

/**
 * From the loosest step on, whatever is read elsewhere: numbers at two steps could be subtracted.
 * @returns null up to seven people, and where one of the numbers would be less than three. None is no number either: whoever named somebody would read from
 * “one side only: 0” what the other answered.
 */
export function countGaps(told: Told, { question }: Pick<Reading, 'question'>): Gaps | null {
  const network = networkOf(told, { question, from: 1 }, hasAnswered)
  if (network.n <= TOO_FEW_TO_BREAK_DOWN) return null
  const mutual = listTies(network).filter(({ isMutual }) => isMutual).length
  const gaps = listPerceptionGaps(network)
  const different = gaps.filter(({ answered }) => answered > 0).length
  const counts = { same: mutual - different, different, oneSided: gaps.length - different }
  return areMany(Object.values(counts)) ? counts : null
}

/** The network from each step of the scale on: of a hundred possible ties, and how many others somebody names. */
export type StepRow = { step: number; density: number | null; named: number }

export function measureSteps(told: Told, { question }: Reading): StepRow[] {
  return tieLevels(told.scale, question).map((_, place) => {
    const network = networkOf(told, { question, from: place + 1 })
    const answered = respondentsOnly(network)
    const density = findMeasure('density')?.measure(network)
    return {
      step: place + 1,
      density: sayDensity(density !== undefined && 'value' in density ? density.value : null, answered.n * (network.n - 1)),
      named: answered.n === 0 ? 0 : Math.round((answered.m / answered.n) * 2) / 2,
    }
  })
}
