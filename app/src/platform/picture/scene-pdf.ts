import PDFDocument from 'pdfkit'
import { FONT_NAMES, markElement, splitRuns, type PaperLanguage } from '@ronde/paper'
import { listOperations, type Operation, type PathOperation, type Scene, type TextOperation } from '@ronde/sociogram'
import { readPaperFonts } from '../paper-fonts.ts'

type Pdf = InstanceType<typeof PDFDocument>
type ScenePdfSettings = { language: PaperLanguage; author: string; madeAt: Date; isCompressed?: boolean }

/** A scene as a page of its size, text as text. The same scene and moment give the same bytes. */
export async function renderScenePdf(scene: Scene, { language, author, madeAt, isCompressed = true }: ScenePdfSettings): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: [scene.width, scene.height],
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: `${language}-BE`,
    compress: isCompressed,
    info: { Title: scene.title, Author: author, Creator: 'Ronde', Producer: 'Ronde', CreationDate: madeAt },
  })
  const fonts = readPaperFonts()
  for (const name of FONT_NAMES) pdf.registerFont(name, Buffer.from(fonts[name]))
  const pieces: Buffer[] = []
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    pdf
      .on('data', (piece: Buffer) => pieces.push(piece))
      .on('end', () => resolve(Buffer.concat(pieces)))
      .on('error', reject)
  })
  const root = pdf.struct('Document', { lang: `${language}-BE` })
  pdf.addStructure(root)
  const draw = () => {
    pdf.rect(0, 0, scene.width, scene.height).fill(scene.ground)
    for (const operation of listOperations(scene)) drawOperation(pdf, operation)
  }
  root.add(markElement(pdf, 'Figure', { alt: scene.description, bbox: [0, 0, scene.width, scene.height] }, [draw]))
  root.end()
  pdf.end()
  return bytes
}

function drawOperation(pdf: Pdf, operation: Operation): void {
  pdf.save()
  if (operation.kind === 'path') drawPath(pdf, operation)
  else write(pdf, operation)
  pdf.restore()
}

function drawPath(pdf: Pdf, { data, fill, stroke, width, dash, isRound, opacity, fillOpacity }: PathOperation): void {
  if (fill !== null)
    pdf
      .path(data)
      .fillOpacity(stroke === null ? fillOpacity * opacity : fillOpacity)
      .fill(fill)
  if (stroke === null) return
  pdf
    .path(data)
    .lineWidth(width)
    .lineCap(isRound ? 'round' : 'butt')
    .lineJoin('round')
    .strokeOpacity(opacity)
  // A dash of no length is a dot by its round ends.
  if (dash.length > 0) pdf.dash(Math.max(0.01, dash[0]!), { space: dash[1]! })
  pdf.stroke(stroke)
}

const BEFORE = { start: 0, middle: 0.5, end: 1 } as const

/** The rim first and the letters on it; a text in two alphabets changes its font on the way. */
function write(pdf: Pdf, { x, y, text, size, weight, anchor, colour, halo, haloWidth }: TextOperation): void {
  const runs = splitRuns(text, weight).map((run) => ({ ...run, width: pdf.font(run.font).fontSize(size).widthOfString(run.text) }))
  const whole = runs.reduce((sum, { width }) => sum + width, 0)
  for (const pass of halo === null ? (['letters'] as const) : (['rim', 'letters'] as const)) {
    let left = x - BEFORE[anchor] * whole
    for (const run of runs) {
      pdf.font(run.font).fontSize(size)
      const options = { lineBreak: false, baseline: 'alphabetic' } as const
      if (pass === 'letters') pdf.fillColor(colour).text(run.text, left, y, options)
      else {
        pdf.lineWidth(haloWidth).lineJoin('round').strokeColor(halo!)
        pdf.text(run.text, left, y, { ...options, stroke: true, fill: false })
      }
      left += run.width
    }
  }
}
