import { asSystem } from '../../platform/database.ts'
import { nowOf, type House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { forgetStopped } from './actions/lead-round.ts'
import { forgetOldChanges } from './store/round-store.ts'

export function roundsJobs(house: House): Jobs {
  return {
    'forget-old-changes': async () => {
      await forgetStopped(house)
      await asSystem(house.db, (tx) => forgetOldChanges(tx, nowOf(house)))
    },
  }
}

/** Every night. */
export const roundsCrontab = '35 3 * * * forget-old-changes'
