import { UnreadableFile, type FileLimits } from './problems.ts'

/** Cells of one record and the line, from 1, on which it starts. */
export type DelimitedRecord = { line: number; cells: string[] }

/** What stands between cells, and where the records begin: after a first line `sep=;`. */
export type Delimited = { delimiter: string; start: number }

const QUOTE = 34
const LF = 10
const CR = 13
const DELIMITERS = [',', ';', '\t'] as const
const SAMPLE_LENGTH = 32_768

/** Splits text into records; cells between quotes may hold delimiters, ends of lines and doubled quotes. Lines without any sign are left out. */
export function* splitDelimited(text: string, { delimiter, start }: Delimited, limits: FileLimits): Generator<DelimitedRecord> {
  const separator = delimiter.charCodeAt(0)
  const most = Math.max(limits.people, limits.columns) + 1
  let at = start
  let line = start === 0 ? 1 : 2
  while (at < text.length) {
    const record: DelimitedRecord = { line, cells: [] }
    for (;;) {
      const cell = text.charCodeAt(at) === QUOTE ? takeQuoted(text, at, separator, line) : takePlain(text, at, separator)
      if (cell.value.length > limits.textLength) throw new UnreadableFile('text-too-long', { line, limit: limits.textLength })
      record.cells.push(cell.value)
      if (record.cells.length > most) throw new UnreadableFile('too-many-columns', { line, limit: most })
      line += cell.lines
      at = cell.end
      if (text.charCodeAt(at) !== separator) break
      at += 1
    }
    if (at < text.length) {
      at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1
      line += 1
    }
    if (record.cells.length > 1 || record.cells[0]!.trim() !== '') yield record
  }
}

type Taken = { value: string; end: number; lines: number }

function takePlain(text: string, start: number, separator: number): Taken {
  const end = endOfPlain(text, start, separator)
  return { value: text.slice(start, end), end, lines: 0 }
}

function takeQuoted(text: string, start: number, separator: number, line: number): Taken {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw new UnreadableFile('unclosed-quote', { line })
    value += text.slice(at, quote)
    at = quote + 1
    if (text.charCodeAt(at) !== QUOTE) break
    value += '"'
    at += 1
  }
  const end = endOfPlain(text, at, separator)
  return { value: value + text.slice(at, end).trimEnd(), end, lines: value.match(/\r\n|\r|\n/g)?.length ?? 0 }
}

function endOfPlain(text: string, start: number, separator: number): number {
  let at = start
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === separator || code === LF || code === CR) break
  }
  return at
}

/** Says `sep=;` itself, else the delimiter that cuts most records of the beginning into the same number of cells, more than one. */
export function detectDelimiter(text: string, limits: FileLimits): Delimited {
  const said = /^sep=(.)(?:\r\n|\r|\n)/.exec(text)
  if (said) return { delimiter: said[1]!, start: said[0].length }
  const sample = text.slice(0, SAMPLE_LENGTH)
  const measured = DELIMITERS.map((delimiter) => ({ delimiter, ...measure(sample, delimiter, limits) }))
  const best = measured.reduce((one, other) => (other.agreeing > one.agreeing || (other.agreeing === one.agreeing && other.cells > one.cells) ? other : one))
  return { delimiter: best.delimiter, start: 0 }
}

function measure(sample: string, delimiter: string, limits: FileLimits): { agreeing: number; cells: number } {
  const counts = new Map<number, number>()
  try {
    for (const { cells } of splitDelimited(sample, { delimiter, start: 0 }, limits))
      if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  } catch {
    // The sample may end between quotes; what was counted so far counts.
  }
  const [cells, agreeing] = [...counts].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [1, 0]
  return { agreeing, cells }
}

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/

/** An apostrophe before what a spreadsheet program could take for a formula, and before what looks guarded already. */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The exact reverse of `guardCell`. */
export function unguardCell(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}
