import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type GridWord = keyof typeof en
export type GridTranslate = Translate<GridWord>

export const gridMessages: Catalogue<GridWord> = { fr, nl, en, de }
