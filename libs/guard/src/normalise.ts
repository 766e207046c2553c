import { ENTITIES } from './data/entities.ts'

/** A text in which disguises of characters are undone, with the way back. `startOf[i]` is the UTF-16 offset in the original of normalised unit `i`; one more entry for the end. */
export type Normalised = { text: string; original: string; startOf: Uint32Array | null }

/** Nothing to undo: ASCII without `&`, Latin letters, plain quotation marks. */
const NEEDS_WORK =
  /[^\t\n\r\u0020-\u0025\u0027-\u007e\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4-\u00b7\u00bb\u00bf-\u0131\u0134-\u017e\u2018\u2019\u201c\u201d\u20ac]/
/** Format characters, and the fillers and selectors that show nothing. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u{115f}\u{1160}\u{3164}\u{ffa0}]|\u{34f}|\u{17b4}|\u{17b5}/u
const SPACE = /[\p{Zs}\u2028\u2029\u0085]/u
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/
const MARK = /\p{M}/u
const DIGIT = /\p{Nd}/u
const LONGEST_ENTITY = 10
const LONGEST_CLUSTER = 8

/** The value of a decimal digit of any script: its ten digits stand in a row that starts at a round place (UAX 44), except in mathematical letters, which NFKC undoes. */
function digitOf(code: number): string {
  let zero = code
  while (zero > code - 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}

function decodeEntity(text: string, at: number): { value: string; length: number } | null {
  const end = text.indexOf(';', at + 1)
  if (end < 0 || end - at > LONGEST_ENTITY) return null
  const name = text.slice(at + 1, end)
  const number = /^#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}))$/.exec(name)
  if (number !== null) {
    const code = number[1] === undefined ? Number.parseInt(number[2] ?? '', 16) : Number(number[1])
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? { value: String.fromCodePoint(code), length: end + 1 - at } : null
  }
  const value = ENTITIES[name]
  return value === undefined ? null : { value, length: end + 1 - at }
}

function normaliseCluster(cluster: string, code: number): string {
  if (INVISIBLE.test(cluster) && cluster.length <= 2) return ''
  if (SPACE.test(cluster)) return ' '
  if (DASH.test(cluster)) return '-'
  const composed = cluster.normalize('NFKC')
  if (composed.length === 1 && composed.charCodeAt(0) > 0x7f && DIGIT.test(composed)) return digitOf(composed.codePointAt(0) ?? code)
  return composed.length <= LONGEST_CLUSTER ? composed : cluster
}

class Writer {
  readonly parts: string[] = []
  readonly starts: number[] = []

  write(value: string, start: number): void {
    this.parts.push(value)
    for (let index = 0; index < value.length; index += 1) this.starts.push(start)
  }
}

/** One character with the marks that belong to it: where it ends, and what it becomes. */
function readCluster(text: string, at: number): { value: string; length: number } {
  const code = text.codePointAt(at) ?? 0
  if (code === 0x26) {
    const entity = decodeEntity(text, at)
    if (entity !== null) return { value: normaliseCluster(entity.value, entity.value.codePointAt(0) ?? 0), length: entity.length }
  }
  let length = code > 0xffff ? 2 : 1
  const next = text.charCodeAt(at + length)
  if (next >= 0x300 && MARK.test(text.charAt(at + length))) {
    while (length < LONGEST_CLUSTER && MARK.test(text.charAt(at + length))) length += 1
  }
  if (length === 1 && code < 0x7f) return { value: text.charAt(at), length }
  return { value: normaliseCluster(text.slice(at, at + length), code), length }
}

/**
 * NFKC, with format characters taken out, every space and dash made plain, digits of all scripts made 0–9 and HTML entities decoded. Line ends stay.
 * @param text any text; lone surrogates are kept as they are
 */
export function normalise(text: string): Normalised {
  if (!NEEDS_WORK.test(text)) return text.includes('&') ? normaliseSlowly(text) : { text, original: text, startOf: null }
  return normaliseSlowly(text)
}

const PLAIN_RUN = /[\t\n\r\u0020-\u0025\u0027-\u007e\u00c0-\u0131]+/y

function normaliseSlowly(text: string): Normalised {
  const writer = new Writer()
  for (let at = 0; at < text.length;) {
    PLAIN_RUN.lastIndex = at
    const plain = PLAIN_RUN.exec(text)
    if (plain !== null) {
      // The last letter of a run may carry a mark and is left to the next step.
      const length = text.charCodeAt(at + plain[0].length) >= 0x300 ? plain[0].length - 1 : plain[0].length
      if (length > 0) {
        writer.parts.push(plain[0].slice(0, length))
        for (let index = 0; index < length; index += 1) writer.starts.push(at + index)
        at += length
        continue
      }
    }
    const { value, length } = readCluster(text, at)
    writer.write(value, at)
    at += length
  }
  writer.starts.push(text.length)
  return { text: writer.parts.join(''), original: text, startOf: Uint32Array.from(writer.starts) }
}

/** Turns offsets of the normalised text into code points of the original. A passage ends where the next character begins, so that marks belong to it. */
export function makeOffsetReader({ original, startOf }: Normalised): (start: number, end: number) => { start: number; end: number } {
  const toOriginal = (at: number) => (startOf === null ? at : (startOf[at] ?? original.length))
  if (!/[\ud800-\udbff]/.test(original)) return (start, end) => ({ start: toOriginal(start), end: toOriginal(end) })
  const points = new Uint32Array(original.length + 1)
  let point = 0
  for (let at = 0; at < original.length; point += 1) {
    const step = (original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    points.fill(point, at, at + step)
    at += step
  }
  points[original.length] = point
  return (start, end) => ({ start: points[toOriginal(start)] ?? 0, end: points[toOriginal(end)] ?? point })
}
