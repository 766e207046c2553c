import { readSheets, UnreadableTable, type RawSheet, type TableRefusal } from '@ronde/tabular'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { PASTED, type RegisterFile } from '../domain/draft.ts'

type FileSheet = RawSheet & { isHidden: boolean }

/** The sheets of one file. Whatever refuses it, at once or while its rows are read, also says which file it was. */
export async function readFileSheets({ name, bytes }: RegisterFile): Promise<Result<{ sheets: FileSheet[]; date1904: boolean }, TableRefusal>> {
  const read = await readSheets(bytes, { name: name.replace(/\.[^.]*$/, '') })
  if (!read.ok) return refused(read.refusal, { ...read.facts, ...nameOf(name) })
  const { sheets, date1904, kind } = read.value
  // Text that somebody gave the name of a workbook.
  if (kind === 'text' && /\.xls[xmb]?$/i.test(name)) return refused('not-a-zip', { file: name })
  return done({ date1904, sheets: sheets.map((sheet) => ({ ...sheet, rows: () => named(sheet.rows(), name) })) })
}

async function* named<Row>(rows: AsyncIterable<Row>, file: string): AsyncGenerator<Row> {
  try {
    yield* rows
  } catch (error) {
    throw error instanceof UnreadableTable ? new UnreadableTable(error.refusal, { ...error.facts, ...nameOf(file) }) : error
  }
}

/** Text that was pasted has no name that its sender knows. */
function nameOf(file: string): { file?: string } {
  return file === PASTED ? {} : { file }
}
