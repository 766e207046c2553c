import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoFromSerial, serialFromIso } from './calendar.ts'
import { parseDay, parseMoment, parseTime } from './excel-days.ts'
import { findColumn, matchKey, parseEnterpriseNumber, parseYesNo, restorePhone, restoreZeros, splitList, tidyText } from './excel-habits.ts'
import { guardText, unguardText } from './formula-guard.ts'
import { meaningOfBuiltIn, meaningOfFormat } from './number-format.ts'
import { readSheets } from './read-sheets.ts'
import { columnIndex, columnName, placeName } from './table.ts'
import { joinBytes, writeWorkbook } from './write-xlsx.ts'

describe('a day', () => {
  it.each([
    ['31/12/2022', '2022-12-31'],
    ['31-12-22', '2022-12-31'],
    ['1.3.2023', '2023-03-01'],
    ['2022-12-31', '2022-12-31'],
    ['2022/12/31', '2022-12-31'],
    ['14/02/2023 13:00', '2023-02-14'],
    ['2023-02-14T13:00', '2023-02-14'],
    ['di 14/02/2023', '2023-02-14'],
    ['mardi 14 février 2023', '2023-02-14'],
    ['1er août 2022', '2022-08-01'],
    ['14 mrt. 2023', '2023-03-14'],
    ['14. März 2023', '2023-03-14'],
    ['14-juin-22', '2022-06-14'],
    ['\u00A014/02/2023\u00A0', '2023-02-14'],
    ['44971', '2023-02-14'],
    ['44971.5416666', '2023-02-14'],
    ['29/02/2024', '2024-02-29'],
    ['31/12/99', '1999-12-31'],
  ])('is read from %s', (text, day) => {
    expect(parseDay(text)).toEqual({ ok: true, value: day })
  })

  it.each(['31/02/2023', '29/02/2023', '2023-02-31', '32/01/2023', '12/31/2022', '0/1/2023', '31 février 2023', '31/04/22'])(
    'that does not exist is refused, never moved: %s',
    (text) => {
      expect(parseDay(text)).toEqual({ ok: false, refusal: 'no-such-day' })
    },
  )

  it.each(['', 'demain', '12', '12345678', '14/02', '14 foo 2023', '1/2/3/4', '14/02/2023 abc', '13:00', ' 1h'.repeat(100_000)])(
    'is not seen in: %.20s',
    (text) => {
      expect(parseDay(text)).toEqual({ ok: false, refusal: 'not-a-day' })
    },
  )

  it('without a year takes the one that is given', () => {
    expect(parseDay('14/02', { yearIfMissing: 2023 })).toEqual({ ok: true, value: '2023-02-14' })
    expect(parseDay('14 feb', { yearIfMissing: 2023 })).toEqual({ ok: true, value: '2023-02-14' })
  })

  it('is taken from a cell, and from a bare number of a workbook that counts from 1904', () => {
    expect(parseDay({ text: '2023-02-14T13:00', kind: 'date', iso: '2023-02-14T13:00' })).toEqual({ ok: true, value: '2023-02-14' })
    expect(parseDay({ text: '43509', kind: 'number' }, { date1904: true })).toEqual({ ok: true, value: '2023-02-14' })
  })
})

describe('a moment', () => {
  it.each([
    ['14/02/2023 13:00', '2023-02-14T13:00', null],
    ['14/02/2023 9h30', '2023-02-14T09:30', null],
    ['14 février 2023 à 13h', '2023-02-14T13:00', null],
    ['14 februari 2023 om 13 uur', '2023-02-14T13:00', null],
    ['14/02/2023 1:05 PM', '2023-02-14T13:05', null],
    ['2023-02-14T13:00', '2023-02-14T13:00', null],
    ['2023-02-14T13:00:00+01:00', '2023-02-14T13:00', '+01:00'],
    ['2023-02-14T12:00Z', '2023-02-14T12:00', 'Z'],
    ['44971.541666666664', '2023-02-14T13:00', null],
    ['44971,541666666664', '2023-02-14T13:00', null],
  ])('is read from %s', (text, wall, offset) => {
    expect(parseMoment(text)).toEqual({ ok: true, value: { wall, offset } })
  })

  it('needs a real day and a real time', () => {
    expect(parseMoment('31/02/2023 13:00')).toEqual({ ok: false, refusal: 'no-such-day' })
    expect(parseMoment('14/02/2023 25:00')).toEqual({ ok: false, refusal: 'no-such-time' })
    expect(parseMoment('14/02/2023')).toEqual({ ok: false, refusal: 'not-a-time' })
    expect(parseMoment('14/02/2023', { timeIfMissing: '00:00' })).toEqual({ ok: true, value: { wall: '2023-02-14T00:00', offset: null } })
  })
})

it.each([
  ['13:00', '13:00'],
  ['13h', '13:00'],
  ['9u30', '09:30'],
  ['9.30', '09:30'],
  ['13 uur', '13:00'],
  ['1:30 pm', '13:30'],
  ['12 AM', '00:00'],
  ['13:00:05', '13:00:05'],
  ['0.5625', '13:30'],
  ['0,5625', '13:30'],
])('a time is read from %s', (text, time) => {
  expect(parseTime(text)).toEqual({ ok: true, value: time })
})

it.each([
  ['24:00', 'no-such-time'],
  ['13:60', 'no-such-time'],
  ['13', 'not-a-time'],
  ['', 'not-a-time'],
  ['13 PM', 'no-such-time'],
])('no time is read from %s', (text, refusal) => {
  expect(parseTime(text)).toEqual({ ok: false, refusal })
})

