import { spawnSync } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const ROUNDS = 3

export const name = `two servers on one database behave as one, ${ROUNDS} times over, and come back after it went away`

export async function run(): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'app/promises/two-servers.test.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`round ${round}:\n${stdout}`)
  }
}
