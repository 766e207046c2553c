import { normaliseName } from '../../../kernel/normalise-name.ts'

/** "professionnel·les", "chercheur•e•s", "animateur.rices": what follows the first dot is an ending. */
const INCLUSIVE = /([\p{L}\p{M}]{3,})(?:[·•‧∙⋅][\p{L}\p{M}]+)+/gu
const DOTTED = /([\p{L}\p{M}]{4,})\.(?:e|es|s|le|les|ne|nes|rice|rices|euse|euses|ère|ères|ive|ives)(?:\.s)?(?![\p{L}\p{M}])/giu

/** Feminine endings beside the masculine they belong to, after a plural s is gone. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/trice$/, 'teur'],
  [/euse$/, 'eur'],
  [/elle$/, 'el'],
  [/enne$/, 'en'],
  [/onne$/, 'on'],
  [/ere$/, 'er'],
  [/ive$/, 'if'],
]

/** The part of a word that all its writings share: "professionnel·les", "professionnels" and "professionnelles" are one. */
function stemOf(word: string): string {
  if (word.length < 4) return word
  const single = word.replace(/s$/, '')
  for (const [ending, kept] of ENDINGS) if (ending.test(single)) return single.replace(ending, kept)
  return single.replace(/e+$/, '')
}

/** Stems of a text in order, each once. */
export function listStems(text: string): string[] {
  const plain = text.replaceAll(INCLUSIVE, '$1').replaceAll(DOTTED, '$1')
  return [...new Set(normaliseName(plain).split(' ').map(stemOf))].filter((stem) => stem !== '')
}

/** What is kept beside an entry: stems of its own words and of every gist, with a space before each. */
export function foldForSearch(texts: readonly string[]): string {
  return ` ${listStems(texts.join(' ')).join(' ')}`
}

const MOST_WORDS = 8

/** One pattern of `like` a word: each must begin a word of the entry. Stems hold letters and digits alone. */
export function searchPatterns(words: string): string[] {
  return listStems(words)
    .slice(0, MOST_WORDS)
    .map((stem) => `% ${stem}%`)
}
