import { expect, it } from 'vitest'
import { collectRows } from './table.ts'
import { joinBytes, writeWorkbook } from './write-xlsx.ts'
import { readSheets } from './read-sheets.ts'
import { writeTextArchive } from './text-archive.ts'

const people = { name: 'people', header: ['name', 'phone'], rows: [['Amélie', '+32 470 00 00 00']] }
const places = { name: 'places', header: ['place'], rows: [['=1']] }

it('a zip of text tables comes back as its sheets', async () => {
  const read = await readSheets(await joinBytes(writeTextArchive([people, places])))
  if (!read.ok) throw new Error(read.refusal)
  expect(read.value.sheets.map(({ name }) => name)).toEqual(['people', 'places'])
  const texts = await Promise.all(read.value.sheets.map(async (sheet) => (await collectRows(sheet.rows())).map(({ cells }) => cells.map(({ text }) => text))))
  expect(texts).toEqual([
    [
      ['name', 'phone'],
      ['Amélie', '+32 470 00 00 00'],
    ],
    [['place'], ['=1']],
  ])
})

it('a workbook stays a workbook', async () => {
  const read = await readSheets(await joinBytes(writeWorkbook([people])))
  expect(read.ok && read.value.kind).toBe('workbook')
})

it('a zip without any table is refused', async () => {
  const read = await readSheets(await joinBytes(writeTextArchive([])))
  expect(read).toMatchObject({ ok: false, refusal: 'no-workbook' })
})
