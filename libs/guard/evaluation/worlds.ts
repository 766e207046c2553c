import { choosePerson, type Person, type Sex, type Share } from './persons.ts'
import type { Chance } from './random.ts'
import type { Language } from './span.ts'
import { STREETS, TOWNS } from './values/places.ts'

/** Who lives where in a set: the names, streets and towns that its slots draw from. */
export type World = {
  choosePerson: (chance: Chance, sex: Sex) => Person
  streets: Readonly<Record<Language, readonly string[]>>
  towns: Readonly<Record<Language, readonly string[]>>
}

export function worldOf(share: Share): World {
  return { choosePerson: (chance, sex) => choosePerson(chance, share, sex), streets: STREETS, towns: TOWNS }
}
