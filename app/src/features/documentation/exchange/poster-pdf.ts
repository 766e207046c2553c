import {
  drawArtifact,
  drawLine,
  finishPaper,
  HAIRLINE,
  INK,
  inkOf,
  markElement,
  millimetres,
  newPage,
  QUIET,
  startPaper,
  wrapLines,
  type Paper,
  type PaperFonts,
} from '@ronde/paper'
import { layOutPoster, SHEET, type Piece, type PosterWords } from './poster-layout.ts'

/** One sheet of A3, or an A0 put together from sheets that an office printer takes. */
export const POSTER_SIZES = ['a3', 'a0-on-a3', 'a0-on-a4'] as const
export type PosterSize = (typeof POSTER_SIZES)[number]

type Settings = {
  size: PosterSize
  madeAt: Date
  fonts: PaperFonts
  author: string
  sheetOf: (sheet: { number: number; count: number; row: number; column: number }) => string
  /** False in tests that read the text of the page. */
  isCompressed?: boolean
}

type Tiling = { format: 'A3' | 'A4'; isLandscape: boolean; columns: number; rows: number }
const TILINGS: Record<Exclude<PosterSize, 'a3'>, Tiling> = {
  'a0-on-a3': { format: 'A3', isLandscape: false, columns: 4, rows: 2 },
  'a0-on-a4': { format: 'A4', isLandscape: true, columns: 4, rows: 4 },
}

/** The grid for the wall, tagged and with text that can be selected. */
export async function renderPoster(words: PosterWords, { size, madeAt, fonts, author, sheetOf, isCompressed = true }: Settings): Promise<Uint8Array> {
  const tiling = size === 'a3' ? null : TILINGS[size]
  const paper = startPaper({
    language: words.language,
    title: words.title,
    author,
    madeAt,
    fonts,
    format: tiling?.format ?? 'A3',
    isLandscape: tiling?.isLandscape ?? true,
    isCompressed,
  })
  const pieces = layOutPoster(words, (text, style) => wrapLines(paper.pdf, text, style), tiling === null ? 7 : 4)
  if (tiling === null) drawPieces(paper, pieces, { scale: 1, left: 0, top: 0, core: { x: 0, y: 0, width: SHEET.width, height: SHEET.height } })
  else drawTiles(paper, pieces, tiling, sheetOf)
  return finishPaper(paper)
}

/** No printer reaches the edge: what is outside the marks is there to be glued over. */
const EDGE = millimetres(10)
const MARK = millimetres(6)

function drawTiles(paper: Paper, pieces: readonly Piece[], { columns, rows }: Tiling, sheetOf: Settings['sheetOf']): void {
  const { width, height } = paper.pdf.page
  const core = { width: width - 2 * EDGE, height: height - 2 * EDGE }
  const scale = Math.min((columns * core.width) / SHEET.width, (rows * core.height) / SHEET.height)
  for (let number = 0; number < columns * rows; number += 1) {
    if (number > 0) newPage(paper)
    const [row, column] = [Math.floor(number / columns), number % columns]
    const [left, top] = [column * core.width - EDGE, row * core.height - EDGE]
    drawPieces(paper, pieces, { scale, left, top, core: { x: column * core.width, y: row * core.height, ...core } })
    drawCutMarks(paper, core, sheetOf({ number: number + 1, count: columns * rows, row: row + 1, column: column + 1 }))
  }
}

/** Corners to cut along, and which sheet this is, in the edge that falls away. */
function drawCutMarks({ pdf }: Paper, { width, height }: { width: number; height: number }, label: string): void {
  drawArtifact(pdf, () => {
    for (const x of [EDGE, EDGE + width]) {
      for (const y of [EDGE, EDGE + height]) {
        const [outX, outY] = [x === EDGE ? x - MARK : x + MARK, y === EDGE ? y - MARK : y + MARK]
        pdf.moveTo(x, y).lineTo(outX, y).moveTo(x, y).lineTo(x, outY).lineWidth(0.6).strokeColor(INK).stroke()
      }
    }
    // White below, so that the number is read where a box goes on over the edge.
    pdf.rect(EDGE + MARK, EDGE + height + 6, 190, 14).fill('#ffffff')
    drawLine(pdf, label, EDGE + MARK + 2, EDGE + height + 8, { size: 9, colour: QUIET, width: 186 })
  })
}

type Place = { scale: number; left: number; top: number; /** What of the whole poster this sheet shows, in points of the poster as it is printed. */ core: Box }
type Box = { x: number; y: number; width: number; height: number }

function drawPieces(paper: Paper, pieces: readonly Piece[], place: Place): void {
  const { width, height } = paper.pdf.page
  for (const piece of pieces) {
    const box = boxOf(piece, place.scale)
    const [x, y] = [box.x - place.left, box.y - place.top]
    if (x > width || y > height || x + box.width < 0 || y + box.height < 0) continue
    drawPiece(paper, piece, { x, y, scale: place.scale, isSaid: isInside(box, place.core) })
  }
}

function boxOf(piece: Piece, scale: number): Box {
  const [width, height] = sizeOf(piece)
  return { x: piece.x * scale, y: piece.y * scale, width: width * scale, height: height * scale }
}

function sizeOf(piece: Piece): [number, number] {
  if (piece.kind === 'line') return [piece.style.width, piece.style.size * 1.3]
  return [piece.width, piece.kind === 'rule' ? 1 : piece.height]
}

/** A line over two sheets is drawn on both and read aloud on the one where it begins. */
function isInside({ x, y }: Box, core: Box): boolean {
  return x >= core.x && x < core.x + core.width && y >= core.y && y < core.y + core.height
}

type Spot = { x: number; y: number; scale: number; isSaid: boolean }

function drawPiece({ pdf, root, language }: Paper, piece: Piece, { x, y, scale, isSaid }: Spot): void {
  if (piece.kind === 'line') {
    const draw = () => drawLine(pdf, piece.text, x, y, { ...piece.style, size: piece.style.size * scale, width: piece.style.width * scale })
    if (!isSaid) return drawArtifact(pdf, draw)
    root.add(markElement(pdf, piece.tag, piece.language === language ? {} : { lang: `${piece.language}-BE` }, [draw]))
    return undefined
  }
  return drawArtifact(pdf, () => {
    if (piece.kind === 'bar') pdf.rect(x, y, piece.width * scale, piece.height * scale).fill(inkOf(piece.accent))
    else if (piece.kind === 'frame')
      pdf
        .rect(x, y, piece.width * scale, piece.height * scale)
        .lineWidth(0.8 * scale)
        .strokeColor(QUIET)
        .stroke()
    else
      pdf
        .moveTo(x, y)
        .lineTo(x + piece.width * scale, y)
        .lineWidth(0.6 * scale)
        .strokeColor(HAIRLINE)
        .stroke()
  })
}
