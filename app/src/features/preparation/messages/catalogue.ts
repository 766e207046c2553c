import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type PreparationWord = keyof typeof en
export type PreparationTranslate = Translate<PreparationWord>

export const preparationMessages: Catalogue<PreparationWord> = { fr, nl, en, de }
