export type Weight = 'regular' | 'bold'
/** Name under which a document knows a font: weight and set of letters. */
export type FontName = `${Weight} ${'latin' | 'latin-ext'}`
export const FONT_NAMES = ['regular latin', 'regular latin-ext', 'bold latin', 'bold latin-ext'] as const satisfies readonly FontName[]
/** The bytes of each font file (WOFF, TrueType or OpenType): the caller reads them, this library opens no file. */
export type PaperFonts = Readonly<Record<FontName, Uint8Array>>

/** A stretch of text in one font. */
export type Run = { text: string; font: FontName }

/** Letters that the file for western Europe has; the other file has the rest and none of these. */
function isLatin(letter: string): boolean {
  return /[\u0020-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/u.test(letter)
}

/** A text in stretches of one font each. Spaces that the font lacks become ordinary ones that do not break; signs without width go. */
export function splitRuns(text: string, weight: Weight): Run[] {
  const runs: Run[] = []
  for (const letter of text.replaceAll('\u202f', '\u00a0').replaceAll(/[\u200b\u2060\ufeff]/g, '')) {
    const font: FontName = `${weight} ${isLatin(letter) ? 'latin' : 'latin-ext'}`
    const last = runs.at(-1)
    if (last?.font === font) last.text += letter
    else runs.push({ text: letter, font })
  }
  return runs
}
