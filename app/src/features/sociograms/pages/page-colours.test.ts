import { LOOKS } from '@ronde/sociogram'
import { expect, it } from 'vitest'
import charts from '../../../ui/styles/charts.css?raw'

/** Every colour that a picture asks the page for, with what it is on light and on dark. */
function readPageColours(): Map<string, { light: string; dark: string }> {
  const asked = [LOOKS.page.tie, LOOKS.page.faintTie, LOOKS.page.together, LOOKS.page.other, LOOKS.page.outline, ...LOOKS.page.groups]
  return new Map(
    asked.map((colour) => {
      const [, name = '', fallback = ''] = /^var\((--[\w-]+), (#\w{6})\)$/.exec(colour) ?? []
      const [, light = fallback, dark = fallback] = new RegExp(`${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(charts) ?? []
      return [name, { light: light.toUpperCase(), dark: dark.toUpperCase() }]
    }),
  )
}

it('a picture in a page has the colours whose likeness is tested, on light and on dark', () => {
  const colours = readPageColours()
  const inOrder = (look: typeof LOOKS.light | typeof LOOKS.dark) => [look.tie, look.faintTie, look.together, look.other, look.outline, ...look.groups]
  expect([...colours.values()].map(({ light }) => light)).toEqual(inOrder(LOOKS.light))
  expect([...colours.values()].map(({ dark }) => dark)).toEqual(inOrder(LOOKS.dark))
})
