import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The accents of a community on white paper, as the screen has them in light. */
const ACCENT_INK: Record<string, string> = {
  brick: '#a63d2f',
  ochre: '#8a5a00',
  moss: '#3f6b2e',
  teal: '#0b6e75',
  blue: '#1f5fa8',
  violet: '#6a4c9c',
  plum: '#8c2f63',
  slate: '#465465',
}
export const INK = '#000000'
export const QUIET = '#40454d'
export const HAIRLINE = '#b8bcc4'

export function inkOf(accent: string): string {
  return ACCENT_INK[accent] ?? INK
}

export type Weight = 'regular' | 'bold'
/** Name under which a document knows a font: weight and set of letters. */
export type FontName = `${Weight} ${'latin' | 'latin-ext'}`
export const FONT_NAMES = ['regular latin', 'regular latin-ext', 'bold latin', 'bold latin-ext'] as const satisfies readonly FontName[]

const require = createRequire(import.meta.url)
const bytes = new Map<FontName, Buffer>()

/** The font file from the package it comes in; read once. */
export function readFont(name: FontName): Buffer {
  const known = bytes.get(name)
  if (known !== undefined) return known
  const [weight, subset] = name.split(' ')
  const read = readFileSync(
    require.resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-${weight === 'bold' ? 700 : 400}-normal.woff`),
  )
  bytes.set(name, read)
  return read
}

/** Letters that the file for western Europe has; the other file has the rest and none of these. */
function isLatin(letter: string): boolean {
  return /[\u0020-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/u.test(letter)
}

export type Run = { text: string; font: FontName }

/** A text in stretches of one font each. Spaces that the font lacks become ordinary ones that do not break. */
export function splitRuns(text: string, weight: Weight): Run[] {
  const runs: Run[] = []
  for (const letter of text.replaceAll('\u202f', '\u00a0')) {
    const font: FontName = `${weight} ${isLatin(letter) ? 'latin' : 'latin-ext'}`
    const last = runs.at(-1)
    if (last?.font === font) last.text += letter
    else runs.push({ text: letter, font })
  }
  return runs
}
