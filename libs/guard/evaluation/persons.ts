import { ORIGINS } from './names/people.ts'
import type { Chance } from './random.ts'

export type Sex = 'f' | 'm'
export type Person = { given: string; surname: string }

/** Which names the generator may take: every fifth is kept back for the held-out set, which takes no other. */
export type Share = 'main' | 'held-out'

type Family = { given: Record<Sex, readonly string[]>; surnames: readonly string[] }

function namesOf(list: string, share: Share): string[] {
  return list.split(', ').filter((_name, index) => (index % 5 === 2) === (share === 'held-out'))
}

function familiesOf(share: Share): readonly Family[] {
  return ORIGINS.map(({ women, men, surnames }) => ({ given: { f: namesOf(women, share), m: namesOf(men, share) }, surnames: namesOf(surnames, share) }))
}

const FAMILIES: Readonly<Record<Share, readonly Family[]>> = { main: familiesOf('main'), 'held-out': familiesOf('held-out') }

export function countNames(): { given: number; surnames: number } {
  const given = new Set(ORIGINS.flatMap(({ women, men }) => `${women}, ${men}`.split(', ')))
  return { given: given.size, surnames: new Set(ORIGINS.flatMap(({ surnames }) => surnames.split(', '))).size }
}

/** One time in four the surname comes from another origin, as in a city where people marry. */
export function choosePerson(chance: Chance, share: Share, sex: Sex): Person {
  const family = chance.pick(FAMILIES[share])
  const other = chance.below(4) === 0 ? chance.pick(FAMILIES[share]) : family
  return { given: chance.pick(family.given[sex]), surname: chance.pick(other.surnames) }
}

const initial = (name: string): string => [...name.replace(/^(?:d’|t’|el |al[- ]|de |van |da |di )/i, '')][0]?.toUpperCase() ?? 'X'

export function initialsOf(person: Person, chance: Chance, forms: 'dotted' | 'any'): string {
  const [first, last] = [initial(person.given), initial(person.surname)]
  return chance.pick(forms === 'dotted' ? [`${first}.${last}.`, `${first}. ${last}.`] : [`${first}.${last}.`, `${first}${last}`])
}

export function withInitial(person: Person): string {
  return `${initial(person.given)}. ${person.surname}`
}
