import { openSheet, readCsv, readWorkbook, cellAt, collectRows } from '@ronde/tabular'
import { describe, expect, it } from 'vitest'
import { unzip } from '../../../../test/unzip.ts'
import type { FoundEntry } from '../domain/shown.ts'
import { renderFile } from './render-files.ts'
import type { FileWords } from './rows.ts'

const WORDS: FileWords = {
  language: 'fr',
  title: 'Sud, grille',
  meeting: ({ heldOn }) => `Rencontre du ${heldOn}`,
  area: (area) => `${area}. Zone`,
  role: (role) => (role === 'moderator' ? 'animation' : 'membre'),
  gist: 'En bref',
  beside: 'Écrit en même temps',
}

function anEntry(given: Partial<FoundEntry> = {}): FoundEntry {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    meetingId: 'm1',
    area: 1,
    language: 'nl',
    text: 'Een zin.',
    links: [],
    state: 'captured',
    author: 'Ama Mensah',
    speakerRole: 'member',
    gists: [],
    templateVersion: 0,
    origin: 'form',
    version: 1,
    heldOn: '2026-03-02',
    meetingTitle: '',
    besides: [],
    ...given,
  }
}

const styleAndText = (document: string): string[] =>
  [...document.matchAll(/<w:p>.*?<\/w:p>/g)].map(
    ([each]) => `${/w:pStyle w:val="(\w+)"/.exec(each)?.[1]}: ${[...each.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join('|')}`,
  )

const ENTRIES = [
  anEntry({ language: 'fr', text: 'A < B & "C"\nsuite', speakerRole: 'moderator', gists: [{ language: 'nl', text: 'Kort.', checkedFor: 'public' }] }),
  anEntry({ id: '2', besides: [{ language: 'fr', text: '=4 ou 7' }], text: '=2+5', links: [{ kind: 'service', label: '@veilig', id: null }] }),
  anEntry({ id: '3', area: 6, speakerRole: 'moderator', text: 'Tweede zone \u000bhier' }),
  anEntry({ id: '4', meetingId: 'm2', heldOn: '2026-04-02', text: 'Later.' }),
]

describe('a document for NVivo', () => {
  it('has the meeting, the area and the role of who spoke as headings, and no name', async () => {
    const parts = unzip((await renderFile('docx', ENTRIES, WORDS)) as Uint8Array)
    expect(Object.keys(parts)).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/_rels/document.xml.rels', 'word/styles.xml'])
    expect(styleAndText(parts['word/document.xml'] ?? '')).toEqual([
      'Title: Sud, grille',
      'Heading1: Rencontre du 2026-03-02',
      'Heading2: 1. Zone',
      'Heading3: animation',
      'Normal: A &lt; B &amp; &quot;C&quot;|suite',
      'Gist: En bref : Kort.',
      'Heading3: membre',
      'Normal: =2+5',
      'Gist: Écrit en même temps : =4 ou 7',
      'Heading2: 6. Zone',
      'Heading3: animation',
      'Normal: Tweede zone hier',
      'Heading1: Rencontre du 2026-04-02',
      'Heading2: 1. Zone',
      'Heading3: membre',
      'Normal: Later.',
    ])
    expect(Object.values(parts).join('')).not.toContain('Mensah')
  })

  it('has real heading styles: built-in names and an outline level each', async () => {
    const styles = unzip((await renderFile('docx', [], WORDS)) as Uint8Array)['word/styles.xml'] ?? ''
    const headings = [...styles.matchAll(/w:styleId="(Heading\d)"><w:name w:val="([^"]+)".*?w:outlineLvl w:val="(\d)"/g)].map(([, id, name, level]) => [
      id,
      name,
      level,
    ])
    expect(headings).toEqual([
      ['Heading1', 'heading 1', '0'],
      ['Heading2', 'heading 2', '1'],
      ['Heading3', 'heading 3', '2'],
    ])
  })

  it('uses no style that is not defined, and no paragraph without one', async () => {
    const parts = unzip((await renderFile('docx', ENTRIES, WORDS)) as Uint8Array)
    const [document, styles] = [parts['word/document.xml'] ?? '', parts['word/styles.xml'] ?? '']
    const used = [...document.matchAll(/w:pStyle w:val="(\w+)"/g)].map(([, id]) => id)
    const defined = new Set([...styles.matchAll(/w:type="paragraph"[^>]* w:styleId="(\w+)"/g)].map(([, id]) => id))
    expect(used).toHaveLength(document.match(/<w:p>/g)?.length ?? 0)
    expect(used.filter((id) => !defined.has(id))).toEqual([])
    // Coding by style takes everything below a heading up to the next one: each entry stands below all three, in this order.
    const levels = used.filter((id) => id?.startsWith('Heading')).map((id) => Number(id?.at(-1)))
    expect(levels.every((level, order) => level <= (levels[order - 1] ?? 0) + 1)).toBe(true)
  })

  it('says of each run in which language it was said', async () => {
    const document = unzip((await renderFile('docx', ENTRIES, WORDS)) as Uint8Array)['word/document.xml'] ?? ''
    expect(document).toMatch(/w:lang w:val="nl-BE"\/><\/w:rPr><w:t xml:space="preserve">=2\+5/)
  })
})

describe('tables', () => {
  it('run nothing in a spreadsheet and come back as they were', async () => {
    const csv = (await renderFile('csv', ENTRIES, WORDS)) as Uint8Array
    expect(Buffer.from(csv).toString('utf8')).toContain("'=2+5")
    const read = await readCsv(csv)
    if (!read.ok) throw new Error(read.refusal)
    const rows = await collectRows((await openSheet(read.value)).rows)
    expect(rows.map((row) => cellAt(row, 7).text)).toEqual(['A < B & "C"\nsuite', '=2+5', 'Tweede zone \u000bhier', 'Later.'])
    expect(rows.map((row) => cellAt(row, 20).text)).toEqual(['', '=4 ou 7', '', ''])
    expect(Buffer.from(csv).toString('utf8')).not.toContain('Mensah')
  })

  it('open as a workbook with text as text', async () => {
    const book = await readWorkbook((await renderFile('xlsx', ENTRIES.slice(0, 2), WORDS)) as Uint8Array)
    if (!book.ok) throw new Error(book.refusal)
    const sheet = await openSheet(book.value.sheets[0] ?? never())
    const rows = await collectRows(sheet.rows)
    expect(rows.map((row) => [cellAt(row, 7).text, cellAt(row, 13).text, cellAt(row, 16).text])).toEqual([
      ['A < B & "C"\nsuite', '', 'moderator'],
      ['=2+5', '@veilig', 'member'],
    ])
  })

  it('are JSON without a name', async () => {
    const json = JSON.parse((await renderFile('json', ENTRIES, WORDS)) as string) as { entries: Record<string, unknown>[] }
    expect(json.entries[0]).toMatchObject({ area: 1, area_name: '1. Zone', gist_nl: 'Kort.', speaker_role: 'moderator', also_written: '' })
    expect(json.entries[1]).toMatchObject({ text: '=2+5', also_written: '=4 ou 7' })
    expect(JSON.stringify(json)).not.toContain('Mensah')
  })
})

function never(): never {
  throw new Error('a workbook without a sheet')
}
