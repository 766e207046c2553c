import { spawnSync } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')

export const name = 'SEC-18 three hundred hostile texts in every text field of every form'

export async function run(): Promise<void> {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'app/promises/hostile.test.ts', '--testTimeout', '1800000'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, HOSTILE_TURNS: '300' },
    },
  )
  if (status !== 0) throw new Error(stdout)
}
