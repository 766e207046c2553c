import { listMoreNames } from './more-names.ts'
import type { TextOperation } from './operations.ts'
import { drawSteps, prepareSteps, type Brush, type Step, type View } from './scene-canvas.ts'
import type { Scene, ScenePerson } from './marks.ts'

/** A canvas that can also be copied from. */
export type Surface<Path> = { width: number; height: number; getContext: (kind: '2d') => SurfaceBrush<Path> | null }
type SurfaceBrush<Path> = Brush<Path> & {
  drawImage: (image: never, left: number, top: number, width: number, height: number) => void
  imageSmoothingEnabled: boolean
}

export type CanvasTools<Path> = {
  canvas: Surface<Path>
  newSurface: (width: number, height: number) => Surface<Path>
  newPath: (data: string) => Path
  /** Milliseconds: with it, each frame of a movement draws as much as this machine can. */ now?: () => number
}

export type CanvasPicture = {
  /** For every frame of a movement: the picture of before, moved or stretched, with all its names; what it lacks at an edge comes a few frames later. */
  move: (view: View) => void
  /** Once nothing moves, in every frame until it says true: the picture becomes sharp, a little at a time, so that a page never stands still. */
  settle: (view: View) => boolean
  /** Who is drawn at these pixels. */
  personAt: (view: View, x: number, y: number) => ScenePerson | null
}

/** Room drawn beyond each edge of the canvas, as a part of it, so that a movement finds something there. */
const BEYOND = 0.35
/** A new drawing is begun when less than this part of the canvas lies ready at an edge. */
const SOON = 0.2
/** Letters of path data drawn in one frame of a movement: at first, at least and at most. */
const PER_FRAME = 10_000
const LEAST = 3_000
const MOST = 120_000
/** Milliseconds from frame to frame: below the first there is time for more, above the second it was too much. */
const QUICK = 19
const SLOW = 30

type Kept<Path> = { surface: Surface<Path>; view: View }
type Coming<Path> = Kept<Path> & { steps: readonly Step<Path>[]; next: number }

/**
 * A scene on a canvas that can be pushed about and enlarged also without a graphics card: a drawing somewhat larger than the canvas is kept and copied,
 * and the next one is made a little in each frame while the first is still shown. It is the same drawing as in print.
 */
export function createCanvasPicture<Path>(scene: Scene, { canvas, newSurface, newPath, now = () => 0 }: CanvasTools<Path>): CanvasPicture {
  const steps = prepareSteps(scene, newPath)
  let kept: Kept<Path> | null = null
  let spare: Surface<Path> | null = null
  let coming: Coming<Path> | null = null
  let budget = PER_FRAME
  let before = 0

  function begin(view: View): Coming<Path> {
    const [width, height] = [Math.ceil(canvas.width * (1 + 2 * BEYOND)), Math.ceil(canvas.height * (1 + 2 * BEYOND))]
    const surface = spare?.width === width && spare.height === height ? spare : newSurface(width, height)
    spare = null
    // Names at the end are quick and say nothing about the lines at the beginning.
    budget = PER_FRAME
    before = now() - QUICK
    const brush = surface.getContext('2d')
    if (brush) clear(brush, scene.ground, width, height)
    const next = { surface, view: beyond(canvas, view) }
    const names = listNamesOf(scene, next).map((operation) => ({ operation, path: null }))
    return { ...next, steps: [...steps, ...names], next: 0 }
  }

  /** A few steps of the next drawing; true when it is ready and shown from now on. */
  function goOn(): boolean {
    const brush = coming?.surface.getContext('2d')
    if (!coming || !brush) return true
    budget = adapt(budget, now() - before)
    before = now()
    coming.next = drawSteps(scene, coming.steps, brush, coming.view, { first: coming.next, budget })
    // A spot of it is copied at once, or the browser would put all the work off to the last frame.
    canvas.getContext('2d')?.drawImage(coming.surface as never, 0, 0, 1, 1)
    if (coming.next < coming.steps.length) return false
    spare = kept?.surface ?? null
    kept = coming
    coming = null
    return true
  }

  function copy(view: View): void {
    const brush = canvas.getContext('2d')
    const source = kept ?? coming
    if (!brush || !source) return
    const { left, top, stretch } = placeOf(source.view, view)
    clear(brush, scene.ground, canvas.width, canvas.height)
    // Surfaces of one kind can be copied from each other; which kind it is, the caller knows.
    brush.drawImage(source.surface as never, left, top, source.surface.width * stretch, source.surface.height * stretch)
  }

  return {
    move: (view) => {
      if (!coming && !(kept && reaches(scene, canvas, kept, view))) coming = begin(view)
      if (coming) goOn()
      copy(view)
    },
    settle: (view) => {
      const wanted = beyond(canvas, view)
      if (kept && isSame(kept.view, wanted)) coming = null
      else if (!coming || !isSame(coming.view, wanted)) {
        spare = coming?.surface ?? spare
        coming = begin(view)
      }
      const isReady = goOn()
      copy(view)
      return isReady
    },
    personAt: (view, x, y) => findPerson(scene, (x - view.left) / view.scale, (y - view.top) / view.scale),
  }
}

