import type { TableRefusal } from '@ronde/tabular'
import type { Facts } from '../../../kernel/result.ts'
import { translator, type Catalogue, type Translate } from '../../../kernel/translate.ts'
import type { Language } from '../../../kernel/language.ts'
import { inputDe } from './input-de.ts'
import { inputEn } from './input-en.ts'
import { inputFr } from './input-fr.ts'
import { inputNl } from './input-nl.ts'

type InputWord = keyof typeof inputEn
export type InputTranslate = Translate<InputWord>

/** Words of what comes into a wave beside the four minutes. */
export const inputMessages: Catalogue<InputWord> = { fr: inputFr, nl: inputNl, en: inputEn, de: inputDe }

export function inputWords({ language }: { language: Language }): InputTranslate {
  return translator(inputMessages, language)
}

const FILE_SENTENCES: Partial<Record<BadFile, InputWord>> = {
  'too-large': 'bad.too-large',
  'not-a-zip': 'bad.not-a-zip',
  'old-excel': 'bad.old-excel',
  encrypted: 'bad.encrypted',
  'too-many-entries': 'bad.bomb',
  'too-much-inside': 'bad.bomb',
  'suspicious-ratio': 'bad.bomb',
  'false-size': 'bad.bomb',
  'nested-archive': 'bad.bomb',
  'too-much-text': 'bad.bomb',
  'xml-too-deep': 'bad.bomb',
  'no-workbook': 'bad.no-workbook',
  'not-text': 'bad.not-text',
  'unclosed-quote': 'bad.unclosed-quote',
  'too-many-rows': 'bad.too-many-rows',
  'too-many-columns': 'bad.too-many-rows',
  'cell-too-long': 'bad.too-many-rows',
  'no-rows': 'bad.no-rows',
  'several-sheets': 'bad.several-sheets',
  'too-many-cells': 'bad.too-many-cells',
  forbidden: 'bad.forbidden',
  'nothing-sent': 'bad.nothing-sent',
}

export type BadFile = TableRefusal | 'no-rows' | 'several-sheets' | 'too-many-cells' | 'forbidden' | 'nothing-sent'

/** Why a file could not be read, in one sentence. */
export function sayBadFile(reader: { language: Language }, refusal: BadFile, facts: Facts = {}): string {
  return inputWords(reader)(FILE_SENTENCES[refusal] ?? 'bad.damaged', facts)
}
