import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { openArchive } from './archive.ts'
import { limitsWith, type TableLimits } from './limits.ts'
import { refusable, UnreadableTable, type Outcome, type TableRefusal } from './outcome.ts'
import { readCsv } from './read-csv.ts'
import { collectBytes, type ByteSource } from './source.ts'
import type { RawSheet } from './table.ts'
import { writeCsv } from './write-csv.ts'
import { NO_MOMENT } from './write-xlsx.ts'
import type { WritableSheet } from './write-table.ts'

const TEXT_TABLE = /(?:^|\/)([^/]+)\.(?:csv|tsv|txt)$/i

/** The text tables of a zip, each a sheet named like its file; other files in it are left alone. The archive is weighed like a workbook. */
export async function readTextArchive(source: ByteSource, limits: Partial<TableLimits> = {}): Promise<Outcome<RawSheet[], TableRefusal>> {
  return refusable(async () => {
    const allowed = limitsWith(limits)
    const archive = await openArchive(await collectBytes(source, allowed.fileBytes), allowed)
    const sheets: RawSheet[] = []
    for (const path of archive.names) {
      const [, name] = TEXT_TABLE.exec(path) ?? []
      if (name === undefined || path.startsWith('__MACOSX/')) continue
      const sheet = await readCsv(await collectBytes(archive.read(path), allowed.inflatedBytes), {
        name,
        limits: { ...limits, fileBytes: allowed.inflatedBytes },
      })
      if (!sheet.ok) throw new UnreadableTable(sheet.refusal, sheet.facts)
      sheets.push(sheet.value)
    }
    if (sheets.length === 0) throw new UnreadableTable('no-workbook')
    return sheets
  })
}

/** Streams a zip with one CSV file for each sheet. */
export async function* writeTextArchive(sheets: readonly WritableSheet[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  for (const sheet of sheets) {
    zip.addReadStreamLazy(`${sheet.name}.csv`, { mtime: NO_MOMENT, forceDosTimestamp: true }, (give) => {
      const reading = Readable.from(writeCsv(sheet), { objectMode: false })
      reading.on('error', (error) => output.destroy(error))
      give(null, reading)
    })
  }
  zip.end()
  for await (const chunk of output) yield chunk
}
