import { dayOf } from '../../kernel/day.ts'
import { eachAlone } from '../../kernel/each-alone.ts'
import { asSystem } from '../../platform/database.ts'
import { nowOf, type House } from '../../platform/house.ts'
import type { Listener } from '../../platform/events.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { forgetOldAnswers } from './actions/forget-answers.ts'
import { moveWaveAsOperator } from './actions/keep-survey.ts'
import { hearTakenBack, makeDuePicturesAgain } from './actions/publish-picture.ts'
import { remindWaves } from './actions/send-wave-mails.ts'
import { listOverdue } from './store/survey-store.ts'

export function sociogramsJobs(house: House): Jobs {
  return {
    'close-waves': async () => {
      const overdue = await asSystem(house.db, (tx) => listOverdue(tx, dayOf(nowOf(house))))
      await eachAlone(overdue.map((id) => () => moveWaveAsOperator(house, id, 'closed')))
    },
    'remind-waves': async () => {
      const queued = await remindWaves(house)
      if (queued > 0) house.log('waves-reminded', { queued })
    },
    'make-public-pictures-again': async () => {
      const count = await makeDuePicturesAgain(house)
      if (count > 0) house.log('public-pictures-made-again', { count })
    },
    'forget-wave-answers': async () => {
      const count = await forgetOldAnswers(house)
      if (count > 0) house.log('wave-answers-forgotten', { count })
    },
  }
}

export const sociogramsCrontab = `5 0 * * * close-waves ?jobKey=close-waves
20 3 * * * make-public-pictures-again ?jobKey=make-public-pictures-again
40 7 * * * remind-waves ?jobKey=remind-waves
30 3 * * * forget-wave-answers`

/** What this feature does when something happened below, or in itself; may be told twice. */
export const sociogramsListeners: readonly Listener[] = [{ name: 'sociograms-public', kinds: ['survey.withdrawn', 'consent.withdrawn'], hear: hearTakenBack }]
