import { initialsOf, withInitial, type Person, type Sex } from './persons.ts'
import type { Chance } from './random.ts'
import { codePoints, type GoldSpan, type Kind, type Language } from './span.ts'
import { writeAddress, writeFileNumber, writeIdentityCard, writePassport, writeRoom } from './values/written.ts'
import {
  accountNumber,
  bisNumber,
  citizenServiceNumber,
  frenchNumber,
  germanTaxNumber,
  nationalNumber,
  paymentCard,
  providerNumber,
} from './values/check-digits.ts'
import { handleName, mailAddress, numberPlate, phoneNumber, profileLink } from './values/contacts.ts'
import { birthDate, recentDate } from './values/dates.ts'
import { grouped } from './values/grouping.ts'
import type { World } from './worlds.ts'

type Context = { chance: Chance; language: Language; person: Person; world: World }
type Slot = { kind: Kind; write: (context: Context) => string }

/** What each slot of a template stands for. A slot is `{name.modifiers#person}`; `.f .m` sex, `.l .u` case, `.fr .nl` language of an address. */
const SLOTS: Readonly<Record<string, Slot>> = {
  full: { kind: 'name', write: ({ person }) => `${person.given} ${person.surname}` },
  rev: { kind: 'name', write: ({ person, chance }) => `${chance.pick([person.surname, person.surname.toUpperCase()])} ${person.given}` },
  given: { kind: 'name', write: ({ person }) => person.given },
  sur: { kind: 'name', write: ({ person }) => person.surname },
  isur: { kind: 'name', write: ({ person }) => withInitial(person) },
  ini: { kind: 'initials', write: ({ person, chance }) => initialsOf(person, chance, 'dotted') },
  inix: { kind: 'initials', write: ({ person, chance }) => initialsOf(person, chance, 'any') },
  niss: {
    kind: 'national-number',
    write: ({ chance }) =>
      grouped(chance, nationalNumber(chance), ['00.00.00-000.00', '00.00.00-000.00', '00000000000', '00 00 00 000 00', '000000-000-00', '00/00/00-000.00']),
  },
  bis: { kind: 'national-number', write: ({ chance }) => grouped(chance, bisNumber(chance), ['00.00.00-000.00', '00000000000', '00 00 00 000 00']) },
  bsn: { kind: 'national-number', write: ({ chance }) => grouped(chance, citizenServiceNumber(chance), ['000000000', '0000.00.000', '000 000 000']) },
  nir: { kind: 'national-number', write: ({ chance }) => grouped(chance, frenchNumber(chance), ['0 00 00 00 000 000 00', '000000000000000']) },
  riziv: {
    kind: 'insurance-provider-number',
    write: ({ chance }) => grouped(chance, providerNumber(chance), ['0-00000-00-000', '00000000000', '0/00000/00/000', '0 00000 00 000']),
  },
  eid: { kind: 'identity-document', write: ({ chance }) => writeIdentityCard(chance) },
  passport: { kind: 'identity-document', write: ({ chance }) => writePassport(chance) },
  steuer: { kind: 'tax-number', write: ({ chance }) => grouped(chance, germanTaxNumber(chance), ['00 000 000 000', '00000000000']) },
  iban: { kind: 'iban', write: ({ chance }) => grouped(chance, accountNumber(chance), ['4', '4', '']) },
  card: { kind: 'payment-card', write: ({ chance }) => grouped(chance, paymentCard(chance), ['4', '4', '']) },
  phone: { kind: 'phone', write: ({ chance, language }) => phoneNumber(chance, language) },
  email: { kind: 'email', write: ({ chance, person }) => mailAddress(chance, person.given, person.surname) },
  handle: { kind: 'handle', write: ({ chance, person }) => handleName(chance, person.given, person.surname) },
  url: { kind: 'url', write: ({ chance, person }) => profileLink(chance, person.given, person.surname) },
  dob: { kind: 'birth-date', write: ({ chance, language }) => birthDate(chance, language) },
  date: { kind: 'date', write: ({ chance, language }) => recentDate(chance, language) },
  addr: { kind: 'address', write: ({ chance, language, world }) => writeAddress(chance, language, world.streets) },
  pc: { kind: 'place', write: ({ chance, language, world }) => chance.pick(world.towns[language]) },
  room: { kind: 'room', write: ({ chance }) => writeRoom(chance) },
  plate: { kind: 'plate', write: ({ chance, language }) => numberPlate(chance, language) },
  file: { kind: 'file-number', write: ({ chance }) => writeFileNumber(chance) },
}

const SLOT = /\{([a-z]+)((?:\.[a-z]+)*)(?:#(\d))?\}/g

function changeCase(text: string, modifiers: readonly string[]): string {
  if (modifiers.includes('l')) return text.toLowerCase()
  return modifiers.includes('u') ? text.toUpperCase() : text
}

export type Filled = { text: string; gold: GoldSpan[] }

/** Puts values into a template and notes where they stand. A person with a number is the same one throughout the template. */
export function fillTemplate(template: string, language: Language, chance: Chance, world: World): Filled {
  const people = new Map<string, Person>()
  const gold: GoldSpan[] = []
  let text = ''
  let last = 0
  function personOf(reference: string | undefined, modifiers: readonly string[]): Person {
    const known = reference === undefined ? undefined : people.get(reference)
    if (known) return known
    const sex: Sex = modifiers.includes('f') || (!modifiers.includes('m') && chance.below(2) === 0) ? 'f' : 'm'
    const person = world.choosePerson(chance, sex)
    if (reference !== undefined) people.set(reference, person)
    return person
  }
  for (const match of template.matchAll(SLOT)) {
    const slot = SLOTS[match[1]!]
    if (!slot) throw new Error(`no slot is called ${match[1]}`)
    const modifiers = match[2]!.split('.').filter(Boolean)
    const spoken = (['fr', 'nl', 'de', 'en'] as const).find((code) => modifiers.includes(code)) ?? language
    const value = changeCase(slot.write({ chance, language: spoken, person: personOf(match[3], modifiers), world }), modifiers)
    text += template.slice(last, match.index)
    const start = codePoints(text)
    text += value
    gold.push({ start, end: codePoints(text), kind: slot.kind })
    last = match.index + match[0].length
  }
  return { text: text + template.slice(last), gold }
}
