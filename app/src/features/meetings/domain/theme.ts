import { normaliseName } from '../../../kernel/normalise-name.ts'

/** Words that stand in half of all titles and say nothing about the theme; without accents. */
const EMPTY_WORDS = new Set(
  `avec dans pour sans sous entre chez leur leurs notre votre nous vous cette autour plus quel quelle
reunion reunions rencontre rencontres communaute communautes pratique pratiques quartier quartiers reseau seance atelier mensuelle mensuel
voor naar over onder tussen onze deze door zijn haar rond meer welke
bijeenkomst bijeenkomsten vergadering overleg gemeenschap gemeenschappen praktijk wijk wijken buurt netwerk sessie maandelijkse maandelijks
with from into about between their your this that what more meeting meetings community communities practice neighbourhood network session monthly
fur nach uber unter zwischen unsere diese mehr treffen gemeinschaft viertel netzwerk sitzung monatliche`.split(/\s+/),
)

/** The words of a title that tell its theme, without accents and in small letters; what two titles share is compared by them. */
export function themeWords(text: string): string[] {
  const words = normaliseName(text.replaceAll('·', ''))
    .split(' ')
    .filter((word) => word.length >= 4 && !EMPTY_WORDS.has(word) && !/^\d+$/.test(word))
  return [...new Set(words)]
}

/** Two words in common, or all of a title that has but one. */
export function isSimilarTheme(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((word) => b.includes(word)).length
  return shared >= 2 || (shared === 1 && Math.min(a.length, b.length) === 1)
}
