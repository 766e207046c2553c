import {
  readSheets,
  refusable,
  tidyText,
  UnreadableTable,
  writableFrom,
  type RawSheet,
  type TableRefusal,
  type WritableCell,
  type WritableSheet,
} from '@ronde/tabular'
import type { Result } from '../../../kernel/result.ts'
import { SHEETS, type Problem, type SheetName } from '../domain/problem.ts'
import type { RegisterFile } from '../domain/draft.ts'

export type MarkWords = {
  /** Name of the sheet that lists all problems, and of the column that is added to the others. */
  sheet: string
  column: string
  header: string[]
  sentence: (problem: Problem) => string
}

/**
 * The same sheets with one more column that says what is wrong with each row, after a first sheet that lists everything. It can be
 * mended and imported as it is: sheets and columns that a register does not know are passed over.
 */
export async function markCopy(files: RegisterFile[], problems: readonly Problem[], words: MarkWords): Promise<Result<WritableSheet[], TableRefusal>> {
  return refusable(async () => {
    const listed = problems.map((problem) => [problem.sheet, problem.row > 0 ? problem.row : '', problem.column, problem.cell, words.sentence(problem)])
    const sheets: WritableSheet[] = [{ name: words.sheet, header: words.header, rows: listed, widths: [16, 8, 22, 8, 60] }]
    for (const file of files) {
      const read = await readSheets(file.bytes, { name: file.name.replace(/\.[^.]*$/, '') })
      if (!read.ok) throw new UnreadableTable(read.refusal, read.facts)
      for (const raw of read.value.sheets) {
        const name = SHEETS.find((known) => known === tidyText(raw.name).toLowerCase())
        if (name !== undefined) sheets.push(await markSheet(name, raw, problems, words))
      }
    }
    return sheets
  })
}

async function markSheet(name: SheetName, raw: RawSheet, problems: readonly Problem[], words: MarkWords): Promise<WritableSheet> {
  const sentences = new Map<number, string>()
  for (const problem of problems.filter(({ sheet, row }) => sheet === name && row > 0)) {
    const earlier = sentences.get(problem.row)
    sentences.set(problem.row, `${earlier === undefined ? '' : `${earlier} `}${problem.column}: ${words.sentence(problem)}`)
  }
  const { header, headerNumber } = await findHeader(raw)
  const width = header.length
  return { name, header: headerNumber === 1 ? [...header, words.column] : [], rows: markRows(raw, { headerNumber, width, sentences, column: words.column }) }
}

async function findHeader(raw: RawSheet): Promise<{ header: string[]; headerNumber: number }> {
  for await (const row of raw.rows()) return { header: row.cells.map(({ text }) => text), headerNumber: row.number }
  return { header: [], headerNumber: 1 }
}

type Marking = { headerNumber: number; width: number; sentences: ReadonlyMap<number, string>; column: string }

/** Rows keep their numbers: empty ones are written where the file had them. */
async function* markRows(raw: RawSheet, { headerNumber, width, sentences, column }: Marking): AsyncGenerator<WritableCell[]> {
  let written = 1
  for await (const row of raw.rows()) {
    if (row.number === 1) continue
    while (written + 1 < row.number) {
      written += 1
      yield []
    }
    written += 1
    const cells = row.cells.map(writableFrom)
    const mark = row.number === headerNumber ? column : sentences.get(row.number)
    while (mark !== undefined && cells.length < width) cells.push(null)
    yield mark === undefined ? cells : [...cells, mark]
  }
}
