import { ensureRoom, langOf, type Paper, type PaperText } from './document.ts'
import type { Weight } from './fonts.ts'
import { HAIRLINE } from './ink.ts'
import { drawArtifact, drawLine, markElement, wrapLines } from './lines.ts'

const HEADING_SIZES = { 1: 24, 2: 15, 3: 12 } as const
const LEADING = 1.3

/** A heading stays with what follows it: at the foot of a page it goes to the next one. */
export function addHeading(paper: Paper, level: 1 | 2 | 3, { text, language }: PaperText): void {
  const size = HEADING_SIZES[level]
  const width = paper.right - paper.left
  const lines = wrapLines(paper.pdf, text, { size, weight: 'bold', width })
  ensureRoom(paper, lines.length * size * LEADING + 60)
  if (paper.y > paper.top) paper.y += size * 0.5
  const drawings = lines.map((line) => placeLine(paper, line, { size, weight: 'bold' }))
  paper.root.add(markElement(paper.pdf, `H${level}`, langOf(paper, language), drawings))
  paper.y += size * 0.3
}

export type ParagraphStyle = { size?: number; weight?: Weight; colour?: string; align?: 'left' | 'centre' | 'right' }

/** A paragraph over the whole width; it may go on on the next page, line by line. */
export function addParagraph(paper: Paper, { text, language }: PaperText, { size = 11, weight = 'regular', colour, align }: ParagraphStyle = {}): void {
  const width = paper.right - paper.left
  for (const [order, line] of wrapLines(paper.pdf, text, { size, weight, width }).entries()) {
    ensureRoom(paper, size * LEADING)
    // A structure element may not go over the edge of a page, so each page has one of its own.
    const draw = placeLine(paper, line, { size, weight, ...(colour === undefined ? {} : { colour }), ...(align === undefined ? {} : { align }) })
    paper.root.add(markElement(paper.pdf, order === 0 ? 'P' : 'Span', langOf(paper, language), [draw]))
  }
  paper.y += size * 0.5
}

/** Reserves the line's place now; it is drawn when its element is added to the document. */
function placeLine(paper: Paper, line: string, style: Required<Pick<ParagraphStyle, 'size'>> & ParagraphStyle): () => void {
  const at = paper.y
  paper.y += style.size * LEADING
  return () => drawLine(paper.pdf, line, paper.left, at, { ...style, width: paper.right - paper.left })
}

/** A text in one language beside the same in another: read as two paragraphs, the left one first. */
export type Pair = { left: PaperText; right: PaperText; weight?: Weight; size?: number }

const GUTTER = 20

/** Two columns of equal width. A pair is never cut by the end of a page. */
export function addSideBySide(paper: Paper, { left, right, weight = 'regular', size = 11 }: Pair): void {
  const width = (paper.right - paper.left - GUTTER) / 2
  const columns = [left, right].map(({ text, language }, order) => ({
    lines: wrapLines(paper.pdf, text, { size, weight, width }),
    language,
    x: paper.left + order * (width + GUTTER),
  }))
  const height = Math.max(...columns.map(({ lines }) => lines.length)) * size * LEADING
  ensureRoom(paper, height)
  const top = paper.y
  for (const { lines, language, x } of columns) {
    const drawings = lines.map((line, order) => () => drawLine(paper.pdf, line, x, top + order * size * LEADING, { size, weight, width }))
    paper.root.add(markElement(paper.pdf, 'P', langOf(paper, language), drawings))
  }
  paper.y = top + height + size * 0.4
}

/** A thin line over the whole width. */
export function addRule(paper: Paper): void {
  drawArtifact(paper.pdf, () => paper.pdf.moveTo(paper.left, paper.y).lineTo(paper.right, paper.y).lineWidth(0.5).strokeColor(HAIRLINE).stroke())
  paper.y += 8
}

/** An empty stretch. */
export function addSpace(paper: Paper, height: number): void {
  paper.y += height
}
