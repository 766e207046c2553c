import { buildPosterRegister } from '@ronde/figures'
import { cpSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeRegisterFiles } from '../src/features/register/exchange/register-files.ts'
import { renderRegister } from '../src/features/register/exchange/render-register.ts'
import { aFolder, runProgram } from './run-program.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const REGISTER = 'register-2023'
const register = { affiliations: [], ...buildPosterRegister() }

type Named = { page: string; line: string; words: string[] }

/** Every `npx ronde …` of README and docs, in a block or in the middle of a sentence, without what stands before it. */
function listCommands(): Named[] {
  const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: ROOT })]
  return pages.flatMap((page) =>
    [...readFileSync(path.join(ROOT, page), 'utf8').matchAll(/npx ronde ([^`\n#]+)/g)].map(([line, words = '']) => ({
      page,
      line,
      words: words.trim().split(/\s+/),
    })),
  )
}

const commands = listCommands()
const { folder, remove } = aFolder()
let usages: string[] = []

beforeAll(async () => {
  const { out, code } = await runProgram(['help', '--lang', 'en'])
  expect(code).toBe(0)
  usages = readUsages(out)
  await writeRegisterFiles(path.join(folder, REGISTER), renderRegister(register))
})
afterAll(remove)

/** Each command of the help with the options that stand below it, in one line. */
function readUsages(help: string): string[] {
  const listed: string[] = []
  for (const line of help.slice(0, help.indexOf('\nEnvironment')).split('\n')) {
    const [, space = '', form = ''] = /^( +)(\S+(?: \S+)*)(?: {2,}|$)/.exec(line) ?? []
    if (space.length === 2) listed.push(`${form} `)
    if (space.length === 6) listed[listed.length - 1] += `${form} `
  }
  return listed
}

function usageOf(words: string[]): string | undefined {
  return usages.find((usage) => usage.startsWith(`${words[0]} ${words[1] ?? ''} `)) ?? usages.find((usage) => usage.split(' ')[0] === words[0])
}

describe('the commands in README and docs', () => {
  it('are there, and README names every one of them', () => {
    expect(commands.length).toBeGreaterThan(10)
    expect(commands.filter(({ words }) => words[0] !== 'help' && usageOf(words) === undefined)).toEqual([])
    const readme = commands.filter(({ page }) => page === 'README.md').map(({ words }) => usageOf(words))
    expect(usages.filter((usage) => !readme.includes(usage))).toEqual([])
  })

  it('have options that the program knows', () => {
    const unknown = commands.flatMap(({ page, line, words }) =>
      words.filter((word) => word.startsWith('--') && !(usageOf(words) ?? '').includes(word)).map((word) => `${page}: ${line}: ${word}`),
    )
    expect(unknown).toEqual([])
  })

  it('compute the monitoring table from files, as written', async () => {
    const written = commands.filter(({ words }) => words[0] === 'report' && words.includes(REGISTER))
    expect(written.length).toBeGreaterThan(2)
    for (const { words } of written) {
      const { code, out, err } = await runProgram(words, { cwd: folder })
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out.split('\n').length).toBeGreaterThan(9)
    }
  })

  it('save and restore as the administrator’s guide says, with the secret', async () => {
    const run = (words: string[], data: string) => runProgram(words, { cwd: folder, data: path.join(folder, data) })
    expect((await run(['import', 'register', REGISTER], 'data')).code).toBe(0)
    expect((await run(['backup', 'ronde.backup'], 'data')).code).toBe(0)
    mkdirSync(path.join(folder, 'restored'), { mode: 0o700 })
    cpSync(path.join(folder, 'data/secret'), path.join(folder, 'restored/secret'))
    const restored = await run(['restore', 'ronde.backup'], 'restored')
    expect(restored.code, restored.err).toBe(0)
    const again = await run(['export', 'register', 'came-back', '--lang', 'en'], 'restored')
    expect(again.code, again.err).toBe(0)
    expect(again.out).toContain(`${register.people.length} people`)
  }, 120_000)
})

describe('what the guide says of exit codes', () => {
  it('is so: 2 for wrong arguments, 1 for data that is refused, one sentence each', async () => {
    const wrong = await runProgram(['report', 'monitoring', '--registre', REGISTER])
    expect(wrong).toMatchObject({ code: 2, out: '' })
    const missing = await runProgram(['report', 'monitoring', '--register', 'nowhere', '--from', '2023-01-01', '--until', '2023-12-31'], { cwd: folder })
    expect(missing).toMatchObject({ code: 1, out: '' })
    for (const { err } of [wrong, missing]) expect(err.trim().split('\n')).toHaveLength(1)
  })
})
