import { isUtf8 } from 'node:buffer'
import { UnreadableTable } from './outcome.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A mark in front decides; then UTF-8 if every byte fits; else what Western European Windows writes (Latin-1 and a few signs more). */
export function decodeText(bytes: Buffer): { text: string; encoding: Encoding } {
  const encoding = detectEncoding(bytes)
  const text = encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes)
  if (text.includes('\0')) throw new UnreadableTable('not-text')
  return { text, encoding }
}

function detectEncoding(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** Bytes 0x80 to 0x9F; the rest is Latin-1. The five places Windows leaves open keep their control character, as in the WHATWG table. */
const HIGH_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function decodeWindows1252(bytes: Buffer): string {
  // Done here because some versions of the runtime decode this label as plain Latin-1.
  return bytes.toString('latin1').replace(/[\u0080-\u009F]/g, (sign) => HIGH_SIGNS.charAt(sign.charCodeAt(0) - 0x80))
}
