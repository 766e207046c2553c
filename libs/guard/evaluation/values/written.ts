import type { Chance } from '../random.ts'
import type { Language } from '../span.ts'
import { identityCard } from './check-digits.ts'
import { fitted } from './grouping.ts'

const houseNumber = (chance: Chance): string =>
  `${1 + chance.below(chance.pick([20, 90, 400]))}${chance.below(7) === 0 ? chance.pick(['A', 'B', 'a', 'c']) : ''}`

/** Street and number as each language writes them; the town has a slot of its own. */
export function writeAddress(chance: Chance, language: Language, streets: Readonly<Record<Language, readonly string[]>>): string {
  const [street, number, box] = [chance.pick(streets[language]), houseNumber(chance), 1 + chance.below(14)]
  const shapes: Record<Language, string[]> = {
    fr: [
      `${street} ${number}`,
      `${street} ${number}`,
      `${street}, ${number}`,
      `${number} ${street}`,
      `${number}, ${street}`,
      `${street} n° ${number}`,
      `${street} ${number} bte ${box}`,
      `${street} ${number}/${box}`,
    ],
    nl: [
      `${street} ${number}`,
      `${street} ${number}`,
      `${street} ${number}`,
      `${street} ${number} bus ${box}`,
      `${street} nr. ${number}`,
      `${street} ${number}/${box}`,
    ],
    de: [`${street} ${number}`, `${street} ${number}`, `${street} Nr. ${number}`],
    en: [`${number} ${street}`, `${number} ${street}`, `${number}, ${street}`],
  }
  return chance.pick(shapes[language])
}

export function writeRoom(chance: Chance): string {
  return chance.pick([
    `${1 + chance.below(4)}${chance.digits(2)}`,
    `${1 + chance.below(30)}`,
    `${1 + chance.below(4)}${chance.digits(2)}B`,
    `B${chance.digits(3)}`,
    `${1 + chance.below(5)}.${chance.digits(2)}`,
  ])
}

export function writeFileNumber(chance: Chance): string {
  const year = 2019 + chance.below(7)
  return chance.pick([
    `${year}/${chance.digits(4)}`,
    `${year}-${chance.digits(3)}`,
    `${chance.digits(6)}`,
    `A${chance.digits(5)}`,
    `${String(year).slice(2)}/${chance.digits(4)}/B`,
    `MB-${chance.digits(5)}`,
  ])
}

export function writeIdentityCard(chance: Chance): string {
  return fitted(identityCard(chance), chance.pick(['000-0000000-00', '000-0000000-00', '000 0000000 00']))
}

export function writePassport(chance: Chance): string {
  return chance.pick([
    `E${chance.pick([...'FGHJKL'])}${chance.digits(6)}`,
    `G${chance.pick([...'ABCD'])}${chance.digits(6)}`,
    `${chance.digits(2)}A${chance.pick([...'BCDEF'])}${chance.digits(5)}`,
  ])
}
