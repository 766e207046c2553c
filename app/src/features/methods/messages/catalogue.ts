import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type MethodsWord = keyof typeof en
export type MethodsTranslate = Translate<MethodsWord>

export const methodsMessages: Catalogue<MethodsWord> = { fr, nl, en, de }
