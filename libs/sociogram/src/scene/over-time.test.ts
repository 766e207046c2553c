import { describe, expect, it } from 'vitest'
import { layoutByStress } from '../layouts/stress.ts'
import type { Mark, Scene } from './marks.ts'
import { buildOverTime, sceneAt } from './over-time.ts'
import { renderSvg } from './scene-svg.ts'
import { buildScene } from './scene.ts'
import { anInput, aTestNetwork } from './test-scene.ts'
import type { TieInPicture } from './ties.ts'

const tie = (from: number, to: number, kind: TieInPicture['kind']): TieInPicture => ({ from, to, kind, isMutual: true, level: 0 })
const network = aTestNetwork(4, [
  [0, 1],
  [1, 2],
  [1, 3],
])
const { panels: _, ...input } = anInput(
  network,
  ['An', 'Bo', 'Cé', 'Di'].map((name) => ({ name })),
  { positions: layoutByStress(network) },
)
const picture = buildOverTime({
  ...input,
  times: [
    { ties: [tie(0, 1, 'kept'), tie(1, 2, 'kept')], presence: ['here', 'here', 'here', 'absent'] },
    { ties: [tie(0, 1, 'kept'), tie(1, 3, 'new'), tie(1, 2, 'lost')], presence: ['here', 'here', 'left', 'joined'] },
  ],
})
const scenes = picture.times.map((__, place) => sceneAt(picture, place))
const [first, second] = scenes as [Scene, Scene]
const shapesOf = ({ marks }: Scene) => marks.filter((mark) => mark.kind === 'shape' && mark.person !== undefined)
const linesBelow = ({ marks }: Scene) =>
  marks
    .slice(
      0,
      marks.findIndex(({ kind }) => kind === 'shape'),
    )
    .filter(({ kind }) => kind === 'line')
const wordsOf = ({ marks }: Scene, role: string) => marks.flatMap((mark) => (mark.kind === 'text' && mark.role === role ? [mark] : []))

describe('one picture at several times', () => {
  it('has everybody and every name at one place, whoever is tied to whom', () => {
    const placeOf = (scene: Scene, person: number) => shapesOf(scene).find((mark) => mark.kind === 'shape' && mark.person === person)
    for (const person of [0, 1, 2]) {
      const [before, after] = [placeOf(first, person), placeOf(second, person)] as [Mark & { x: number; y: number }, Mark & { x: number; y: number }]
      expect([after.x, after.y]).toEqual([before.x, before.y])
    }
    const names = (scene: Scene) => wordsOf(scene, 'label').filter(({ text }) => text !== 'Di')
    expect(names(second)).toEqual(names(first))
    expect(wordsOf(second, 'legend')).toEqual(wordsOf(first, 'legend'))
  })

  it('tells new ties and ties that are gone by their dash, not by colour alone', () => {
    expect(linesBelow(first)).toHaveLength(2)
    const dashes = linesBelow(second).map((line) => (line.kind === 'line' ? line.dash.join(' ') : ''))
    expect(new Set(dashes).size).toBe(3)
  })

  it('leaves out who is not there yet, with her ties, and marks who joined and who left', () => {
    expect(shapesOf(first)).toHaveLength(3)
    expect(wordsOf(first, 'label').map(({ text }) => text)).not.toContain('Di')
    expect(shapesOf(second).map((mark) => mark.kind === 'shape' && [mark.person, mark.shape, mark.ring])).toEqual([
      [0, 'disc', false],
      [1, 'disc', false],
      [2, 'cross', false],
      [3, 'disc', true],
    ])
    const early = sceneAt({ ...picture, times: [{ ties: [tie(1, 3, 'new')], presence: picture.times[0]!.presence }] }, 0)
    expect(linesBelow(early)).toEqual([])
  })

  it('explains in its legend what any of its times shows', () => {
    expect(wordsOf(first, 'legend').map(({ text }) => text)).toEqual(expect.arrayContaining(['in both', 'new', 'no longer', 'joined', 'left']))
  })

  it('can be sent, and drawn by any renderer', () => {
    const sent = JSON.parse(JSON.stringify(picture)) as typeof picture
    expect(renderSvg(sceneAt(sent, 1), { use: 'file' })).toBe(renderSvg(second, { use: 'file' }))
  })
})

it('two panels stand below each other on a page that is higher than it is wide', () => {
  const panels = [{ ties: [tie(0, 1, 'kept')] }, { ties: [tie(0, 1, 'kept')] }]
  const middle = (page: { width: number; height: number }) => {
    const { people } = buildScene({ ...input, panels, page })
    const of = (panel: number) => people.find((each) => each.panel === panel && each.person === 0)!
    return { across: of(1).x - of(0).x, down: of(1).y - of(0).y }
  }
  expect(middle({ width: 800, height: 500 })).toMatchObject({ down: 0 })
  const high = middle({ width: 340, height: 700 })
  expect(high.across).toBe(0)
  expect(high.down).toBeGreaterThan(150)
})
