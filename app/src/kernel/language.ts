export const LANGUAGES = ['fr', 'nl', 'en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** Words a person wrote: they stay in their own language and are rendered with `lang`. */
export type LocalText = { language: Language; text: string }

/** A label that exists in both languages of Brussels; the reader's language decides which comes first. */
export type BilingualName = { fr: string; nl: string }

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language)
}

/** Each language in its own words: nobody looks for "German" in French. */
export const LANGUAGE_NAMES: Record<Language, string> = { fr: 'français', nl: 'Nederlands', en: 'English', de: 'Deutsch' }

export const LOCALES: Record<Language, string> = { fr: 'fr-BE', nl: 'nl-BE', en: 'en-BE', de: 'de-BE' }

const displays = new Map<Language, Intl.DisplayNames>()

/** "néerlandais" for `nl`: what a reader calls any language, as in the label of a field. Whoever looks for the own one finds it in `LANGUAGE_NAMES`. */
export function languageIn(reader: Language, code: string): string {
  const display = displays.get(reader) ?? new Intl.DisplayNames([LOCALES[reader]], { type: 'language' })
  displays.set(reader, display)
  return display.of(code) ?? code
}

/** The name in the reader's language; French for English readers and Dutch for German ones never hides the other, see `bothNames`. */
export function nameIn(language: Language, name: BilingualName): string {
  const first = language === 'nl' ? name.nl : name.fr
  return first || name.fr || name.nl
}

/** "Quartier · Wijk", the reader's own language first; once when both are equal or one is missing. */
export function bothNames(language: Language, name: BilingualName): string {
  const ordered = language === 'nl' ? [name.nl, name.fr] : [name.fr, name.nl]
  return [...new Set(ordered.filter((part) => part !== ''))].join(' · ')
}

/** At the head of a sentence: French, Dutch and German days begin small. */
export function startSentence(text: string): string {
  return `${text.slice(0, 1).toLocaleUpperCase()}${text.slice(1)}`
}

/** A label and its colon, before which French puts a space. */
export function withColon(language: Language, label: string): string {
  return `${label}${language === 'fr' ? '\u00a0' : ''}:`
}

/** Picks the best of the four from an Accept-Language header; null when none fits. */
export function parseAcceptLanguage(header: string | undefined): Language | null {
  const wishes = (header ?? '').split(',').map((part, order) => {
    const [tag = '', ...parameters] = part.trim().split(';')
    const weight = Number(
      parameters
        .find((parameter) => parameter.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    )
    return { language: tag.toLowerCase().split('-')[0], weight, order }
  })
  wishes.sort((a, b) => b.weight - a.weight || a.order - b.order)
  const wish = wishes.find(({ language, weight }) => weight > 0 && isLanguage(language))
  return wish && isLanguage(wish.language) ? wish.language : null
}
