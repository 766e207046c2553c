import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { answerDe } from './answer-de.ts'
import { answerEn } from './answer-en.ts'
import { answerFr } from './answer-fr.ts'
import { answerNl } from './answer-nl.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type RecordsWord = keyof typeof en | keyof typeof answerEn
export type RecordsTranslate = Translate<RecordsWord>

/** What pages say, and what they answer with. */
export const recordsMessages: Catalogue<RecordsWord> = {
  fr: { ...fr, ...answerFr },
  nl: { ...nl, ...answerNl },
  en: { ...en, ...answerEn },
  de: { ...de, ...answerDe },
}
