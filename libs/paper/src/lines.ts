import type PDFDocument from 'pdfkit'
import { splitRuns, type Weight } from './fonts.ts'
import { INK } from './ink.ts'

export type Pdf = InstanceType<typeof PDFDocument>
export type StructureElement = ReturnType<Pdf['struct']>

/** Sizes and widths in points. */
export type LineStyle = { size: number; weight?: Weight; colour?: string; width: number; align?: 'left' | 'centre' | 'right' }

export function widthOf(pdf: Pdf, text: string, size: number, weight: Weight = 'regular'): number {
  return splitRuns(text, weight).reduce((sum, run) => sum + pdf.font(run.font).fontSize(size).widthOfString(run.text), 0)
}

/** One line; a text too wide for its place is drawn smaller, never over its neighbour. */
export function drawLine(pdf: Pdf, text: string, x: number, y: number, { size, weight = 'regular', colour = INK, width, align = 'left' }: LineStyle): void {
  const natural = widthOf(pdf, text, size, weight)
  const fitting = natural <= width ? size : Math.max(4, (size * width) / natural)
  const used = natural <= width ? natural : Math.min(width, (natural * fitting) / size)
  const room = { left: 0, centre: (width - used) / 2, right: width - used }
  let at = x + room[align]
  for (const run of splitRuns(text, weight)) {
    pdf.font(run.font).fontSize(fitting).fillColor(colour)
    pdf.text(run.text, at, y + (size - fitting), { lineBreak: false })
    at += pdf.widthOfString(run.text)
  }
}

/**
 * The lines of a text in a column; line breaks of the text are kept. A word alone wider than the column stays whole: `drawLine` makes it
 * smaller. @param maxLines of a longer text the last line ends with an ellipsis
 */
export function wrapLines(
  pdf: Pdf,
  text: string,
  { size, weight = 'regular', width }: Pick<LineStyle, 'size' | 'weight' | 'width'>,
  maxLines = Infinity,
): string[] {
  const lines = text.split('\n').flatMap((paragraph) => {
    const wrapped: string[] = []
    for (const word of paragraph.split(' ')) {
      const last = wrapped.at(-1)
      const longer = last === undefined ? word : `${last} ${word}`
      if (last !== undefined && widthOf(pdf, longer, size, weight) <= width) wrapped[wrapped.length - 1] = longer
      else wrapped.push(word)
    }
    return wrapped
  })
  return lines.length <= maxLines ? lines : [...lines.slice(0, maxLines - 1), `${lines[maxLines - 1] ?? ''}…`]
}

type MarkOptions = { scope?: 'Row' | 'Column'; alt?: string; bbox?: number[]; lang?: string; title?: string }

/** An element of the structure. The types of pdfkit do not know `scope` and `bbox`, which its structure elements do. */
export function markElement(pdf: Pdf, kind: string, options: MarkOptions, children: (StructureElement | (() => void))[]): StructureElement {
  return pdf.struct(kind, options as object, children)
}

/** Lines and bars that say nothing by themselves: a screen reader skips them. */
export function drawArtifact(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  draw()
  pdf.endMarkedContent()
}
