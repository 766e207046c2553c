import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { TableLimits } from './limits.ts'
import { refusable, type TableRefusal } from './outcome.ts'
import { readWorkbook } from './read-xlsx.ts'
import { collectRows } from './table.ts'
import { aRawZip, aZip, workbookParts, type RawEntry } from './xlsx-for-tests.ts'

const MEGABYTE = 1024 * 1024

/** What a reader of all rows is told; 'read' when nothing is wrong. */
async function refusalOf(bytes: Uint8Array, limits: Partial<TableLimits> = {}): Promise<TableRefusal | 'read'> {
  const workbook = await readWorkbook(bytes, limits)
  if (!workbook.ok) return workbook.refusal
  const rows = await refusable(() => Promise.all(workbook.value.sheets.map((sheet) => collectRows(sheet.rows()))))
  return rows.ok ? 'read' : rows.refusal
}

/** Time and the highest memory above rest while something is refused. */
async function measure(work: () => Promise<unknown>): Promise<{ milliseconds: number; megabytes: number }> {
  const rest = process.memoryUsage.rss()
  let peak = rest
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 5)
  const start = performance.now()
  await work()
  const milliseconds = performance.now() - start
  look()
  clearInterval(timer)
  return { milliseconds, megabytes: (peak - rest) / MEGABYTE }
}

async function expectQuickRefusal(bytes: Uint8Array, refusal: TableRefusal): Promise<void> {
  const spent = await measure(async () => expect(await refusalOf(bytes)).toBe(refusal))
  expect(spent.milliseconds).toBeLessThan(2_000)
  expect(spent.megabytes).toBeLessThan(150)
}

function anEntry(name: string | Buffer, text = '', changes: Partial<RawEntry> = {}): RawEntry {
  const bytes = Buffer.from(text)
  return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes), ...changes }
}

function honestEntries(): RawEntry[] {
  return Object.entries(workbookParts()).map(([name, text]) => anEntry(name, String(text)))
}

/** 1 GB of zeros deflated is about 1 MB. */
function packedZeros(megabytes: number): Buffer {
  return deflateRawSync(Buffer.alloc(megabytes * MEGABYTE), { level: 9 })
}

