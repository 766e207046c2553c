import { setImmediate } from 'node:timers/promises'
import { detectDelimiter, splitRecords, type Delimiter } from './csv-records.ts'
import { decodeText, type Encoding } from './csv-text.ts'
import { unguardText } from './formula-guard.ts'
import { limitsWith, type TableLimits } from './limits.ts'
import { refusable, type Outcome, type TableRefusal } from './outcome.ts'
import { collectBytes, type ByteSource } from './source.ts'
import { EMPTY_CELL, type Cell, type RawSheet, type TableRow } from './table.ts'

export type CsvOptions = {
  /** name given to the sheet, usually the file's name without its ending */
  name?: string
  /** found by itself when left out */
  delimiter?: Delimiter
  limits?: Partial<TableLimits>
}

export type CsvSheet = RawSheet & { encoding: Encoding; delimiter: Delimiter }

/** After so many rows other work gets its turn. */
const ROWS_A_TURN = 2_000

/**
 * Opens a text table: comma, semicolon or tab; with or without a mark; UTF-8, UTF-16 or Windows-1252; a first line `sep=;` is obeyed.
 * An apostrophe that guards against formulas is taken away (see `unguardText`). Every cell is text.
 * Rows that cannot be read throw `UnreadableTable`: wrap the loop in `refusable`.
 */
export async function readCsv(source: ByteSource, options: CsvOptions = {}): Promise<Outcome<CsvSheet, TableRefusal>> {
  return refusable(async () => {
    const limits = limitsWith(options.limits)
    const { text, encoding } = decodeText(await collectBytes(source, limits.fileBytes))
    const declared = /^sep=([,;\t])(?:\r\n|\r|\n|$)/.exec(text)
    const delimiter = options.delimiter ?? (declared?.[1] as Delimiter | undefined) ?? detectDelimiter(text, limits) // the pattern allows no other sign
    const rows = (): AsyncIterable<TableRow> => streamRows(text, delimiter, limits, declared !== null)
    return { name: options.name ?? '', encoding, delimiter, rows }
  })
}

async function* streamRows(text: string, delimiter: Delimiter, limits: TableLimits, skipsFirst: boolean): AsyncGenerator<TableRow> {
  let seen = 0
  for (const { line, cells } of splitRecords(text, delimiter, limits)) {
    seen += 1
    if (seen % ROWS_A_TURN === 0) await setImmediate()
    if ((skipsFirst && line === 1) || cells.every((cell) => cell === '')) continue
    yield { number: line, cells: cells.map(readCell) }
  }
}

function readCell(text: string): Cell {
  return text === '' ? EMPTY_CELL : { text: unguardText(text), kind: 'text' }
}
