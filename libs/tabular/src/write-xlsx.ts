import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { renderSheet } from './render-sheet.ts'
import { renderContentTypes, renderRelations, renderStyles, renderWorkbook, WORKBOOK_RELATION } from './workbook-xml.ts'
import { gatherBytes, type WritableSheet } from './write-table.ts'

/** The oldest moment a zip can hold; the same rows give the same bytes. */
export const NO_MOMENT = new Date(1980, 0, 1)
const LONGEST_SHEET_NAME = 31

/**
 * Streams a workbook. Rows are asked for while the bytes go out, so that any number of them fits in little memory.
 * The header is bold and stays in view; text is always of type text, days and numbers are real ones.
 * @throws RangeError on a sheet name Excel forbids, text over 32,767 characters or more than 1,048,576 rows
 */
export async function* writeWorkbook(sheets: readonly WritableSheet[]): AsyncGenerator<Uint8Array> {
  checkNames(sheets)
  const zip = new ZipFile()
  const names = sheets.map((sheet) => sheet.name)
  const output = Readable.from(zip.outputStream)
  const options = { mtime: NO_MOMENT, forceDosTimestamp: true }
  const addText = (path: string, text: string): void => zip.addBuffer(Buffer.from(text), path, options)
  let reading: Readable | null = null
  zip.on('error', (error: Error) => output.destroy(error))
  addText('[Content_Types].xml', renderContentTypes(sheets.length))
  addText('_rels/.rels', WORKBOOK_RELATION)
  addText('xl/workbook.xml', renderWorkbook(names))
  addText('xl/_rels/workbook.xml.rels', renderRelations(sheets.length))
  addText('xl/styles.xml', renderStyles())
  for (const [index, sheet] of sheets.entries()) {
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, options, (give) => {
      reading = Readable.from(gatherBytes(renderSheet(sheet, index === 0)), { objectMode: false })
      reading.on('error', (error) => output.destroy(error))
      give(null, reading)
    })
  }
  zip.end()
  try {
    for await (const chunk of output) yield chunk
  } finally {
    stopReading(reading)
  }
}

/** Who stops listening half-way also stops the rows. */
function stopReading(reading: Readable | null): void {
  reading?.destroy()
}

function checkNames(sheets: readonly WritableSheet[]): void {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet')
  const taken = new Set<string>()
  for (const { name } of sheets) {
    if (name !== sheetNameFor(name, taken)) throw new RangeError('a sheet name is empty, too long, taken, or holds a forbidden sign')
    taken.add(name.toLowerCase())
  }
}

/** The nearest name Excel accepts: no `[ ] : * ? / \`, no apostrophe at the ends, 31 characters, not taken in any case. */
export function sheetNameFor(wanted: string, taken: ReadonlySet<string> = new Set()): string {
  const clean =
    wanted
      .replace(/ *[[\]:*?/\\\p{Cc}]+ */gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`
    const name =
      clean
        .slice(0, LONGEST_SHEET_NAME - ending.length)
        .trimEnd()
        .toWellFormed() + ending
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** All pieces in one array, for a file small enough to be held. */
export async function joinBytes(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
