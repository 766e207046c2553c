import { encode } from 'uqr'
import { ensureRoom, type Paper } from './document.ts'
import { INK } from './ink.ts'
import { markElement, type Pdf } from './lines.ts'

/** Rows of dark (true) and light modules, with the quiet border of four that readers need. Up to a quarter of it may be dirty. */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: 'Q', border: 4 }).data
}

export type QrPlace = { text: string; /** Said to whoever does not see it. */ alt: string; x: number; y: number; size: number }

/** Draws the code in a square, within an element of the structure. */
function drawQrCode(pdf: Pdf, { text, x, y, size }: QrPlace): void {
  const modules = qrModules(text)
  const step = size / modules.length
  for (const [row, line] of modules.entries()) {
    for (const [column, isDark] of line.entries()) {
      // A hair wider than its place, so that no light line shows between two of them.
      if (isDark) pdf.rect(x + column * step, y + row * step, step + 0.05, step + 0.05)
    }
  }
  pdf.fill(INK)
}

/** A code at the left edge or in the middle of the page. @param size side of the square in points, quiet border included */
export function addQrCode(
  paper: Paper,
  { text, alt, size = 140, align = 'left' }: { text: string; alt: string; size?: number; align?: 'left' | 'centre' },
): void {
  ensureRoom(paper, size)
  const x = align === 'left' ? paper.left : (paper.left + paper.right - size) / 2
  const place = { text, alt, x, y: paper.y, size }
  paper.root.add(markQrCode(paper, place))
  paper.y += size + 6
}

/** The code as a figure with its words. */
export function markQrCode(paper: Paper, place: QrPlace) {
  const { x, y, size, alt } = place
  return markElement(paper.pdf, 'Figure', { alt, bbox: [x, y, x + size, y + size] }, [() => drawQrCode(paper.pdf, place)])
}
