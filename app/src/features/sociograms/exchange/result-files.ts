import { randomBytes } from 'node:crypto'
import { LOOKS, renderSvg, writeNetworkFile, type NetworkFormat, type Scene } from '@ronde/sociogram'
import { renderPng } from '../../../platform/picture/picture-png.ts'
import { renderScenePdf } from '../../../platform/picture/scene-pdf.ts'
import type { Drawing } from '../domain/consent-level.ts'
import { researchFile } from '../domain/research-file.ts'
import { sceneOfGroup, type SceneText } from './group-scene.ts'

export const PICTURE_FORMATS = ['svg', 'pdf', 'png'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]
type ResultFile = { name: string; type: string; body: Uint8Array | string }

/** A4, lying. */
const PAPER = { width: 842, height: 595 }
const DOTS_PER_INCH = 200

/** The picture of the page on paper; the same drawing, so that it holds no more. */
export async function makePicture(
  drawing: Drawing,
  text: SceneText,
  format: PictureFormat,
  { author, madeAt }: { author: string; madeAt: Date },
): Promise<ResultFile> {
  const scene = sceneOfGroup(drawing, text, { look: LOOKS.print, page: PAPER })
  const name = `sociogram.${format}`
  if (format === 'pdf') return { name, type: 'application/pdf', body: await renderScenePdf(scene, { language: text.language, author, madeAt }) }
  const svg = svgOf(scene)
  return format === 'png'
    ? { name, type: 'image/png', body: await renderPng(svg, { dotsPerInch: DOTS_PER_INCH }) }
    : { name, type: 'image/svg+xml; charset=utf-8', body: svg }
}

function svgOf(scene: Scene): string {
  return renderSvg(scene, { use: 'file' })
}

type Offered = { format: NetworkFormat; name: string; label: string; type: string }
const XML = 'application/xml; charset=utf-8'
const PLAIN = 'text/plain; charset=utf-8'

/** One file each; what a format needs a second file for, such as the sectors beside a list of ties, is in those that hold all. */
export const NETWORK_FORMATS: readonly Offered[] = [
  { format: 'graphml', name: 'network.graphml', label: 'GraphML', type: XML },
  { format: 'gexf', name: 'network.gexf', label: 'GEXF (Gephi)', type: XML },
  { format: 'pajek', name: 'network.net', label: 'Pajek', type: PLAIN },
  { format: 'dl', name: 'network.dl', label: 'UCINET DL', type: PLAIN },
  { format: 'vna', name: 'network.vna', label: 'VNA (NetDraw)', type: PLAIN },
  { format: 'csv', name: 'ties.csv', label: 'CSV', type: 'text/csv; charset=utf-8' },
  { format: 'csv-matrix', name: 'matrix.csv', label: 'CSV (matrix)', type: 'text/csv; charset=utf-8' },
  { format: 'siena', name: 'network.dat', label: 'RSiena', type: PLAIN },
]

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
