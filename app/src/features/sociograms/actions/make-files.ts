import { randomBytes } from 'node:crypto'
import { renderSvg, writeNetworkFile, type Scene } from '@ronde/sociogram'
import type { Language } from '../../../kernel/language.ts'
import { renderPng } from '../../../platform/picture/picture-png.ts'
import { renderScenePdf } from '../../../platform/picture/scene-pdf.ts'
import type { Drawing } from '../domain/consent-level.ts'
import { researchFile } from '../domain/research-file.ts'
import { NETWORK_FORMATS, type PictureFormat } from '../domain/file-formats.ts'

type ResultFile = { name: string; type: string; body: Uint8Array | string }

const DOTS_PER_INCH = 200

/** `page`: what a page takes in, with everybody within reach of a keyboard. */
type Made = { language: Language; author: string; madeAt: Date; use?: 'page' | 'file' }

/** The picture of the page on paper: the same drawing, so that it holds no more. */
export async function makePicture(scene: Scene, format: PictureFormat, made: Made): Promise<ResultFile> {
  const name = `sociogram.${format}`
  if (format === 'pdf') return { name, type: 'application/pdf', body: await renderScenePdf(scene, made) }
  const svg = renderSvg(scene, { use: made.use ?? 'file' })
  if (format === 'svg') return { name, type: 'image/svg+xml; charset=utf-8', body: svg }
  return { name, type: 'image/png', body: await renderPng(svg, { dotsPerInch: DOTS_PER_INCH }) }
}

/** @returns null for a format that is not offered */
export function makeNetworkFile(drawing: Drawing, wished: string | undefined, sayGroup: (code: string) => string): ResultFile | null {
  const offered = NETWORK_FORMATS.find(({ format }) => format === wished)
  if (offered === undefined) return null
  const written = writeNetworkFile(researchFile(drawing, newIds(drawing.people.length), sayGroup), offered.name, { format: offered.format })
  const first = written.ok ? written.value.files[0] : undefined
  return first === undefined ? null : { name: offered.name, type: offered.type, body: first.text }
}

/** Known in this one file. */
function newIds(count: number): string[] {
  const ids = new Set<string>()
  while (ids.size < count) ids.add(`p${randomBytes(4).toString('hex')}`)
  return [...ids]
}
