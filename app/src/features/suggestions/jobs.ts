import type { Listener } from '../../platform/events.ts'
import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { askAndThen } from './actions/ask-and-then.ts'
import { forgetStopped, keepMemory } from './actions/remember.ts'

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

/** What this feature does when something happened below; each may be told twice. */
export const suggestionsListeners: readonly Listener[] = [
  { name: 'stopped-suggestions', kinds: ['situation.stopped'], hear: (house, { subjectId }) => forgetStopped(house, subjectId) },
]
