import { inflateSync } from 'node:zlib'

const HEAD = 12
const ENTRY = 16
const PACKED_HEAD = 44
const PACKED_ENTRY = 20

/**
 * The TrueType or OpenType font inside a WOFF file: the same tables, each one unpacked, behind an ordinary directory.
 * @source W3C WOFF File Format 1.0
 */
export function unpackFont(packed: Uint8Array): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  if (packed.byteLength < PACKED_HEAD || view.getUint32(0) !== 0x774f4646) throw new Error('this font is no WOFF file')
  const count = view.getUint16(12)
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = PACKED_HEAD + at * PACKED_ENTRY
    const [offset, stored, length] = [view.getUint32(entry + 4), view.getUint32(entry + 8), view.getUint32(entry + 12)]
    const bytes = packed.subarray(offset, offset + stored)
    return {
      tag: view.getUint32(entry),
      checksum: view.getUint32(entry + 16),
      bytes: stored < length ? inflateSync(bytes, { maxOutputLength: length }) : bytes,
    }
  })
  const size = tables.reduce((sum, { bytes }) => sum + aligned(bytes.length), HEAD + count * ENTRY)
  const font = new Uint8Array(size)
  const out = new DataView(font.buffer)
  const power = 2 ** Math.floor(Math.log2(count))
  out.setUint32(0, view.getUint32(4))
  out.setUint16(4, count)
  out.setUint16(6, power * ENTRY)
  out.setUint16(8, Math.log2(power))
  out.setUint16(10, (count - power) * ENTRY)
  let offset = HEAD + count * ENTRY
  tables.forEach(({ tag, checksum, bytes }, at) => {
    const entry = HEAD + at * ENTRY
    out.setUint32(entry, tag)
    out.setUint32(entry + 4, checksum)
    out.setUint32(entry + 8, offset)
    out.setUint32(entry + 12, bytes.length)
    font.set(bytes, offset)
    offset += aligned(bytes.length)
  })
  return font
}

/** Tables begin at multiples of four. */
function aligned(length: number): number {
  return (length + 3) & ~3
}
