import { describe, expect, it } from 'vitest'
import { guessFirstYear, parseHeading, placeDays } from './grid-dates.ts'
import { guessMeaning, markKey } from './grid-marks.ts'
import { isSimilarName, nameKey, splitName } from './grid-names.ts'
import { aGrid } from './grid-sample.ts'
import { readGrid } from './read-grid.ts'

function read(text: string) {
  const grid = readGrid(aGrid(text))
  if (grid === null) throw new Error('no dates were found')
  return grid
}
const marksOf = (text: string) =>
  Object.fromEntries(read(text).rows.map(({ name, marks }) => ['whole' in name ? name.whole : `${name.given} ${name.family}`, marks.join(' ')]))

describe('the heading of a date', () => {
  it.each([
    ['12/09', { month: 9, dayOfMonth: 12, year: null }],
    ['12/9/22', { month: 9, dayOfMonth: 12, year: 2022 }],
    ['13-09-2022', { month: 9, dayOfMonth: 13, year: 2022 }],
    ['12 sept', { month: 9, dayOfMonth: 12, year: null }],
    ['12 sept.', { month: 9, dayOfMonth: 12, year: null }],
    ['1er mars', { month: 3, dayOfMonth: 1, year: null }],
    ['3 maart 2023', { month: 3, dayOfMonth: 3, year: 2023 }],
    ['lu 12/09', { month: 9, dayOfMonth: 12, year: null }],
    ['Réunion 3 (13-09-2022)', { month: 9, dayOfMonth: 13, year: 2022 }],
    ['CoP 2 – 10/10', { month: 10, dayOfMonth: 10, year: null }],
    ['29/02', { month: 2, dayOfMonth: 29, year: null }],
    ['44816', { month: 9, dayOfMonth: 12, year: 2022 }],
  ])('%s is a day', (text, day) => expect(parseHeading({ text })).toMatchObject({ ...day, isReal: true }))

  it('31/02 is a day that does not exist', () => expect(parseHeading({ text: '31/02/2023' })).toMatchObject({ isReal: false }))

  it.each(['12', '1', '2022', 'x', 'Total', '12,5', '3.5', 'Marie', '0470 12 34 56', 'Rue 12'])('%s is none', (text) =>
    expect(parseHeading({ text })).toBeNull(),
  )

  it('counts the years on when the calendar turns back', () => {
    const { dates } = read('Nom|12/09|10/10|14/11|09/01|13/02\nDupont Marie|x|x|x|x|x')
    expect(placeDays(dates, 2022)).toEqual(['2022-09-12', '2022-10-10', '2022-11-14', '2023-01-09', '2023-02-13'])
    expect(guessFirstYear(dates, '2023-04-03')).toBe(2022)
    expect(guessFirstYear(dates, '2023-01-20')).toBe(2021)
  })

  it('takes the year of a title for the first one, unless that lies in the future', () => {
    const { dates, titleYear } = read('Présences 2021-2022|\n|\nNom|12/09|10/01\nDupont Marie|x|x')
    expect(titleYear).toBe(2021)
    expect(guessFirstYear(dates, '2023-04-03', titleYear)).toBe(2021)
    expect(guessFirstYear(dates, '2023-04-03', 2030)).toBe(2022)
  })

  it('reads a grid whose newest date comes first', () => {
    const { dates } = read('Nom|13/02|09/01|14/11|10/10\nDupont Marie|x|x|x|x')
    expect(placeDays(dates, 2022)).toEqual(['2023-02-13', '2023-01-09', '2022-11-14', '2022-10-10'])
  })

  it('takes the year of a merged heading above', () => {
    const { dates } = read('|2022|||2023\nNaam|12/09|10/10|14/11|09/01\nPeeters Els|v|v|v|v')
    expect(dates.map(({ year }) => year)).toEqual([2022, 2022, 2022, 2023])
  })

  it('puts day numbers below merged months together', () => {
    const { dates, rows } = read('|septembre||octobre\nNom|12|26|10\nMarie Dupont|x|e|x')
    expect(dates.map(({ dayOfMonth, month }) => `${dayOfMonth}/${month}`)).toEqual(['12/9', '26/9', '10/10'])
    expect(rows).toHaveLength(1)
  })
})

