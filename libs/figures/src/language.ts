/** The four languages in which the figures can be explained. */
export type Language = 'fr' | 'nl' | 'en' | 'de'

/** A name in both languages of Brussels. */
export type Names = { fr: string; nl: string }

/** Belgian number conventions for each language. */
export const LOCALES: Record<Language, string> = { fr: 'fr-BE', nl: 'nl-BE', en: 'en-BE', de: 'de-BE' }

/** The Dutch name for Dutch readers, the French one for the others; the other one when it is missing. */
export function nameIn(language: Language, names: Names): string {
  return language === 'nl' ? names.nl || names.fr : names.fr || names.nl
}
