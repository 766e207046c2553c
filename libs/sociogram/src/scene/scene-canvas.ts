import type { Scene } from './marks.ts'
import { listOperations, type Operation, type PathOperation, type TextOperation } from './operations.ts'

/** What is used of a canvas and its brush; those of a browser fit. */
export type Brush<Path> = {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
  globalAlpha: number
  font: string
  textAlign: string
  setTransform: (a: number, b: number, c: number, d: number, e: number, f: number) => void
  setLineDash: (dash: number[]) => void
  fillRect: (x: number, y: number, width: number, height: number) => void
  fill: (path: Path) => void
  stroke: (path: Path) => void
  fillText: (text: string, x: number, y: number) => void
  strokeText: (text: string, x: number, y: number) => void
}

/** Where the page lies on the canvas: a point of the page times `scale`, moved by `left` and `top`, in pixels. */
export type View = { scale: number; left: number; top: number }

export type Step<Path> = { operation: PathOperation; path: Path } | { operation: TextOperation; path: null }

/** The drawing made ready once, for any number of views. `newPath` is `(data) => new Path2D(data)` in a browser. */
export function prepareSteps<Path>(scene: Scene, newPath: (data: string) => Path): Step<Path>[] {
  return gatherShapes(listOperations(scene)).map((operation) =>
    operation.kind === 'path' ? { operation, path: newPath(operation.data) } : { operation, path: null },
  )
}

/** From this many people on, shapes of one colour become one path each; below, the order of the scene is kept to the last shape. */
const MANY = 1000

function gatherShapes(operations: readonly Operation[]): Operation[] {
  if (operations.length < MANY) return [...operations]
  const gathered: Operation[] = []
  const open = new Map<string, PathOperation>()
  for (const operation of operations) {
    if (operation.kind === 'text') {
      open.clear()
      gathered.push(operation)
      continue
    }
    const { data, ...style } = operation
    const key = JSON.stringify(style)
    const known = operation.fill === null ? undefined : open.get(key)
    if (known && known.data.length < 20_000) known.data += data
    else {
      const own = { ...operation }
      gathered.push(own)
      open.set(key, own)
    }
  }
  return gathered
}

/** Draws the whole scene. */
export function drawOnCanvas<Path>(scene: Scene, brush: Brush<Path>, view: View, newPath: (data: string) => Path): void {
  drawSteps(scene, prepareSteps(scene, newPath), brush, view, { first: 0, budget: Infinity })
}

/** A name with its rim costs as much as so many letters of path data. */
const WRITING = 1_000

/** Draws steps from `first` until about `budget` letters of path data are drawn; gives the step to go on with. */
export function drawSteps<Path>(scene: Scene, steps: readonly Step<Path>[], brush: Brush<Path>, view: View, part: { first: number; budget: number }): number {
  brush.setTransform(view.scale, 0, 0, view.scale, view.left, view.top)
  brush.lineJoin = 'round'
  if (part.first === 0) {
    brush.fillStyle = scene.ground
    brush.fillRect(0, 0, scene.width, scene.height)
  }
  let at = part.first
  for (let spent = 0; at < steps.length && spent < part.budget; at += 1) {
    const { operation, path } = steps[at]!
    if (operation.kind === 'path') drawPath(operation, path!, brush)
    else write(operation, brush, scene.font)
    spent += operation.kind === 'path' ? operation.data.length : WRITING
  }
  brush.globalAlpha = 1
  return at
}

function drawPath<Path>({ fill, stroke, width, dash, isRound, opacity, fillOpacity }: PathOperation, path: Path, brush: Brush<Path>): void {
  if (fill !== null) {
    brush.globalAlpha = fillOpacity * (stroke === null ? opacity : 1)
    brush.fillStyle = fill
    brush.fill(path)
  }
  if (stroke === null) return
  brush.globalAlpha = opacity
  brush.strokeStyle = stroke
  brush.lineWidth = width
  brush.lineCap = isRound ? 'round' : 'butt'
  brush.setLineDash([...dash])
  brush.stroke(path)
}

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const

function write<Path>({ x, y, text, size, weight, anchor, colour, halo, haloWidth }: TextOperation, brush: Brush<Path>, font: string): void {
  brush.globalAlpha = 1
  brush.font = `${weight === 'bold' ? 700 : 400} ${size}px ${font}`
  brush.textAlign = ALIGN[anchor]
  if (halo !== null) {
    brush.strokeStyle = halo
    brush.lineWidth = haloWidth
    brush.setLineDash([])
    brush.strokeText(text, x, y)
  }
  brush.fillStyle = colour
  brush.fillText(text, x, y)
}
