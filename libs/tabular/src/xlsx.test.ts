import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay } from './calendar.ts'
import { refusable } from './outcome.ts'
import { readWorkbook } from './read-xlsx.ts'
import { collectRows, openSheet, type Cell, type TableRow } from './table.ts'
import { joinBytes, sheetNameFor, writeWorkbook } from './write-xlsx.ts'
import { writableFrom, type WritableCell } from './write-table.ts'
import { aZip, workbookParts, type Parts } from './xlsx-for-tests.ts'

async function readRows(bytes: Uint8Array): Promise<TableRow[]> {
  const workbook = await readWorkbook(bytes)
  if (!workbook.ok) throw new Error(workbook.refusal)
  const [sheet] = workbook.value.sheets
  return sheet === undefined ? [] : collectRows(sheet.rows())
}

async function readCells(parts: Parts): Promise<Cell[]> {
  return (await readRows(await aZip(parts))).flatMap((row) => row.cells)
}

const DATE_STYLES = `<numFmts><numFmt numFmtId="164" formatCode="[$-80C]d mmmm yyyy;@"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>`

describe('a workbook', () => {
  it('gives text from shared, rich and inline strings', async () => {
    const parts = workbookParts({
      strings: '<si><t>Zoë</t></si><si><r><t>Van </t></r><r><rPr><b/></rPr><t>Acker</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si><si><t>a_x000D_\nb</t></si>',
      rows: '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>x &amp; y</t></is></c><c r="E2" t="s"><v>2</v></c></row>',
    })
    expect(await readRows(await aZip(parts))).toMatchObject([
      { number: 2, cells: [{ text: 'Zoë' }, { text: 'Van Acker' }, { kind: 'empty' }, { text: 'x & y' }, { text: 'a\r\nb' }] },
    ])
  })

  it('keeps row numbers, leaves empty rows out and forgets empty cells on the right', async () => {
    const rows = '<row r="3"><c r="A3"><v>1</v></c><c r="XFD3" s="1"/></row><row r="4"/><row r="5"><c r="A5" s="1"/></row><row><c><v>6</v></c></row>'
    expect(await readRows(await aZip(workbookParts({ rows })))).toEqual([
      { number: 3, cells: [{ text: '1', kind: 'number' }] },
      { number: 6, cells: [{ text: '6', kind: 'number' }] },
    ])
  })

  it('knows days, moments and times by their format, built in or their own', async () => {
    const cells = ['s="1"><v>44971</v>', 's="2"><v>44971.541666666664</v>', 's="3"><v>44971</v>', 's="4"><v>44971</v>', 's="5"><v>0.5625</v>', '><v>44971</v>']
    const read = await readCells(workbookParts({ styles: DATE_STYLES, rows: `<row>${cells.map((cell) => `<c ${cell}</c>`).join('')}</row>` }))
    expect(read).toEqual([
      { text: '2023-02-14', kind: 'date', iso: '2023-02-14' },
      { text: '2023-02-14T13:00', kind: 'date', iso: '2023-02-14T13:00' },
      { text: '2023-02-14', kind: 'date', iso: '2023-02-14' },
      { text: '44971', kind: 'number' },
      { text: '13:30', kind: 'time', iso: '13:30' },
      { text: '44971', kind: 'number' },
    ])
  })

  it('counts from 1904 when the workbook says so', async () => {
    const parts = workbookParts({ styles: DATE_STYLES, workbook: '<workbookPr date1904="1"/>', rows: '<row><c s="1"><v>43509</v></c></row>' })
    expect(await readCells(parts)).toMatchObject([{ iso: '2023-02-14' }])
  })

  it('gives numbers, booleans and errors their kind, and marks formulas', async () => {
    const rows =
      '<row><c><v>0.1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>Ann</v></c><c><f>1+1</f></c><c t="d"><v>2023-02-14T00:00:00</v></c></row>'
    expect(await readCells(workbookParts({ rows }))).toEqual([
      { text: '0.1', kind: 'number' },
      { text: 'true', kind: 'boolean' },
      { text: '#N/A', kind: 'error' },
      { text: 'Ann', kind: 'text', formula: true },
      { text: '', kind: 'text', formula: true },
      { text: '2023-02-14', kind: 'date', iso: '2023-02-14' },
    ])
  })

  it('with prefixed names is read too', async () => {
    const parts = workbookParts()
    parts['xl/worksheets/sheet1.xml'] =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(await readCells(parts)).toEqual([{ text: '7', kind: 'number' }])
  })

  it('names its hidden sheets', async () => {
    const parts = workbookParts()
    parts['xl/workbook.xml'] = String(parts['xl/workbook.xml']).replace('sheetId', 'state="hidden" sheetId')
    const workbook = await readWorkbook(await aZip(parts))
    expect(workbook.ok && workbook.value.sheets).toMatchObject([{ name: 'Feuil1', isHidden: true }])
  })

  it('lets a sheet be read twice, and a reader stop half-way', async () => {
    const workbook = await readWorkbook(await aZip(workbookParts({ rows: '<row><c><v>1</v></c></row><row><c><v>2</v></c></row>' })))
    const [sheet] = workbook.ok ? workbook.value.sheets : []
    for await (const row of sheet?.rows() ?? []) if (row.number === 1) break
    expect(sheet && (await collectRows(sheet.rows())).length).toBe(2)
  })
})

