export type Language = 'fr' | 'nl' | 'en' | 'de'

export const LANGUAGES: readonly Language[] = ['fr', 'nl', 'en', 'de']

export const KINDS = [
  'national-number',
  'insurance-provider-number',
  'identity-document',
  'tax-number',
  'iban',
  'payment-card',
  'phone',
  'email',
  'handle',
  'url',
  'birth-date',
  'date',
  'address',
  'place',
  'room',
  'plate',
  'file-number',
  'name',
  'initials',
  'combination',
] as const

export type Kind = (typeof KINDS)[number]

/** Half-open, in code points. */
export type GoldSpan = { start: number; end: number; kind: Kind }

export type Note = { id: string; language: Language; style: string; text: string; gold: readonly GoldSpan[] }

export function codePoints(text: string): number {
  return [...text].length
}
