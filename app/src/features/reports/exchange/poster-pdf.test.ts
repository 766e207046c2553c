import { buildPosterRegister, computeMonitoring, listStrips, POSTER_WINDOW, renderPoster, type Language } from '@ronde/figures'
import { readPaperTexts } from '@ronde/paper'
import { beforeAll, expect, it } from 'vitest'
import { sheetWords } from '../actions/make-file.ts'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import type { Sheet } from '../domain/sheet.ts'
import { renderPosterPdf } from './poster-pdf.ts'

const ACCENTS = ['brick', 'blue', 'moss', 'violet']

function posterSheet(names: Record<string, string> = {}): Sheet {
  const register = buildPosterRegister()
  const table = computeMonitoring(register, { window: POSTER_WINDOW })
  return {
    names: { fr: 'Référents de proximité', nl: 'Buurtreferenten' },
    window: POSTER_WINDOW,
    switches: { selfEmployed: 'default', sd: 'sample' },
    columns: register.communities.map(({ communityId, names: own }, order) => {
      const figures = table.communities.find(({ id }) => id === communityId)
      if (figures === undefined) throw new Error('each community has a column')
      const fr = names[communityId] ?? own.fr
      return { id: communityId, names: { ...own, fr }, accent: ACCENTS[order] ?? 'teal', figures, strips: listStrips(register, communityId, POSTER_WINDOW) }
    }),
    table,
    definitions: null,
    method: { threshold: null, hiddenCells: 0, definitionVersion: '1' },
    frozen: null,
    released: null,
  }
}

async function render(sheet: Sheet, language: Language = 'fr'): Promise<string> {
  const bytes = await renderPosterPdf(sheet, sheetWords(sheet, language), language, {
    madeAt: new Date('2023-04-03T09:00:00Z'),
    isCompressed: false,
    fonts: readPaperFonts(),
  })
  return Buffer.from(bytes).toString('latin1')
}

const readTexts = (pdf: string) => readPaperTexts(Buffer.from(pdf, 'latin1'))

let french: string
beforeAll(async () => {
  french = await render(posterSheet())
})

it('is one page of A3 landscape', () => {
  expect(french.match(/\/Type \/Page\n/g)).toHaveLength(1)
  expect(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(french)?.slice(1).map(Number)).toEqual([1190.55, 841.89])
})

it('has a title, a language and tags a screen reader can follow', () => {
  expect(french).toContain('/Lang (fr-BE)')
  expect(french).toContain('/DisplayDocTitle true')
  expect(french).toContain('/Marked true')
  for (const tag of ['Document', 'H1', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(french, tag).toMatch(new RegExp(`/S /${tag}\\n`))
  expect(french).toMatch(/\/Scope \/Column/)
})

it('holds every cell of the poster as text that can be selected', () => {
  const texts = readTexts(french)
  expect(texts).not.toContain(expect.stringContaining('?'))
  const cells = renderPoster(computeMonitoring(buildPosterRegister(), { window: POSTER_WINDOW }), 'fr')
    .slice(1)
    .flatMap((row) => row.slice(1))
  const left = [...texts]
  for (const cell of cells) {
    const at = left.indexOf(cell)
    expect(at, `"${cell}" of ${texts.join(' | ')}`).toBeGreaterThanOrEqual(0)
    left.splice(at, 1)
  }
  expect(texts).toContain('26 réunions, 60 membres, de septembre 2022 à mars 2023')
  expect(texts.join(' ')).toContain('Définitions, version 1.')
})

it('draws a dot a person: those who count filled, the others hollow', () => {
  const counted = posterSheet()
    .columns.flatMap(({ strips }) => strips ?? [])
    .reduce((sum, strip) => sum + strip.counted, 0)
  expect(counted).toBe(226)
  // A circle is four curves, closed; a filled one then chooses its colour and fills.
  expect(french.match(/ c\nh\n(?:\/DeviceRGB cs\n)?(?:[^\n]* scn\n)?f\n/g)).toHaveLength(counted)
})

it('writes names that western letters cannot spell, and stays one page with twenty columns and long names', async () => {
  const texts = readTexts(await render(posterSheet({ south: 'Šárka – Łódź' })))
  expect(texts.join('')).toContain('Šárka – Łódź')
  const sheet = posterSheet({ south: 'Wijkgezondheidscentrumsamenwerkingsverband van de Noordelijke Kanaalzone' })
  const wide = { ...sheet, columns: Array.from({ length: 20 }, (_, order) => ({ ...sheet.columns[order % 4], id: String(order) })) as Sheet['columns'] }
  expect((await render(wide)).match(/\/Type \/Page\n/g)).toHaveLength(1)
})
