import { bothNames, nameIn, type Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'

export const ACTOR_KINDS = ['care', 'welfare', 'authority', 'school', 'trade', 'citizens'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

export type OrganisationDraft = {
  nameFr: string
  nameNl: string
  /** Null when nobody said: the figures then ask. */
  solePractice: boolean | null
  enterpriseNumber: string | null
  actorKind: ActorKind | null
  missions: string[]
  /** Codes of the sector list. */
  sectors: string[]
}

export type Organisation = OrganisationDraft & { id: string; externalId: string; version: number }

export function organisationName(language: Language, { nameFr, nameNl }: { nameFr: string; nameNl: string }): string {
  return nameIn(language, { fr: nameFr, nl: nameNl })
}

/** Both names, the reader's language first. */
export function organisationNames(language: Language, { nameFr, nameNl }: { nameFr: string; nameNl: string }): string {
  return bothNames(language, { fr: nameFr, nl: nameNl })
}

export function organisationSortKey({ nameFr, nameNl }: { nameFr: string; nameNl: string }): string {
  return [...new Set([normaliseName(nameFr), normaliseName(nameNl)])].join(' ').trim()
}

/** Digits only, `0123456749`; null when the check digits do not fit (97 minus the rest of the first eight by 97). */
export function parseEnterpriseNumber(text: string): string | null {
  const digits = text.replace(/^\s*BE/i, '').replaceAll(/[\s./-]/g, '')
  const padded = digits.length === 9 ? `0${digits}` : digits
  if (!/^[01]\d{9}$/.test(padded)) return null
  return 97 - (Number(padded.slice(0, 8)) % 97) === Number(padded.slice(8)) ? padded : null
}

/** `0123.456.749`, as it stands on paper in Belgium. */
export function writeEnterpriseNumber(digits: string): string {
  return digits.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')
}