describe('a grid', () => {
  it('has names down and dates across', () => {
    expect(marksOf('Naam|12/09/2022|10/10/2022\nEls Peeters|x|exc.\nJan Claes||X')).toEqual({ 'Els Peeters': 'x exc', 'Jan Claes': ' x' })
  })

  it('may have a title, empty rows, sections, totals and a legend around it', () => {
    const grid = read(`
Présences CoP Nord 2022-2023

Nom|Prénom|Institution|12/09|10/10|Total
Animateurs:
MERTENS|Greet|Dienst Samen|x|x|2
Membres
Dupont|Marie|Maison du Coin|x|E|1
Ben Saïd|Amina||x|?|1
Total|||3|1|4
x = présent|
E = excusé|`)
    expect(grid.rows.map(({ name, role, organisation }) => ({ name, role, organisation }))).toEqual([
      { name: { given: 'Greet', family: 'MERTENS' }, role: 'moderator', organisation: 'Dienst Samen' },
      { name: { given: 'Marie', family: 'Dupont' }, role: 'member', organisation: 'Maison du Coin' },
      { name: { given: 'Amina', family: 'Ben Saïd' }, role: 'member', organisation: '' },
    ])
    expect(grid.notes.map(({ kind }) => kind)).toEqual(['total-column', 'heading', 'heading', 'total-row', 'legend', 'legend'])
    expect(grid.marks.map(({ key, guess }) => [key, guess])).toEqual([
      ['x', 'present'],
      ['?', null],
      ['e', 'excused'],
    ])
    expect(grid.nameOrder).toBeNull()
  })

  it('may lie on its side', () => {
    expect(marksOf('Date|Marie Dupont|Els Peeters\n12/09/2022|x|\n10/10/2022|x|e\n14/11/2022||x')).toEqual({ 'Marie Dupont': 'x x ', 'Els Peeters': ' e x' })
  })

  it('may have one date only, and no titles', () => {
    expect(marksOf('|12/09/2022\nMarie Dupont|1\nEls Peeters|0')).toEqual({ 'Marie Dupont': '1', 'Els Peeters': '0' })
  })

  it('may have numbers before the names', () => {
    expect(marksOf('N°|Participants|12/09|10/10\n1|Marie Dupont|x|\n2|Els Peeters|x|x')).toEqual({ 'Marie Dupont': 'x ', 'Els Peeters': 'x x' })
  })

  it('keeps somebody who never came', () => {
    expect(marksOf('Nom|12/09|10/10\nMarie Dupont|x|x\nEls Peeters||')).toEqual({ 'Marie Dupont': 'x x', 'Els Peeters': ' ' })
  })

  it('says which date holds nothing, and which does not exist', () => {
    const grid = read('Nom|12/09|31/02|09/05\nMarie Dupont|x|x|')
    expect(grid.notes).toContainEqual({ kind: 'empty-date', place: 'D', text: '09/05' })
    expect(grid.problems).toEqual([{ code: 'no-such-day', row: 1, cell: 'C1', value: '31/02' }])
  })

  it('refuses a formula where a name should stand, and a national number', () => {
    const grid = readGrid({
      name: '',
      date1904: false,
      rows: [
        { number: 1, cells: [{ text: 'Nom' }, { text: 'GSM' }, { text: '12/09/2022' }] },
        { number: 2, cells: [{ text: 'Marie Dupont', formula: true }, { text: '85.07.30-033.28' }, { text: 'x' }] },
      ],
    })
    expect(grid?.problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['formula A2', 'national-number B2'])
  })

  it('knows mail, telephone, function and self-employment columns', () => {
    const [row] = read('Deelnemer|Organisatie|E-mail|GSM|Functie|12/09\nEls Peeters|zelfstandige|els@voorbeeld.example|0470 00 00 00|kinesist|v').rows
    expect(row).toMatchObject({ organisation: '', isSelfEmployed: true, mail: 'els@voorbeeld.example', phone: '0470 00 00 00', functions: ['kinesist'] })
  })

  it('is not found where no date stands', () => expect(readGrid(aGrid('Nom|Organisation\nMarie|Maison'))).toBeNull())
})

