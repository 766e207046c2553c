import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { readPaperFonts } from '../paper-fonts.ts'
import { unpackFont } from './unpack-font.ts'

const require = createRequire(import.meta.url)
const FAMILY = 'Atkinson Hyperlegible Next'
let started: Promise<Uint8Array[]> | null = null

/** Once a process: the drawing program and its fonts. */
async function start(): Promise<Uint8Array[]> {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return Object.values(readPaperFonts()).map(unpackFont)
}

/**
 * An SVG picture of ours as PNG, with the fonts of the house and no others; nothing is fetched.
 * @param dotsPerInch 300 for print; an A4 page then has 3,508 × 2,480 dots
 */
export async function renderPng(svg: string, { dotsPerInch = 300 } = {}): Promise<Uint8Array> {
  started ??= start()
  const fontBuffers = await started
  const font = { fontBuffers, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY, loadSystemFonts: false }
  const drawing = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: dotsPerInch / 96 }, textRendering: 2 })
  const image = drawing.render()
  const png = image.asPng()
  image.free()
  drawing.free()
  return png
}
