import { killSending } from '../promises/kill-sending.ts'
import { aFolder } from '../promises/run-program.ts'

const TRIALS = 20

export const name = `kill -9 while invitations leave, ${TRIALS} times: nobody is left out, and a second mail is the same mail`

export async function run(): Promise<void> {
  const { folder, remove } = aFolder()
  try {
    const { leftOut, doubled, wrong, inTheMiddle } = await killSending(folder, TRIALS)
    process.stdout.write(
      `  ${inTheMiddle} of ${TRIALS} kills fell in the middle; ${doubled} mails came twice, each accepted in the instant of the kill, with the same Message-ID\n`,
    )
    if (leftOut.length > 0) throw new Error(`left out: ${leftOut.join(', ')}`)
    if (wrong.length > 0) throw new Error(`twice without a reason: ${wrong.join('; ')}`)
    if (inTheMiddle === 0) throw new Error('no kill fell in the middle')
  } finally {
    remove()
  }
}
