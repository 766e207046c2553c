import type { Language } from '../../../kernel/language.ts'
import { translator, type Catalogue, type Translate } from '../../../kernel/translate.ts'
import { importDe } from './import-de.ts'
import { importEn } from './import-en.ts'
import { importFr } from './import-fr.ts'
import { importNl } from './import-nl.ts'

export type ImportKey = keyof typeof importEn
const importMessages: Catalogue<ImportKey> = { fr: importFr, nl: importNl, en: importEn, de: importDe }

export function sayImport(language: Language): Translate<ImportKey> {
  return translator(importMessages, language)
}
