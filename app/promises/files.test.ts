import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook, type Cell } from '@ronde/tabular'
import { parse as parseCsv } from 'csv-parse/sync'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { startRonde, type RunningRonde } from '../test/serve.ts'
import { PersonOnline } from './person-online.ts'
import { listForms } from './read-html.ts'

let ronde: RunningRonde
let ama: PersonOnline

beforeAll(async () => {
  ronde = await startRonde()
  ama = new PersonOnline(ronde.url)
  await ama.ask('/sign-in')
  await ama.ask('/demo/enter', { method: 'POST', body: new URLSearchParams({ role: 'coordinator' }) })
}, 90_000)
afterAll(() => ronde?.stop())

async function zipOf(files: [string, Buffer][]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(bytes, name, { compress: true })
  zip.end()
  return buffer(zip.outputStream)
}

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024, 0x20)

/** The four bombs of SEC-22, and what else is no workbook. */
const BOMBS: [string, string, () => Promise<Buffer>][] = [
  [
    'one huge entry',
    'huge.xlsx',
    () =>
      zipOf([
        ['[Content_Types].xml', Buffer.from(TYPES)],
        ['xl/workbook.xml', zeros(400)],
      ]),
  ],
  ['one huge table in a zip', 'huge.zip', () => zipOf([['people.csv', zeros(400)]])],
  [
    'three thousand entries',
    'many.xlsx',
    () =>
      zipOf([
        ['[Content_Types].xml', Buffer.from(TYPES)],
        ...Array.from({ length: 3_000 }, (_, n): [string, Buffer] => [`xl/worksheets/sheet${n}.xml`, Buffer.from('<worksheet/>')]),
      ]),
  ],
  [
    'a zip in a zip in a zip',
    'deep.zip',
    async () => {
      let inside = await zipOf([['people.csv', zeros(50)]])
      for (let depth = 0; depth < 8; depth += 1) inside = await zipOf(Array.from({ length: 4 }, (_, n): [string, Buffer] => [`${depth}-${n}.zip`, inside]))
      return inside
    },
  ],
  [
    'a size that lies',
    'lying.xlsx',
    async () => {
      const zip = await zipOf([
        ['[Content_Types].xml', Buffer.from(TYPES)],
        ['xl/workbook.xml', zeros(300)],
      ])
      // The declared sizes stand in the central directory: each is set to a hundred bytes.
      for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) zip.writeUInt32LE(100, at + 24)
      return zip
    },
  ],
  [
    'names that lead out',
    'out.zip',
    async () => Buffer.from((await zipOf([['aa/aa/people.csv', Buffer.from('person_id\n1\n')]])).toString('latin1').replaceAll('aa/aa/', '../../'), 'latin1'),
  ],
  [
    'an entity that laughs',
    'laughs.xlsx',
    () =>
      zipOf([
        ['[Content_Types].xml', Buffer.from(TYPES)],
        [
          'xl/workbook.xml',
          Buffer.from(
            `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><workbook>&c;</workbook>`,
          ),
        ],
      ]),
  ],
  ['bytes that are nothing', 'nothing.xlsx', async () => Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7_919) % 256))],
  ['an empty zip', 'empty.zip', () => zipOf([])],
]

async function upload(name: string, bytes: Buffer): Promise<{ status: number; text: string; tookMs: number }> {
  const form = listForms((await ama.ask('/import')).text).find(({ isUpload }) => isUpload)
  const body = new FormData()
  body.set('_token', form?.fields.find((field) => field.name === '_token')?.value ?? '')
  body.append('files', new File([new Uint8Array(bytes)], name))
  const startedAt = performance.now()
  let answer = await ama.ask('/import', { method: 'POST', body })
  const tookMs = performance.now() - startedAt
  // A page that is still working asks to be opened again.
  for (let turns = 0; turns < 30 && /http-equiv="refresh"/.test(answer.text); turns += 1) {
    await pause(500)
    answer = await ama.ask(answer.path)
  }
  return { ...answer, tookMs }
}

function peakMegabytes(): number | null {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${ronde.pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return null
  }
}

describe('SEC-22 hostile archives at the door', () => {
  it.each(BOMBS)('SEC-22 %s is refused with a sentence, quickly, and the server goes on', { timeout: 60_000 }, async (_, name, make) => {
    const bytes = await make()
    const before = peakMegabytes()
    const working = upload(name, bytes)
    await pause(50)
    const beside = performance.now()
    expect((await fetch(`${ronde.url}/healthz`)).status).toBe(200)
    const besideMs = performance.now() - beside
    const { status, text, tookMs } = await working
    expect(status).toBeLessThan(500)
    expect(text).toMatch(/<main/)
    expect(text).not.toMatch(/\n\s+at |Error:|\/work\/|node_modules/)
    expect(text).not.toMatch(/action="\/import\/[\w-]+\/save"/)
    expect(tookMs).toBeLessThan(5_000)
    expect(besideMs).toBeLessThan(1_000)
    const after = peakMegabytes()
    if (before !== null && after !== null) expect(after - before).toBeLessThan(200)
  })

  it('SEC-29 an upload of more than twenty megabytes is refused with a sentence', { timeout: 60_000 }, async () => {
    const { status, text } = await upload('large.csv', Buffer.alloc(23 * 1024 * 1024, 'a,b\n')).catch(() => ({
      status: 413,
      text: '<h1>the door was shut</h1>',
    }))
    expect(status).toBe(413)
    expect(text).toMatch(/<h1/)
  })
})

const FORMULAS = ['=HYPERLINK("http://x.example","x")', '+1+2', '-2+3', '@SUM(1)', '＝1+1', '＋1', '－1', '＠A1', '=cmd|x']
const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/

