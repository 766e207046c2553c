import { langOf, newPage, type Paper, type PaperLanguage } from './document.ts'
import { HAIRLINE, INK, millimetres, QUIET } from './ink.ts'
import { drawArtifact, drawLine, markElement, wrapLines } from './lines.ts'
import { markQrCode } from './qr.ts'

/** A card to cut out. */
export type PaperCard = {
  /** Small, above. */
  head: string
  name: string
  /** Below the name; each on one line. */
  lines: readonly { text: string; language?: PaperLanguage }[]
  /** Large words at the foot, for example "First time". */
  mark?: string
  ink?: string
  code?: { text: string; alt: string }
}

const WIDTH = millimetres(87)
const HEIGHT = millimetres(62)
const COLUMNS = 2
const PADDING = 12

/** Cards of 87 × 62 mm, eight on an A4 page, with thin lines to cut along; they begin where the page is free. */
export function addCards(paper: Paper, cards: readonly PaperCard[]): void {
  for (let start = 0; start < cards.length; start += COLUMNS) {
    if (paper.y + HEIGHT > paper.bottom) newPage(paper)
    for (const [column, card] of cards.slice(start, start + COLUMNS).entries()) drawCard(paper, card, paper.left + column * WIDTH)
    paper.y += HEIGHT
  }
}

function drawCard(paper: Paper, { head, name, lines, mark, ink = INK, code }: PaperCard, x: number): void {
  const { pdf, y } = paper
  drawArtifact(pdf, () => {
    pdf.rect(x, y, WIDTH, HEIGHT).lineWidth(0.5).strokeColor(HAIRLINE).stroke()
    pdf.rect(x, y, WIDTH, 5).fill(ink)
  })
  const codeSize = code === undefined ? 0 : 62
  const width = WIDTH - PADDING * 2
  const names = wrapLines(pdf, name, { size: 24, weight: 'bold', width }, 2)
  const card = pdf.struct('Sect')
  paper.root.add(card)
  card.add(markElement(pdf, 'P', {}, [() => drawLine(pdf, head, x + PADDING, y + 14, { size: 9, colour: QUIET, width })]))
  card.add(
    markElement(
      pdf,
      'P',
      {},
      names.map((line, order) => () => drawLine(pdf, line, x + PADDING, y + 36 + order * 29, { size: 24, weight: 'bold', width })),
    ),
  )
  const below = y + 36 + names.length * 29 + 6
  for (const [order, { text, language }] of lines.entries()) {
    card.add(
      markElement(pdf, 'P', langOf(paper, language), [
        () => drawLine(pdf, text, x + PADDING, below + order * 16, { size: 12, width: width - (order === 0 ? 0 : codeSize) }),
      ]),
    )
  }
  if (mark !== undefined)
    card.add(
      markElement(pdf, 'P', {}, [() => drawLine(pdf, mark, x + PADDING, y + HEIGHT - 24, { size: 11, weight: 'bold', colour: ink, width: width - codeSize })]),
    )
  if (code !== undefined) card.add(markQrCode(paper, { ...code, x: x + WIDTH - codeSize - 4, y: y + HEIGHT - codeSize - 4, size: codeSize }))
  card.end()
}
