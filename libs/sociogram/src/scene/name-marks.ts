import type { PlacedLabel, Writing } from './labels.ts'
import { round, type Mark } from './marks.ts'
import { fitText, wrapText } from './measure-text.ts'
import type { Frame } from './frame.ts'

const LEADING = 1.1
/** Longer names are cut; the whole name stands in the table beside. */
const LONGEST = 16

/** Numbers are short and stand close. */
const NUMBER_SIZE = 0.8

/** A name on one line, and on two where that is narrower. */
export function nameWritings({ text, measure }: Frame, name: string, isNumber: boolean): Writing[] {
  if (isNumber) return [{ lines: [name], width: measure(name, NUMBER_SIZE * text, 'bold') + 1, height: 0.85 * NUMBER_SIZE * text }]
  const width = (lines: readonly string[]) => Math.max(...lines.map((line) => measure(line, text))) + 2
  const short = fitText(name, text, LONGEST * text, measure)
  const one = { lines: [short], width: width([short]), height: text * LEADING }
  if (!short.includes(' ')) return [one]
  const half = halve(name, text, measure).map((line) => fitText(line, text, LONGEST * text, measure))
  return half.length === 2 ? [one, { lines: half, width: width(half), height: 2 * text * LEADING }] : [one]
}

/** Two lines as equal as the words allow. */
function halve(name: string, text: number, measure: Frame['measure']): string[] {
  const words = wrapText(name, text, Infinity, measure)[0]?.split(' ') ?? []
  let best: string[] = []
  let least = Infinity
  for (let at = 1; at < words.length; at += 1) {
    const lines = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
    const widest = Math.max(...lines.map((line) => measure(line, text)))
    if (widest < least) {
      least = widest
      best = lines
    }
  }
  return best
}

export function labelMarks({ input, text }: Frame, { box, writing }: PlacedLabel, person: number, isNumber: boolean): Mark[] {
  return writing.lines.map((line, at) => ({
    kind: 'text',
    x: round((box.left + box.right) / 2),
    y: round(isNumber ? box.bottom - 0.1 * text : box.top + (at + 0.8) * text * LEADING),
    text: line,
    size: round(isNumber ? NUMBER_SIZE * text : text),
    weight: isNumber ? 'bold' : 'regular',
    anchor: 'middle',
    colour: input.look.ink,
    halo: input.look.ground,
    role: isNumber ? 'number' : 'label',
    person,
  }))
}
