import { inflateSync } from 'node:zlib'
import { buildScene, layoutByStress, listOperations, listTies, LOOKS, networkFromTies, renderSvg, spellWithLetters, type SceneInput } from '@ronde/sociogram'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../kernel/language.ts'
import { readPaperFonts } from '../paper-fonts.ts'
import { lettersOnPaper } from './letters-on-paper.ts'
import { canWriteOnPaper } from './paper-letters.ts'
import { renderPng } from './picture-png.ts'
import { renderScenePdf } from './scene-pdf.ts'
import { unpackFont } from './unpack-font.ts'

const NAMES = ['Aïcha El Amrani', 'Bram De Smet', 'Élise Dubois', 'Fatma Yıldız']

function aScene(spell: (input: SceneInput) => SceneInput = (input) => input, names: readonly string[] = NAMES) {
  const built = networkFromTies({ ids: ['a', 'b', 'c', 'd'], isDirected: true, ties: { from: [0, 1, 1, 2], to: [1, 0, 2, 3] } })
  if (!built.ok) throw new Error(built.refusal.kind)
  const { network } = built.value
  const input: SceneInput = {
    network,
    positions: layoutByStress(network),
    people: names.map((name, person) => ({ name, group: person < 3 ? 'Home care' : 'Hospital' })),
    panels: [{ ties: listTies(network) }],
    look: LOOKS.print,
    page: { width: 842, height: 595 },
    title: 'Who works with whom',
    notes: ['4 of 4 people answered.'],
    description: 'Four people and four ties.',
    words: {
      groups: 'Sector',
      other: 'other',
      levels: 'Ties',
      levelNames: [],
      tie: 'work together',
      oneSided: 'named by one',
      reconstructed: 'told by one side',
      together: 'at the same meetings',
      changes: { kept: 'kept', new: 'new', lost: 'lost' },
      joined: 'joined',
      left: 'left',
      key: 'Key',
      person: () => '',
    },
  }
  return buildScene(spell(input))
}

const madeAt = new Date('2023-02-14T12:00:00Z')

describe('a scene as PDF', () => {
  it('is the same file for the same scene', async () => {
    const [one, other] = [
      await renderScenePdf(aScene(), { language: 'en', author: 'A community', madeAt }),
      await renderScenePdf(aScene(), { language: 'en', author: 'A community', madeAt }),
    ]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    expect(Buffer.from(one).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('draws each step once: paths, and each text with its rim', async () => {
    const scene = aScene()
    const bytes = await renderScenePdf(scene, { language: 'en', author: 'A community', madeAt, isCompressed: false })
    const steps = listOperations(scene)
    const text = Buffer.from(bytes).toString('latin1')
    const strokes = steps.filter((step) => step.kind === 'path' && step.stroke !== null).length
    expect(text.match(/^S$/gm)).toHaveLength(strokes)
    const fills = steps.filter((step) => step.kind === 'path' && step.fill !== null).length
    expect(text.match(/^f$/gm)).toHaveLength(fills + 1)
  })

  it('says to a screen reader what the picture shows', async () => {
    const bytes = await renderScenePdf(aScene(), { language: 'en', author: 'A community', madeAt, isCompressed: false })
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Alt (Four people and four ties.)')
  })
})

describe('a picture as PNG', () => {
  it('is as large as the page at the dots asked for, and not one colour', async () => {
    const png = Buffer.from(await renderPng(renderSvg(aScene(), { use: 'file' }), { dotsPerInch: 72 }))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([842, 595])
    const data: Buffer[] = []
    for (let at = 8; at < png.length;) {
      const length = png.readUInt32BE(at)
      if (png.subarray(at + 4, at + 8).toString() === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length))
      at += 12 + length
    }
    expect(new Set(inflateSync(Buffer.concat(data))).size).toBeGreaterThan(50)
  })
})

describe('letters that the fonts lack', () => {
  it.each([
    ['Aïcha El Amrani', ''],
    ['Fatma Yıldız – Ștefan Łukasz', ''],
    ['“Élise” l’Été, 100 €', ''],
    ['a\u202fb\u200b', ''],
    ['Мария', 'Мария'],
    ['Ελένη', 'Ελένη'],
    ['محمد', 'محمد'],
    ['林 🌱', '林🌱'],
  ])('of %s are %j', (text, lacking) => {
    expect([...text].filter((letter) => !canWriteOnPaper(letter)).join('')).toBe(lacking)
  })

  it.each(LANGUAGES)('are never drawn, and the note about them can be written (%s)', (language) => {
    const scene = aScene((input) => spellWithLetters(input, lettersOnPaper(language)), ['Мария Иванова', 'أمينة', 'Nguyễn Thị Lan', 'Bo 🌱'])
    const texts = listOperations(scene).flatMap((step) => (step.kind === 'text' ? [step.text] : []))
    expect(texts.filter((text) => ![...text].every(canWriteOnPaper))).toEqual([])
    expect(texts).toEqual(expect.arrayContaining(['*1', '*2', 'Nguyên Thi Lan', 'Bo *3']))
    expect(texts.join(' ')).toContain('SVG')
  })
})

describe('a packed font', () => {
  it('unpacks to tables behind a directory that names them', () => {
    const font = Buffer.from(unpackFont(readPaperFonts()['regular latin']))
    const count = font.readUInt16BE(4)
    const tags = Array.from({ length: count }, (_, at) => font.subarray(12 + 16 * at, 16 + 16 * at).toString('latin1'))
    expect(tags).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'hmtx', 'name']))
    const head = tags.indexOf('head')
    // The magic number of the OpenType specification.
    expect(font.readUInt32BE(font.readUInt32BE(12 + 16 * head + 8) + 12)).toBe(0x5f0f3cf5)
  })

  it('that is none is refused', () => {
    expect(() => unpackFont(new Uint8Array(60))).toThrow('no WOFF')
  })
})
