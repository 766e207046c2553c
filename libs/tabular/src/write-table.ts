import type { Cell } from './table.ts'

/** A real day, moment or time of day: 'YYYY-MM-DD', 'YYYY-MM-DDTHH:MM', 'HH:MM'. */
export type IsoValue = { iso: string }

/** What may be put into a cell. Text is always text, whatever it begins with. */
export type WritableCell = string | number | boolean | IsoValue | null | undefined

/** A sheet to write; rows may be streamed and are asked for one by one. */
export type WritableSheet = {
  name: string
  header: readonly string[]
  rows: Iterable<readonly WritableCell[]> | AsyncIterable<readonly WritableCell[]>
  /** in characters, one for each column; workbooks only */
  widths?: readonly number[]
}

/** A cell as read, ready to be written again. The value of a formula is kept, the formula is not. */
export function writableFrom(cell: Cell): WritableCell {
  if (cell.kind === 'empty') return null
  if (cell.kind === 'number') return Number(cell.text)
  if (cell.kind === 'boolean') return cell.text === 'true'
  return cell.iso === undefined ? cell.text : { iso: cell.iso }
}

/** Batches of text become bytes; small pieces are gathered so that each piece costs little. */
export async function* gatherBytes(pieces: AsyncIterable<string>, batchLength = 32_768): AsyncGenerator<Uint8Array> {
  let batch = ''
  for await (const piece of pieces) {
    batch += piece
    if (batch.length < batchLength) continue
    yield Buffer.from(batch)
    batch = ''
  }
  if (batch !== '') yield Buffer.from(batch)
}