describe('SEC-22: an archive', () => {
  it('that is honest is read', async () => {
    expect(await refusalOf(aRawZip(honestEntries()))).toBe('read')
    expect(await refusalOf(await aZip(workbookParts(), { compress: false }))).toBe('read')
  })

  it('of archives in archives is refused, never opened', async () => {
    let nest = await aZip({ 'zeros.txt': Buffer.alloc(5 * MEGABYTE) })
    for (let depth = 0; depth < 6; depth += 1)
      nest = await aZip(Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${index}.zip`, Buffer.from(nest)])))
    await expectQuickRefusal(nest, 'nested-archive')
    await expectQuickRefusal(await aZip({ ...workbookParts(), 'xl/inner.xlsx': Buffer.from(nest) }), 'nested-archive')
  })

  it('with one huge entry is refused', async () => {
    const packed = packedZeros(400)
    await expectQuickRefusal(aRawZip([...honestEntries(), { name: 'xl/huge.xml', packed, size: 400 * MEGABYTE }]), 'suspicious-ratio')
  })

  it('whose entries look innocent one by one is refused by their sum', async () => {
    const lines = Buffer.from(Array.from({ length: 12_000 }, (_, index) => `${Math.sin(index)} ${'a'.repeat(250)}`).join(''))
    const entry = { packed: deflateRawSync(lines), size: lines.length, crc: crc32(lines) }
    const parts = Array.from({ length: 80 }, (_, index) => ({ ...entry, name: `xl/${index}.xml` }))
    await expectQuickRefusal(aRawZip([...honestEntries(), ...parts]), 'too-much-inside')
  })

  it('with many entries is refused', async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => anEntry(`xl/${index}.xml`, 'x'))
    await expectQuickRefusal(aRawZip(many), 'too-many-entries')
    await expectQuickRefusal(aRawZip(many.slice(0, 2_001)), 'too-many-entries')
  })

  it('that gives one packed piece to many entries is refused', async () => {
    const packed = packedZeros(1)
    const crc = crc32(Buffer.alloc(MEGABYTE))
    const zeros = Array.from({ length: 1_900 }, (_, index) => ({ name: `xl/${index}.xml`, packed, size: MEGABYTE, crc }))
    await expectQuickRefusal(aRawZip(zeros), 'too-much-inside')
  })

  it('that declares a false size is refused, whether too small or too large', async () => {
    await expectQuickRefusal(aRawZip([...honestEntries(), { name: 'xl/huge.xml', packed: packedZeros(300), size: 10 }]), 'false-size')
    await expectQuickRefusal(aRawZip([...honestEntries(), anEntry('xl/small.xml', 'small', { size: 2 ** 32 - 2 })]), 'false-size')
  })

  it('larger than a file may be is refused, as bytes and as a stream', async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(MEGABYTE)
    }
    expect(await refusalOf(Buffer.alloc(21 * MEGABYTE))).toBe('too-large')
    expect(await readWorkbook(endless())).toMatchObject({ ok: false, refusal: 'too-large' })
  })

  it.each([
    ['a step up', '../evil.xml'],
    ['a step up in the middle', 'xl/../../evil.xml'],
    ['the root', '/etc/evil.xml'],
    ['a drive', 'C:/evil.xml'],
    ['a backslash', 'xl\\evil.xml'],
    ['a zero', 'xl/evil\0.xml'],
    ['no name', ''],
    ['bytes that are no text', Buffer.from([0x78, 0xff, 0xfe])],
    ['the name of another', 'xl/workbook.xml'],
    ['the name of another in capitals', 'XL/Workbook.XML'],
  ])('with a bad name is refused: %s', async (_, name) => {
    expect(await refusalOf(aRawZip([...honestEntries(), anEntry(name)]))).toBe('bad-entry-name')
  })

  it('with a symbolic link is refused', async () => {
    expect(await refusalOf(aRawZip([...honestEntries(), anEntry('xl/link', '/etc/passwd', { attributes: 0o120777 * 65_536 })]))).toBe('bad-entry-name')
  })

  it('with a password is refused, in both ways files are locked', async () => {
    expect(await refusalOf(aRawZip([...honestEntries(), anEntry('xl/locked.xml', 'x', { flags: 0x801 })]))).toBe('encrypted')
    expect(await refusalOf(aRawZip([...honestEntries(), anEntry('xl/locked.xml', 'x', { flags: 0x841 })]))).toBe('encrypted')
    const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusalOf(container)).toBe('encrypted')
    expect(await refusalOf(container.subarray(0, 600))).toBe('old-excel')
  })

  it('that is damaged, or is something else, is refused', async () => {
    const whole = Buffer.from(await aZip(workbookParts()))
    expect(await refusalOf(whole.subarray(0, whole.length - 30))).toBe('damaged')
    expect(await refusalOf(aRawZip([anEntry('xl/workbook.xml', 'x', { crc: 1 })]))).toBe('damaged')
    expect(await refusalOf(aRawZip([anEntry('xl/workbook.xml', 'x', { method: 12 })]))).toBe('damaged')
    expect(await refusalOf(aRawZip([anEntry('xl/workbook.xml', 'x', { packed: Buffer.from('no deflate') })]))).toBe('damaged')
    expect(await refusalOf(Buffer.from('name,role'))).toBe('not-a-zip')
    expect(await refusalOf(Buffer.alloc(0))).toBe('not-a-zip')
    expect(await refusalOf(await aZip({ 'word/document.xml': '<w/>' }))).toBe('no-workbook')
  })

  it('never throws anything else, whichever byte is changed', async () => {
    const whole = Buffer.from(await aZip(workbookParts({ rows: '<row><c><v>1</v></c></row>' })))
    for (let at = 0; at < whole.length; at += 3) {
      const changed = Buffer.from(whole)
      changed.writeUInt8((changed.readUInt8(at) + 1 + (at % 255)) % 256, at)
      expect(await refusalOf(changed)).toBeTypeOf('string')
    }
  })
})

describe('SEC-23: the XML inside', () => {
  const withRows = (rows: string, limits: Partial<TableLimits> = {}) => aZip(workbookParts({ rows })).then((bytes) => refusalOf(bytes, limits))
  const withSheet = async (sheet: string) => refusalOf(await aZip({ ...workbookParts(), 'xl/worksheets/sheet1.xml': sheet }))

  it('has no document type, in any part', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    expect(await withSheet(`${laughs}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`)).toBe('doctype')
    expect(await withSheet('<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>')).toBe('doctype')
    const parts = workbookParts()
    expect(await refusalOf(await aZip({ ...parts, 'xl/workbook.xml': `${laughs}${String(parts['xl/workbook.xml'])}` }))).toBe('doctype')
  })

  it('knows no entity but the five of XML', async () => {
    expect(await withRows('<row><c t="str"><v>&xxe;</v></c></row>')).toBe('broken-xml')
  })

  it('is not deeper than 100', async () => {
    expect(await withRows('<a>'.repeat(98) + '</a>'.repeat(98))).toBe('read')
    expect(await withRows('<a>'.repeat(99) + '</a>'.repeat(99))).toBe('xml-too-deep')
  })

  it('has no more than 100 attributes a node', async () => {
    const attributes = (count: number): string => `<a ${Array.from({ length: count }, (_, index) => `a${index}=""`).join(' ')}/>`
    expect(await withRows(attributes(100))).toBe('read')
    expect(await withRows(attributes(101))).toBe('too-many-attributes')
  })

  it('has no endless text, value, name or comment', async () => {
    const long = Array.from({ length: 60_000 }, (_, index) => `${index}x`).join('')
    const limits = { xmlTextLength: 200_000 }
    expect(await withRows(long, limits)).toBe('too-much-text')
    expect(await withRows(`<!--${long}-->`, limits)).toBe('too-much-text')
    expect(await withRows(`<a b="${long}"/>`, limits)).toBe('too-much-text')
    expect(await withRows(`<a${long}/>`, limits)).toBe('too-much-text')
  })

  it('is well formed and UTF-8', async () => {
    expect(await withSheet('<worksheet><sheetData>')).toBe('broken-xml')
    const latin1 = Buffer.from('<worksheet><sheetData><row><c t="str"><v>é</v></c></row></sheetData></worksheet>', 'latin1')
    expect(await refusalOf(await aZip({ ...workbookParts(), 'xl/worksheets/sheet1.xml': latin1 }))).toBe('broken-xml')
  })

  it.each([
    ['too-many-columns', '<row><c r="ALM1"><v>1</v></c></row>'],
    ['too-many-rows', '<row r="1048577"/>'],
    ['damaged', '<row r="2"/><row r="1"/>'],
    ['damaged', '<row><c r="1"><v>1</v></c></row>'],
    ['damaged', '<row><c t="s"><v>9</v></c></row>'],
    ['cell-too-long', `<row><c t="str"><v>${Array.from({ length: 30_000 }, (_, index) => `${index}`).join('')}</v></c></row>`],
  ])('describes a sheet one can believe, else: %s', async (refusal, rows) => {
    expect(await withRows(rows)).toBe(refusal)
  })

  it('points at no part outside the archive', async () => {
    const parts = workbookParts()
    const relations = String(parts['xl/_rels/workbook.xml.rels'])
    const outside = relations.replace('Target="worksheets/sheet1.xml"', 'TargetMode="External" Target="https://example.org/sheet1.xml"')
    expect(await refusalOf(await aZip({ ...parts, 'xl/_rels/workbook.xml.rels': outside }))).toBe('no-workbook')
    const above = relations.replace('worksheets/sheet1.xml', '../../../etc/passwd')
    expect(await refusalOf(await aZip({ ...parts, 'xl/_rels/workbook.xml.rels': above }))).toBe('damaged')
  })
})
