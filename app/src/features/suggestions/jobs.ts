import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { askAndThen } from './actions/ask-and-then.ts'
import { keepMemory } from './actions/remember.ts'

export function suggestionsJobs(house: House): Jobs {
  return {
    'ask-and-then': async () => {
      const asked = await askAndThen(house)
      if (asked > 0) house.log('and-then-asked', { asked })
    },
    'keep-memory': async () => {
      const { remembered, removed } = await keepMemory(house)
      if (remembered + removed > 0) house.log('memory-kept', { remembered, removed })
    },
  }
}

/** Asked in the morning of working hours; the memory follows every hour. */
export const suggestionsCrontab = `15 7-17 * * * ask-and-then ?jobKey=ask-and-then
45 * * * * keep-memory ?jobKey=keep-memory`
