import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from '../layouts/positions.ts'
import { layoutByStress } from '../layouts/stress.ts'
import { findPerson } from './canvas-picture.ts'
import { LOOKS, styleOfGroup } from './look.ts'
import type { Mark, Scene, ShapeMark, TextMark } from './marks.ts'
import { measureText } from './measure-text.ts'
import { listOperations } from './operations.ts'
import { drawOnCanvas, type Brush } from './scene-canvas.ts'
import { renderSvg } from './scene-svg.ts'
import { buildScene } from './scene.ts'
import { anInput, aTestNetwork, invented } from './test-scene.ts'
import { compareTies, listTies } from './ties.ts'

const textsOf = (scene: Scene, role: TextMark['role']) => scene.marks.filter((mark): mark is TextMark => mark.kind === 'text' && mark.role === role)
const countOf = (scene: Scene, kind: Mark['kind']) => scene.marks.filter((mark) => mark.kind === kind).length
const subpaths = (data: string) => data.match(/M/g)?.length ?? 0

function boxOfText({ x, y, text, size, weight, anchor }: TextMark): Box {
  const width = measureText(text, size, weight)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - 0.75 * size, bottom: y + 0.1 * size }
}

const overlap = (one: Box, other: Box) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

/** Names that lie on another name, on a shape or outside the page. */
function faultsOf(scene: Scene): string[] {
  const names = [...textsOf(scene, 'label'), ...textsOf(scene, 'number')].map((mark) => ({ mark, box: boxOfText(mark) }))
  const outside = scene.marks
    .filter((mark) => mark.kind === 'text')
    .filter((mark) => {
      const { left, right, top, bottom } = boxOfText(mark)
      return left < 0 || top < 0 || right > scene.width + 0.5 || bottom > scene.height
    })
  const onNames = names.filter(({ mark, box }, at) => names.some((other, next) => next > at && other.mark.person !== mark.person && overlap(box, other.box)))
  const onShapes = names.filter(({ box }) =>
    scene.people.some(({ x, y, size }) => overlap(box, { left: x - size, right: x + size, top: y - size, bottom: y + size })),
  )
  return [
    ...outside.map(({ text }) => `outside: ${text}`),
    ...onNames.map(({ mark }) => `on a name: ${mark.text}`),
    ...onShapes.map(({ mark }) => `on a shape: ${mark.text}`),
  ]
}

const SIZES = [0, 1, 2, 8, 18, 60, 150]

describe.each(SIZES)('a picture of %i people', (n) => {
  const { network, people } = invented(n, 3 * n)
  const scene = buildScene(anInput(network, people))

  it('is the same each time', () => {
    expect(renderSvg(buildScene(anInput(network, people)), { use: 'page' })).toBe(renderSvg(scene, { use: 'page' }))
  })

  it('has everybody, every name or number, and no name on another', () => {
    expect(scene.people).toHaveLength(n)
    expect(scene.named + scene.numbered).toBe(n)
    expect(faultsOf(scene)).toEqual([])
    for (const { x, y, size } of scene.people) expect(x > size && y > size && x < 842 - size && y < 595 - size).toBe(true)
  })

  it('draws the same marks as SVG, as steps and on a canvas', () => {
    const svg = renderSvg(scene, { use: 'file' })
    const steps = listOperations(scene)
    const texts = countOf(scene, 'text')
    expect(svg.match(/<text /g)?.length ?? 0).toBe(texts)
    expect(steps.filter(({ kind }) => kind === 'text')).toHaveLength(texts)
    const inSvg = [...svg.matchAll(/ d="([^"]*)"/g)].reduce((sum, [, data = '']) => sum + subpaths(data), -1) + (svg.match(/<circle/g)?.length ?? 0)
    const inSteps = steps.reduce((sum, step) => sum + (step.kind === 'path' ? subpaths(step.data) : 0), 0)
    expect(inSteps).toBe(inSvg)
    const canvas = aCanvas()
    drawOnCanvas(scene, canvas.brush, { scale: 1, left: 0, top: 0 }, (data) => data)
    expect(canvas.letters).toBe(texts)
    expect(canvas.paths).toBe(inSteps)
  })
})