describe('the serial numbers of Excel', () => {
  it('begin in 1900 with a day that never was, or in 1904', () => {
    expect([1, 59, 60, 61, 44971, 44971.541666666664].map((serial) => isoFromSerial(serial))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '2023-02-14',
      '2023-02-14T13:00',
    ])
    expect([0, 43509].map((serial) => isoFromSerial(serial, true))).toEqual(['1904-01-01', '2023-02-14'])
    expect([-1, 0, 2_958_466, Number.NaN].map((serial) => isoFromSerial(serial))).toEqual([null, null, null, null])
  })

  it('come back for every day and second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), fc.integer({ min: 0, max: 86_399 }), (day, second) => {
        const iso = isoFromSerial(day + second / 86_400)
        expect(iso && isoFromSerial(serialFromIso(iso) ?? -1)).toBe(iso)
      }),
    )
  })
})

it('number formats say whether a number is a day, a time, both or neither', () => {
  const meanings = [
    'General',
    '0.00',
    'dd/mm/yyyy',
    'm/d/yy h:mm',
    '[h]:mm',
    '[Red]0',
    '"day" 0',
    '0.0\\d',
    'mmm yy',
    '[$-80C]d mmmm yyyy;@',
    'hh:mm AM/PM',
    '@',
    '#,##0 "€"',
    '[$-F800]dddd, mmmm dd, yyyy',
    'mm:ss.0',
  ]
  expect(meanings.map(meaningOfFormat)).toEqual([
    'plain',
    'plain',
    'date',
    'date-time',
    'time',
    'plain',
    'plain',
    'plain',
    'date',
    'date',
    'time',
    'plain',
    'plain',
    'date',
    'time',
  ])
  expect([0, 14, 20, 22, 49].map(meaningOfBuiltIn)).toEqual(['plain', 'date', 'time', 'date-time', 'plain'])
})

it('headers are found without regard to case, accents, spaces or signs', () => {
  expect(findColumn(['N°', 'PRÉNOM\u00A0', 'family name'], ['prenom', 'given_name'])).toBe(1)
  expect(findColumn(['N°', 'PRÉNOM', 'Family-Name'], ['family_name'])).toBe(2)
  expect(findColumn(['a'], ['b'])).toBeNull()
  expect(matchKey('Straße  Œuvre')).toBe('strasse oeuvre')
  expect(tidyText('\uFEFF a\u00A0\u202F b\u200B\n')).toBe('a b')
})

it('yes and no are understood in four languages', () => {
  expect(['oui', 'Ja', 'YES', 'x', 'V', '✓', '1', 'wahr'].map(parseYesNo)).toEqual(Array.from({ length: 8 }, () => true))
  expect(['non', 'Nee', 'no', 'nein', '0'].map(parseYesNo)).toEqual(Array.from({ length: 5 }, () => false))
  expect(['', 'peut-être', '?'].map(parseYesNo)).toEqual([null, null, null])
})

it('lists are cut at semicolons and line ends', () => {
  expect(splitList(' fr; nl ;;\r\nen')).toEqual(['fr', 'nl', 'en'])
})

describe('what a spreadsheet took away', () => {
  it('is given back to telephone numbers', () => {
    const given = ['470000000', '20000000', '32470000000', '+32 470 00 00 00', '0470/00.00.00', '123']
    expect(given.map(restorePhone)).toEqual(['0470000000', '020000000', '+32470000000', '+32 470 00 00 00', '0470/00.00.00', '123'])
    expect(restoreZeros('42', 5)).toBe('00042')
    expect(restoreZeros('B42', 5)).toBe('B42')
  })

  it('is given back to enterprise numbers, whose check digits must fit', () => {
    // 01234567 leaves 48 by 97, and 97 - 48 is 49
    expect(1_234_567 % 97).toBe(48)
    for (const text of ['123456749', '0123456749', 'BE 0123.456.749', '0123 456 749', 'be0123.456.749'])
      expect(parseEnterpriseNumber(text)).toEqual({ ok: true, value: '0123456749' })
    expect(parseEnterpriseNumber('0123.456.748')).toEqual({ ok: false, refusal: 'wrong-check-digits' })
    for (const text of ['', '12', '9123456749', 'BTW']) expect(parseEnterpriseNumber(text)).toEqual({ ok: false, refusal: 'not-an-enterprise-number' })
  })
})

it('the guard against formulas can always be undone', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@ a＝＠]{0,6}$/)), (text) => unguardText(guardText(text)) === text))
})

it('columns have letters', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  fc.assert(fc.property(fc.nat(20_000), (column) => columnIndex(columnName(column)) === column))
  expect([columnIndex('AB12'), columnIndex('12'), placeName(12, 2)]).toEqual([27, -1, 'C12'])
})

it('a file is known by its bytes, not by its name', async () => {
  const workbook = await joinBytes(writeWorkbook([{ name: 'people', header: ['a'], rows: [['x']] }]))
  expect(await readSheets(workbook, { name: 'people.csv' })).toMatchObject({ ok: true, value: { kind: 'workbook', sheets: [{ name: 'people' }] } })
  expect(await readSheets(Buffer.from('a;b\n1;2'), { name: 'people' })).toMatchObject({ ok: true, value: { kind: 'text', sheets: [{ name: 'people' }] } })
  expect(await readSheets(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual({ ok: false, refusal: 'old-excel' })
})
