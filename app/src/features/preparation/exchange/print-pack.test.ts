import { readPaperTexts } from '@ronde/paper'
import { beforeAll, expect, it } from 'vitest'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import { PACK_PARTS, type Pack } from '../domain/pack.ts'
import { sayOnPaper } from '../messages/say-on-paper.ts'
import { renderPack } from './print-pack.ts'

const CONSENT = { version: 1, text: { fr: 'Ce que je coche est montré à celles et ceux qui étaient là.', nl: 'Wat ik aankruis wordt getoond aan wie er was.' } }
const row = (order: number) => ({
  code: `${order}K`,
  name: `Élise Šárková ${order}`,
  organisation: { fr: 'Maison médicale du Parc', nl: 'Wijkgezondheidscentrum Park' },
  isFirstTime: order === 1,
})

function aPack(rows: number, given: Partial<Pack> = {}): Pack {
  return {
    order: ['fr', 'nl'],
    parts: PACK_PARTS,
    title: { fr: 'Réunion du 4 avril', nl: 'Bijeenkomst van 4 april' },
    when: { fr: 'mardi 4 avril 2023, de 13 h à 15 h', nl: 'dinsdag 4 april 2023, van 13 uur tot 15 uur' },
    place: 'Maison du Coin',
    community: { fr: 'Sud', nl: 'Zuid' },
    accent: 'moss',
    agenda: [
      { time: { fr: '13 h', nl: '13 uur' }, label: { fr: 'Tour des visages', nl: 'Ronde van gezichten' }, own: null, minutes: 20, owner: 'Bas Willems' },
      { time: { fr: '13 h 20', nl: '13.20 uur' }, label: { fr: '', nl: '' }, own: { text: 'Was de brug dicht?', language: 'nl' }, minutes: null, owner: '' },
    ],
    sheet: { number: 2, rows: Array.from({ length: rows }, (_, order) => row(order + 1)), consent: CONSENT },
    checkIn: { address: 'https://ronde.example/c/abcdefgh', page: 'https://ronde.example/c', code: '7F3KXY' },
    exit: { question: null, slips: 12 },
    ...given,
  }
}

const make = async (pack: Pack, isCompressed = false) =>
  renderPack(pack, { madeAt: new Date('2023-04-03T09:00:00Z'), fonts: readPaperFonts(), say: sayOnPaper, isCompressed })
const countPages = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes).match(/\/Type \/Page\n/g)?.length ?? 0

let texts: string[]
beforeAll(async () => {
  texts = readPaperTexts(await make(aPack(30)))
})

it('prints the agenda in both languages, own words in their own', () => {
  for (const text of ['Ordre du jour · Agenda', 'Tour des visages', 'Ronde van gezichten', '20 min', 'Bas Willems', 'Maison du Coin'])
    expect(texts.join('|')).toContain(text)
  expect(texts.filter((text) => text === 'Was de brug dicht?')).toHaveLength(2)
})

it('prints a row a person with code, name, organisation and the three boxes, with the text that they agree to', () => {
  for (const order of [1, 15, 30]) expect(texts).toContain(`${order}K`)
  expect(texts.filter((text) => text === 'mon mail · mijn mail')).toHaveLength(30)
  expect(texts.filter((text) => text === 'rien · niets')).toHaveLength(30)
  const all = texts.join(' ')
  expect(all).toContain('Texte de consentement, version 1')
  expect(all).toContain('Toestemmingstekst, versie 1')
  expect(all).toContain('Feuille 2 · Blad 2')
  expect(all).toContain('Visiteur·euses · Bezoekers')
  expect(texts.join('')).toContain('Élise Šárková 30')
})

it('prints a card a person, the code for phones and the exit question', () => {
  expect(texts).toContain('Première fois · Eerste keer · 1K')
  expect(texts).toContain('7F3KXY')
  expect(texts.join(' ')).toContain('ronde.example/c ')
  expect(texts.filter((text) => text === 'Cette réunion valait-elle votre temps\u00a0?')).toHaveLength(12)
})

it('begins each part on a page of its own and prints one part alone', async () => {
  expect(countPages(await make(aPack(1)))).toBe(6)
  const agenda = readPaperTexts(await make(aPack(30, { parts: ['agenda'] })))
  expect(agenda).not.toContain('1K')
  expect(countPages(await make(aPack(30, { parts: ['agenda'] })))).toBe(1)
  expect(countPages(await make(aPack(8, { parts: ['cards'] })))).toBe(1)
  expect(countPages(await make(aPack(1, { parts: ['exit'] })))).toBe(2)
  expect(countPages(await make(aPack(1, { parts: ['exit'], exit: { question: { fr: 'Et alors ?', nl: 'En nu?' }, slips: 1 } })))).toBe(1)
})

it('is Dutch first where the community speaks Dutch, and one page where nobody comes', async () => {
  const dutch = readPaperTexts(await make(aPack(1, { order: ['nl', 'fr'] })))
  expect(dutch.join('|')).toContain('Agenda · Ordre du jour')
  expect(countPages(await make(aPack(0, { parts: ['sheet'] })))).toBe(1)
  expect(countPages(await make(aPack(0, { agenda: [] })))).toBe(5)
})

it('leaves the boxes out where there is no text to agree to', async () => {
  const bare = readPaperTexts(await make(aPack(1, { parts: ['sheet'], sheet: { number: 1, rows: [row(1)], consent: null } })))
  expect(bare).toContain('1K')
  expect(bare.join('|')).not.toContain('mon mail')
})