/** A brush that counts. */
function aCanvas() {
  const drawn = new Set<string>()
  const counted = {
    letters: 0,
    paths: 0,
  }
  const draw = (data: string) => {
    if (!drawn.has(data)) counted.paths += subpaths(data)
    drawn.add(data)
  }
  const brush: Brush<string> = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineCap: '',
    lineJoin: '',
    globalAlpha: 1,
    font: '',
    textAlign: '',
    setTransform: () => {},
    setLineDash: () => {},
    fillRect: () => {},
    fill: draw,
    stroke: draw,
    fillText: () => (counted.letters += 1),
    strokeText: () => {},
  }
  return Object.assign(counted, { brush })
}

describe('names', () => {
  it('never lie on each other, whatever they are and however people stand', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('x'.repeat(300), 'a\nb\r\nc', '"<&>\'', 'فاطمة الزهراء', 'שלום עולם', '林美', '👩‍⚕️ Zoë', '\u202eabc', '   '),
    )
    const shape = fc.integer({ min: 1, max: 14 }).chain((n) =>
      fc.record({
        names: fc.array(fc.option(name), { minLength: n, maxLength: n }),
        ties: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 30 }),
      }),
    )
    fc.assert(
      fc.property(shape, ({ names, ties }) => {
        const network = aTestNetwork(names.length, ties)
        expect(
          faultsOf(
            buildScene(
              anInput(
                network,
                names.map((each) => ({ name: each })),
              ),
            ),
          ),
        ).toEqual([])
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  it('that are long are cut, on one line each, without signs that turn the line', () => {
    const network = aTestNetwork(3, [[0, 1]])
    const scene = buildScene(anInput(network, [{ name: 'N'.repeat(300) }, { name: 'first\nsecond' }, { name: '\u202eturned' }]))
    const texts = textsOf(scene, 'label').map(({ text }) => text)
    expect(texts.find((text) => text.startsWith('NN'))).toMatch(/^N+…$/)
    expect(texts).toContain('first second')
    expect(texts).toContain('turned')
  })

  it('of people who may not be named are nowhere in the file', () => {
    const network = aTestNetwork(3, [[0, 1]])
    const scene = buildScene(anInput(network, [{ name: 'Femke Maes' }, { name: null, group: 'Hospital' }, { name: null }]))
    expect(scene.people).toHaveLength(3)
    expect(textsOf(scene, 'label').map(({ text }) => text)).toEqual(['Femke Maes'])
  })

  it('become numbers with a key, in the order of the alphabet, where there is no room', () => {
    const { network, people } = invented(60, 200)
    const scene = buildScene(anInput(network, people, { labels: 'numbers' }))
    expect(scene.named).toBe(0)
    expect(faultsOf(scene)).toEqual([])
    const key = textsOf(scene, 'legend').filter(({ person }) => person !== undefined)
    expect(key).toHaveLength(60)
    const plain = key.map(({ text }) =>
      text
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
        .toLowerCase(),
    )
    expect(plain).toEqual(plain.toSorted())
  })
})

describe('sizes', () => {
  const { network, people } = invented(12, 20)
  const values = people.map((_, person) => (person === 11 ? null : person * person))
  const scene = buildScene(anInput(network, people, { sizes: { values, says: 'Named by so many' } }))
  const shapes = scene.marks.filter((mark): mark is ShapeMark => mark.kind === 'shape')

  it('follow the values by area, down to the least that can be seen', () => {
    const sizeOf = (person: number) => shapes.find((shape) => shape.person === person)!.size
    expect((sizeOf(10) / sizeOf(8)) ** 2).toBeCloseTo(100 / 64, 0)
    expect(sizeOf(0)).toBe(sizeOf(11))
    expect(sizeOf(0)).toBeGreaterThan(2)
    for (let person = 1; person < 11; person += 1) expect(sizeOf(person)).toBeGreaterThanOrEqual(sizeOf(person - 1))
  })

  it('are explained in the legend by the largest and the smallest', () => {
    const words = scene.marks.flatMap((mark) => (mark.kind === 'text' && mark.role === 'legend' ? [mark.text] : []))
    expect(words.slice(-3)).toEqual(['Named by so many', '100', '0'])
  })

  it('are one where all values are one, or none is there', () => {
    for (const value of [0, 5, null]) {
      const even = buildScene(anInput(network, people, { sizes: { values: people.map(() => value), says: 'Named' } }))
      expect(new Set(even.people.map(({ size }) => size)).size).toBe(1)
    }
  })
})

describe('groups', () => {
  const network = aTestNetwork(8, [[0, 1]])
  const groups = ['a', 'a', 'a', 'b', 'b', 'b', 'c', null]
  const scene = buildScene(
    anInput(
      network,
      groups.map((group) => ({ name: null, group })),
    ),
  )

  it('of fewer than three are one with those who have none, and counted', () => {
    const texts = textsOf(scene, 'legend').map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['a (3)', 'b (3)', 'other (2)']))
    expect(texts.some((text) => text.startsWith('c'))).toBe(false)
  })

  it('of one size have the style of their place in an order that is given, whatever they are called', () => {
    const styleOf = (names: readonly [string, string], groupOrder?: readonly string[]) => {
      const people = groups.map((group) => ({ name: null, group: group === 'a' ? names[0] : group === 'b' ? names[1] : group }))
      const input = anInput(network, people)
      return buildScene(groupOrder === undefined ? input : { ...input, groupOrder }).marks.flatMap((mark) =>
        mark.kind === 'shape' && mark.person === 0 ? [mark.fill] : [],
      )
    }
    expect(styleOf(['a', 'b'], ['a', 'b'])).toEqual(styleOf(['z', 'b'], ['z', 'b']))
    expect(styleOf(['a', 'b'])).not.toEqual(styleOf(['z', 'b']))
  })

  it('differ by shape or sign, not by colour alone: sixteen of them', () => {
    const styles = Array.from({ length: 16 }, (_, place) => styleOfGroup(LOOKS.light, place))
    expect(new Set(styles.map(({ shape, sign }) => `${shape} ${sign}`)).size).toBe(16)
  })

  it('of one shape stand apart in grey', () => {
    const grey = (colour: string) => {
      const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    for (let place = 0; place < 4; place += 1) {
      const [one, other] = [styleOfGroup(LOOKS.light, place), styleOfGroup(LOOKS.light, place + 4)]
      expect(one.shape).toBe(other.shape)
      expect(Math.abs(grey(one.colour) - grey(other.colour))).toBeGreaterThan(30)
    }
  })
})

