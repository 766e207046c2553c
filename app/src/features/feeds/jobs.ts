import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import type { Listener } from '../../platform/events.ts'

export function feedsJobs(_house: House): Jobs {
  return {}
}

export const feedsCrontab = ''

/** What this feature does when something happened below; each may be told twice. */
export const feedsListeners: readonly Listener[] = []
