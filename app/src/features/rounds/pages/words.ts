import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { isAccent, type Accent, type View } from '../../../ui/view.ts'
import { AREAS } from '../domain/board.ts'
import { wordsFor, type Round } from '../domain/round.ts'
import type { ShownRound } from '../domain/shown.ts'
import { boardMessages, roundsMessages, type RoundsTranslate } from '../messages/catalogue.ts'

export function wordsOf({ language }: Pick<View, 'language'>): RoundsTranslate {
  return translator(roundsMessages, language)
}

type InEachLanguage = Readonly<Record<Language, string>>
/** What a community calls the six areas, and the question by which each is filled. */
export type AreaWords = Readonly<Record<number, { name: InEachLanguage; prompt: InEachLanguage }>>

/** The words of the script, the six areas in the words of their community. */
export function boardWordsOf(language: Language, areas: AreaWords): Record<string, string> {
  const words: Record<string, string> = { ...boardMessages[language] }
  for (const [order, area] of AREAS.entries()) {
    const named = areas[order + 1]
    if (named === undefined) continue
    words[`place.${area}`] = wordsFor(language, named.name).text
    words[`prompt.${area}`] = wordsFor(language, named.prompt).text
  }
  return words
}

export function accentOf({ accent }: { accent: string }): Accent {
  return isAccent(accent) ? accent : 'teal'
}

/** "Neighbourhood question · South", or with the name of the subgroup. */
export function nameRound(language: Language, { method, subgroup }: Round, community: ShownRound['communityName']): string {
  return [wordsFor(language, method.name).text, subgroup === '' ? nameIn(language, community) : subgroup].filter((part) => part !== '').join(' · ')
}
