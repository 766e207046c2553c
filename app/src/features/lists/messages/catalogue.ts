import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type ListsWord = keyof typeof en
export type ListsTranslate = Translate<ListsWord>

export const listsMessages: Catalogue<ListsWord> = { fr, nl, en, de }
