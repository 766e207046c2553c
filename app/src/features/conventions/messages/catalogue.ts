import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type ConventionsWord = keyof typeof en
export type ConventionsTranslate = Translate<ConventionsWord>

export const conventionsMessages: Catalogue<ConventionsWord> = { fr, nl, en, de }
