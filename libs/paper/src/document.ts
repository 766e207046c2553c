import PDFDocument from 'pdfkit'
import { FONT_NAMES, type PaperFonts } from './fonts.ts'
import { millimetres, QUIET } from './ink.ts'
import { drawArtifact, drawLine, type Pdf, type StructureElement } from './lines.ts'

export type PaperLanguage = 'fr' | 'nl' | 'en' | 'de'
/** A text with its own language, where that is not the one of the document. */
export type PaperText = { text: string; language?: PaperLanguage }

export type PaperSettings = {
  /** The language of the document: screen readers speak it. */
  language: PaperLanguage
  title: string
  author: string
  /** Written into the file; the same content and moment give the same bytes. */
  madeAt: Date
  fonts: PaperFonts
  format?: 'A4' | 'A3'
  isLandscape?: boolean
  /** At the foot of every page, for example "Page 2 of 5"; none without it. */
  footOf?: (page: number, pages: number) => string
  /** False in tests that read the text of the page. */
  isCompressed?: boolean
}

/** A document being made, and where on its page the next thing goes. Lengths in points, from the upper left corner. */
export type Paper = {
  readonly pdf: Pdf
  readonly root: StructureElement
  readonly language: PaperLanguage
  readonly footOf: ((page: number, pages: number) => string) | null
  readonly bytes: Promise<Uint8Array>
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  y: number
}

const MARGIN = millimetres(18)
const FOOT_ROOM = 16

/** Begins a tagged document with one empty page. */
export function startPaper(settings: PaperSettings): Paper {
  const { language, title, author, madeAt, fonts, format = 'A4', isLandscape = false, footOf, isCompressed = true } = settings
  const pdf = new PDFDocument({
    size: format,
    layout: isLandscape ? 'landscape' : 'portrait',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: `${language}-BE`,
    compress: isCompressed,
    info: { Title: title, Author: author, Creator: 'Ronde', Producer: 'Ronde', CreationDate: madeAt },
  })
  for (const name of FONT_NAMES) pdf.registerFont(name, Buffer.from(fonts[name]))
  const root = pdf.struct('Document', { lang: `${language}-BE` })
  pdf.addStructure(root)
  const { width, height } = pdf.page
  return {
    pdf,
    root,
    language,
    footOf: footOf ?? null,
    bytes: gather(pdf),
    left: MARGIN,
    right: width - MARGIN,
    top: MARGIN,
    bottom: height - MARGIN - (footOf === undefined ? 0 : FOOT_ROOM),
    y: MARGIN,
  }
}

function gather(pdf: Pdf): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('end', () => resolve(Buffer.concat(pieces)))
      .on('error', reject)
  })
}

/** Goes on at the top of a new page. */
export function newPage(paper: Paper): void {
  paper.pdf.addPage()
  paper.y = paper.top
}

/** Goes on at the top of a page unless so much is left on this one. @returns whether a new page was begun */
export function ensureRoom(paper: Paper, height: number): boolean {
  if (paper.y + height <= paper.bottom || paper.y <= paper.top) return false
  newPage(paper)
  return true
}

/** Writes the feet and closes the document. @returns the bytes of the PDF */
export async function finishPaper(paper: Paper): Promise<Uint8Array> {
  const { pdf, footOf, root } = paper
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; footOf !== null && page < count; page += 1) {
    pdf.switchToPage(page)
    drawArtifact(pdf, () =>
      drawLine(pdf, footOf(page + 1, count), paper.left, paper.bottom + 6, { size: 9, colour: QUIET, width: paper.right - paper.left, align: 'right' }),
    )
  }
  root.end()
  pdf.end()
  return paper.bytes
}

/** The tag of a language, for what is not in the language of the document. */
export function langOf(paper: Paper, language: PaperLanguage | undefined): { lang?: string } {
  return language === undefined || language === paper.language ? {} : { lang: `${language}-BE` }
}
