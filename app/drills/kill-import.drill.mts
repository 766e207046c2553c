import { aFolder } from '../promises/run-program.ts'
import { killImports } from '../promises/kill-import.ts'

const TRIALS = 50

export const name = `kill -9 in the middle of an import, ${TRIALS} times: all or nothing, and nothing acknowledged is lost`

export async function run(): Promise<void> {
  const { folder, remove } = aFolder()
  try {
    const { halves, lost, saved, undone, longestRestartMs } = await killImports(folder, TRIALS)
    process.stdout.write(`  ${saved} saved, ${undone} undone; back after at most ${(longestRestartMs / 1000).toFixed(1)} s\n`)
    if (halves.length > 0) throw new Error(`saved by half: ${halves.join('; ')}`)
    if (lost.length > 0) throw new Error(`acknowledged and lost: ${lost.join(', ')}`)
    // Trials that all fall on one side of the saving prove nothing.
    if (undone === 0) throw new Error('no import was hit before its end')
    if (saved === 0) throw new Error('no import was let through to its end')
  } finally {
    remove()
  }
}
