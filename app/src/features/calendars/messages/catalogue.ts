import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type CalendarsKey = keyof typeof en
export type CalendarsTranslate = Translate<CalendarsKey>

export const calendarsMessages: Catalogue<CalendarsKey> = { fr, nl, en, de }
