import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'
import { planDe } from './plan-de.ts'
import { planEn } from './plan-en.ts'
import { planFr } from './plan-fr.ts'
import { planNl } from './plan-nl.ts'

type MeetingWord = keyof typeof en | keyof typeof planEn
export type MeetingTranslate = Translate<MeetingWord>

export const meetingMessages: Catalogue<MeetingWord> = {
  fr: { ...fr, ...planFr },
  nl: { ...nl, ...planNl },
  en: { ...en, ...planEn },
  de: { ...de, ...planDe },
}
