import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type MeetingWord = keyof typeof en
export type MeetingTranslate = Translate<MeetingWord>

export const meetingMessages: Catalogue<MeetingWord> = { fr, nl, en, de }
