import {
  buildScene,
  findMeasure,
  layoutByForces,
  layoutByGroups,
  layoutByStress,
  layoutInColumns,
  layoutOnTarget,
  listTies,
  LOOKS,
  renderSvg,
  spellWithLetters,
  type Network,
  type NetworkFile,
  type Positions,
  type Scene,
  type SceneInput,
  type SceneWords,
} from '@ronde/sociogram'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { LANGUAGE_OPTION, NETWORK_OPTIONS, openNetwork, readAsked, type Asked } from './network-from-disk.ts'
import { DONE, isWritten, misuse, refuse, say, type Option } from './platform/command-line.ts'
import { lettersOnPaper } from './platform/picture/letters-on-paper.ts'
import { renderPng } from './platform/picture/picture-png.ts'
import { renderScenePdf } from './platform/picture/scene-pdf.ts'
import { sociogramAbout } from './sociogram-words.ts'

const LAYOUTS = ['stress', 'forces', 'target', 'groups', 'columns'] as const
type Layout = (typeof LAYOUTS)[number]
/** Above so many people every pair of them would take too long. */
const MOST_IN_PAIRS = 1_000
/** With more values than this lines would no longer tell them apart. */
const MOST_LEVELS = 7
const A4 = { width: 842, height: 595 }

export const DRAW_OPTIONS: readonly Option[] = [
  { form: '--layout LAYOUT', about: sociogramAbout('layout') },
  { form: '--out FILE', about: sociogramAbout('out'), isNeeded: true },
  ...NETWORK_OPTIONS,
  { form: '--title TEXT', about: sociogramAbout('title') },
  LANGUAGE_OPTION,
]

/** `npx ronde sociogram draw FILE --out FILE`: an A4 page; the same file gives the same drawing. */
export async function drawFile(words: string[]): Promise<number> {
  const form = 'npx ronde sociogram draw FILE --out FILE'
  const asked = readAsked(words, DRAW_OPTIONS, form, 1)
  if (typeof asked === 'number') return asked
  const { options, t, files } = asked
  const { out, layout: wished = 'stress' } = options
  const layout = LAYOUTS.find((known) => known === wished)
  if (out === undefined) return misuse(t('usage', { form }))
  if (layout === undefined) return misuse(t('bad-layout', { layouts: LAYOUTS.join(', ') }))
  if (!/\.(?:svg|pdf|png)$/i.test(out)) return refuse(t('unknown-ending', { file: path.basename(out), endings: '.svg .pdf .png' }))
  const opened = await openNetwork(asked)
  if (typeof opened === 'string') return refuse(opened)
  const { network } = opened.built
  const positions = place(network, layout, opened.groups)
  if (typeof positions === 'string') return refuse(t(positions, { people: MOST_IN_PAIRS }))
  const scene = compose(asked, { network, positions, file: opened.file, groups: opened.groups })
  const body = await render(scene, out, asked, await changedAt(files[0] ?? ''))
  if (!(await isWritten(out, body))) return refuse(t('unwritable', { file: path.basename(out) }))
  say(t('written', { file: out }))
  return DONE
}

/** What is piped in has no time of its own; the same drawing shall be the same file. */
async function changedAt(file: string): Promise<Date> {
  return stat(file).then(
    ({ mtime }) => mtime,
    () => new Date(0),
  )
}

/** Where everybody stands, or why they cannot be placed so. */
function place(
  network: Network,
  layout: Layout,
  groups: string[] | undefined,
): Positions | 'layout-needs-group' | 'layout-needs-two-sets' | 'too-many-to-draw' {
  if (layout === 'groups' && groups === undefined) return 'layout-needs-group'
  if (layout === 'columns' && network.mode !== 'two') return 'layout-needs-two-sets'
  if (layout !== 'forces' && layout !== 'columns' && network.n > MOST_IN_PAIRS) return 'too-many-to-draw'
  if (layout === 'forces') return layoutByForces(network)
  if (layout === 'columns') return layoutInColumns(network)
  if (layout === 'groups') return layoutByGroups(network, groups ?? [])
  if (layout === 'stress') return layoutByStress(network)
  const degrees = findMeasure('degree')?.measure(network)
  return layoutOnTarget(network, degrees && 'perPerson' in degrees ? degrees.perPerson : []).positions
}

type Drawn = { network: Network; positions: Positions; file: NetworkFile; groups: string[] | undefined }

/** Everybody by the name of the file, which is that of whoever gave it. */
function compose({ files, options, language, t }: Asked, { network, positions, file, groups }: Drawn): Scene {
  const levels = [...new Set(network.outValues)].toSorted((one, other) => one - other)
  const drawnLevels = levels.length <= MOST_LEVELS ? levels : []
  const counts = { people: network.n, ties: network.m }
  const isSvg = /\.svg$/i.test(options.out ?? '')
  const input: SceneInput = {
    network,
    positions,
    people: file.ids.map((id, person) => ({ name: file.labels?.[person] ?? id, group: groups?.[person] ?? null })),
    panels: [{ ties: listTies(network, { levels: drawnLevels }) }],
    look: LOOKS.print,
    page: A4,
    title: options.title ?? path.basename(files[0] ?? '').replace(/\.[^.]+$/, ''),
    notes: [t('picture.note', counts)],
    description: t('picture.description', counts),
    words: wordsOf(t, drawnLevels.map(String)),
  }
  return buildScene(isSvg ? input : spellWithLetters(input, lettersOnPaper(language)))
}

/** Words of a drawing of one moment; what only two waves have is never said. */
function wordsOf(t: Asked['t'], levelNames: string[]): SceneWords {
  return {
    groups: t('picture.groups'),
    other: t('picture.other'),
    levels: t(levelNames.length > 0 ? 'picture.levels' : 'picture.ties'),
    levelNames,
    tie: t('picture.tie'),
    oneSided: t('picture.one-sided'),
    reconstructed: '',
    together: '',
    changes: { kept: '', new: '', lost: '' },
    joined: '',
    left: '',
    key: t('picture.key'),
    person: (name, group) => [name, group].filter(Boolean).join(', '),
  }
}

async function render(scene: Scene, out: string, { language, options }: Asked, madeAt: Date): Promise<Uint8Array | string> {
  const ending = path.extname(out).toLowerCase()
  if (ending === '.pdf') return renderScenePdf(scene, { language, author: options.title ?? 'Ronde', madeAt })
  const svg = renderSvg(scene, { use: 'file' })
  return ending === '.png' ? renderPng(svg) : svg
}
