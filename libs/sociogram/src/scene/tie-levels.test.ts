import { describe, expect, it } from 'vitest'
import { layoutByStress } from '../layouts/stress.ts'
import { LOOKS, styleOfLevel, strengthOf, type Look } from './look.ts'
import type { LineMark } from './marks.ts'
import { renderSvg } from './scene-svg.ts'
import { buildScene } from './scene.ts'
import { anInput, invented } from './test-scene.ts'
import { listTies } from './ties.ts'

const PAGES = { screen: { width: 760, height: 900, text: 9 }, paper: { width: 842, height: 595, text: 9 } }

function luminance(colour: string): number {
  const part = (at: number) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/** As WCAG counts it; grey is all that it looks at. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

/** One line of each level as it stands in the picture, from the lowest. */
function linesOf(people: number, page: (typeof PAGES)['screen'], look: Look): LineMark[] {
  const { network, people: named } = invented(people, (people > 100 ? 6 : 3.5) * people)
  const ties = listTies(network, { levels: [1, 2, 3, 4] })
  const scene = buildScene(anInput(network, named, { positions: layoutByStress(network), panels: [{ ties }], page, look }))
  expect(renderSvg(scene, { use: 'file' }).length).toBeLessThan(120_000)
  const lines = scene.marks.filter((mark): mark is LineMark => mark.kind === 'line')
  return [0, 1, 2, 3].map((level) => {
    const style = styleOfLevel(look, level, 4, strengthOf(ties.length, page.width * page.height))
    const drawn = lines.find(({ width, dash }) => width === style.width && dash.join(' ') === style.dash.join(' '))
    if (drawn === undefined) throw new Error(`level ${level} is not drawn`)
    return drawn
  })
}

describe.each([8, 18, 60, 150])('of %i people the four levels of a scale', (people) => {
  it.each(['screen', 'paper'] as const)('are told apart on %s by dash and width, without any colour', (where) => {
    const lines = linesOf(people, PAGES[where], where === 'paper' ? LOOKS.print : LOOKS.light)
    expect(lines.map(({ dash }) => dash.length > 0)).toEqual([true, false, false, false])
    for (const [lower, higher] of [
      [1, 2],
      [2, 3],
    ] as const) {
      expect(lines[higher]!.width / lines[lower]!.width).toBeGreaterThan(1.6)
      expect(lines[higher]!.width - lines[lower]!.width).toBeGreaterThan(0.4)
    }
  })

  it.each(['light', 'dark', 'print'] as const)('can be seen in %s, the lowest too', (name) => {
    for (const { width, colour } of linesOf(people, PAGES.paper, LOOKS[name])) {
      expect(width).toBeGreaterThanOrEqual(0.5)
      expect(contrast(colour, LOOKS[name].ground)).toBeGreaterThan(2.5)
    }
  })
})

it('two to six levels differ from each other, however many ties there are', () => {
  for (const levels of [2, 3, 4, 5, 6])
    for (const strength of [0.25, 0.4, 1]) {
      const styles = Array.from({ length: levels }, (_, level) => styleOfLevel(LOOKS.print, level, levels, strength))
      const said = styles.map(({ width, dash }) => `${dash.length === 0 ? width.toFixed(1) : dash.map(Math.round).join(' ')}`)
      expect(new Set(said).size, said.join(', ')).toBe(levels)
    }
})
