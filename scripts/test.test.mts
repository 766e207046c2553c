import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeCopy } from './copy-for-tests.mts'

const copies: string[] = []
afterAll(() => {
  for (const folder of copies) rmSync(folder, { recursive: true, force: true })
})

const CONFIG = "import { defineConfig } from 'vitest/config'\nexport default defineConfig({ test: { include: ['app/src/*.test.ts'] } })\n"
const GOOD =
  "import { expect, it } from 'vitest'\nit('adds', () => expect(1 + 1).toBe(2))\nit('is for later', (context) => context.skip('needs two machines'))\n"

/** What `npm test` says in a project with these test files; `scripts` are left out of the type check there. */
function runTests(files: Record<string, string>): { status: number | null; lines: string[] } {
  const folder = makeCopy({
    'app/src/cli.ts': 'export {}\n',
    'vitest.config.ts': CONFIG,
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, skipLibCheck: true, module: 'nodenext', types: [] },
      include: ['app/src'],
    }),
    ...files,
  })
  copies.push(folder)
  const { status, stdout } = spawnSync(process.execPath, [path.join(folder, 'scripts/test.ts')], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, CI: 'true' },
  })
  return { status, lines: stdout.trimEnd().split('\n') }
}

describe('npm test', () => {
  it('ends with the count alone on the last line, the skipped tests with their reasons before it', () => {
    const { status, lines } = runTests({ 'app/src/good.test.ts': GOOD })
    expect(lines.slice(-2)).toEqual(['skipped: app/src/good.test.ts › is for later: needs two machines', '1 passed, 0 failed'])
    expect(status).toBe(0)
  })

  it('counts types that do not fit, lint, form and a file that does not load as failed tests', () => {
    const { status, lines } = runTests({
      'app/src/good.test.ts': GOOD,
      'app/src/wrong.ts': "export const days: number = 'seven'\n",
      'app/src/lint.ts': 'export function isSame(one: string, other: string) {\n  return one == other\n}\n',
      'app/src/form.ts': 'export const a    = 1\n',
      'app/src/broken.test.ts': "throw new Error('at the door')\n",
    })
    expect(lines.at(-1)).toBe('1 passed, 4 failed')
    expect(lines.join('\n')).toContain('at the door')
    expect(status).toBe(1)
  })

  it('still gives a count when nothing can be built', () => {
    const { status, lines } = runTests({ 'app/src/cli.ts': 'const x = (\n' })
    expect(lines).toEqual(['Ronde could not be built; the first error above says where.', '0 passed, 1 failed'])
    expect(status).toBe(1)
  })
})
