import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { closeOldRounds } from './actions/answer-exit.ts'
import { remindOfRegisters } from './actions/close-planned.ts'

export function closingJobs(house: House): Jobs {
  return {
    'remind-of-registers': async () => {
      const written = await remindOfRegisters(house)
      if (written > 0) house.log('registers-reminded', { written })
    },
    'close-exit-questions': async () => {
      const closed = await closeOldRounds(house)
      if (closed > 0) house.log('exit-questions-closed', { closed })
    },
  }
}

/** Every hour. */
export const closingCrontab = `5 * * * * remind-of-registers ?jobKey=remind-of-registers
35 * * * * close-exit-questions ?jobKey=close-exit-questions`
