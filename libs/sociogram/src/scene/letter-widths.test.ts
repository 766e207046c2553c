import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fitText, measureText, wrapText } from './measure-text.ts'

const require = createRequire(import.meta.url)

/** A table of a WOFF file, unpacked. */
function readTable(file: Buffer, tag: string): Buffer {
  for (let at = 44; at < 44 + 20 * file.readUInt16BE(12); at += 20) {
    if (file.subarray(at, at + 4).toString('latin1') !== tag) continue
    const [offset, stored, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    const bytes = file.subarray(offset, offset + stored)
    return stored < length ? inflateSync(bytes) : bytes
  }
  throw new Error(`no table ${tag}`)
}

/** Number of the glyph of a letter by the table of format 4. */
function glyphOf(cmap: Buffer, code: number): number {
  for (let entry = 0; entry < cmap.readUInt16BE(2); entry += 1) {
    const start = cmap.readUInt32BE(4 + 8 * entry + 4)
    if (cmap.readUInt16BE(start) !== 4) continue
    const segments = cmap.readUInt16BE(start + 6)
    for (let at = 0; at < segments; at += 2) {
      const [end, first] = [cmap.readUInt16BE(start + 14 + at), cmap.readUInt16BE(start + 16 + segments + at)]
      if (code > end || code < first) continue
      const [delta, place] = [cmap.readInt16BE(start + 16 + 2 * segments + at), start + 16 + 3 * segments + at]
      const range = cmap.readUInt16BE(place)
      if (range === 0) return (code + delta) & 0xffff
      const glyph = cmap.readUInt16BE(place + range + 2 * (code - first))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
  }
  return 0
}

it.each([
  ['regular', 400],
  ['bold', 700],
] as const)('letters in %s are as wide as in the font', (weight, number) => {
  const file = readFileSync(require.resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${number}-normal.woff`))
  const [cmap, hmtx] = [readTable(file, 'cmap'), readTable(file, 'hmtx')]
  const [em, long] = [readTable(file, 'head').readUInt16BE(18), readTable(file, 'hhea').readUInt16BE(34)]
  let compared = 0
  for (let code = 0x20; code < 0x100; code += 1) {
    const glyph = glyphOf(cmap, code)
    if (glyph === 0) continue
    compared += 1
    const width = hmtx.readUInt16BE(4 * Math.min(glyph, long - 1)) / em
    expect(measureText(String.fromCodePoint(code), 1, weight), `letter ${code.toString(16)}`).toBeCloseTo(width, 3)
  }
  expect(compared).toBeGreaterThan(180)
})

it('a text is as wide as its letters; marks without width add nothing, strange letters have a width', () => {
  expect(measureText('ab', 10)).toBeCloseTo(measureText('a', 10) + measureText('b', 10), 9)
  expect(measureText('e\u0301', 10)).toBe(measureText('e', 10))
  expect(measureText('林', 10)).toBeGreaterThan(10)
  expect(measureText('', 10)).toBe(0)
})

it('a text is cut and wrapped by width', () => {
  expect(fitText('Vandenbroucke', 10, 1000, measureText)).toBe('Vandenbroucke')
  expect(measureText(fitText('Vandenbroucke', 10, 40, measureText), 10)).toBeLessThanOrEqual(40)
  expect(wrapText('one two three', 10, 45, measureText)).toEqual(['one two', 'three'])
  expect(wrapText('', 10, 45, measureText)).toEqual([])
})
