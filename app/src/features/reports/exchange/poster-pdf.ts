import { nameIn } from '@ronde/figures'
import {
  drawArtifact,
  drawLine,
  FONT_NAMES,
  HAIRLINE,
  INK,
  inkOf,
  markElement,
  QUIET,
  wrapLines,
  type LineStyle,
  type PaperFonts,
  type Pdf,
  type StructureElement,
} from '@ronde/paper'
import PDFDocument from 'pdfkit'
import type { Language } from '../../../kernel/language.ts'
import { FIGURE_GROUPS, listCells, type Sheet, type SheetColumn } from '../domain/sheet.ts'
import type { SheetWords } from './render-sheet.ts'

/** Where the columns stand, and how large their letters may be so that all fit on the one page. */
type Layout = { left: number; right: number; labelWidth: number; columnWidth: number; size: number; rowHeight: number; stripHeight: number }
type Drawing = { pdf: Pdf; sheet: Sheet; words: SheetWords; language: Language; layout: Layout }

const MARGIN = 54
/** Points: 420 × 297 mm. */
const WIDTH = 1190.55
const HEIGHT = 841.89
const FOOT_SIZE = 10
const PADDING = 10

export type PosterSettings = { madeAt: Date; fonts: PaperFonts; /** False in tests that read the text of the page. */ isCompressed?: boolean }

/** The poster: A3 landscape, one page, tagged, its text can be selected; black and the accent of each community. */
export async function renderPosterPdf(
  sheet: Sheet,
  words: SheetWords,
  language: Language,
  { madeAt, fonts, isCompressed = true }: PosterSettings,
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A3',
    layout: 'landscape',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: `${language}-BE`,
    compress: isCompressed,
    info: { Title: words.title, Author: nameIn(language, sheet.names), Creator: 'Ronde', Producer: 'Ronde', CreationDate: madeAt },
  })
  const pieces: Buffer[] = []
  const finished = new Promise<void>((resolve, reject) =>
    pdf
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('end', resolve)
      .on('error', reject),
  )
  for (const name of FONT_NAMES) pdf.registerFont(name, Buffer.from(fonts[name]))
  drawPoster({ pdf, sheet, words, language, layout: layOut(sheet) })
  pdf.end()
  await finished
  return Buffer.concat(pieces)
}

function layOut(sheet: Sheet): Layout {
  const [left, right] = [MARGIN, WIDTH - MARGIN]
  const columns = Math.max(1, sheet.columns.length)
  const labelWidth = Math.max(220, Math.min(400, (right - left) * (columns > 8 ? 0.24 : 0.36)))
  const columnWidth = (right - left - labelWidth) / columns
  const size = Math.max(6, Math.min(18, columnWidth / 6.5))
  return { left, right, labelWidth, columnWidth, size, rowHeight: 33, stripHeight: 126 }
}

function drawPoster(drawing: Drawing): void {
  const { pdf, sheet, words, language, layout } = drawing
  const root = pdf.struct('Document', { lang: `${language}-BE` })
  pdf.addStructure(root)
  const width = layout.right - layout.left
  let y = MARGIN
  const lines = wrapLines(pdf, words.title, { size: 34, weight: 'bold', width })
  const place = (text: string, style: LineStyle, step: number) => {
    const at = y
    y += step
    return () => drawLine(pdf, text, layout.left, at, style)
  }
  root.add(pdf.struct('P', {}, [place(nameIn(language, sheet.names), { size: 14, colour: QUIET, width }, 24)]))
  root.add(
    pdf.struct(
      'H1',
      {},
      lines.map((line) => place(line, { size: 34, weight: 'bold', width }, 40)),
    ),
  )
  const table = pdf.struct('Table', { title: words.title })
  root.add(table)
  y = drawTable(drawing, table, y + 18)
  table.end()
  drawFoot(drawing, root)
  root.end()
}

function drawTable(drawing: Drawing, table: StructureElement, top: number): number {
  const { pdf, sheet, words, language, layout } = drawing
  const cells = listCells(sheet, language)
  let y = drawHead(drawing, table, top)
  for (const group of FIGURE_GROUPS) {
    y = drawGroup(drawing, table, words.groups[group.key], y)
    for (const figure of group.figures) {
      const row = cells.find((each) => each.figure === figure)
      const texts = (row?.cells ?? []).map(({ text, spread }) => (spread === null ? text : `${text} ${spread}`))
      y = drawRow(drawing, table, words.rows[figure], texts, y)
      if (figure === 'participantsPerMeeting' && sheet.columns.some(({ strips }) => (strips ?? []).length > 0)) y = drawStrips(drawing, table, y)
    }
  }
  drawArtifact(pdf, () => pdf.moveTo(layout.left, y).lineTo(layout.right, y).lineWidth(0.5).strokeColor(HAIRLINE).stroke())
  return y
}

function columnLeft({ left, labelWidth, columnWidth }: Layout, order: number): number {
  return left + labelWidth + order * columnWidth
}

function drawHead({ pdf, sheet, language, layout }: Drawing, table: StructureElement, y: number): number {
  drawArtifact(pdf, () => {
    for (const [order, { accent }] of sheet.columns.entries()) pdf.rect(columnLeft(layout, order), y, layout.columnWidth, 4).fill(inkOf(accent))
  })
  const heads = sheet.columns.map(({ names }, order) => {
    const style: LineStyle = { size: layout.size, weight: 'bold', width: layout.columnWidth - PADDING, align: 'right' }
    return markElement(pdf, 'TH', { scope: 'Column' }, [() => drawLine(pdf, nameIn(language, names), columnLeft(layout, order), y + 12, style)])
  })
  table.add(pdf.struct('TR', {}, [pdf.struct('TD', {}, [() => undefined]), ...heads]))
  return y + 36
}

