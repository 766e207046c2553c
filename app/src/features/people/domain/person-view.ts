import type { Language } from '../../../kernel/language.ts'
import type { Consent } from './consent.ts'
import type { Employment, Person, PersonSource } from './person.ts'
import type { PersonField, Relation } from './visibility.ts'

export type NamedOrganisation = { id: string; nameFr: string; nameNl: string }

/** A person as one reader may see her. Null or empty is "not for this reader" and "not known" alike. */
export type ShownPerson = {
  id: string
  givenName: string
  familyName: string
  source: PersonSource
  email: string | null
  phone: string | null
  languagesSpoken: string[]
  languagesUnderstood: string[]
  disciplines: string[]
  organisations: NamedOrganisation[]
  functions: string[]
  /** The language of the next two: own words stay as they were written. */
  ownLanguage: Language | null
  activity: string
  askMeAbout: string
  employment: Employment | null
  /** The state of the record, for those who keep it. */
  record: { enteredAt: string; noticedAt: string | null; restrictedAt: string | null; version: number } | null
}

/** SEC-11: the one way in which a person leaves the house, on pages, in searches, exports and the API. */
export function showPerson(person: Person, organisations: readonly NamedOrganisation[], fields: ReadonlySet<PersonField>): ShownPerson {
  const shown = <Value>(field: PersonField, value: Value, hidden: Value): Value => (fields.has(field) ? value : hidden)
  const { enteredAt, noticedAt, restrictedAt, version } = person
  return {
    id: person.id,
    givenName: shown('name', person.givenName, ''),
    familyName: shown('name', person.familyName, ''),
    source: person.source === 'former' || fields.has('record') ? person.source : 'self',
    email: shown('email', person.email, null),
    phone: shown('phone', person.phone, null),
    languagesSpoken: shown('languages', person.languagesSpoken, []),
    languagesUnderstood: shown('languages', person.languagesUnderstood, []),
    disciplines: shown('disciplines', person.disciplines, []),
    organisations: shown('organisations', [...organisations], []),
    functions: shown('functions', person.functions, []),
    ownLanguage: shown('about', person.language, null),
    activity: shown('about', person.activity, ''),
    askMeAbout: shown('about', person.askMeAbout, ''),
    employment: shown('employment', person.employment, null),
    record: shown('record', { enteredAt, noticedAt, restrictedAt, version }, null),
  }
}

/** A person with how the reader stands to her and what she shares with whom. */
export type PersonInSight = { person: ShownPerson; relation: Relation; communities: { id: string; nameFr: string; nameNl: string }[]; sharing: Consent[] }
