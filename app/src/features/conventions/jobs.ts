import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import type { Listener } from '../../platform/events.ts'

export function conventionsJobs(_house: House): Jobs {
  return {}
}

export const conventionsCrontab = ''

/** What this feature does when something happened below; each may be told twice. */
export const conventionsListeners: readonly Listener[] = []
