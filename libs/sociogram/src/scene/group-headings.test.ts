import { describe, expect, it } from 'vitest'
import { layoutByGroups } from '../layouts/grouped.ts'
import type { Box } from '../layouts/positions.ts'
import { headingLines } from './group-headings.ts'
import type { AreaMark, Scene, TextMark } from './marks.ts'
import { measureText } from './measure-text.ts'
import { buildScene } from './scene.ts'
import { anInput, invented } from './test-scene.ts'

const SECTORS = ['Aide et soins à domicile', 'Médecine générale et spécialisée', 'Centre public d’action sociale', 'Hôpital']
const PHONE = { width: 340, height: 600, text: 11 }

function grouped(count: number, groups: number, page = PHONE): Scene {
  const { network, people } = invented(count, 2 * count)
  const sectors = people.map((_, person) => SECTORS[Math.floor((person * groups) / count)]!)
  return buildScene(
    anInput(
      network,
      people.map(({ name }, person) => ({ name, group: sectors[person]! })),
      { positions: layoutByGroups(network, sectors), page, hasHulls: true },
    ),
  )
}

const headingsOf = ({ marks }: Scene) => marks.filter((mark): mark is TextMark => mark.kind === 'text' && mark.role === 'group')
const boxOf = ({ x, y, text, size }: TextMark): Box => {
  const half = measureText(text, size, 'bold') / 2
  return { left: x - half, right: x + half, top: y - 0.75 * size, bottom: y + 0.1 * size }
}
const overlap = (one: Box, other: Box) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

describe.each([
  [8, 2],
  [18, 3],
  [26, 4],
])('on a phone %i people in %i groups', (count, groups) => {
  const scene = grouped(count, groups)

  it('have the whole name of each group beside it, on no shape and inside the page', () => {
    const said = headingsOf(scene).map(({ text }) => text)
    for (const sector of SECTORS.slice(0, groups)) expect(said.join(' ')).toContain(sector)
    for (const box of headingsOf(scene).map(boxOf)) {
      expect(box.left >= 0 && box.right <= PHONE.width && box.top >= 0).toBe(true)
      expect(scene.people.some(({ x, y, size }) => overlap(box, { left: x - size, right: x + size, top: y - size, bottom: y + size }))).toBe(false)
    }
  })

  it('stand over the height of the page, not flat in its middle', () => {
    const [xs, ys] = [scene.people.map(({ x }) => x), scene.people.map(({ y }) => y)]
    const wide = Math.max(...xs) - Math.min(...xs)
    const high = Math.max(...ys) - Math.min(...ys)
    expect(high).toBeGreaterThan(0.75 * wide)
    expect(high).toBeGreaterThan(130)
  })

  it('have an area for each group, and none that reaches another', () => {
    const areas = scene.marks.filter((mark): mark is AreaMark => mark.kind === 'area')
    expect(areas).toHaveLength(groups)
    const corners = areas.map(({ path }) => [...path.matchAll(/[ML]?(-?[\d.]+) (-?[\d.]+)(?=[AL]|Z)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })))
    const inside = (point: { x: number; y: number }, ring: { x: number; y: number }[]) =>
      ring.every((start, at) => {
        const end = ring[(at + 1) % ring.length]!
        return (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x) > 0.5
      })
    for (const [at, ring] of corners.entries())
      for (const other of corners.slice(at + 1)) {
        expect(ring.some((point) => inside(point, other))).toBe(false)
        expect(other.some((point) => inside(point, ring))).toBe(false)
      }
  })
})

describe('the name of a group', () => {
  const frame = { text: 12, measure: measureText }

  it('stands on one line where there is room, else on two or three', () => {
    expect(headingLines(frame, 'Hôpital', 292)).toEqual(['Hôpital'])
    expect(headingLines(frame, 'Aide et soins à domicile', 600)).toHaveLength(1)
    expect(headingLines(frame, 'Aide et soins à domicile', 292)).toHaveLength(2)
    expect(headingLines(frame, 'Centre d’accompagnement des aidants proches et des aînés', 292)).toHaveLength(3)
  })

  it('is cut where three lines are not enough, and says so', () => {
    const lines = headingLines(frame, 'w'.repeat(300), 292)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^w+…$/)
    const words = headingLines(frame, 'maison '.repeat(20).trim(), 200)
    expect(words).toHaveLength(3)
    expect(words[2]).toMatch(/…$/)
  })
})
