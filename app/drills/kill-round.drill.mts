import { killRound } from '../promises/kill-round.ts'
import { aFolder } from '../promises/run-program.ts'

const TRIALS = 20

export const name = `kill -9 while two moderators type, ${TRIALS} times: nothing is lost, nothing is there twice, both see the same`

export async function run(): Promise<void> {
  const { folder, remove } = aFolder()
  try {
    const { lost, twice, different, inTheMiddle } = await killRound(folder, TRIALS)
    process.stdout.write(`  ${inTheMiddle} of ${TRIALS} kills fell in the middle\n`)
    if (lost.length > 0) throw new Error(`lost: ${lost.join('; ')}`)
    if (twice.length > 0) throw new Error(`twice: ${twice.join('; ')}`)
    if (different > 0) throw new Error(`${different} times the two panels differ`)
    if (inTheMiddle === 0) throw new Error('no kill fell in the middle')
  } finally {
    remove()
  }
}
