import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip, createGunzip, gzipSync } from 'node:zlib'
import { syncFolder } from './create-cluster.ts'

export const FORMAT = 'ronde-backup'
export const FORMAT_VERSION = 1

export type BackupTable = { name: string; columns: string[]; rows: number }
export type BackupSequence = { name: string; value: string }

/** First line of the file. Then, for each table in order, one line a row: an array of the columns' values as text, or null. */
export type BackupHeader = {
  format: typeof FORMAT
  formatVersion: number
  madeAt: string
  serverVersion: string
  /** Name of the newest migration the database had. */
  migration: string
  /** In the order of their references: a table comes after those it points to, where that is possible. */
  tables: BackupTable[]
  sequences: BackupSequence[]
}

const SEAL_BYTES = makeSeal('0'.repeat(64)).length

/**
 * Writes lines into a compressed file and closes it with a seal: a second, uncompressed gzip member that holds the digest of every byte before it.
 * `gzip -dc` shows lines and seal. The file gets its name when it is complete and on the disk.
 */
export async function writeBackupFile(file: string, lines: AsyncIterable<string>): Promise<string> {
  const draft = `${file}.part`
  const hash = createHash('sha256')
  try {
    await pipeline(
      lines,
      createGzip(),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      fs.createWriteStream(draft, { mode: 0o600 }),
    )
    const digest = hash.digest('hex')
    fs.appendFileSync(draft, makeSeal(digest), { flush: true })
    fs.renameSync(draft, file)
    syncFolder(path.dirname(path.resolve(file)))
    return digest
  } catch (error) {
    fs.rmSync(draft, { force: true })
    throw error
  }
}

/** @returns the digest under the seal, or null when the file is truncated, changed or no backup at all */
export async function checkBackupFile(file: string): Promise<string | null> {
  const { size } = fs.statSync(file)
  if (size <= SEAL_BYTES) return null
  const hash = createHash('sha256')
  for await (const chunk of fs.createReadStream(file, { end: size - SEAL_BYTES - 1 })) hash.update(chunk as Buffer)
  const digest = hash.digest('hex')
  return readSealBytes(file, size).equals(makeSeal(digest)) ? digest : null
}

/** The lines before the seal. Cut at line feeds only: people's texts may hold any other kind of line end. */
export async function* readBackupLines(file: string): AsyncGenerator<string> {
  const { size } = fs.statSync(file)
  const content = createGunzip()
  // The loop below meets a failure by itself; a reader that leaves early is no failure.
  pipeline(fs.createReadStream(file, { end: size - SEAL_BYTES - 1 }), content).catch(() => undefined)
  let rest = ''
  for await (const text of content.setEncoding('utf8')) {
    const lines = (rest + (text as string)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function readSealBytes(file: string, size: number): Buffer {
  const handle = fs.openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(SEAL_BYTES)
    fs.readSync(handle, bytes, 0, SEAL_BYTES, size - SEAL_BYTES)
    return bytes
  } finally {
    fs.closeSync(handle)
  }
}

/** The same bytes on every system: byte 9 of a gzip header names the system that wrote it, 255 says "unknown". */
function makeSeal(digest: string): Buffer {
  const seal = gzipSync(`${JSON.stringify({ sealed: `sha256:${digest}` })}\n`, { level: 0 })
  seal[9] = 255
  return seal
}
