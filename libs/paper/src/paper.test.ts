import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import {
  addCards,
  addHeading,
  addLetterHead,
  addParagraph,
  addQrCode,
  addSideBySide,
  addTable,
  EMPTY_CELL,
  finishPaper,
  qrModules,
  readPaperTexts,
  startPaper,
  textCell,
  type FontName,
  type Paper,
  type PaperFonts,
  type PaperSettings,
} from './paper.ts'

const require = createRequire(import.meta.url)
const fileOf = (name: FontName) => {
  const [weight, subset] = name.split(' ')
  return readFileSync(
    require.resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-${weight === 'bold' ? 700 : 400}-normal.woff`),
  )
}
const fonts: PaperFonts = {
  'regular latin': fileOf('regular latin'),
  'regular latin-ext': fileOf('regular latin-ext'),
  'bold latin': fileOf('bold latin'),
  'bold latin-ext': fileOf('bold latin-ext'),
}

async function make(draw: (paper: Paper) => void, settings: Partial<PaperSettings> = {}) {
  const paper = startPaper({
    language: 'fr',
    title: 'Feuille',
    author: 'Sud',
    madeAt: new Date('2023-04-03T09:00:00Z'),
    fonts,
    isCompressed: false,
    ...settings,
  })
  draw(paper)
  const bytes = await finishPaper(paper)
  const pdf = new TextDecoder('latin1').decode(bytes)
  return { bytes, pdf, texts: readPaperTexts(bytes), pages: pdf.match(/\/Type \/Page\n/g)?.length ?? 0 }
}

const table = (rows: number) => ({
  caption: 'Présences',
  columns: [
    { heading: 'Code', share: 1 },
    { heading: 'Nom', share: 4, isHeading: true },
    { heading: 'Partager', share: 2 },
  ],
  rows: Array.from({ length: rows }, (_, order) => [
    textCell(`${order + 1}`),
    textCell(`Personne ${order + 1}`),
    { boxes: ['mon mail', 'mon téléphone', 'rien'] },
  ]),
})

it('is a tagged document with title, language and page numbers, the same bytes for the same content', async () => {
  const draw = (paper: Paper) => {
    addHeading(paper, 1, { text: 'Réunion du 4 avril' })
    addParagraph(paper, { text: 'Bienvenue à Šárka et à Łukasz.' })
    addParagraph(paper, { text: 'Welkom.', language: 'nl' })
  }
  const once = await make(draw, { footOf: (page, pages) => `Page ${page} sur ${pages}` })
  expect(once.pages).toBe(1)
  expect(once.texts.join('')).toContain('Bienvenue à Šárka et à Łukasz.')
  expect(once.texts).toContain('Page 1 sur 1')
  for (const part of ['/Lang (fr-BE)', '/Lang (nl-BE)', '/Marked true', '/DisplayDocTitle true']) expect(once.pdf).toContain(part)
  expect((await make(draw, { footOf: (page, pages) => `Page ${page} sur ${pages}` })).bytes).toEqual(once.bytes)
})

it('never cuts a row and repeats the heads on each page', async () => {
  const { texts, pages, pdf } = await make((paper) => addTable(paper, table(40)))
  expect(pages).toBeGreaterThan(2)
  expect(texts.filter((text) => text === 'Nom')).toHaveLength(pages)
  for (const order of [1, 20, 40]) expect(texts).toContain(`Personne ${order}`)
  expect(texts.filter((text) => text === 'mon téléphone')).toHaveLength(40)
  expect(pdf.match(/\/S \/TR\n/g)).toHaveLength(41)
  // Three boxes a row: each stays with the other two on its page.
  for (const page of pdf.split(/\/Type \/Page\n/).slice(0, -1)) expect((page.match(/ re\nS\n/g)?.length ?? 0) % 3).toBe(0)
})

it('is a table of nobody too', async () => {
  const { texts, pages } = await make((paper) => addTable(paper, table(0)))
  expect(pages).toBe(1)
  expect(texts).toEqual(['Code', 'Nom', 'Partager'])
})

it('shortens what would fill a page alone, and keeps room to write', async () => {
  const long = 'mot '.repeat(3000).trim()
  const { texts, pages } = await make((paper) => addTable(paper, { ...table(0), minRowHeight: 30, rows: [[textCell('1'), textCell(long), EMPTY_CELL]] }))
  expect(pages).toBe(1)
  expect(texts.at(-1)).toMatch(/…$/)
})

it('puts two languages side by side, never cut by the end of a page', async () => {
  const pair = { left: { text: 'Tour des visages\nqui est là' }, right: { text: 'Kennismaking\nwie is er', language: 'nl' as const } }
  const { texts, pages } = await make((paper) => Array.from({ length: 60 }, () => addSideBySide(paper, pair)))
  expect(pages).toBeGreaterThan(1)
  for (let order = 0; order < texts.length; order += 4)
    expect(texts.slice(order, order + 4)).toEqual(['Tour des visages', 'qui est là', 'Kennismaking', 'wie is er'])
})

it('puts eight name cards on a page, and makes a long name smaller rather than cut it', async () => {
  const card = (name: string) => ({ head: 'Sud', name, lines: [{ text: 'Maison médicale du Parc' }] })
  expect(
    (
      await make((paper) =>
        addCards(
          paper,
          Array.from({ length: 8 }, () => card('Ama Mensah')),
        ),
      )
    ).pages,
  ).toBe(1)
  expect(
    (
      await make((paper) =>
        addCards(
          paper,
          Array.from({ length: 9 }, () => card('Ama Mensah')),
        ),
      )
    ).pages,
  ).toBe(2)
  const { texts } = await make((paper) => addCards(paper, [card('Marie-Christine-Alexandrine Vandenbroucke-Delahaye')]))
  expect(texts).toContain('Vandenbroucke-Delahaye')
})

it('draws a code with its words, and a letter whose address lies in the window', async () => {
  const { pdf, texts } = await make((paper) => {
    addLetterHead(paper, { sender: ['Sud'], address: ['Ama Mensah', 'rue Haute 1', '1000 Bruxelles'], dateLine: 'Bruxelles, le 3 avril 2023' })
    addQrCode(paper, { text: 'https://ronde.example/r', alt: 'Vers la page de réponse' })
  })
  expect(pdf).toMatch(/\/S \/Figure\n/)
  expect(texts).toEqual(['Sud', 'Ama Mensah', 'rue Haute 1', '1000 Bruxelles', 'Bruxelles, le 3 avril 2023'])
})

it('makes codes with the quiet border that readers need', () => {
  const modules = qrModules('https://ronde.example/c/abcdefghijklmnop')
  expect(modules.every((row) => row.length === modules.length)).toBe(true)
  expect(modules.slice(0, 4).flat()).not.toContain(true)
  // The corner that a reader looks for: seven dark modules.
  expect(modules[4]?.slice(4, 12)).toEqual([true, true, true, true, true, true, true, false])
})
