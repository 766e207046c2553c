import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { NO_MOMENT } from './write-xlsx.ts'

export type ArchivePart = { path: string; text: string }

/** Streams a zip with these parts, in their order: for other formats that are a zip of texts. The same parts give the same bytes. */
export async function* writeArchive(parts: readonly ArchivePart[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  for (const { path, text } of parts) zip.addBuffer(Buffer.from(text), path, { mtime: NO_MOMENT, forceDosTimestamp: true })
  zip.end()
  for await (const chunk of output) yield chunk
}