describe('ties', () => {
  it('named by both are one plain line at the lower level, named by one an arrow', () => {
    const network = aTestNetwork(3, [
      [0, 1, 4],
      [1, 0, 2],
      [1, 2, 3],
    ])
    expect(listTies(network, { levels: [1, 2, 3, 4] })).toEqual([
      { from: 0, to: 1, kind: 'named', isMutual: true, level: 1 },
      { from: 1, to: 2, kind: 'named', isMutual: false, level: 2 },
    ])
    const scene = buildScene(anInput(network, [{ name: 'A' }, { name: 'B' }, { name: 'C' }]))
    const lines = scene.marks.filter((mark) => mark.kind === 'line')
    // Two in the picture; in the legend two levels and the arrow.
    expect(lines).toHaveLength(5)
    expect(lines.filter(({ head }) => head)).toHaveLength(2)
  })

  it('on a scale where 1 is the closest are read from its end', () => {
    const network = aTestNetwork(2, [[0, 1, 1]])
    expect(listTies(network, { levels: [3, 2, 1] })[0]!.level).toBe(2)
  })

  it('told by one side for the other are dotted', () => {
    const network = aTestNetwork(2, [[0, 1]])
    const scene = buildScene(anInput(network, [{ name: 'A' }, { name: 'B' }], { panels: [{ ties: listTies(network, { isReconstructed: () => true }) }] }))
    expect(scene.marks.find((mark) => mark.kind === 'line')).toMatchObject({ isRound: true })
  })

  it('of two waves are kept, lost or new', () => {
    const before = aTestNetwork(3, [
      [0, 1],
      [1, 2],
    ])
    const after = aTestNetwork(3, [
      [1, 0],
      [0, 2],
    ])
    const compared = compareTies(before, after)
    expect(compared.before.map(({ kind }) => kind)).toEqual(['kept', 'lost'])
    expect(compared.after.map(({ from, to, kind }) => `${from}${to} ${kind}`)).toEqual(['02 new', '10 kept'])
  })
})

