import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, type CsvOptions } from './read-csv.ts'
import { refusable } from './outcome.ts'
import { collectRows, openSheet } from './table.ts'
import { writeCsv } from './write-csv.ts'
import { joinBytes } from './write-xlsx.ts'

async function readCells(bytes: string | Uint8Array, options: CsvOptions = {}): Promise<[line: number, ...cells: string[]][]> {
  const sheet = await readCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, options)
  if (!sheet.ok) throw new Error(sheet.refusal)
  return (await collectRows(sheet.value.rows())).map((row) => [row.number, ...row.cells.map((cell) => cell.text)])
}

async function readRefusal(bytes: string | Uint8Array, options: CsvOptions = {}) {
  const sheet = await readCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, options)
  return sheet.ok ? refusable(() => collectRows(sheet.value.rows())) : sheet
}

describe('a text table', () => {
  it('is read with its line numbers, empty lines left out', async () => {
    expect(await readCells('a,b\r\n\r\n1,"two\nlines"\r\n,,\n3,4')).toEqual([
      [1, 'a', 'b'],
      [3, '1', 'two\nlines'],
      [6, '3', '4'],
    ])
  })

  it('of a Belgian Excel is read: semicolons, Windows letters, decimal commas', async () => {
    const sheet = await readCsv(Buffer.from('Prénom;Rôle;Uren\r\nZoë;modératrice;2,5\r\nAnaïs;membre;3,0\r\n', 'latin1'))
    expect(sheet.ok && [sheet.value.encoding, sheet.value.delimiter]).toEqual(['windows-1252', ';'])
    expect(sheet.ok && (await collectRows(sheet.value.rows()))[1]?.cells.map((cell) => cell.text)).toEqual(['Zoë', 'modératrice', '2,5'])
  })

  it('with signs that only Windows has keeps them', async () => {
    expect(await readCells(Buffer.from([0x80, 0x3b, 0x92, 0x3b, 0x9c, 0x0a]))).toEqual([[1, '€', '’', 'œ']])
  })

  it('is read with a mark in front, of UTF-8 and of UTF-16', async () => {
    expect(await readCells('\uFEFFé,b\n1,2')).toEqual([
      [1, 'é', 'b'],
      [2, '1', '2'],
    ])
    expect(await readCells(Buffer.from('\uFEFFé\tb\r\n1\t2', 'utf16le'))).toEqual([
      [1, 'é', 'b'],
      [2, '1', '2'],
    ])
  })

  it('obeys a first line that names the delimiter', async () => {
    expect(await readCells('sep=;\r\na,b;c\r\n')).toEqual([[2, 'a,b', 'c']])
  })

  it('finds commas although every row holds a list with semicolons', async () => {
    expect(await readCells('id,name,languages\n1,Ann,fr;nl\n2,Bo,fr;nl\n')).toEqual([
      [1, 'id', 'name', 'languages'],
      [2, '1', 'Ann', 'fr;nl'],
      [3, '2', 'Bo', 'fr;nl'],
    ])
  })

  it('is as patient with quotes as a spreadsheet program', async () => {
    expect(await readCells('a,5" pipe,"b"c,""\n')).toEqual([[1, 'a', '5" pipe', 'bc', '']])
  })

  it('loses the apostrophe that guards against formulas, and only that one', async () => {
    expect(await readCells("'=1+1,'+32 470 00 00 00,''=1,'s avonds\n")).toEqual([[1, '=1+1', '+32 470 00 00 00', "'=1", "'s avonds"]])
  })

  it('comes as a stream too', async () => {
    async function* pieces() {
      yield Buffer.from('a,b\n1')
      yield Buffer.from(',2\n')
    }
    const sheet = await readCsv(pieces())
    expect(sheet.ok && (await collectRows(sheet.value.rows())).length).toBe(2)
  })

  it.each([
    ['unclosed-quote', 'a,b\n1,"two\nthree', {}, { row: 2, column: 2 }],
    ['not-text', 'a\0b', {}, undefined],
    ['too-large', 'a,b\n'.repeat(100), { fileBytes: 100 }, { maximum: 100 }],
    ['too-many-columns', `${','.repeat(1_000)}\n`, {}, { row: 1, maximum: 1_000 }],
    ['cell-too-long', `a,${'b'.repeat(11)}`, { cellLength: 10 }, { row: 1, column: 2, maximum: 10 }],
  ])('is refused: %s', async (refusal, text, limits, facts) => {
    expect(await readRefusal(text, { limits, ...(refusal === 'too-large' ? {} : { delimiter: ',' as const }) })).toEqual({
      ok: false,
      refusal,
      ...(facts && { facts }),
    })
  })

  it('without any row has no header', async () => {
    const sheet = await readCsv(Buffer.from(''))
    expect(sheet.ok && (await openSheet(sheet.value)).header).toEqual([])
  })
})

const cellText = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^['=+\-@;,\t"\r\n ＝＋]{0,4}[a-z]{0,3}$/))
  .map((text) => text.replaceAll('\0', ''))
const rowsOfThree = fc.array(
  fc.tuple(cellText, cellText, cellText).filter((row) => row.some((cell) => cell !== '')),
  { maxLength: 8 },
)

describe('a written text table', () => {
  it('SEC-24 guards what looks like a formula, numbers excepted', async () => {
    const bytes = await joinBytes(
      writeCsv({ header: ['x'], rows: [['=1+1'], ['+32 2 000 00 00'], ['＝1'], ['\t=1'], [-5], [{ iso: '2023-02-14' }]] }, { mark: false }),
    )
    expect(Buffer.from(bytes).toString()).toBe("x\r\n'=1+1\r\n'+32 2 000 00 00\r\n'＝1\r\n\"'\t=1\"\r\n-5\r\n2023-02-14\r\n")
  })

  it('comes back unchanged, whatever its cells begin with', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfThree, fc.constantFrom(',' as const, ';' as const, '\t' as const), fc.boolean(), async (rows, delimiter, mark) => {
        const bytes = await joinBytes(writeCsv({ header: ['a', 'b', 'c'], rows }, { delimiter, mark }))
        expect((await readCells(bytes)).map(([, ...cells]) => cells)).toEqual([['a', 'b', 'c'], ...rows])
      }),
      { numRuns: 300 },
    )
  })

  it('is cut like an independent parser cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfThree, async (rows) => {
        const harmless = rows.map((row) => row.map((cell) => `${cell}.`.replace(/^[^a-z]*/, 'a')))
        const bytes = await joinBytes(writeCsv({ header: ['a', 'b', 'c'], rows: harmless }))
        expect(parse(Buffer.from(bytes), { bom: true })).toEqual((await readCells(bytes)).map(([, ...cells]) => cells))
      }),
      { numRuns: 100 },
    )
  })
})
