import { readPaperTexts } from '@ronde/paper'
import { describe, expect, it } from 'vitest'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import { AREAS } from '../domain/grid.ts'
import { layOutPoster, SHEET, type PosterNote, type PosterWords } from './poster-layout.ts'
import { renderPoster, type PosterSize } from './poster-pdf.ts'

const madeAt = new Date('2026-03-02T15:00:00Z')
const note = (text: string, language: 'fr' | 'nl' = 'fr'): PosterNote => ({ text, language, gists: [] })

function words(notes: readonly PosterNote[] = []): PosterWords {
  const area = (number: number) => ({ name: `Zone ${number}`, prompt: `Question ${number} ?`, notes: number === 3 ? notes : [] })
  return {
    language: 'fr',
    title: 'Rencontre de mars',
    titleLanguage: 'fr',
    when: 'lundi 2 mars 2026',
    foot: 'Grille',
    areas: { 1: area(1), 2: area(2), 3: area(3), 4: area(4), 5: area(5), 6: area(6) },
    more: (count) => `… et ${count} autres`,
  }
}

async function render(size: PosterSize, given: PosterWords) {
  const bytes = await renderPoster(given, {
    size,
    madeAt,
    fonts: readPaperFonts(),
    author: 'Sud',
    sheetOf: ({ number, count, row, column }) => `Feuille ${number}/${count} r${row} c${column}`,
    isCompressed: false,
  })
  const raw = Buffer.from(bytes).toString('latin1')
  return { bytes, raw, texts: readPaperTexts(bytes), pages: raw.match(/\/Type \/Page\b/g)?.length ?? 0 }
}

describe('the poster of a grid', () => {
  it('is one sheet of A3 with six areas, each note in its own language', async () => {
    const { raw, texts, pages } = await render('a3', words([note('On a appelé.'), note('Bel de school.', 'nl')]))
    expect([pages, raw.includes('/MediaBox [0 0 1190.55 841.89]')]).toEqual([1, true])
    for (const area of AREAS) expect(texts.join('\n')).toContain(`${area}. Zone ${area}`)
    expect(texts.join('\n')).toContain('– Bel de school.')
    expect(raw).toContain('/Lang (nl-BE)')
    expect(raw.match(/\/S \/H2/g)).toHaveLength(6)
  })

  it('is an A0 on eight sheets of A3 or sixteen of A4, each named, each with marks to cut along', async () => {
    const [onA3, onA4] = [await render('a0-on-a3', words()), await render('a0-on-a4', words())]
    expect([onA3.pages, onA3.raw.includes('/MediaBox [0 0 841.89 1190.55]')]).toEqual([8, true])
    expect([onA4.pages, onA4.raw.includes('/MediaBox [0 0 841.89 595.28]')]).toEqual([16, true])
    expect(onA3.texts.join('\n')).toContain('Feuille 8/8 r2 c4')
    expect(onA4.texts.join('\n')).toContain('Feuille 16/16 r4 c4')
    // What goes over two sheets is drawn on both and said once.
    for (const { raw } of [onA3, onA4]) expect(raw.match(/\/S \/H2/g)).toHaveLength(6)
  })

  it('covers together what an A0 holds, but for the edges of the sheets', () => {
    const millimetres = (points: number) => (points * 25.4) / 72
    const scale = (columns: number, rows: number, width: number, height: number) =>
      Math.min((columns * (width - 20)) / millimetres(SHEET.width), (rows * (height - 20)) / millimetres(SHEET.height))
    expect(420 * scale(4, 2, 297, 420)).toBeGreaterThan(1_100)
    expect(420 * scale(4, 4, 297, 210)).toBeGreaterThan(1_070)
  })

  it('writes smaller for a full area, says what it could not hold, and never leaves a box', () => {
    const wrap = (text: string, { size, width }: { size: number; width: number }) => {
      const letters = Math.max(1, Math.floor(width / (size * 0.5)))
      return Array.from({ length: Math.ceil(text.length / letters) }, (_, order) => text.slice(order * letters, (order + 1) * letters))
    }
    for (const count of [0, 1, 7, 20, 400]) {
      const pieces = layOutPoster(words(Array.from({ length: count }, (_, order) => note(`Mot ${order} ${'long '.repeat(12)}`))), wrap)
      const lines = pieces.filter((piece) => piece.kind === 'line')
      for (const { x, y, style } of lines) {
        expect([count, x >= 0, x + style.width <= SHEET.width, y + style.size <= SHEET.height - 20]).toEqual([count, true, true, true])
      }
      expect([count, lines.some(({ text }) => text.startsWith('… et '))]).toEqual([count, count === 400])
    }
    const many = words(Array.from({ length: 60 }, (_, order) => note(`Mot ${order} ${'long '.repeat(12)}`)))
    const isAll = (smallest: number) => !layOutPoster(many, wrap, smallest).some((piece) => piece.kind === 'line' && piece.text.startsWith('… et '))
    expect([isAll(7), isAll(4)]).toEqual([false, true])
  })

  it('begins no line with a sign that stands apart in French', () => {
    const wrap = (text: string) => text.split(' ')
    const lines = layOutPoster(words([note('Qui sait ? « Personne » ; voilà !')]), wrap).flatMap((piece) => (piece.kind === 'line' ? [piece.text] : []))
    expect(lines.filter((line) => /^[;:!?»]/.test(line))).toEqual([])
    expect(lines).toContain('«\u00a0Personne\u00a0»\u00a0;')
  })

  it('gives the same bytes for the same notes', async () => {
    const [one, other] = [await render('a0-on-a3', words([note('Été')])), await render('a0-on-a3', words([note('Été')]))]
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  })
})
