import { asSystem } from '../../platform/database.ts'
import { nowOf, type House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { KEPT_DAYS } from './domain/introduction.ts'
import { listOld, removeIntroductions } from './store/introduction-store.ts'

const DAY_MS = 86_400_000

export function introductionsJobs(house: House): Jobs {
  return {
    'forget-introductions': () =>
      asSystem(house.db, async (tx) => {
        const before = new Date(Date.parse(nowOf(house)) - KEPT_DAYS * DAY_MS).toISOString()
        const old = await listOld(tx, before)
        await removeIntroductions(tx, old)
        if (old.length > 0) house.log('introductions-forgotten', { count: old.length })
      }),
  }
}

export const introductionsCrontab = '20 3 * * * forget-introductions'
