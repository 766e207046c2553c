import { FIGURES, type FigureId } from '@ronde/figures'
import type { Language } from '../../../kernel/language.ts'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import type { Sheet } from '../domain/sheet.ts'
import { renderPosterPdf } from '../exchange/poster-pdf.ts'
import { renderSheetCsv, renderSheetJson, renderSheetWorkbook, type SheetWords } from '../exchange/render-sheet.ts'
import { wordsFor } from '../messages/catalogue.ts'
import { sayMethod, saySheetTitle } from '../messages/say-sheet.ts'

const FILE_FORMATS = ['csv', 'xlsx', 'json', 'pdf'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]
export type SheetFile = { name: string; type: string; body: Uint8Array | string }

const TYPES: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
}

/** Text when nothing is asked; null for a kind we do not make. */
export function findFormat(text: string | undefined): FileFormat | null {
  return FILE_FORMATS.find((format) => format === (text ?? 'csv')) ?? null
}

/** A table as a file to keep; each says of itself how it was counted and what it hides. */
export async function makeFile(sheet: Sheet, format: FileFormat, language: Language, now: Date): Promise<SheetFile> {
  const words = sheetWords(sheet, language)
  const { from, until } = sheet.window
  const version = sheet.frozen === null ? '' : `-v${sheet.frozen.version}`
  const name = ['monitoring', from, until].filter((part) => part !== null).join('_') + `${version}.${format}`
  return { name, type: TYPES[format], body: await render(sheet, words, format, language, now) }
}

async function render(sheet: Sheet, words: SheetWords, format: FileFormat, language: Language, now: Date): Promise<Uint8Array | string> {
  if (format === 'csv') return renderSheetCsv(sheet, words, language)
  if (format === 'xlsx') return renderSheetWorkbook(sheet, words, language)
  if (format === 'json') return renderSheetJson(sheet, words)
  return renderPosterPdf(sheet, words, language, { madeAt: sheet.frozen === null ? now : new Date(sheet.frozen.frozenAt), fonts: readPaperFonts() })
}

export function sheetWords(sheet: Sheet, language: Language): SheetWords {
  const t = wordsFor(language)
  return {
    title: saySheetTitle(language, sheet),
    method: sayMethod(language, sheet),
    rows: Object.fromEntries(FIGURES.map((figure) => [figure, t(`row.${figure}`)])) as Record<FigureId, string>, // one for each figure
    groups: { meetings: t('group.meetings'), attendance: t('group.attendance'), composition: t('group.composition') },
    distinct: t('totals.distinct'),
    summed: t('totals.summed'),
    mean: t('sheet.mean'),
    sd: t('sheet.sd'),
    meetings: t('sheet.meetings'),
    min: t('sheet.min'),
    max: t('sheet.max'),
    hidden: t('sheet.hidden'),
    notRecorded: t('capacity.none'),
    tabs: { table: t('sheet.table'), strips: t('sheet.strips'), definitions: t('sheet.definitions'), method: t('sheet.method') },
    strips: {
      label: t('strips.label'),
      community: t('capacity.community'),
      day: t('meetings.day'),
      counted: t('meetings.counted'),
      others: t('meetings.others'),
      remark: t('meetings.state'),
      cancelled: t('meetings.cancelled'),
      silent: t('meetings.silent'),
      title: (community, counts) => t('strips.title', { community, counts }),
    },
  }
}
