import type { Day, Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'

export const EMPLOYMENTS = ['salaried', 'self_employed', 'volunteer', 'citizen', 'informal_carer'] as const
export type Employment = (typeof EMPLOYMENTS)[number]
/** Who first wrote this person down. `former` is the nameless place of somebody who was erased. */
export type PersonSource = 'self' | 'coordinator' | 'attendance' | 'import' | 'demo' | 'former'

/** What is written down about a person; everything but the names may be empty. */
export type PersonDraft = {
  givenName: string
  familyName: string
  email: string | null
  phone: string | null
  language: Language | null
  languagesSpoken: string[]
  languagesUnderstood: string[]
  /** Codes of the list, or the person's own words. */
  disciplines: string[]
  employment: Employment | null
  functions: string[]
  activity: string
  askMeAbout: string
}

export type Person = PersonDraft & {
  id: string
  externalId: string
  source: PersonSource
  /** Who wrote the record; null when that is not known any more. */
  enteredBy: string | null
  enteredAt: Instant
  noticedAt: Instant | null
  restrictedAt: Instant | null
  version: number
}

/** Where somebody works or stands for something, and since when. Employment status is another matter. */
export type Affiliation = { id: string; personId: string; organisationId: string; from: Day | null; until: Day | null }

/** PRV-05: entered by somebody else and not yet told. */
export function needsNotice({ source, noticedAt }: Pick<Person, 'source' | 'noticedAt'>): boolean {
  return noticedAt === null && (source === 'coordinator' || source === 'attendance' || source === 'import')
}

export const NOTICE_DAYS = 30

const FORMER: Record<Language, string> = {
  fr: 'ancien·ne participant·e',
  nl: 'gewezen deelnemer',
  en: 'former participant',
  de: 'ehemalige teilnehmende Person',
}

/** "Ama Mensah"; the nameless place of an erased person says so in the reader's language. */
export function personDisplayName(
  language: Language,
  { givenName, familyName, source }: { givenName: string; familyName: string; source?: PersonSource },
): string {
  if (source === 'former') return FORMER[language]
  return `${givenName} ${familyName}`.trim()
}

/** Family name first; also what the directory searches in. */
export function personSortKey({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${normaliseName(familyName)} ${normaliseName(givenName)}`.trim()
}

/** The same words in whatever order: "Mensah Ama" is "Ama Mensah". */
export function nameMatchKey(name: string): string {
  return normaliseName(name).split(' ').toSorted().join(' ')
}

export function normaliseEmail(text: string): string {
  return text.trim().toLowerCase()
}

/** Digits and a plus sign; `0032` and a Belgian leading zero become `+32`. */
export function normalisePhone(text: string): string {
  const digits = text.replaceAll(/[^\d+]/g, '')
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return /^0[1-9]/.test(digits) ? `+32${digits.slice(1)}` : digits
}

const EMAIL = /^[^\s@<>"',;:]+@[^\s@<>"',;:]+\.[^\s@<>"',;:.]{2,}$/

export function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text)
}
