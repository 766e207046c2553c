import { drawOnCanvas, prepareSteps, type Brush, type View } from './scene-canvas.ts'
import type { Scene, ScenePerson } from './marks.ts'

/** A canvas that can also be copied from. */
export type Surface<Path> = { width: number; height: number; getContext: (kind: '2d') => SurfaceBrush<Path> | null }
type SurfaceBrush<Path> = Brush<Path> & {
  drawImage: (image: never, left: number, top: number, width: number, height: number) => void
  imageSmoothingEnabled: boolean
}

export type CanvasTools<Path> = { canvas: Surface<Path>; newSurface: (width: number, height: number) => Surface<Path>; newPath: (data: string) => Path }

export type CanvasPicture = {
  /** For every frame of a movement: the picture of before, moved or stretched, with all its names; drawn anew only where it does not reach. */
  move: (view: View) => void
  /** Once nothing moves: drawn anew, sharp. */
  settle: (view: View) => void
  /** Who is drawn at these pixels. */
  personAt: (view: View, x: number, y: number) => ScenePerson | null
}

/** Room drawn beyond each edge of the canvas, as a part of it, so that a movement finds something there. */
const BEYOND = 0.35

/**
 * A scene on a canvas that can be pushed about and enlarged also without a graphics card: a drawing somewhat larger than the canvas is kept and copied.
 * It is the same drawing as in print.
 */
export function createCanvasPicture<Path>(scene: Scene, { canvas, newSurface, newPath }: CanvasTools<Path>): CanvasPicture {
  const steps = prepareSteps(scene, newPath)
  let kept: { surface: Surface<Path>; view: View } | null = null

  function redraw(view: View): void {
    const [width, height] = [Math.ceil(canvas.width * (1 + 2 * BEYOND)), Math.ceil(canvas.height * (1 + 2 * BEYOND))]
    const surface = kept?.surface.width === width && kept.surface.height === height ? kept.surface : newSurface(width, height)
    const shifted = { scale: view.scale, left: view.left + canvas.width * BEYOND, top: view.top + canvas.height * BEYOND }
    const brush = surface.getContext('2d')
    if (!brush) return
    clear(brush, scene.ground, width, height)
    drawOnCanvas(scene, steps, brush, shifted)
    kept = { surface, view: shifted }
  }

  function copy(view: View): void {
    const brush = canvas.getContext('2d')
    if (!brush || !kept) return
    const { surface } = kept
    const { left, top, stretch } = placeOf(kept.view, view)
    clear(brush, scene.ground, canvas.width, canvas.height)
    // Surfaces of one kind can be copied from each other; which kind it is, the caller knows.
    brush.drawImage(surface as never, left, top, surface.width * stretch, surface.height * stretch)
  }

  function reaches(view: View): boolean {
    if (!kept) return false
    const { left, top, stretch } = placeOf(kept.view, view)
    const page = { left: view.left, top: view.top, right: view.left + scene.width * view.scale, bottom: view.top + scene.height * view.scale }
    const isCovered =
      left <= Math.max(0, page.left) &&
      top <= Math.max(0, page.top) &&
      left + kept.surface.width * stretch >= Math.min(canvas.width, page.right) &&
      top + kept.surface.height * stretch >= Math.min(canvas.height, page.bottom)
    return isCovered && stretch < 2.5
  }

  return {
    move: (view) => {
      if (!reaches(view)) redraw(view)
      copy(view)
    },
    settle: (view) => {
      redraw(view)
      copy(view)
    },
    personAt: (view, x, y) => findPerson(scene, (x - view.left) / view.scale, (y - view.top) / view.scale),
  }
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
