import { LETTER_RANGES, LETTER_WIDTHS } from './letter-widths.ts'

export type TextWeight = 'regular' | 'bold'
/** Width of a text at a size, in the units of the size. */
export type MeasureText = (text: string, size: number, weight?: TextWeight) => number

/** For letters that the font does not have: another font steps in, and none of the usual ones is wider. */
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u

const known: Record<TextWeight, Map<string, number>> = { regular: new Map(), bold: new Map() }

/** Widths of Atkinson Hyperlegible Next without opening its file, so that server and browser place labels alike. */
export function measureText(text: string, size: number, weight: TextWeight = 'regular'): number {
  let sum = 0
  for (const letter of text) sum += widthOfLetter(letter, weight)
  return (sum * size) / 1000
}

function widthOfLetter(letter: string, weight: TextWeight): number {
  const before = known[weight].get(letter)
  if (before !== undefined) return before
  const width = readWidth(letter, weight) || readWidth(letter.normalize('NFD')[0]!, weight) || guessWidth(letter)
  known[weight].set(letter, width)
  return width
}

function readWidth(letter: string, weight: TextWeight): number {
  const code = letter.codePointAt(0)!
  let before = 0
  for (const [first, last] of LETTER_RANGES) {
    if (code >= first && code <= last) {
      const at = 2 * (before + code - first)
      return Number.parseInt(LETTER_WIDTHS[weight].slice(at, at + 2), 36)
    }
    before += last - first + 1
  }
  return 0
}

function guessWidth(letter: string): number {
  if (NO_WIDTH.test(letter)) return 0
  return WIDE.test(letter) ? 1050 : 720
}

/** On one line, without signs that steer a terminal or a page, cut at a width with an ellipsis. */
export function fitText(text: string, size: number, widest: number, measure: MeasureText, weight: TextWeight = 'regular'): string {
  const line = oneLine(text)
  if (measure(line, size, weight) <= widest) return line
  const letters = [...line]
  let [low, high] = [0, letters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(`${letters.slice(0, middle).join('')}…`, size, weight) <= widest) low = middle
    else high = middle - 1
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`
}

export function oneLine(text: string): string {
  return text
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
}

/** Words on as many lines as they need. */
export function wrapText(text: string, size: number, widest: number, measure: MeasureText, weight: TextWeight = 'regular'): string[] {
  const lines: string[] = []
  for (const word of oneLine(text).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`, size, weight) <= widest) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(fitText(word, size, widest, measure, weight))
  }
  return lines.filter((line) => line !== '')
}
