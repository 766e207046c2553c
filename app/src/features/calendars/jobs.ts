import { asSystem } from '../../platform/database.ts'
import { nowOf, type House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { fetchCalendar, readSourceAgain, type FetchCalendar } from './actions/read-source.ts'
import { listDueSources, queueReading, removeOldBusy } from './store/source-store.ts'

/** A job for each calendar, so that one that is slow keeps no other waiting. */
export function calendarsJobs(house: House, fetchIt: FetchCalendar = fetchCalendar): Jobs {
  return {
    'read-calendars': () =>
      asSystem(house.db, async (tx) => {
        await removeOldBusy(tx, nowOf(house))
        for (const id of await listDueSources(tx, nowOf(house))) await queueReading(tx, id)
      }),
    'read-calendar': async (payload) => void (await readSourceAgain(house, fetchIt, (payload as { id: string }).id)),
  }
}

export const calendarsCrontab = '7 * * * * read-calendars'