async function entriesOf(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer as never)(bytes, { lazyEntries: true })
  const found: Record<string, string> = {}
  const open = promisify(zip.openReadStream.bind(zip) as (entry: yauzl.Entry, done: (failure: Error | null, stream: NodeJS.ReadableStream) => void) => void)
  const reading = (async () => {
    zip.on('entry', (entry: yauzl.Entry) => {
      void open(entry).then(async (stream) => {
        found[entry.fileName] = (await buffer(stream)).toString('utf8')
        zip.readEntry()
      })
    })
    zip.readEntry()
    await once(zip, 'end')
  })()
  await reading
  return found
}

/** Cells of a CSV, quotes taken away. */
function cellsOf(csv: string): string[] {
  return [...csv.replace(/^\ufeff/, '').matchAll(/(?:^|[,;\n\r])(?:"((?:[^"]|"")*)"|([^",;\n\r]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll('""', '"'),
  )
}

async function exportAll(format: string): Promise<Buffer> {
  const form = listForms((await ama.ask('/import')).text).find(({ action }) => action === '/export')
  const answer = await ama.fetch('/export', {
    method: 'POST',
    body: new URLSearchParams({ _token: form?.fields.find(({ name }) => name === '_token')?.value ?? '', community: 'all', format }),
  })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.bytes())
}

describe('SEC-24 what goes out opens as text', () => {
  beforeAll(async () => {
    for (const formula of FORMULAS) {
      const { status } = await ama.fillIn('/organisations/new', { nameFr: formula, nameNl: `x${formula}` }, ({ action }) => !action.includes('import'))
      expect(status).toBe(200)
    }
  }, 60_000)

  it('SEC-24 no cell of the register as CSV begins like a formula, save numbers', async () => {
    const sheets = await entriesOf(await exportAll('zip'))
    const cells = Object.values(sheets).flatMap(cellsOf)
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true)
    expect(cells.filter((cell) => DANGEROUS.test(cell) && !/^[+-][\d ./]+$/.test(cell))).toEqual([])
  })

  it('SEC-24 the workbook holds no formula, and the texts whole', async () => {
    const parts = await entriesOf(await exportAll('xlsx'))
    const sheets = Object.entries(parts).filter(([name]) => name.includes('worksheets/'))
    expect(sheets.length).toBeGreaterThan(4)
    expect(sheets.filter(([, xml]) => /<f[\s>]/.test(xml)).map(([name]) => name)).toEqual([])
    expect(Object.values(parts).join('')).toContain('HYPERLINK')
  })

  /** As a spreadsheet program opens them, as far as it goes without one: LibreOffice cannot be had from npm, so a reader of cells and their types stands in. */
  async function reopen(bytes: Buffer): Promise<{ sheet: string; cell: Cell }[]> {
    const opened = await readWorkbook(bytes)
    if (!opened.ok) throw new Error(opened.refusal)
    const cells: { sheet: string; cell: Cell }[] = []
    for (const sheet of opened.value.sheets) for await (const { cells: row } of sheet.rows()) cells.push(...row.map((cell) => ({ sheet: sheet.name, cell })))
    return cells
  }

  it('SEC-24 the workbook, opened again: what begins like a formula is a cell of text, none computes', async () => {
    const cells = await reopen(await exportAll('xlsx'))
    expect(cells.filter(({ cell }) => cell.formula === true || cell.kind === 'error')).toEqual([])
    const daring = cells.filter(({ cell }) => DANGEROUS.test(cell.text))
    expect(daring.filter(({ cell }) => cell.kind !== 'text')).toEqual([])
    for (const formula of FORMULAS) expect(daring.map(({ cell }) => cell.text)).toContain(formula)
  })

  it('SEC-24 the sheets as CSV, opened again: no cell of theirs begins a formula', async () => {
    const sheets = Object.entries(await entriesOf(await exportAll('zip'))).filter(([name]) => name.endsWith('.csv'))
    expect(sheets.length).toBeGreaterThan(4)
    const cells = sheets
      .flatMap(([, csv]) => parseCsv(csv, { bom: true, delimiter: csv.includes(';') && !/^[^\n]*,/.test(csv) ? ';' : ',' }) as string[][])
      .flat()
    expect(cells.filter((cell) => DANGEROUS.test(cell) && !/^[+-][\d ./]+$/.test(cell))).toEqual([])
    for (const formula of FORMULAS) expect(cells).toContain(`'${formula}`)
  })

  it('SEC-24 the monitoring table too, as CSV and as a workbook', async () => {
    const { text } = await ama.ask('/communities')
    const [, community = ''] = /href="(\/communities\/[0-9a-f-]{36})"/.exec(text) ?? []
    const table = async (format: string) => Buffer.from(await (await ama.fetch(`${community}/report/download?format=${format}`)).bytes())
    const cells = await reopen(await table('xlsx'))
    expect(cells.length).toBeGreaterThan(20)
    expect(cells.filter(({ cell }) => cell.formula === true || (DANGEROUS.test(cell.text) && !['text', 'number'].includes(cell.kind)))).toEqual([])
    const rows = (parseCsv((await table('csv')).toString('utf8'), { bom: true, relaxColumnCount: true, delimiter: [',', ';'] }) as string[][]).flat()
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.filter((cell) => DANGEROUS.test(cell) && !/^[+-][\d ./,]+$/.test(cell))).toEqual([])
  })

  it('SEC-24 what went out comes in again without a change', { timeout: 60_000 }, async () => {
    const { status, text } = await upload('register.zip', await exportAll('zip'))
    expect(status).toBeLessThan(400)
    expect(text).not.toMatch(/kind="refused"|notice-refused/)
  })
})
