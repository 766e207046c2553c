import { FIGURES, listDefinitions, nameIn, type FigureId, type PublicFigures } from '@ronde/figures'
import { joinBytes, writeCsv, writeWorkbook } from '@ronde/tabular'
import type { Language } from '../../../kernel/language.ts'
import { listCells, makeCell, type Sheet } from '../domain/sheet.ts'

/** The words of a sheet that are not in the figures' own library. */
export type SheetWords = {
  title: string
  method: readonly string[]
  /** One for each figure. */
  rows: Record<FigureId, string>
  groups: Record<'meetings' | 'attendance' | 'composition', string>
  distinct: string
  summed: string
  mean: string
  sd: string
  meetings: string
  min: string
  max: string
  hidden: string
  notRecorded: string
  tabs: { table: string; strips: string; definitions: string; method: string }
  strips: {
    label: string
    community: string
    day: string
    counted: string
    others: string
    remark: string
    cancelled: string
    silent: string
    title: (community: string, counts: string) => string
  }
}

/** The table as it is shown: whole numbers, a column a community, the totals, and below it how it was counted. */
export async function renderSheetCsv(sheet: Sheet, words: SheetWords, language: Language): Promise<Uint8Array> {
  const header = ['', ...sheet.columns.map(({ names }) => nameIn(language, names)), words.distinct, words.summed]
  const threshold = sheet.table.threshold === undefined ? {} : { threshold: sheet.table.threshold }
  const total = (figures: PublicFigures, figure: FigureId, onPaper = true) =>
    isHidden(figures[figure]) ? words.hidden : textOf(makeCell(figures, figure, language, { ...threshold, onPaper }))
  const rows = listCells(sheet, language).map(({ figure, cells }) => [
    words.rows[figure],
    ...cells.map(textOf),
    total(sheet.table.distinct, figure),
    total(sheet.table.summed, figure, !isOfOneCommunity(figure)),
  ])
  const below = [[''], [words.title], ...words.method.map((line) => [line])]
  return joinBytes(writeCsv({ header, rows: [...rows, ...below] }))
}

/** A mean or a range is not added up: its total is said in a word, not as something that nobody noted. */
function isOfOneCommunity(figure: FigureId): boolean {
  return figure === 'participantsPerMeeting' || figure === 'meetingsPerParticipant'
}

function textOf({ text, spread }: { text: string; spread: string | null }): string {
  return spread === null ? text : `${text} ${spread}`
}

function isHidden(value: PublicFigures[FigureId]): boolean {
  return value !== null && typeof value === 'object' && 'suppressed' in value
}

type Line = { label: string; valueOf: (figures: PublicFigures) => number | string }

/** The figures without rounding, a line a number, so that a spreadsheet can go on with them. */
function listLines(words: SheetWords): Line[] {
  return FIGURES.flatMap((figure): Line[] => {
    const label = words.rows[figure]
    const part = (name: string, read: (value: Extract<PublicFigures[FigureId], object>) => number | null | undefined): Line => ({
      label: `${label}: ${name}`,
      valueOf: (figures) => {
        const value = figures[figure]
        if (value === null || typeof value !== 'object') return ''
        return 'suppressed' in value ? words.hidden : (read(value) ?? '')
      },
    })
    if (figure === 'participantsPerMeeting') {
      return [
        part(words.mean, (value) => ('mean' in value ? value.mean : null)),
        part(words.sd, (value) => ('mean' in value ? value.sd : null)),
        part(words.meetings, (value) => ('mean' in value ? value.n : null)),
      ]
    }
    if (figure === 'meetingsPerParticipant')
      return [part(words.min, (value) => ('min' in value ? value.min : null)), part(words.max, (value) => ('min' in value ? value.max : null))]
    return [{ label, valueOf: (figures) => numberOf(figures[figure], words) }]
  })
}

function numberOf(value: PublicFigures[FigureId], words: SheetWords): number | string {
  if (typeof value === 'number') return value
  return value === null ? words.notRecorded : words.hidden
}

export async function renderSheetWorkbook(sheet: Sheet, words: SheetWords, language: Language): Promise<Uint8Array> {
  const table = {
    name: words.tabs.table,
    header: ['', ...sheet.columns.map(({ names }) => nameIn(language, names)), words.distinct, words.summed],
    rows: listLines(words).map(({ label, valueOf }) => [
      label,
      ...sheet.columns.map(({ figures }) => valueOf(figures)),
      valueOf(sheet.table.distinct),
      valueOf(sheet.table.summed),
    ]),
  }
  const { community, day, counted, others, remark, cancelled, silent } = words.strips
  const strips = {
    name: words.tabs.strips,
    header: [community, day, counted, others, remark],
    rows: sheet.columns.flatMap(({ names, strips: lines }) =>
      (lines ?? []).map((line) => [
        nameIn(language, names),
        line.heldOn,
        line.cancelled ? '' : line.counted,
        line.cancelled ? '' : line.others,
        line.cancelled ? cancelled : line.hasAttendance ? '' : silent,
      ]),
    ),
  }
  const definitions = {
    name: words.tabs.definitions,
    header: ['', '', '', ''],
    rows: (sheet.definitions?.[language] ?? listDefinitions(language)).map(({ id, definition, formula, leftOut }) => [
      words.rows[id],
      definition,
      formula,
      leftOut,
    ]),
  }
  const method = { name: words.tabs.method, header: [words.title], rows: words.method.map((line) => [line]) }
  return joinBytes(writeWorkbook(strips.rows.length === 0 ? [table, definitions, method] : [table, strips, definitions, method]))
}

/** The shape of the command line, with the method beside it; hidden cells are `{ "suppressed": true }`. */
export function renderSheetJson(sheet: Sheet, words: SheetWords): string {
  const { table, switches, method, frozen } = sheet
  return `${JSON.stringify({ ...table, switches, method: { ...method, words: words.method }, ...(frozen === null ? {} : { frozen }) }, null, 2)}\n`
}