describe('before and after', () => {
  const before = aTestNetwork(4, [
    [0, 1],
    [1, 2],
  ])
  const after = aTestNetwork(4, [
    [0, 1],
    [1, 3],
  ])
  const ties = compareTies(before, after)
  const people = ['A', 'B', 'C', 'D'].map((name) => ({ name }))
  const scene = buildScene(
    anInput(before, people, {
      positions: layoutByStress(
        aTestNetwork(4, [
          [0, 1],
          [1, 2],
          [1, 3],
        ]),
      ),
      panels: [
        { ties: ties.before, subtitle: '2022', presence: ['here', 'here', 'here', 'absent'] },
        { ties: ties.after, subtitle: '2023', presence: ['here', 'here', 'left', 'joined'] },
      ],
    }),
  )

  it('has everybody at the same place in both', () => {
    const of = (panel: number, person: number) => scene.people.find((each) => each.panel === panel && each.person === person)!
    const [shift] = [of(1, 0).x - of(0, 0).x]
    expect(of(1, 1).x - of(0, 1).x).toBeCloseTo(shift, 0)
    expect(of(1, 1).y).toBeCloseTo(of(0, 1).y, 0)
  })

  it('marks who joined and who left, and leaves out who was not there yet', () => {
    expect(scene.people.filter(({ panel }) => panel === 0)).toHaveLength(3)
    const shapes = scene.marks.filter((mark) => mark.kind === 'shape')
    expect(shapes.filter(({ ring, person }) => ring && person === 3)).toHaveLength(1)
    expect(shapes.filter(({ shape, person }) => shape === 'cross' && person === 2)).toHaveLength(1)
    expect(textsOf(scene, 'legend').map(({ text }) => text)).toEqual(expect.arrayContaining(['joined', 'left', 'new', 'no longer', 'in both']))
  })
})

describe('SVG', () => {
  const network = aTestNetwork(2, [[0, 1]])
  const scene = buildScene(
    anInput(network, [{ name: '"A" <b> & \'c\'\u0000\ud800' }, { name: null, group: 'Hospital' }], { title: '<script>alert(1)</script>' }),
  )

  it('of a page lets everybody be reached by keyboard and says who it is', () => {
    const svg = renderSvg(scene, { use: 'page', id: 'ties' })
    expect(svg.match(/tabindex="0"/g)).toHaveLength(2)
    expect(svg).toContain('aria-label="somebody, Hospital, 1"')
    expect(svg).toContain('<title id="ties-title">&lt;script&gt;')
  })

  it('of one image says what it shows, and nobody in it is a stop of its own', () => {
    const svg = renderSvg(scene, { use: 'image', id: 'ties' })
    expect(svg).toContain(' role="img" aria-labelledby="ties-title"')
    expect(svg).not.toMatch(/tabindex|data-person|aria-label=/)
  })

  it('of a file says nothing that the picture does not', () => {
    const svg = renderSvg(scene, { use: 'file' })
    expect(svg).not.toMatch(/<title|<desc|aria-|data-|tabindex|role=|Hospital/)
  })

  it('is well-formed with quotes, brackets and signs that XML forbids', () => {
    const svg = renderSvg(scene, { use: 'page' })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&quot;A&quot; &lt;b&gt; &amp; &#39;c&#39;')
    // oxlint-disable-next-line no-control-regex -- the sign that must be gone
    expect(svg).not.toMatch(/\u0000|[\ud800-\udfff]/)
  })
})

it('somebody is found by a finger near their shape, and nobody in the empty corner', () => {
  const { network, people } = invented(8, 14)
  const scene = buildScene(anInput(network, people))
  const [first] = scene.people
  expect(findPerson(scene, first!.x + 3, first!.y - 3)?.person).toBe(first!.person)
  expect(findPerson(scene, 1, 1)).toBeNull()
})
