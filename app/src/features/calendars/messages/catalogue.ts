import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type CalendarsWord = keyof typeof en
export type CalendarsTranslate = Translate<CalendarsWord>

export const calendarsMessages: Catalogue<CalendarsWord> = { fr, nl, en, de }
