import { spawnSync } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')

export const name = 'SEC-33 one entry of a million deleted, changed, inserted or moved is named by its number'

export async function run(): Promise<void> {
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'app/promises/audit-heads.test.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, AUDIT_ENTRIES: '1000000' },
  })
  if (status !== 0) throw new Error(stdout)
}
