import type { PlacedLabel, Writing } from './labels.ts'
import { round, type Mark } from './marks.ts'
import { fitText, oneLine } from './measure-text.ts'
import type { Frame } from './frame.ts'

const LEADING = 1.1
/** The longest line of a name, in heights. What is longer than three of them is cut; the whole name stands in the table beside. */
const LONGEST = 16
const MOST_WORDS = 20

/** Numbers are short and stand close. */
const NUMBER_SIZE = 0.8

/** A name on one line, and on two; on three where two are too long. */
export function nameWritings({ text, measure }: Pick<Frame, 'text' | 'measure'>, name: string, isNumber: boolean): Writing[] {
  if (isNumber) return [{ lines: [name], width: measure(name, NUMBER_SIZE * text, 'bold') + 1, height: 0.85 * NUMBER_SIZE * text }]
  const width = (lines: readonly string[]) => Math.max(...lines.map((line) => measure(line, text))) + 2
  const write = (lines: readonly string[]): Writing => ({ lines, width: width(lines), height: lines.length * text * LEADING })
  const short = fitText(name, text, LONGEST * text, measure)
  const isWhole = short === oneLine(name)
  // Long names, of organisations and sectors, stand whole on two or three lines.
  const divided = (isWhole ? [2] : [2, 3]).flatMap((count) => {
    const lines = divide(oneLine(name), count, text, measure)
    return lines.length === count && lines.every((line) => measure(line, text) <= LONGEST * text) ? [write(lines)] : []
  })
  return isWhole || divided.length === 0 ? [write([short]), ...divided] : divided
}

/** So many lines, as equal as the words allow; none begins with a stroke between two languages. */
export function divide(name: string, count: number, text: number, measure: Frame['measure']): string[] {
  const words = name.split(/ (?!\/)/)
  const widest = (lines: readonly string[]) => Math.max(...lines.map((line) => measure(line, text)))
  let best: string[] = []
  let least = Infinity
  for (let at = 1; at <= Math.min(MOST_WORDS, words.length - count + 1); at += 1) {
    const rest = words.slice(at).join(' ')
    const lines = [words.slice(0, at).join(' '), ...(count === 2 ? [rest] : divide(rest, count - 1, text, measure))]
    const width = widest(lines)
    if (width >= least) continue
    least = width
    best = lines
  }
  return best
}

/** Lines of unequal length stand to the side of their shape. */
export function labelMarks({ input, text, measure }: Frame, { box, writing, along }: PlacedLabel, person: number, isNumber: boolean): Mark[] {
  return writing.lines.map((line, at) => ({
    kind: 'text',
    x: round((box.left + box.right) / 2 - (writing.lines.length < 2 ? 0 : (along * (writing.width - 2 - measure(line, text))) / 2)),
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
