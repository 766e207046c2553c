import { UnreadableTable } from './outcome.ts'

/** A file handed over as bytes or as a stream of bytes. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array>

/** The whole file in memory; reading stops as soon as it is longer than allowed. */
export async function collectBytes(source: ByteSource, maximum: number): Promise<Buffer> {
  if (source instanceof Uint8Array) {
    if (source.byteLength > maximum) throw new UnreadableTable('too-large', { maximum })
    return Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of source) {
    length += part.byteLength
    if (length > maximum) throw new UnreadableTable('too-large', { maximum })
    parts.push(part)
  }
  return Buffer.concat(parts, length)
}
