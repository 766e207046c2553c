import { translator, type Catalogue, type Translate } from '../../../kernel/translate.ts'
import type { Language } from '../../../kernel/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type ReportKey = keyof typeof en
const reportMessages: Catalogue<ReportKey> = { fr, nl, en, de }

export function wordsFor(language: Language): Translate<ReportKey> {
  return translator(reportMessages, language)
}
