import { asSystem } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { removeDeadFeeds } from './store/feed-store.ts'

export function feedsJobs(house: House): Jobs {
  return { 'remove-dead-feeds': () => asSystem(house.db, async (tx) => void (await removeDeadFeeds(tx))) }
}

export const feedsCrontab = '25 3 * * * remove-dead-feeds'
