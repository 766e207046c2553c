import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import type { Listener } from '../../platform/events.ts'
import { warnOfEnding } from './actions/sign-convention.ts'

export function conventionsJobs(house: House): Jobs {
  return {
    'warn-of-ending-conventions': async () => {
      const written = await warnOfEnding(house)
      if (written > 0) house.log('conventions-ending', { written })
    },
  }
}

/** Every morning. */
export const conventionsCrontab = '10 6 * * * warn-of-ending-conventions ?fill=20h&jobKey=warn-of-ending-conventions'

/** What this feature does when something happened below; each may be told twice. */
export const conventionsListeners: readonly Listener[] = []