/**
 * More in the next frame when the last one was quick, less when it was slow; without a clock always the same.
 * The whole frame is timed: a browser puts drawing off until it shows it.
 */
function adapt(budget: number, milliseconds: number): number {
  if (milliseconds > SLOW) return Math.max(LEAST, budget / 2)
  return milliseconds > 0 && milliseconds < QUICK ? Math.min(MOST, budget * 1.3) : budget
}

/** The view of the larger drawing that has this view in its middle. */
function beyond<Path>(canvas: Surface<Path>, { scale, left, top }: View): View {
  return { scale, left: Math.round(left + canvas.width * BEYOND), top: Math.round(top + canvas.height * BEYOND) }
}

function isSame(one: View, other: View): boolean {
  return one.scale === other.scale && one.left === other.left && one.top === other.top
}

/** The names that only this enlargement has room for. */
function listNamesOf<Path>(scene: Scene, { surface, view: { scale, left, top } }: Kept<Path>): TextOperation[] {
  const area = { left: -left / scale, top: -top / scale, right: (surface.width - left) / scale, bottom: (surface.height - top) / scale }
  return listMoreNames(scene, { scale, area }, { ink: scene.ink, halo: scene.ground })
}

/** Whether the kept drawing covers what of the page can be seen, and a little beyond. */
function reaches<Path>(scene: Scene, canvas: Surface<Path>, kept: Kept<Path>, view: View): boolean {
  const { left, top, stretch } = placeOf(kept.view, view)
  const [right, bottom] = [left + kept.surface.width * stretch, top + kept.surface.height * stretch]
  const [roomX, roomY] = [SOON * canvas.width, SOON * canvas.height]
  return (
    stretch < 2.5 &&
    left <= Math.max(-roomX, view.left) &&
    top <= Math.max(-roomY, view.top) &&
    right >= Math.min(canvas.width + roomX, view.left + scene.width * view.scale) &&
    bottom >= Math.min(canvas.height + roomY, view.top + scene.height * view.scale)
  )
}

/** Where the kept drawing lies on the canvas when the view has become another. */
function placeOf(kept: View, view: View): { left: number; top: number; stretch: number } {
  const stretch = view.scale / kept.scale
  const whole = (value: number) => (stretch === 1 ? Math.round(value) : value)
  return { left: whole(view.left - kept.left * stretch), top: whole(view.top - kept.top * stretch), stretch }
}

function clear<Path>(brush: Brush<Path>, ground: string, width: number, height: number): void {
  brush.setTransform(1, 0, 0, 1, 0, 0)
  brush.globalAlpha = 1
  brush.fillStyle = ground
  brush.fillRect(0, 0, width, height)
}

/** The nearest person whose shape, or a finger's breadth round it, is there. */
export function findPerson(scene: Scene, x: number, y: number): ScenePerson | null {
  let found: ScenePerson | null = null
  let least = Infinity
  for (const person of scene.people) {
    const distance = Math.hypot(person.x - x, person.y - y)
    if (distance < least && distance < Math.max(1.6 * person.size, 8)) {
      least = distance
      found = person
    }
  }
  return found
}
