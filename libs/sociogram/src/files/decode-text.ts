import { UnreadableFile } from './problems.ts'

/** Bytes 0x80 to 0x9F as Windows writes them in Western Europe; the rest is Latin-1. */
const HIGH_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
// What no text of people holds; tab and the ends of lines are not among them.
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/

/** A mark in front decides; then UTF-8 if every byte fits; else what Windows writes in Western Europe. The mark goes, and so does the end sign of DOS. */
export function decodeText(bytes: Uint8Array): string {
  const text = withoutEndSign(decode(bytes))
  const found = CONTROL.exec(text)
  if (found) throw new UnreadableFile('control-character', { line: lineAt(text, found.index) })
  if (text.trim() === '') throw new UnreadableFile('empty')
  return text
}

/** Programs of the DOS years end a text with Ctrl-Z. */
function withoutEndSign(text: string): string {
  const end = text.trimEnd()
  return end.endsWith('\u001A') ? end.slice(0, -1) : text
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeWindows1252(bytes)
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  // Done here because some versions of the runtime decode this label as plain Latin-1.
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 8192) pieces.push(String.fromCharCode(...bytes.subarray(start, start + 8192)))
  return pieces.join('').replace(/[\u0080-\u009F]/g, (sign) => HIGH_SIGNS.charAt(sign.charCodeAt(0) - 0x80))
}

/** Line, from 1, of a place in a text; the two signs of Windows end one line. */
export function lineAt(text: string, end: number): number {
  let line = 1
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) line += 1
  }
  return line
}
