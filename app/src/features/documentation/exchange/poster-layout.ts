import type { LineStyle, PaperLanguage } from '@ronde/paper'
import { AREAS, type GridArea } from '../domain/grid.ts'

/** What a poster says; each area in one language, each note in its own. */
export type PosterWords = {
  language: PaperLanguage
  title: string
  titleLanguage: PaperLanguage
  when: string
  foot: string
  areas: Record<GridArea, { name: string; prompt: string; notes: readonly PosterNote[] }>
  more: (count: number) => string
}
export type PosterNote = { text: string; language: PaperLanguage; gists: readonly { text: string; language: PaperLanguage }[] }

/** Something to draw, in points of an A3 sheet in width, from its upper left corner. */
export type Piece =
  | { kind: 'line'; tag: 'H1' | 'H2' | 'P'; text: string; language: PaperLanguage; x: number; y: number; style: LineStyle }
  | { kind: 'bar'; accent: string; x: number; y: number; width: number; height: number }
  | { kind: 'frame'; x: number; y: number; width: number; height: number }
  | { kind: 'rule'; x: number; y: number; width: number }

/** 420 × 297 mm. */
export const SHEET = { width: 1190.55, height: 841.89 } as const
const MARGIN = 40
const GAP = 16
const HEAD = 66
const FOOT = 22
const PADDING = 14
const ACCENTS: Record<GridArea, string> = { 1: 'brick', 2: 'ochre', 3: 'moss', 4: 'teal', 5: 'violet', 6: 'blue' }

/** In French a sign that stands apart keeps to its word: no line begins with “;”. */
function keepSigns(text: string, language: PaperLanguage): string {
  return language === 'fr' ? text.replaceAll(/ (?=[;:!?»])|(?<=«) /g, '\u00a0') : text
}

/** How wide the lines of a text are is for the fonts to say. */
export type Wrap = (text: string, style: { size: number; weight?: 'regular' | 'bold'; width: number }) => string[]

/**
 * Six boxes in the colours of their areas, each with its number; letters as large as its box lets them be.
 * @param smallest letters that can still be read once it is printed
 */
export function layOutPoster(words: PosterWords, wrap: Wrap, smallest = 7): Piece[] {
  const width = SHEET.width - 2 * MARGIN
  const boxWidth = (width - 2 * GAP) / 3
  const boxHeight = (SHEET.height - 2 * MARGIN - HEAD - FOOT - GAP) / 2
  const pieces: Piece[] = [
    { kind: 'line', tag: 'H1', text: words.title, language: words.titleLanguage, x: MARGIN, y: MARGIN - 6, style: { size: 28, weight: 'bold', width } },
    { kind: 'line', tag: 'P', text: words.when, language: words.language, x: MARGIN, y: MARGIN + 30, style: { size: 14, width } },
  ]
  for (const [order, area] of AREAS.entries()) {
    const x = MARGIN + (order % 3) * (boxWidth + GAP)
    const y = MARGIN + HEAD + Math.floor(order / 3) * (boxHeight + GAP)
    pieces.push(...layOutBox(words, area, { x, y, width: boxWidth, height: boxHeight }, { wrap, smallest }))
  }
  pieces.push({ kind: 'line', tag: 'P', text: words.foot, language: words.language, x: MARGIN, y: SHEET.height - MARGIN - 6, style: { size: 10, width } })
  return pieces
}

type Letters = { wrap: Wrap; smallest: number }
type Box = { x: number; y: number; width: number; height: number }

function layOutBox({ areas, language, more }: PosterWords, area: GridArea, box: Box, { wrap, smallest }: Letters): Piece[] {
  const { name, prompt, notes } = areas[area]
  const [left, width] = [box.x + PADDING, box.width - 2 * PADDING]
  const pieces: Piece[] = [
    { kind: 'frame', ...box },
    { kind: 'bar', accent: ACCENTS[area], x: box.x, y: box.y, width: box.width, height: 9 },
  ]
  let y = box.y + 18
  const put = (tag: 'H2' | 'P', text: string, style: LineStyle, own = language) => {
    for (const line of wrap(keepSigns(text, own), style)) {
      pieces.push({ kind: 'line', tag, text: line, language: own, x: left, y, style })
      y += style.size * 1.28
    }
  }
  put('H2', `${area}. ${name}`, { size: 20, weight: 'bold', width })
  put('P', prompt, { size: 13, width })
  y += 8
  const room = { x: left, y, width, height: box.y + box.height - PADDING - y }
  pieces.push(...(notes.length === 0 ? layOutRules(room) : layOutNotes(notes, { language, more }, room, { wrap, smallest })))
  return pieces
}

