import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type SociogramsWord = keyof typeof en
export type SociogramsTranslate = Translate<SociogramsWord>

export const sociogramsMessages: Catalogue<SociogramsWord> = { fr, nl, en, de }
