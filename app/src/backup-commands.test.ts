import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenTo } from '../test/terminal.ts'
import { backup } from './platform/store/backup.ts'
import { freshDatabase } from './platform/store/test-store.ts'
import { backupCommand, restoreCommand } from './backup-commands.ts'
import { readEnvironment } from './environment.ts'
import { commands } from './commands.ts'

const STRONG = 'kX3v-Qm82.pLz0_Ty6wRb4nHc9sJd1fGa7eUo5iV'
/** One sentence, or two short ones, on one line. */
const ONE_LINE = /^[A-Z][^\n]*[.]\n$/

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ronde-backup-'))
  for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'RONDE_SECRET', 'RONDE_SECRET_FILE', 'PORT', 'PUBLIC_URL', 'SMTP_URL']) vi.stubEnv(name, undefined)
  vi.stubEnv('RONDE_DATA', there('mistyped'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const there = (...names: string[]) => path.join(folder, ...names)

const run = (command: (words: string[]) => Promise<number>, ...words: string[]) => listenTo(() => command(words))

/** A backup of a store that has only its migrations. */
async function aBackup(): Promise<string> {
  const { ownerUrl, drop } = await freshDatabase()
  const saved = await backup({ ownerUrl, file: there('whole.backup'), exclude: [], now: new Date('2023-04-03T09:00:00Z') })
  await drop()
  expect(saved.ok).toBe(true)
  return there('whole.backup')
}

describe('a mistyped RONDE_DATA', () => {
  it.each([
    ['backup', (...words: string[]) => run(backupCommand, ...words, there('rows.backup'))],
    ['export register', (...words: string[]) => run(commands['export register']!.run, ...words, there('register'))],
    ['points list', (...words: string[]) => run(commands['points list']!.run, ...words)],
    ['questions times', (...words: string[]) => run(commands['questions times']!.run, ...words)],
    ['attendance enter', (...words: string[]) => run(commands['attendance enter']!.run, ...words, 'sheet.csv', '--meeting', randomUUID())],
  ])('%s is refused in one sentence, and nothing is made', async (_, command) => {
    for (const words of [[], ['--demo']]) {
      const { code, out, err } = await command(...words)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(ONE_LINE)
      expect(err).toContain(there('mistyped'))
    }
    expect(readdirSync(folder)).toEqual([])
  })

  it('a restore too, with the secret in the environment or without', async () => {
    const file = await aBackup()
    for (const secret of [undefined, STRONG]) {
      vi.stubEnv('RONDE_SECRET', secret)
      const { code, out, err } = await run(restoreCommand, file)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(ONE_LINE)
      expect(err).toContain(there('mistyped'))
    }
    expect(readdirSync(folder)).toEqual(['whole.backup'])
  })
})

describe('a restore', () => {
  it('wants the secret of the instance that was saved, and makes no other', async () => {
    mkdirSync(there('mistyped'))
    const { code, err } = await run(restoreCommand, await aBackup())
    expect(code).toBe(1)
    expect(err).toContain('RONDE_SECRET')
    expect(readdirSync(there('mistyped'))).toEqual([])
  })

  it('looks at the file before it makes a store', async () => {
    mkdirSync(there('mistyped'))
    vi.stubEnv('RONDE_SECRET', STRONG)
    writeFileSync(there('other.backup'), 'no backup at all, but long enough to be taken for one '.repeat(9))
    for (const file of [there('nowhere.backup'), folder, there('other.backup')]) {
      const { code, err } = await run(restoreCommand, file)
      expect(code).toBe(1)
      expect(err).toMatch(ONE_LINE)
      expect(err).toContain(file)
    }
    expect(readdirSync(there('mistyped'))).toEqual([])
  })

  it.each(['backup', 'restore'] as const)('%s: a database of one’s own asks for no secret, and none is made', (purpose) => {
    const variables = { DATABASE_URL: 'postgres://ronde@localhost/ronde', RONDE_DATA: there('mistyped') }
    expect(readEnvironment(variables, { isDemo: false, purpose })).toMatchObject({ ok: true, value: { isNewSecret: false } })
    expect(existsSync(there('mistyped'))).toBe(false)
  })
})