/** To write by hand: as far apart as a felt pen needs. */
function layOutRules({ x, y, width, height }: Box): Piece[] {
  const apart = 34
  return Array.from({ length: Math.floor(height / apart) }, (_, order): Piece => ({ kind: 'rule', x, y: y + (order + 1) * apart - 6, width }))
}

const SIZES = [17, 15, 13.5, 12, 11, 10, 9, 8, 7, 6, 5, 4] as const

type Saying = Pick<PosterWords, 'language' | 'more'>

function layOutNotes(notes: readonly PosterNote[], { language, more }: Saying, room: Box, { wrap, smallest }: Letters): Piece[] {
  const sizes = SIZES.filter((size) => size >= smallest)
  for (const size of sizes) {
    for (const columns of size > WIDE ? [1] : [1, 2]) {
      const filled = fill(notes, size, columnsOf(room, columns), wrap)
      if (filled.count === notes.length) return filled.pieces
    }
  }
  // So much that the smallest letters do not hold it: what fits, and how many more there are.
  const size = smallest
  const last = size * 2
  const { count, pieces } = fill(notes, size, columnsOf({ ...room, height: room.height - last }, 2), wrap)
  const style = { size, width: room.width }
  const rest: Piece = { kind: 'line', tag: 'P', text: more(notes.length - count), language, x: room.x, y: room.y + room.height - last + size * 0.5, style }
  return [...pieces, rest]
}

/** Larger letters have the whole box; two columns of them would hold too few words a line. */
const WIDE = 13.5

function columnsOf(room: Box, count: number): Box[] {
  const width = (room.width - (count - 1) * GAP) / count
  return Array.from({ length: count }, (_, order) => ({ ...room, x: room.x + order * (width + GAP), width }))
}

/** Notes from the top of the first column to the foot of the last; a note is never cut in two. */
function fill(notes: readonly PosterNote[], size: number, columns: readonly Box[], wrap: Wrap): { count: number; pieces: Piece[] } {
  const pieces: Piece[] = []
  let count = 0
  for (const column of columns) {
    let y = column.y
    for (const note of notes.slice(count)) {
      const laid = layOutNote(note, size, column, wrap)
      if (y + laid.height > column.y + column.height) break
      pieces.push(...place(laid, column, y))
      y += laid.height
      count += 1
    }
  }
  return { count, pieces }
}

type Laid = { height: number; lines: { text: string; language: PaperLanguage; indent: number; size: number }[] }

function layOutNote({ text, language, gists }: PosterNote, size: number, { width }: Box, wrap: Wrap): Laid {
  const indent = size * 0.9
  const own = wrap(keepSigns(text, language), { size, width: width - indent }).map((line, order) => ({
    text: order === 0 ? `– ${line}` : line,
    language,
    indent: order === 0 ? 0 : indent,
    size,
  }))
  const short = gists.flatMap((gist) =>
    wrap(keepSigns(gist.text, gist.language), { size: size * 0.85, width: width - indent }).map((line) => ({
      text: line,
      language: gist.language,
      indent,
      size: size * 0.85,
    })),
  )
  const lines = [...own, ...short]
  return { lines, height: lines.reduce((sum, line) => sum + line.size * 1.25, 0) + size * 0.45 }
}

function place({ lines }: Laid, column: Box, top: number): Piece[] {
  let y = top
  return lines.map(({ text, language, indent, size }): Piece => {
    // The dash stands before the column of the words, which no line leaves.
    const style = { size, width: column.width - indent + size }
    const piece: Piece = { kind: 'line', tag: 'P', text, language, x: column.x + indent, y, style }
    y += size * 1.25
    return piece
  })
}
