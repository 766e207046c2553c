import path from 'node:path'
import { killSaves } from '../promises/kill-saves.ts'
import { aFolder } from '../promises/run-program.ts'

const TRIALS = 50

export const name = `kill -9 while attendance is saved, ${TRIALS} times: a whole sheet or the one before, and nothing acknowledged is lost`

export async function run(): Promise<void> {
  const { folder, remove } = aFolder()
  try {
    const { halves, lost, acknowledged } = await killSaves(path.join(folder, 'sheets'), TRIALS)
    process.stdout.write(`  ${acknowledged} sheets were acknowledged\n`)
    if (halves.length > 0) throw new Error(`saved by half: ${halves.join('; ')}`)
    if (lost.length > 0) throw new Error(`acknowledged and lost: ${lost.join(', ')}`)
  } finally {
    remove()
  }
}
