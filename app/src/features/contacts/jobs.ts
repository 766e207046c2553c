import { asSystem } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { nowOf } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { welcomeNewcomers } from './actions/welcome-newcomers.ts'
import { removeOldLinks } from './store/round-store.ts'

export function contactsJobs(house: House): Jobs {
  return {
    'welcome-newcomers': async () => {
      const queued = await welcomeNewcomers(house)
      if (queued > 0) house.log('newcomers-welcomed', { queued })
    },
    'forget-round-links': () => asSystem(house.db, (tx) => removeOldLinks(tx, nowOf(house))),
  }
}

export const contactsCrontab = `25 7-18 * * * welcome-newcomers ?jobKey=welcome-newcomers
10 3 * * * forget-round-links`
