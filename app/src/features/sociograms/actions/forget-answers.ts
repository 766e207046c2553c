import { dayOf } from '../../../kernel/day.ts'
import { eachAlone } from '../../../kernel/each-alone.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { forgetMoved } from '../../people/public.ts'
import { keptFrom, responseOf } from '../domain/survey.ts'
import { emptyOldDrafts, forgetWave, listOutlived } from '../store/forget-store.ts'
import { withoutWave } from '../store/personal-data-store.ts'
import { findOpenPublication, markDueByTime } from '../store/public-store.ts'
import { listWavePeople } from '../store/roster-store.ts'
import { lockWave } from '../store/survey-store.ts'
import { makeAgain } from './publish-picture.ts'

/** PRV-30: answers, rosters and all that leads to a person go twelve months after the last day of their wave; each wave by itself. @returns how many waves */
export async function forgetOldAnswers(house: House): Promise<number> {
  const now = nowOf(house)
  const from = keptFrom(dayOf(now))
  const outlived = await asSystem(house.db, async (tx) => {
    await emptyOldDrafts(tx, from)
    await markDueByTime(tx, dayOf(now))
    return listOutlived(tx, from)
  })
  await eachAlone(outlived.map((id) => () => asSystem(house.db, (tx) => forget(tx, id, now))))
  return outlived.length
}

async function forget(tx: Database, waveId: string, now: string): Promise<void> {
  const wave = await lockWave(tx, waveId)
  if (wave?.state !== 'closed') return
  // What was taken back until now is still taken out of the public picture: later nobody knows any more what it was made of.
  const open = await findOpenPublication(tx, waveId)
  if (open?.isDue === true) await makeAgain(tx, open.id, now, dayOf(now))
  await forgetWave(tx, waveId, responseOf(await listWavePeople(tx, waveId, dayOf(now))))
  await forgetMoved(tx, 'sociograms', waveId, (moved) => withoutWave(moved, waveId))
  await announce(tx, { kind: 'wave', id: waveId })
}
