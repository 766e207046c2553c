import type { Paper } from './document.ts'
import { HAIRLINE, millimetres, QUIET } from './ink.ts'
import { drawArtifact, drawLine, markElement } from './lines.ts'

/** Who writes, to whom, and where and when; each line as it is printed. */
export type LetterHead = { sender: readonly string[]; address: readonly string[]; dateLine: string }

/** The window of the envelopes used in Belgium is on the right: 110 mm from the left edge, 50 mm from the top, 85 × 30 mm. */
const WINDOW = { x: millimetres(113), y: millimetres(52), width: millimetres(82) }

/** The head of a letter on a page of its own, for an envelope with a window; what follows is added like on any page. */
export function addLetterHead(paper: Paper, { sender, address, dateLine }: LetterHead): void {
  const { pdf } = paper
  drawArtifact(pdf, () => {
    // Where a sheet is folded in three.
    for (const fold of [millimetres(99), millimetres(198)]) pdf.moveTo(8, fold).lineTo(22, fold).lineWidth(0.5).strokeColor(HAIRLINE).stroke()
  })
  const block = (lines: readonly string[], place: { x: number; y: number; width: number }, style: { size: number; colour?: string }) => {
    const drawings = lines.map((line, order) => () => drawLine(pdf, line, place.x, place.y + order * style.size * 1.35, { ...style, width: place.width }))
    if (drawings.length > 0) paper.root.add(markElement(pdf, 'P', {}, drawings))
  }
  block(sender, { x: paper.left, y: paper.top, width: WINDOW.x - paper.left - 20 }, { size: 10, colour: QUIET })
  block(address, WINDOW, { size: 11 })
  paper.y = millimetres(92)
  block([dateLine], { x: paper.left, y: paper.y, width: paper.right - paper.left }, { size: 11 })
  paper.y = millimetres(104)
}
