import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type SituationsWord = keyof typeof en
export type SituationsTranslate = Translate<SituationsWord>

export const situationsMessages: Catalogue<SituationsWord> = { fr, nl, en, de }
