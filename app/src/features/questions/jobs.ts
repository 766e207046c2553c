import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { handOverQuestions } from './actions/hand-over-questions.ts'

export function questionsJobs(house: House): Jobs {
  return {
    'hand-over-questions': async () => {
      const { widened, handed, closed } = await handOverQuestions(house)
      if (widened + handed + closed > 0) house.log('questions-handed-over', { widened, handed, closed })
    },
  }
}

/** Every hour. */
export const questionsCrontab = '35 * * * * hand-over-questions ?jobKey=hand-over-questions'