describe('a mark', () => {
  it.each([
    ['x', 'present'],
    ['X', 'present'],
    ['v', 'present'],
    ['1', 'present'],
    ['✓', 'present'],
    ['Aanwezig', 'present'],
    ['présente', 'present'],
    ['oui', 'present'],
    ['e', 'excused'],
    ['exc.', 'excused'],
    ['Excusée', 'excused'],
    ['verontsch.', 'excused'],
    ['excusée (malade)', 'excused'],
    ['a', 'absent'],
    ['abs', 'absent'],
    ['afw.', 'absent'],
    ['0', 'absent'],
    ['R', 'represented'],
    ['remplacé', 'represented'],
    ['vervangen door Els', 'represented'],
    ['leeg', 'nothing'],
    ['', 'nothing'],
    ['-', 'nothing'],
    ['online', 'online'],
    ['Zoom', 'online'],
    ['?', null],
    ['!!', null],
    ['2h', null],
  ])('“%s” is taken for %s', (text, meaning) => expect(guessMeaning(markKey(text))).toBe(meaning))
})

describe('a name', () => {
  it.each([
    ['DUPONT Marie', { family: 'Dupont', given: 'Marie' }],
    ['Marie DUPONT', { family: 'Dupont', given: 'Marie' }],
    ['VAN DEN BERG Els', { family: 'Van den Berg', given: 'Els' }],
    ['Els VAN DEN BERG', { family: 'Van den Berg', given: 'Els' }],
    ['Dupont, Marie', { family: 'Dupont', given: 'Marie' }],
    ['Marie-Claire D’HOOGHE', { family: 'D’Hooghe', given: 'Marie-Claire' }],
    ['Marie van der Elst', { family: 'van der Elst', given: 'Marie' }],
    ['Amina', { family: '', given: 'Amina' }],
  ])('%s is cut by itself', (text, name) => expect(splitName(text, 'given-first')).toEqual(name))

  it.each([
    ['Dupont Marie', { family: 'Dupont', given: 'Marie' }],
    ['Van den Berg Els', { family: 'Van den Berg', given: 'Els' }],
    ['Ben Saïd Amina', { family: 'Ben Saïd', given: 'Amina' }],
  ])('%s has the family first', (text, name) => expect(splitName(text, 'family-first')).toEqual(name))

  it('is written in an order that the names themselves tell', () => {
    expect(read('Nom|12/09\nDupont Marie|x\nPeeters Els|x').nameOrder?.guess).toBe('family-first')
    expect(read('Nom|12/09\nMarie Dupont|x\nEls Peeters|x').nameOrder?.guess).toBe('given-first')
    expect(read('Nom et prénom|12/09\nDupont Zoé|x').nameOrder?.guess).toBe('family-first')
    expect(read('Nom|12/09\nDUPONT Marie|x').nameOrder).toBeNull()
  })

  it('is the same in any order and without accents', () => {
    expect(nameKey({ given: 'Zoé', family: 'DUPONT' })).toBe(nameKey({ given: 'Dupont', family: 'zoe' }))
  })

  it.each([
    ['dupont marie', 'dupond marie'],
    ['els peeters', 'els peters'],
    ['amina ben said', 'amina bensaid'],
    ['marie dupont', 'dupont marie claire'],
    ['jan claes', 'jna claes'],
  ])('%s may be %s', (a, b) => expect(isSimilarName(a, b)).toBe(true))
  it.each([
    ['dupont marie', 'dupont jean'],
    ['jan peeters', 'jef peters'],
    ['els claes', 'an claes'],
    ['', 'marie'],
  ])('%s is not %s', (a, b) => expect(isSimilarName(a, b)).toBe(false))
})
