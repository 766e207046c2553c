import type { Language } from '../../../kernel/language.ts'
import { translator, type Translate } from '../../../kernel/translate.ts'
import { privacyMessages, type PrivacyKey } from '../messages/catalogue.ts'

export function wordsFor(language: Language): Translate<PrivacyKey> {
  return translator(privacyMessages, language)
}

/** What a table holds, in words; tables without words of their own are "other". */
export function tableWords(language: Language, table: string): string {
  const key = `table.${table}`
  // Looked up first, so the key exists.
  return wordsFor(language)(key in privacyMessages.en ? (key as PrivacyKey) : 'table.other')
}
