import { ensureRoom, langOf, newPage, type Paper, type PaperLanguage } from './document.ts'
import type { Weight } from './fonts.ts'
import { HAIRLINE, INK, QUIET } from './ink.ts'
import { drawArtifact, drawLine, markElement, wrapLines, type StructureElement } from './lines.ts'

export type CellLine = { text: string; weight?: Weight; size?: number; isQuiet?: boolean; language?: PaperLanguage }
/** Words, empty boxes to tick with their labels, or nothing but room to write. */
export type PaperCell = { lines: readonly CellLine[] } | { boxes: readonly string[] }
export type PaperColumn = { heading: string; /** Share of the width. */ share: number; align?: 'left' | 'right'; isHeading?: boolean }
export type PaperTable = {
  caption: string
  columns: readonly PaperColumn[]
  rows: readonly (readonly PaperCell[])[]
  /** Room to write by hand, in points. */ minRowHeight?: number
}

export const EMPTY_CELL: PaperCell = { lines: [] }
export function textCell(text: string, style: Omit<CellLine, 'text'> = {}): PaperCell {
  return { lines: text === '' ? [] : [{ text, ...style }] }
}

const PADDING = 5
const SIZE = 10
const LEADING = 1.25
const BOX = 10
/** A cell holds at most so many lines of its words; a longer text ends with an ellipsis. */
const LONGEST_CELL = 12

type Placed = { x: number; width: number; column: PaperColumn }
type SetLine = { text: string; style: CellLine; size: number; top: number }

/** A table whose rows are never cut by the end of a page; the heads of the columns come again on each page. */
export function addTable(paper: Paper, table: PaperTable): void {
  const places = placeColumns(paper, table.columns)
  const heads = setHeads(paper, places)
  const element = paper.pdf.struct('Table', { title: table.caption })
  if (paper.y + heads.height + (table.minRowHeight ?? 20) > paper.bottom) newPage(paper)
  paper.root.add(element)
  drawHeads(paper, heads, element)
  for (const row of table.rows) {
    const cells = row.map((cell, order) => setCell(paper, cell, places[order]))
    const height = Math.max(table.minRowHeight ?? 0, ...cells.map((cell) => cell.height)) + PADDING * 2
    if (paper.y + height > paper.bottom) {
      newPage(paper)
      drawHeads(paper, heads, null)
    }
    drawRow(paper, { cells, places, height }, element)
  }
  element.end()
  paper.y += 8
}

function placeColumns(paper: Paper, columns: readonly PaperColumn[]): Placed[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  let x = paper.left
  return columns.map((column) => {
    const width = ((paper.right - paper.left) * column.share) / shares
    const place = { x, width, column }
    x += width
    return place
  })
}

type Heads = { places: Placed[]; lines: string[][]; height: number }

function setHeads(paper: Paper, places: Placed[]): Heads {
  const lines = places.map(({ column, width }) => wrapLines(paper.pdf, column.heading, { size: 9, weight: 'bold', width: width - PADDING }))
  return { places, lines, height: Math.max(...lines.map(({ length }) => length)) * 9 * LEADING + PADDING * 2 }
}

/** On the first page the heads are part of the table; where they come again they are only drawn. */
function drawHeads(paper: Paper, { places, lines, height }: Heads, table: StructureElement | null): void {
  const { pdf, y: top } = paper
  const drawings = places.map(({ x, width, column }, order) => () => {
    for (const [at, line] of (lines[order] ?? []).entries()) {
      drawLine(pdf, line, x, top + PADDING + at * 9 * LEADING, { size: 9, weight: 'bold', width: width - PADDING, align: column.align ?? 'left' })
    }
  })
  if (table === null) drawArtifact(pdf, () => drawings.forEach((draw) => draw()))
  else
    table.add(
      pdf.struct(
        'TR',
        {},
        drawings.map((draw) => markElement(pdf, 'TH', { scope: 'Column' }, [draw])),
      ),
    )
  paper.y += height
  drawBottom(paper, 1, INK)
}

function drawBottom(paper: Paper, width: number, colour: string): void {
  drawArtifact(paper.pdf, () => paper.pdf.moveTo(paper.left, paper.y).lineTo(paper.right, paper.y).lineWidth(width).strokeColor(colour).stroke())
}

type SetCell = { lines: SetLine[]; boxes: readonly string[]; height: number }

function setCell(paper: Paper, cell: PaperCell, place: Placed | undefined): SetCell {
  const width = (place?.width ?? 0) - PADDING
  if ('boxes' in cell) return { lines: [], boxes: cell.boxes, height: cell.boxes.length * BOX * 1.5 }
  let top = 0
  const lines = cell.lines.flatMap((style) => {
    const size = style.size ?? SIZE
    return wrapLines(paper.pdf, style.text, { size, width, ...(style.weight === undefined ? {} : { weight: style.weight }) }, LONGEST_CELL).map(
      (text): SetLine => {
        const line = { text, style, size, top }
        top += size * LEADING
        return line
      },
    )
  })
  return { lines, boxes: [], height: top }
}

type Row = { cells: SetCell[]; places: Placed[]; height: number }

function drawRow(paper: Paper, { cells, places, height }: Row, table: StructureElement): void {
  const { pdf, y } = paper
  const top = y + PADDING
  const elements = cells.map(({ lines, boxes }, order) => {
    const place = places[order]
    const column = place?.column
    const [x, width] = [place?.x ?? paper.left, (place?.width ?? 0) - PADDING]
    const language = lines.map(({ style }) => style.language).find((each) => each !== undefined)
    const draw = () => {
      for (const { text, style, size, top: at } of lines) {
        drawLine(pdf, text, x, top + at, {
          size,
          width,
          weight: style.weight ?? 'regular',
          colour: style.isQuiet ? QUIET : INK,
          align: column?.align ?? 'left',
        })
      }
      for (const [at, label] of boxes.entries()) drawBox(paper, label, { x, y: top + at * BOX * 1.5, width })
    }
    const options = { ...langOf(paper, language), ...(column?.isHeading ? { scope: 'Row' as const } : {}) }
    return markElement(pdf, column?.isHeading ? 'TH' : 'TD', options, [draw])
  })
  table.add(pdf.struct('TR', {}, elements))
  paper.y += height
  drawBottom(paper, 0.5, HAIRLINE)
}

/** An empty box and its words. */
function drawBox({ pdf }: Paper, label: string, { x, y, width }: { x: number; y: number; width: number }): void {
  pdf.rect(x, y, BOX, BOX).lineWidth(0.8).strokeColor(INK).stroke()
  drawLine(pdf, label, x + BOX + 5, y, { size: BOX - 1, width: width - BOX - 5 })
}

/** A line of boxes to tick, side by side over the whole width. */
export function addBoxes(paper: Paper, labels: readonly string[]): void {
  const height = BOX * 2
  ensureRoom(paper, height)
  const width = (paper.right - paper.left) / Math.max(1, labels.length)
  const y = paper.y
  const drawings = labels.map((label, order) => () => drawBox(paper, label, { x: paper.left + order * width, y, width: width - PADDING }))
  paper.root.add(markElement(paper.pdf, 'P', {}, drawings))
  paper.y += height
}
