import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { boardDe } from './board-de.ts'
import { boardEn } from './board-en.ts'
import { boardFr } from './board-fr.ts'
import { boardNl } from './board-nl.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type RoundsWord = keyof typeof en
export type RoundsTranslate = Translate<RoundsWord>

export const roundsMessages: Catalogue<RoundsWord> = { fr, nl, en, de }

/** Sentences with holes, and no others: they travel to the script of the page. */
export const boardMessages = { fr: boardFr, nl: boardNl, en: boardEn, de: boardDe }
