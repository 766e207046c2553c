import Graph from 'graphology'
import Sigma from 'sigma'
import { createCanvasPicture } from '../src/scene/canvas-picture.ts'
import type { Scene } from '../src/scene/marks.ts'

/** What the page of the measurement offers: the same people and ties by our canvas and by sigma, pushed in a circle. */
type PanOptions = { seconds: number }
type Tie = [from: number, to: number]
type Shown = { scene: Scene; x: number[]; y: number[]; names: string[]; ties: Tie[] }
type Figures = { firstMilliseconds: number; framesPerSecond: number; slowestMilliseconds: number }

/** The picture is three times as wide as the screen, so that pushing it needs what is not drawn yet. */
const ENLARGED = 3

/** To and fro 700 pixels each way, across the edge of what lies ready: up to 900 pixels a second. */
function pan(seconds: number, show: (dx: number, dy: number) => void): Promise<{ framesPerSecond: number; slowestMilliseconds: number }> {
  return new Promise((resolve) => {
    let [frames, slowest, last] = [0, 0, performance.now()]
    const started = last
    const step = () => {
      const now = performance.now()
      slowest = Math.max(slowest, now - last)
      last = now
      const elapsed = (now - started) / 1000
      if (elapsed >= seconds) return resolve({ framesPerSecond: frames / elapsed, slowestMilliseconds: slowest })
      show(Math.sin(1.3 * elapsed) * 700, Math.sin(0.9 * elapsed) * 250)
      frames += 1
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}

async function panCanvas({ scene }: Shown, { seconds }: PanOptions): Promise<Figures> {
  const canvas = document.createElement('canvas')
  canvas.width = innerWidth
  canvas.height = innerHeight
  document.body.replaceChildren(canvas)
  const started = performance.now()
  const newSurface = (width: number, height: number) => Object.assign(document.createElement('canvas'), { width, height })
  const picture = createCanvasPicture<Path2D>(scene, { canvas, newSurface, newPath: (data) => new Path2D(data), now: () => performance.now() })
  const view = { scale: (ENLARGED * innerWidth) / scene.width, left: -0.5 * (ENLARGED - 1) * innerWidth, top: -0.5 * (ENLARGED - 1) * innerHeight }
  while (!picture.settle(view)) await new Promise((resolve) => requestAnimationFrame(resolve))
  await nextFrame()
  const firstMilliseconds = performance.now() - started
  const brush = canvas.getContext('2d')!
  const show = (dx: number, dy: number) => {
    picture.move({ ...view, left: view.left + dx, top: view.top + dy })
    // Asking for a pixel makes the browser really draw: a frame that nobody sees would otherwise be skipped and counted.
    brush.getImageData(0, 0, 1, 1)
  }
  return { firstMilliseconds, ...(await pan(seconds, show)) }
}

async function panSigma({ x, y, names, ties }: Shown, { seconds }: PanOptions): Promise<Figures> {
  const box = document.createElement('div')
  box.style.cssText = 'width:100vw;height:100vh'
  document.body.replaceChildren(box)
  const started = performance.now()
  const graph = new Graph({ type: 'undirected' })
  names.forEach((label, person) => graph.addNode(String(person), { x: x[person]!, y: -y[person]!, size: 7, label, color: '#0072B2' }))
  for (const [from, to] of ties) graph.mergeEdge(String(from), String(to), { size: 1, color: '#bcc1c8' })
  const sigma = new Sigma(graph, box, { labelRenderedSizeThreshold: 6 })
  await nextFrame()
  const firstMilliseconds = performance.now() - started
  const camera = sigma.getCamera()
  const figures = await pan(seconds, (dx, dy) => camera.setState({ x: 0.5 + dx / innerWidth, y: 0.5 + dy / innerWidth, ratio: 1 / ENLARGED, angle: 0 }))
  sigma.kill()
  return { firstMilliseconds, ...figures }
}

Object.assign(globalThis, { panCanvas, panSigma })
