import type { Language } from '../../../kernel/language.ts'
import { translator, type Catalogue, type Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type RegisterKey = keyof typeof en
export const registerMessages: Catalogue<RegisterKey> = { fr, nl, en, de }

export function sayRegister(language: Language): Translate<RegisterKey> {
  return translator(registerMessages, language)
}
