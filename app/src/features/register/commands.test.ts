import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { listenTo } from '../../../test/terminal.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { registerCommands } from './commands.ts'

let house: TestHouse
let folder: string
let opened: number

beforeAll(async () => {
  house = await aHouse()
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ronde-register-'))
  opened = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => house.close())

const there = (...names: string[]) => path.join(folder, ...names)

function runExport(...words: string[]) {
  const commands = registerCommands(async () => {
    opened += 1
    return { house, ownerUrl: house.ownerUrl, stop: async () => undefined }
  })
  return listenTo(() => commands['export register']!.run(words))
}

describe('export register', () => {
  it('writes into a folder that is new, empty, or holds no tables', async () => {
    writeFileSync(there('notes.md'), 'kept')
    expect(await runExport(folder, '--lang', 'en')).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(folder)).toContain('people.csv')
    expect(readFileSync(there('notes.md'), 'utf8')).toBe('kept')
    expect(await runExport(there('new'), '--lang', 'en')).toMatchObject({ code: 0 })
  })

  it.each(LANGUAGES)('does not replace a register unasked, and says so in one sentence (%s)', async (lang) => {
    writeFileSync(there('people.csv'), 'mine')
    const { code, out, err } = await runExport(folder, '--lang', lang)
    expect({ code, out, opened }).toEqual({ code: 1, out: '', opened: 0 })
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('--replace')
    expect(readdirSync(folder)).toEqual(['people.csv'])
    expect(readFileSync(there('people.csv'), 'utf8')).toBe('mine')
  })

  it('does not replace a workbook unasked', async () => {
    writeFileSync(there('register.xlsx'), 'mine')
    expect(await runExport(there('register.xlsx'))).toMatchObject({ code: 1, err: expect.stringContaining('--replace') })
    expect(readFileSync(there('register.xlsx'), 'utf8')).toBe('mine')
  })

  it('replaces when asked, and leaves no sheet of the register before', async () => {
    for (const name of ['people.csv', 'affiliations.csv', 'other.csv', 'register.xlsx']) writeFileSync(there(name), 'mine')
    expect(await runExport(folder, '--replace')).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(there('people.csv'), 'utf8')).toContain('person_id')
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['other.csv']))
    expect(readdirSync(folder)).not.toContain('affiliations.csv')
    expect(await runExport(there('register.xlsx'), '--replace')).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(there('register.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  it('never puts a folder where a file stands, nor a file where a folder stands', async () => {
    writeFileSync(there('register'), 'mine')
    expect(await runExport(there('register'), '--replace')).toMatchObject({ code: 1 })
    expect(readFileSync(there('register'), 'utf8')).toBe('mine')
    const asFolder = there('folder.xlsx')
    expect(await runExport(path.join(asFolder, 'inside'))).toMatchObject({ code: 0 })
    expect(await runExport(asFolder, '--replace')).toMatchObject({ code: 1 })
  })
})
