import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type RecordsWord = keyof typeof en
export type RecordsTranslate = Translate<RecordsWord>

export const recordsMessages: Catalogue<RecordsWord> = { fr, nl, en, de }
