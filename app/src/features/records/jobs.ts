import { asSystem } from '../../platform/database.ts'
import { nowOf, type House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import type { Listener } from '../../platform/events.ts'
import { lockOverdue } from './actions/move-record.ts'
import { openAmending, sendWished } from './actions/tell-record.ts'
import { removeOldLinks } from './store/link-store.ts'

export function recordsJobs(house: House): Jobs {
  return {
    'lock-records': async () => {
      const locked = await lockOverdue(house)
      if (locked > 0) house.log('records-locked', { locked })
      await asSystem(house.db, (tx) => removeOldLinks(tx, nowOf(house)))
    },
  }
}

/** Two minutes past every hour: the first after midnight ends the last day. */
export const recordsCrontab = '2 * * * * lock-records ?jobKey=lock-records'

/** What this feature does when something happened below; each may be told twice. */
export const recordsListeners: readonly Listener[] = [
  { name: 'records-open-amending', kinds: ['record.prepared'], hear: (house, event) => openAmending(house, event.subjectId) },
  { name: 'records-send-wished', kinds: ['record.locked'], hear: (house, event) => sendWished(house, event.subjectId) },
]
