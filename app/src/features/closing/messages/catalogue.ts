import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type ClosingWord = keyof typeof en
export type ClosingTranslate = Translate<ClosingWord>

export const closingMessages: Catalogue<ClosingWord> = { fr, nl, en, de }
