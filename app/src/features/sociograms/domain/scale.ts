import { LANGUAGES, type Language } from '../../../kernel/language.ts'

/** A label in the four languages; a community's own scale may leave some empty. */
export type LocalNames = Record<Language, string>

export type Anchor = { level: number } & LocalNames

/** An ordered list of words for how close two people work. What was answered keeps the version it was asked with. */
export type TieScale = {
  /** Of a scale that comes with Ronde; the number of one of a community. */
  key: string
  version: number
  /** null: comes with Ronde. */
  communityId: string | null
  name: LocalNames
  /** From the lowest level to the highest. */
  anchors: Anchor[]
  /** The lowest level above none is the closest. */
  isInverse: boolean
}

const HIGHEST_LEVEL = 9
export const LONGEST_ANCHOR = 120

/** The words in the reader's language; where nobody wrote them, in another, and then that language is named. */
export function anchorIn(language: Language, names: LocalNames): { text: string; language: Language } {
  const order: Language[] = [language, 'fr', 'nl', 'en', 'de']
  const found = order.find((each) => names[each] !== '') ?? language
  return { text: names[found], language: found }
}

/** What somebody may answer: each level of the scale, and “no tie” (0) where the scale begins above it. */
export function levelsOf(scale: Pick<TieScale, 'anchors'>): number[] {
  const levels = scale.anchors.map(({ level }) => level)
  return levels.includes(0) ? levels : [0, ...levels]
}

export type ScaleRefusal = 'scale-name-missing' | 'scale-too-short' | 'scale-too-long' | 'scale-doubled'

/**
 * A community's own scale: two steps at least, each with its words in French or Dutch, in the order of their levels.
 * @param first level of the first step: 0 says “no tie”
 */
export function checkScale(name: LocalNames, words: readonly LocalNames[], first: 0 | 1): { anchors: Anchor[] } | ScaleRefusal {
  if (name.fr === '' && name.nl === '') return 'scale-name-missing'
  const written = words.filter((names) => LANGUAGES.some((language) => names[language] !== ''))
  if (written.length < 2) return 'scale-too-short'
  if (first + written.length - 1 > HIGHEST_LEVEL || [name, ...written].some((names) => LANGUAGES.some((each) => names[each].length > LONGEST_ANCHOR)))
    return 'scale-too-long'
  const isDoubled = LANGUAGES.some((language) => {
    const texts = written.map((names) => names[language].toLowerCase()).filter((text) => text !== '')
    return new Set(texts).size < texts.length
  })
  return isDoubled ? 'scale-doubled' : { anchors: written.map((names, order) => ({ level: first + order, ...names })) }
}
