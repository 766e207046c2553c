import { asSystem } from '../../platform/database.ts'
import type { Listener } from '../../platform/events.ts'
import { nowOf, type House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { forgetRoundsOf, forgetStopped } from './actions/lead-round.ts'
import { forgetOldChanges } from './store/round-store.ts'

export function roundsJobs(house: House): Jobs {
  return {
    'forget-old-changes': async () => {
      await asSystem(house.db, (tx) => forgetOldChanges(tx, nowOf(house)))
      await forgetStopped(house)
    },
  }
}

/** Every night. */
export const roundsCrontab = '35 3 * * * forget-old-changes'

/** Of a situation that was stopped on its own page nothing stays on a board or in a grid. */
export const roundsListeners: readonly Listener[] = [
  { name: 'stopped-rounds', kinds: ['situation.stopped'], hear: (house, { subjectId }) => forgetRoundsOf(house, subjectId) },
]
