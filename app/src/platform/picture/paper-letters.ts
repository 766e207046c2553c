import { splitRuns } from '@ronde/paper'
import { readPaperFonts } from '../paper-fonts.ts'
import { unpackFont } from './unpack-font.ts'

const known = new Map<string, ReadonlySet<number>>()

/** Whether the fonts of printed pages have this letter. What is not there would be a box in PDF and PNG. */
export function canWriteOnPaper(letter: string): boolean {
  return splitRuns(letter, 'regular').every(({ text, font }) => [...text].every((each) => lettersOf(font).has(each.codePointAt(0)!)))
}

function lettersOf(font: keyof ReturnType<typeof readPaperFonts>): ReadonlySet<number> {
  const before = known.get(font)
  if (before) return before
  const letters = readLetters(unpackFont(readPaperFonts()[font]))
  known.set(font, letters)
  return letters
}

/**
 * The letters that a TrueType font has, by its table of format 4 (up to U+FFFF).
 * @source OpenType specification, cmap
 */
function readLetters(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const letters = new Set<number>()
  const cmap = findTable(view, 'cmap')
  for (let entry = 0; entry < view.getUint16(cmap + 2); entry += 1) {
    const start = cmap + view.getUint32(cmap + 4 + 8 * entry + 4)
    if (view.getUint16(start) !== 4) continue
    const doubled = view.getUint16(start + 6)
    for (let at = 0; at < doubled; at += 2) {
      const [last, first] = [view.getUint16(start + 14 + at), view.getUint16(start + 16 + doubled + at)]
      for (let code = first; code <= last && code < 0xffff; code += 1) if (hasGlyph(view, start + 16 + doubled + at, doubled, code)) letters.add(code)
    }
  }
  return letters
}

/** @param segment where the first code of the segment stands; its delta and its range follow, each a table further */
function hasGlyph(view: DataView, segment: number, doubled: number, code: number): boolean {
  const [first, delta, place] = [view.getUint16(segment), view.getInt16(segment + doubled), segment + 2 * doubled]
  const range = view.getUint16(place)
  if (range === 0) return ((code + delta) & 0xffff) !== 0
  return view.getUint16(place + range + 2 * (code - first)) !== 0
}

function findTable(view: DataView, tag: string): number {
  for (let table = 0; table < view.getUint16(4); table += 1) {
    const entry = 12 + 16 * table
    const name = String.fromCodePoint(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)))
    if (name === tag) return view.getUint32(entry + 8)
  }
  throw new Error(`this font has no table ${tag}`)
}
