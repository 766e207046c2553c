import { renderSvg, writeNetworkFile, type Scene } from '@ronde/sociogram'
import { joinBytes, writeArchive } from '@ronde/tabular'
import type { Language } from '../../../kernel/language.ts'
import { renderPng } from '../../../platform/picture/picture-png.ts'
import { renderScenePdf } from '../../../platform/picture/scene-pdf.ts'
import { ARCHIVE, type OfferedFormat, type PictureFormat } from '../domain/file-formats.ts'
import { fileOfWave, writeSienaMatrix, type ResearchBundle } from '../domain/research-waves.ts'

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

/** One wave in one format. */
export function makeNetworkFile(bundle: ResearchBundle, offered: OfferedFormat, sayGroup: (code: string) => string): ResultFile | null {
  const written = writeNetworkFile(fileOfWave(bundle, 0, sayGroup), offered.name, { format: offered.format })
  const first = written.ok ? written.value.files[0] : undefined
  return first === undefined ? null : { name: offered.name, type: offered.type, body: first.text }
}

/** Everything in one archive: who is there, the ties of each wave, a matrix of each for RSiena, and what the columns are. */
export async function makeResearchArchive(bundle: ResearchBundle, readme: string, sayGroup: (code: string) => string): Promise<ResultFile> {
  const listed = bundle.waves.map((_, at) => {
    const written = writeNetworkFile(fileOfWave(bundle, at, sayGroup), 'ties.csv', { format: 'csv' })
    return written.ok ? written.value.files.map(({ text }) => text) : []
  })
  const parts = [
    { path: 'README.txt', text: readme },
    { path: 'people.csv', text: listed[0]?.[1] ?? '' },
    ...bundle.waves.flatMap(({ number }, at) => [
      { path: `ties-wave-${number}.csv`, text: listed[at]?.[0] ?? '' },
      { path: `siena-wave-${number}.dat`, text: writeSienaMatrix(bundle, at) },
    ]),
  ]
  return { name: ARCHIVE.name, type: ARCHIVE.type, body: await joinBytes(writeArchive(parts)) }
}
