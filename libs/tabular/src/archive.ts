import { crc32, createInflateRaw } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { TableLimits } from './limits.ts'
import { UnreadableTable } from './outcome.ts'

/** A zip file whose every entry was inflated once, counted and thrown away. Nothing is written anywhere and no inner archive is opened. */
export type Archive = {
  /** the entry's name as spelt in the archive, upper and lower case ignored as Office does */
  find(name: string): string | null
  /** the entry's bytes; one entry at a time */
  read(name: string): AsyncGenerator<Uint8Array>
  /** the names of all entries, in the order of the archive */
  names: readonly string[]
}

type OpenZip = { bytes: Buffer; zip: ZipFile; limits: TableLimits }

const CHUNK_BYTES = 65_536

/** @throws UnreadableTable when the archive breaks one of the limits */
export async function openArchive(bytes: Buffer, limits: TableLimits): Promise<Archive> {
  if (bytes.byteLength > limits.fileBytes) throw new UnreadableTable('too-large', { maximum: limits.fileBytes })
  refuseOtherFormats(bytes)
  const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false }).catch(() => {
    throw new UnreadableTable('damaged')
  })
  if (zip.entryCount > limits.entries) throw new UnreadableTable('too-many-entries', { maximum: limits.entries })
  const open = { bytes, zip, limits }
  const entries = await listEntries(open)
  await weighEntries(open, entries)
  return makeArchive(open, entries)
}

const OLE_SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

/** A workbook with a password is not a zip but an older container that holds one; so is a file of Excel 97. */
function refuseOtherFormats(bytes: Buffer): void {
  if (bytes.subarray(0, 8).equals(OLE_SIGNATURE)) throw new UnreadableTable(bytes.includes(ENCRYPTED_PACKAGE) ? 'encrypted' : 'old-excel')
  if (!startsAnArchive(bytes)) throw new UnreadableTable('not-a-zip')
}

function startsAnArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
}

async function listEntries({ zip }: OpenZip): Promise<Map<string, { name: string; entry: Entry }>> {
  const entries = new Map<string, { name: string; entry: Entry }>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = checkedName(entry)
      const folded = foldName(name)
      if (entries.has(folded)) throw new UnreadableTable('bad-entry-name')
      if (entry.isEncrypted()) throw new UnreadableTable('encrypted')
      entries.set(folded, { name, entry })
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw error
    throw new UnreadableTable(/encrypt/.test(String(error)) ? 'encrypted' : 'damaged')
  }
  return entries
}

function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

const SYMBOLIC_LINK = 0o120000
const FILE_TYPE = 0o170000

function checkedName(entry: Entry): string {
  const name = entry.fileNameRaw.toString('utf8')
  const isLink = ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK
  const isHostile = name === '' || /^\/|^[A-Za-z]:|[\\\0\uFFFD]/.test(name) || name.split('/').includes('..')
  if (isLink || isHostile) throw new UnreadableTable('bad-entry-name')
  return name
}

async function weighEntries(open: OpenZip, entries: Map<string, { entry: Entry }>): Promise<void> {
  let total = 0
  for (const { entry } of entries.values()) {
    let first = true
    for await (const chunk of inflateEntry(open, entry)) {
      if (first && startsAnArchive(chunk)) throw new UnreadableTable('nested-archive')
      first = false
      total += chunk.byteLength
      if (total > open.limits.inflatedBytes) throw new UnreadableTable('too-much-inside', { maximum: open.limits.inflatedBytes })
    }
  }
}

/** The bytes of one entry. Its declared size, its checksum and the ratio are checked while the bytes come, not before. */
async function* inflateEntry(open: OpenZip, entry: Entry): AsyncGenerator<Uint8Array> {
  const packed = await findPackedBytes(open, entry)
  let length = 0
  let checksum = 0
  for await (const chunk of unpack(packed, entry)) {
    length += chunk.byteLength
    if (length > open.limits.ratioFloorBytes && length > packed.byteLength * open.limits.ratio) throw new UnreadableTable('suspicious-ratio')
    if (length > entry.uncompressedSize) throw new UnreadableTable('false-size')
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (length !== entry.uncompressedSize) throw new UnreadableTable('false-size')
  if (checksum !== entry.crc32) throw new UnreadableTable('damaged')
}

async function findPackedBytes({ bytes, zip }: OpenZip, entry: Entry): Promise<Buffer> {
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new UnreadableTable('damaged')
  const header = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch(() => {
    throw new UnreadableTable('damaged')
  })
  return bytes.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize)
}

async function* unpack(packed: Buffer, entry: Entry): AsyncGenerator<Uint8Array> {
  if (entry.compressionMethod === 0) {
    for (let at = 0; at < packed.byteLength; at += CHUNK_BYTES) yield packed.subarray(at, at + CHUNK_BYTES)
    return
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES })
  inflate.end(packed)
  try {
    yield* inflate
  } catch {
    throw new UnreadableTable('damaged')
  } finally {
    inflate.destroy()
  }
}

function makeArchive(open: OpenZip, entries: Map<string, { name: string; entry: Entry }>): Archive {
  let isBusy = false
  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const found = entries.get(foldName(name))
    if (found === undefined) throw new UnreadableTable('damaged')
    if (isBusy) throw new Error('one entry of an archive is read at a time')
    isBusy = true
    try {
      yield* inflateEntry(open, found.entry)
    } finally {
      isBusy = false
    }
  }
  return { find: (name) => entries.get(foldName(name))?.name ?? null, read, names: [...entries.values()].map(({ name }) => name) }
}
