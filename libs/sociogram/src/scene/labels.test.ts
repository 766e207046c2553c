import { describe, expect, it } from 'vitest'
import { generateNetwork } from '../generate-network.ts'
import type { Box } from '../layouts/positions.ts'
import { clipLine } from './ink.ts'
import { placeLabels } from './labels.ts'
import { LOOKS } from './look.ts'
import type { LineMark, Scene, TextMark } from './marks.ts'
import { measureText } from './measure-text.ts'
import { nameWritings } from './name-marks.ts'
import { buildScene } from './scene.ts'
import type { SceneInput } from './scene-input.ts'
import { anInput, aTestNetwork, invented } from './test-scene.ts'

const namesOf = (scene: Scene) => scene.marks.filter((mark): mark is TextMark => mark.kind === 'text' && mark.role === 'label')
const linesOf = (scene: Scene) => scene.marks.filter((mark): mark is LineMark => mark.kind === 'line')

function boxOfName({ x, y, text, size }: TextMark): Box {
  const half = measureText(text, size) / 2
  return { left: x - half, right: x + half, top: y - 0.8 * size, bottom: y + 0.2 * size }
}

/** Points of line that lie below names. */
function lengthBelow(names: readonly Box[], lines: readonly LineMark[]): number {
  let sum = 0
  for (const box of names) {
    for (const { x1, y1, x2, y2 } of lines) {
      const [start, end] = clipLine(x1, y1, x2, y2, box)
      sum += Math.max(0, end - start) * Math.hypot(x2 - x1, y2 - y1)
    }
  }
  return sum
}

/** The names of a picture in the same order round the same shapes, placed as if there were no ties. */
function placeWithoutTies({ people, width, height }: Scene): Box[] {
  const ordered = people.toSorted((one, other) => other.neighbours.length - one.neighbours.length || one.person - other.person)
  const labels = ordered.map(({ x, y, size, label }) => ({ x, y, size: 1.1 * size, writings: nameWritings({ text: 9, measure: measureText }, label!, false) }))
  const placed = placeLabels({ labels, obstacles: labels, area: { left: 18, top: 36, right: width, bottom: height } })
  return placed.flatMap((found) => (found ? [found.box] : []))
}

describe('ties below names', () => {
  // Measured over six networks each: 8 %, 17 % and 52 % of what lies below names that ignore ties.
  it.each([
    { n: 8, most: 0.15 },
    { n: 18, most: 0.3 },
    { n: 60, most: 0.6 },
  ])('of $n people are at most $most of those below names that are placed without looking at ties', ({ n, most }) => {
    let [seen, blind] = [0, 0]
    for (let seed = 1; seed <= 6; seed += 1) {
      const { network, people } = invented(n, 3 * n, seed)
      const scene = buildScene(anInput(network, people))
      expect(scene.named).toBe(n)
      seen += lengthBelow(namesOf(scene).map(boxOfName), linesOf(scene))
      blind += lengthBelow(placeWithoutTies(scene), linesOf(scene))
    }
    expect(blind).toBeGreaterThan(100)
    expect(seen / blind).toBeLessThanOrEqual(most)
  })

  it('are none where a side is free, whichever side the ties come from', () => {
    for (const [x, y] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const positions = { x: Float64Array.from([0, 3 * x, 3 * x + y]), y: Float64Array.from([0, 3 * y, 3 * y + x]) }
      const network = aTestNetwork(3, [
        [0, 1],
        [0, 2],
        [1, 2],
      ])
      const scene = buildScene(anInput(network, [{ name: 'Arno Peeters' }, { name: 'Nadia Maes' }, { name: 'Élise Dubois' }], { positions }))
      expect(lengthBelow(namesOf(scene).map(boxOfName), linesOf(scene))).toBe(0)
    }
  })

  it('make one place in every look', () => {
    const { network, people } = invented(60, 180)
    const placesIn = (look: SceneInput['look']) => namesOf(buildScene(anInput(network, people, { look }))).map(({ x, y, text }) => `${x} ${y} ${text}`)
    for (const look of [LOOKS.dark, LOOKS.print, LOOKS.page]) expect(placesIn(look)).toEqual(placesIn(LOOKS.light))
  })

  it('are kept from the letters by a rim in the colour of the ground', () => {
    const { network, people } = invented(8, 14)
    for (const look of Object.values(LOOKS)) {
      const halos = namesOf(buildScene(anInput(network, people, { look }))).map(({ halo }) => halo)
      expect(new Set(halos)).toEqual(new Set([look.ground]))
    }
  })
})

describe('as many names as fit', () => {
  // A4 and A3, lying, 9 points. The placing before this one wrote 117 of 150 names on A4.
  it.each([
    { people: 27, ties: 81, width: 842, height: 595, least: 27 },
    { people: 54, ties: 447, width: 842, height: 595, least: 54 },
    { people: 71, ties: 300, width: 842, height: 595, least: 71 },
    { people: 150, ties: 1500, width: 842, height: 595, least: 120 },
    { people: 150, ties: 1500, width: 1191, height: 842, least: 150 },
  ])('$least of $people with $ties ties on $width × $height', ({ people, ties, width, height, least }) => {
    const network = generateNetwork({ people, ties, seed: 20_230_201 })
    const scene = buildScene(anInput(network, invented(people, 0).people, { labels: 'names', page: { width, height } }))
    expect(scene.named).toBeGreaterThanOrEqual(least)
  })
})

describe('long names', () => {
  const LONG = [
    'Première ligne médicale / Eerstelijnszorg',
    'Aide et soins à domicile / Thuiszorg en thuisverpleging',
    'Hôpital / Ziekenhuis',
    'Santé mentale / Geestelijke gezondheidszorg',
    'Commune et CPAS / Gemeente en OCMW',
    'Logement et maisons de repos / Huisvesting en woonzorgcentra',
  ]
  const circle = (turn: (angle: number) => number) => Float64Array.from(LONG, (_, at) => 100 * turn(at + 0.3))
  const positions = { x: circle(Math.cos), y: circle(Math.sin) }
  const network = aTestNetwork(6, [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 0],
  ])

  it.each([842, 360])('of sectors stand whole on up to three lines, at the side where they must, on a page %i wide', (width) => {
    const people = LONG.map((name, at) => ({ name, side: positions.x[at]! < 0 ? ('left' as const) : ('right' as const) }))
    const scene = buildScene(anInput(network, people, { positions, page: { width, height: 560 } }))
    expect(scene.named).toBe(6)
    for (const { person, x, size } of scene.people) {
      const lines = namesOf(scene).filter((mark) => mark.person === person)
      expect(lines.length).toBeLessThanOrEqual(3)
      expect(lines.map(({ text }) => text).join(' ')).toBe(LONG[person])
      for (const line of lines) {
        expect(line.text).not.toMatch(/^\//)
        const half = measureText(line.text, line.size) / 2
        if (people[person]!.side === 'left') expect(line.x + half).toBeLessThan(x - size)
        else expect(line.x - half).toBeGreaterThan(x + size)
      }
    }
  })

  it('on two lines begin or end at their shape', () => {
    const scene = buildScene(
      anInput(
        network,
        LONG.map((name) => ({ name, side: 'right' as const })),
        { positions },
      ),
    )
    for (const { person } of scene.people) {
      const starts = namesOf(scene)
        .filter((mark) => mark.person === person)
        .map(({ x, text, size }) => x - measureText(text, size) / 2)
      for (const start of starts) expect(Math.abs(start - starts[0]!)).toBeLessThan(0.2)
    }
  })
})
