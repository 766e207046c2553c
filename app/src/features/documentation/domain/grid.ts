import { LANGUAGES, type Language, type LocalText } from '../../../kernel/language.ts'

/** The six areas of the grid, by their number. */
export const AREAS = [1, 2, 3, 4, 5, 6] as const
export type GridArea = (typeof AREAS)[number]

export type LocalNames = Record<Language, string>

/** What an area is called, and the question by which it is filled. */
export type AreaWords = { name: LocalNames; prompt: LocalNames }

/** The words of the six areas as a community adopted them at a meeting. */
export type GridTemplate = {
  communityId: string | null
  /** 0 comes with Ronde; a community counts its own from 1. */
  version: number
  areas: Record<GridArea, AreaWords>
  adoptedAtMeeting: string | null
}

export function isArea(value: number): value is GridArea {
  return AREAS.some((area) => area === value)
}

/** The words in the reader's language, else in the first language that has some. */
export function wordsFor(language: Language, names: LocalNames): LocalText {
  const found = [language, ...LANGUAGES].find((each) => names[each] !== '') ?? language
  return { language: found, text: names[found] }
}