function drawGroup({ pdf, layout }: Drawing, table: StructureElement, label: string, y: number): number {
  const style: LineStyle = { size: 12, colour: QUIET, width: layout.labelWidth }
  table.add(pdf.struct('TR', {}, [markElement(pdf, 'TH', { scope: 'Row' }, [() => drawLine(pdf, label, layout.left, y + 10, style)])]))
  drawArtifact(pdf, () =>
    pdf
      .moveTo(layout.left, y + 30)
      .lineTo(layout.right, y + 30)
      .lineWidth(0.8)
      .strokeColor(INK)
      .stroke(),
  )
  return y + 30
}

function drawRow({ pdf, layout }: Drawing, table: StructureElement, label: string, texts: readonly string[], y: number): number {
  const middle = y + (layout.rowHeight - layout.size) / 2 - layout.size * 0.12
  const head = markElement(pdf, 'TH', { scope: 'Row' }, [() => drawLine(pdf, label, layout.left, y + 8, { size: 15, width: layout.labelWidth - PADDING })])
  const cells = texts.map((text, order) => {
    const style: LineStyle = { size: layout.size, width: layout.columnWidth - PADDING, align: 'right' }
    return pdf.struct('TD', {}, [() => drawLine(pdf, text, columnLeft(layout, order), middle, style)])
  })
  table.add(pdf.struct('TR', {}, [head, ...cells]))
  drawArtifact(pdf, () =>
    pdf
      .moveTo(layout.left, y + layout.rowHeight)
      .lineTo(layout.right, y + layout.rowHeight)
      .lineWidth(0.5)
      .strokeColor(HAIRLINE)
      .stroke(),
  )
  return y + layout.rowHeight
}

/** One bar of dots a meeting: filled people count, hollow ones do not, a cancelled meeting is crossed out. */
function drawStrips({ pdf, sheet, words, language, layout }: Drawing, table: StructureElement, y: number): number {
  const all = sheet.columns.flatMap(({ strips }) => strips ?? [])
  const tallest = Math.max(1, ...all.map(({ cancelled, counted, others }) => (cancelled ? 1 : counted + others)))
  const longest = Math.max(1, ...sheet.columns.map(({ strips }) => strips?.length ?? 0))
  const step = Math.min(8, (layout.stripHeight - 12) / tallest)
  const bar = Math.min(11, (layout.columnWidth - PADDING * 2) / longest)
  const bottom = y + layout.stripHeight - 6
  const label = wrapLines(pdf, words.strips.label, { size: 10, width: layout.labelWidth - PADDING * 2 })
  const head = markElement(pdf, 'TH', { scope: 'Row' }, [
    () =>
      label.forEach((line, order) =>
        drawLine(pdf, line, layout.left, y + 10 + order * 14, { size: 10, colour: QUIET, width: layout.labelWidth - PADDING * 2 }),
      ),
  ])
  const figures = sheet.columns.map((column, order) => {
    const strips = column.strips ?? []
    const right = columnLeft(layout, order) + layout.columnWidth - PADDING
    const alt = words.strips.title(nameIn(language, column.names), strips.map(({ cancelled, counted }) => (cancelled ? '×' : counted)).join(', '))
    const dots = () => drawDots(pdf, strips, { left: right - strips.length * bar, bottom, step, bar, colour: inkOf(column.accent) })
    return pdf.struct('TD', {}, [markElement(pdf, 'Figure', { alt, bbox: [right - strips.length * bar, y, right, bottom] }, [dots])])
  })
  table.add(pdf.struct('TR', {}, [head, ...figures]))
  drawArtifact(pdf, () =>
    pdf
      .moveTo(layout.left, y + layout.stripHeight)
      .lineTo(layout.right, y + layout.stripHeight)
      .lineWidth(0.5)
      .strokeColor(HAIRLINE)
      .stroke(),
  )
  return y + layout.stripHeight
}

type Dots = { left: number; bottom: number; step: number; bar: number; colour: string }

function drawDots(pdf: Pdf, strips: NonNullable<SheetColumn['strips']>, { left, bottom, step, bar, colour }: Dots): void {
  const radius = Math.max(0.8, Math.min(step, bar) * 0.38)
  for (const [order, { cancelled, counted, others }] of strips.entries()) {
    const x = left + (order + 0.5) * bar
    if (cancelled) {
      const y = bottom - step / 2
      pdf
        .moveTo(x - radius, y - radius)
        .lineTo(x + radius, y + radius)
        .moveTo(x + radius, y - radius)
        .lineTo(x - radius, y + radius)
        .lineWidth(0.8)
        .strokeColor(QUIET)
        .stroke()
      continue
    }
    for (let dot = 0; dot < counted; dot += 1) pdf.circle(x, bottom - (dot + 0.5) * step, radius).fill(colour)
    for (let dot = counted; dot < counted + others; dot += 1)
      pdf
        .circle(x, bottom - (dot + 0.5) * step, radius - 0.35)
        .lineWidth(0.6)
        .strokeColor(colour)
        .stroke()
  }
}

function drawFoot({ pdf, words, layout }: Drawing, root: StructureElement): void {
  const style: LineStyle = { size: FOOT_SIZE, colour: QUIET, width: layout.right - layout.left }
  const lines = wrapLines(pdf, words.method.join(' '), style)
  const top = HEIGHT - MARGIN + 14 - lines.length * 14
  root.add(
    pdf.struct(
      'P',
      {},
      lines.map((line, order) => () => drawLine(pdf, line, layout.left, top + order * 14, style)),
    ),
  )
}
