import { translator } from '../../../kernel/translate.ts'
import { preparationMessages, type PreparationWord } from './catalogue.ts'

type OnPaper<Word> = Word extends `paper.${infer Name}` ? Name : never
/** The words that stand on paper. */
export type PaperWord = OnPaper<PreparationWord> | 'part.agenda' | 'part.sheet'

const WORDS = { fr: translator(preparationMessages, 'fr'), nl: translator(preparationMessages, 'nl') }

/** Paper is read by everybody: French and Dutch stand beside each other. */
export function sayOnPaper(language: 'fr' | 'nl', word: PaperWord, params: Record<string, string | number> = {}): string {
  if (word === 'part.agenda' || word === 'part.sheet') return WORDS[language](word, params)
  return WORDS[language](`paper.${word}`, params)
}