const EDGE_TEXTS = [
  '=1+1',
  '+32 470 00 00 00',
  '-',
  '@SUM(A1)',
  '\tx',
  '\r\nx',
  '＝1',
  "'=1",
  "''",
  '0470',
  '_x000D_',
  '_x005F_',
  ' spaced ',
  'a\0b',
  '\uFFFE',
  ']]>',
  '<b>&amp;',
  '😀',
  '\uD800',
]
const aText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...EDGE_TEXTS)).filter((text) => text !== '')
const aDay = fc.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map((parts) => isoDay(...parts))
const aClock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const aCell: fc.Arbitrary<WritableCell> = fc.oneof(
  aText,
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  aDay.map((iso) => ({ iso })),
  aClock.map((iso) => ({ iso })),
  fc.tuple(aDay, aClock).map(([day, clock]) => ({ iso: `${day}T${clock}` })),
)

describe('a written workbook', () => {
  it('comes back unchanged, sheet by sheet and cell by cell', async () => {
    const aRow = fc.tuple(aCell, aCell, aCell).filter((row) => row.some((cell) => cell !== null))
    await fc.assert(
      fc.asyncProperty(fc.array(aRow, { maxLength: 6 }), fc.array(aRow, { maxLength: 3 }), async (first, second) => {
        const header = ['a', 'b', 'é & <c>']
        const workbook = await readWorkbook(
          await joinBytes(
            writeWorkbook([
              { name: 'one', header, rows: first },
              { name: 'l’été & <2>', header, rows: second },
            ]),
          ),
        )
        if (!workbook.ok) throw new Error(workbook.refusal)
        expect(workbook.value.sheets.map((sheet) => sheet.name)).toEqual(['one', 'l’été & <2>'])
        for (const [index, rows] of [first, second].entries()) {
          const sheet = await openSheet(workbook.value.sheets[index] ?? { name: '', rows: async function* () {} })
          expect(sheet.header).toEqual(header)
          expect((await collectRows(sheet.rows)).map((row) => row.cells.map(writableFrom))).toEqual(rows)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('SEC-24 keeps what looks like a formula as text and writes no formula', async () => {
    const rows = EDGE_TEXTS.map((text) => [text])
    const read = await readRows(await joinBytes(writeWorkbook([{ name: 's', header: ['x'], rows }])))
    expect(read.slice(1).map((row) => row.cells[0])).toEqual(EDGE_TEXTS.map((text) => ({ text, kind: 'text' })))
  })

  it('gives the same bytes for the same rows', async () => {
    const write = () => joinBytes(writeWorkbook([{ name: 's', header: ['x'], rows: [['a'], [1]] }]))
    expect(Buffer.from(await write()).equals(await write())).toBe(true)
  })

  it('passes on what goes wrong while rows are made', async () => {
    async function* rows() {
      yield ['a']
      throw new Error('the rows broke')
    }
    await expect(joinBytes(writeWorkbook([{ name: 's', header: ['x'], rows: rows() }]))).rejects.toThrow('the rows broke')
  })

  it('stops its rows when nobody listens any more', async () => {
    let isStopped = false
    function* rows() {
      try {
        for (let number = 0; ; number += 1) yield [number, `row ${Math.sin(number)}`]
      } finally {
        isStopped = true
      }
    }
    let length = 0
    for await (const piece of writeWorkbook([{ name: 's', header: ['x', 'y'], rows: rows() }])) {
      length += piece.byteLength
      if (length > 50_000) break
    }
    await expect.poll(() => isStopped).toBe(true)
  })

  it('refuses names and texts that Excel would refuse, and offers a good name', async () => {
    expect(sheetNameFor("'Réunions: 2022/2023'", new Set(['réunions 2022 2023']))).toBe('Réunions 2022 2023 2')
    expect(sheetNameFor('x'.repeat(40))).toHaveLength(31)
    const write = (name: string, text: string) => joinBytes(writeWorkbook([{ name, header: ['x'], rows: [[text]] }]))
    await expect(write('a:b', 'x')).rejects.toThrow(RangeError)
    await expect(write('a', 'x'.repeat(32_768))).rejects.toThrow(RangeError)
  })

  it('of a hundred thousand equal rows is not taken for a bomb', async () => {
    const rows = Array.from({ length: 100_000 }, () => ['present', 'member', 'in_person'])
    const bytes = await joinBytes(writeWorkbook([{ name: 's', header: ['a', 'b', 'c'], rows }]))
    expect((await refusable(() => readRows(bytes))).ok).toBe(true)
  })
})
