import type { TableRefusal } from '@ronde/tabular'
import type { Facts } from '../../../kernel/result.ts'
import type { Translate } from '../../../kernel/translate.ts'
import type { RegisterKey } from './catalogue.ts'

type Said = { sheet: string; row: number; column: string; cell: string; code: string; facts: Facts }

/** "attendance, row 12, person_id (B12)" */
export function sayPlace(t: Translate<RegisterKey>, problem: Said): string {
  return t('place', { sheet: problem.sheet, row: problem.row, column: problem.column, cell: problem.cell })
}

export function sayProblem(t: Translate<RegisterKey>, problem: Said): string {
  return t(`problem.${problem.code}` as RegisterKey, { sheet: problem.sheet, column: problem.column, ...problem.facts })
}

const FILE_SENTENCES: Partial<Record<TableRefusal, RegisterKey>> = {
  'too-large': 'file.too-large',
  'not-a-zip': 'file.not-a-zip',
  'old-excel': 'file.old-excel',
  encrypted: 'file.encrypted',
  'too-many-entries': 'file.bomb',
  'too-much-inside': 'file.bomb',
  'suspicious-ratio': 'file.bomb',
  'false-size': 'file.bomb',
  'nested-archive': 'file.bomb',
  'too-much-text': 'file.bomb',
  'xml-too-deep': 'file.bomb',
  'no-workbook': 'file.no-workbook',
  'not-text': 'file.not-text',
  'unclosed-quote': 'file.unclosed-quote',
  'too-many-rows': 'file.too-many-rows',
}

/** Why a file could not be read at all, in one sentence, behind the name of the file where it has one. */
export function sayFileRefusal(t: Translate<RegisterKey>, refusal: TableRefusal, facts: Facts = {}): string {
  const sentence = t(FILE_SENTENCES[refusal] ?? 'file.damaged', facts)
  return facts.file === undefined ? sentence : `${facts.file}: ${sentence}`
}
