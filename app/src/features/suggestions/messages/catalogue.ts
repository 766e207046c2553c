import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type SuggestionsWord = keyof typeof en
export type SuggestionsTranslate = Translate<SuggestionsWord>

export const suggestionsMessages: Catalogue<SuggestionsWord> = { fr, nl, en, de }
