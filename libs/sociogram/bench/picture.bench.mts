import path from 'node:path'
import { build } from 'vite'
import { launchBrowser } from '../../../app/test/browser.ts'
import { generateNetwork } from '../src/generate-network.ts'
import { buildScene, layoutByForces, layoutByStress, listTies, LOOKS, renderSvg, stepForces, type SceneInput } from '../src/sociogram.ts'
import Graph from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import type { Network } from '../src/network.ts'

const SEED = 20_230_201
const SIZES = [
  { people: 150, ties: 1_500, frames: 50 },
  { people: 2_000, ties: 20_000, frames: 40 },
  { people: 10_000, ties: 100_000, frames: 15 },
] as const
const PAN_SECONDS = 4
/** Frames as fast as they are ready, so that both are measured and not the screen. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--disable-gpu']
const broken: string[] = []

function say(line: string): void {
  process.stdout.write(`  ${line}\n`)
}

function hold(isMet: boolean, what: string): void {
  if (!isMet) broken.push(what)
}

/** Median of three, after one to warm up. */
function time(work: () => unknown): number {
  work()
  const times = [0, 0, 0].map(() => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return times.toSorted((one, other) => one - other)[1]!
}

const WORDS: SceneInput['words'] = {
  groups: 'Sector',
  other: 'other',
  levels: 'How closely',
  levelNames: ['know each other', 'share information', 'work together', 'share a plan'],
  tie: 'work together',
  oneSided: 'named by one',
  reconstructed: 'told by one side',
  together: 'at the same meetings',
  changes: { kept: 'kept', new: 'new', lost: 'lost' },
  joined: 'joined',
  left: 'left',
  key: 'Key',
  person: (name, group, ties) => `${name ?? 'somebody'}, ${group ?? 'no sector'}, ${ties} ties`,
}

function inputOf(network: Network, positions: { x: Float64Array; y: Float64Array }, page: { width: number; height: number }): SceneInput {
  const people = network.ids.map((id, person) => ({ name: `Person of Test ${id}`, group: `Sector ${person % 7}` }))
  return {
    network,
    positions,
    people,
    panels: [{ ties: listTies(network, { levels: [1, 2, 3, 4] }) }],
    look: LOOKS.light,
    page,
    title: 'A measurement',
    notes: [],
    description: 'A measurement',
    words: WORDS,
  }
}

function measureLayouts(): void {
  for (const { people, ties, most } of [
    { people: 150, ties: 1_500, most: 50 },
    { people: 500, ties: 5_000, most: 1_000 },
  ]) {
    const network = generateNetwork({ people, ties, seed: SEED })
    const spent = time(() => layoutByStress(network))
    say(`stress, ${people} people: ${spent.toFixed(0)} ms (at most ${most})`)
    hold(spent < most, `stress of ${people}: ${spent.toFixed(0)} ms`)
  }
  const network = generateNetwork({ people: 2_000, ties: 20_000, seed: SEED })
  const start = (person: number) => ({ x: 50 * Math.sin(person), y: 50 * Math.cos(1.7 * person) })
  const own = time(() => {
    const positions = { x: new Float64Array(2_000).map((_, person) => start(person).x), y: new Float64Array(2_000).map((_, person) => start(person).y) }
    stepForces(network, positions, { steps: 500, theta: 1.2 })
  })
  const graph = new Graph({ type: 'undirected' })
  network.ids.forEach((id, person) => graph.addNode(id, start(person)))
  for (const { from, to } of listTies(network)) graph.addEdge(String(from), String(to))
  const settings = { barnesHutOptimize: true, barnesHutTheta: 1.2, gravity: 0.05, scalingRatio: 10 }
  const other = time(() => forceAtlas2(graph, { iterations: 500, settings }))
  say(`ForceAtlas2, 2,000 people, 500 steps: ${own.toFixed(0)} ms, graphology ${other.toFixed(0)} ms, ratio ${(own / other).toFixed(2)} (at most 0.6)`)
  hold(own <= 0.6 * other, `ForceAtlas2 ratio ${(own / other).toFixed(2)}`)
}

function measureSvg(): void {
  const network = generateNetwork({ people: 150, ties: 1_500, seed: SEED })
  const positions = layoutByStress(network)
  const input = inputOf(network, positions, { width: 1191, height: 842 })
  let bytes = 0
  const spent = time(() => (bytes = Buffer.byteLength(renderSvg(buildScene(input), { use: 'page' }))))
  say(`SVG of 150 people and 1,500 ties with names placed: ${spent.toFixed(0)} ms (at most 200), ${(bytes / 1000).toFixed(0)} KB (at most 120)`)
  hold(spent <= 200 && bytes <= 120_000, `SVG of 150: ${spent.toFixed(0)} ms, ${bytes} bytes`)
}

type Figures = { firstMilliseconds: number; framesPerSecond: number; slowestMilliseconds: number }

async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: path.join(import.meta.dirname, 'picture-page.mts'), formats: ['iife'], name: 'pictures' }, minify: false },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk || chunk.type !== 'chunk') throw new Error('the page could not be bundled')
  return chunk.code
}

async function measurePictures(): Promise<void> {
  const script = await bundlePage()
  for (const { people, ties, frames } of SIZES) {
    const network = generateNetwork({ people, ties, seed: SEED })
    const positions = people <= 500 ? layoutByStress(network) : layoutByForces(network, { steps: 100 })
    const scene = buildScene(inputOf(network, positions, { width: 1280, height: 800 }))
    const shown = {
      scene,
      x: [...positions.x],
      y: [...positions.y],
      names: network.ids.map((id) => `Person of Test ${id}`),
      ties: listTies(network).map(({ from, to }) => [from, to]),
    }
    const measured: Record<string, Figures> = {}
    for (const drawer of ['panCanvas', 'panSigma']) {
      const browser = await launchBrowser('en', UNLIMITED)
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      await page.setContent('<!doctype html><body style="margin:0">')
      await page.addScriptTag({ content: script })
      measured[drawer] = (await page.evaluate(`${drawer}(${JSON.stringify(shown)}, { seconds: ${PAN_SECONDS} })`)) as Figures
      await browser.close()
    }
    const { panCanvas: own, panSigma: sigma } = measured
    if (!own || !sigma) throw new Error('nothing measured')
    const ratio = own.framesPerSecond / sigma.framesPerSecond
    say(
      `${people} people, ${ties} ties: ${own.framesPerSecond.toFixed(0)} frames a second (at least ${frames}), slowest frame ${own.slowestMilliseconds.toFixed(0)} ms, first picture ${own.firstMilliseconds.toFixed(0)} ms; ` +
        `sigma ${sigma.framesPerSecond.toFixed(1)}, first ${sigma.firstMilliseconds.toFixed(0)} ms; ratio ${ratio.toFixed(1)} (at least 3)`,
    )
    hold(own.framesPerSecond >= frames && ratio >= 3, `${people} people: ${own.framesPerSecond.toFixed(0)} frames, ${ratio.toFixed(1)} × sigma`)
  }
}

/** Layouts, SVG and canvas, beside graphology and sigma in the same run; Chromium without a graphics card. */
export async function bench(): Promise<void> {
  measureLayouts()
  measureSvg()
  await measurePictures()
  if (broken.length > 0) throw new Error(broken.join('; '))
}
