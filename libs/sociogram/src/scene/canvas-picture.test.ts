import { describe, expect, it } from 'vitest'
import { layoutByForces } from '../layouts/force-atlas.ts'
import { createCanvasPicture, type CanvasPicture, type Surface } from './canvas-picture.ts'
import { listMoreNames } from './more-names.ts'
import type { View } from './scene-canvas.ts'
import { buildScene } from './scene.ts'
import { anInput, invented } from './test-scene.ts'

type Journal = { paths: number; texts: string[]; copies: { left: number; top: number; width: number }[] }

/** A canvas that writes down what happens to it. */
function aSurface(width: number, height: number): Surface<string> & { journal: Journal } {
  const journal: Journal = { paths: 0, texts: [], copies: [] }
  const brush = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineCap: '',
    lineJoin: '',
    globalAlpha: 1,
    font: '',
    textAlign: '',
    imageSmoothingEnabled: true,
    setTransform: () => {},
    setLineDash: () => {},
    fillRect: () => {},
    fill: () => (journal.paths += 1),
    stroke: () => (journal.paths += 1),
    fillText: (text: string) => journal.texts.push(text),
    strokeText: () => {},
    drawImage: (_: never, left: number, top: number, drawn: number) => journal.copies.push({ left, top, width: drawn }),
  }
  return { width, height, getContext: () => brush, journal }
}

function aPicture(people: number, ties: number) {
  const { network, people: named } = invented(people, ties)
  const scene = buildScene(anInput(network, named, people > 200 ? { positions: layoutByForces(network, { steps: 50 }) } : {}))
  const canvas = aSurface(800, 600)
  const surfaces: ReturnType<typeof aSurface>[] = []
  const newSurface = (width: number, height: number) => {
    const surface = aSurface(width, height)
    surfaces.push(surface)
    return surface
  }
  return { scene, canvas, surfaces, picture: createCanvasPicture(scene, { canvas, newSurface, newPath: (data) => data }) }
}

/** In how many frames the picture is sharp. */
function settle(picture: CanvasPicture, view: View): number {
  let frames = 1
  while (!picture.settle(view) && frames < 1000) frames += 1
  return frames
}

describe('a picture on a canvas', () => {
  it('is drawn once and then copied while it moves a little', () => {
    const { canvas, surfaces, picture } = aPicture(8, 14)
    const shown = settle(picture, { scale: 1, left: 0, top: 0 })
    const drawn = surfaces[0]!.journal.paths
    expect(drawn).toBeGreaterThan(8)
    for (let step = 1; step <= 5; step += 1) picture.move({ scale: 1, left: step, top: 0 })
    expect(surfaces).toHaveLength(1)
    expect(surfaces[0]!.journal.paths).toBe(drawn)
    const whole = canvas.journal.copies.filter(({ width }) => width > 800)
    expect(whole).toHaveLength(shown + 5)
    expect(whole.at(-1)!.left - whole[0]!.left).toBe(5)
  })

  it('that moves to the edge of what is ready is drawn anew in parts, and shown all the while', () => {
    const { canvas, surfaces, picture } = aPicture(400, 6_000)
    const shown = settle(picture, { scale: 4, left: 0, top: 0 })
    expect(shown).toBeGreaterThan(2)
    const whole = surfaces[0]!.journal.paths
    picture.move({ scale: 4, left: -250, top: -250 })
    expect(surfaces).toHaveLength(2)
    expect(surfaces[1]!.journal.paths).toBeLessThan(whole)
    for (let step = 0; step < 60; step += 1) picture.move({ scale: 4, left: -250, top: -250 })
    expect(surfaces[1]!.journal.paths).toBe(whole)
    expect(surfaces).toHaveLength(2)
    expect(canvas.journal.copies.filter(({ width }) => width > 800)).toHaveLength(shown + 61)
  })

  it('once sharp stays as it is', () => {
    const { surfaces, picture } = aPicture(8, 14)
    const view = { scale: 1, left: 0, top: 0 }
    settle(picture, view)
    const drawn = surfaces[0]!.journal.paths
    expect(picture.settle(view)).toBe(true)
    expect(surfaces.map(({ journal }) => journal.paths)).toEqual([drawn])
  })

  it('has its names also while it moves', () => {
    const { scene, surfaces, picture } = aPicture(8, 14)
    for (let frame = 0; frame < 20; frame += 1) picture.move({ scale: 1, left: frame, top: 0 })
    expect(surfaces).toHaveLength(1)
    for (const mark of scene.marks) if (mark.kind === 'text') expect(surfaces[0]!.journal.texts).toContain(mark.text)
  })

  it('tells who is at a place, in any view', () => {
    const { scene, picture } = aPicture(8, 14)
    const { x, y, person } = scene.people[3]!
    expect(picture.personAt({ scale: 2, left: 30, top: -10 }, 2 * x + 30, 2 * y - 10)?.person).toBe(person)
    expect(picture.personAt({ scale: 2, left: 30, top: -10 }, -500, -500)).toBeNull()
  })
})

describe('names that come with enlarging', () => {
  const { scene } = aPicture(400, 900)
  const seen = (scale: number) => {
    const { x, y } = scene.people[200]!
    return listMoreNames(
      scene,
      { scale, area: { left: x - 400 / scale, right: x + 400 / scale, top: y - 300 / scale, bottom: y + 300 / scale } },
      { ink: '#000', halo: '#fff' },
    )
  }

  it('are those of people who had none on the page', () => {
    expect(scene.named).toBeLessThan(400)
    const named = seen(6)
    expect(named.length).toBeGreaterThan(3)
    expect(named.every(({ size }) => Math.abs(size * 6 - 13) < 1e-9)).toBe(true)
  })

  it('do not lie on each other', () => {
    const boxes = seen(6).map(({ x, y, size, text }) => ({
      left: x - 0.2 * size * text.length,
      right: x + 0.2 * size * text.length,
      top: y - 0.7 * size,
      bottom: y,
    }))
    const overlapping = boxes.filter((box, at) =>
      boxes.some((other, next) => next > at && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom),
    )
    expect(overlapping).toEqual([])
  })
})
