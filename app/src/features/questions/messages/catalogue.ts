import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type QuestionsWord = keyof typeof en
export type QuestionsTranslate = Translate<QuestionsWord>

export const questionsMessages: Catalogue<QuestionsWord> = { fr, nl, en, de }
