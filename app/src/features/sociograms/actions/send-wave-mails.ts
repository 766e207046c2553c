import { dayOf } from '../../../kernel/day.ts'
import { eachAlone } from '../../../kernel/each-alone.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress, type MailToSend } from '../../../platform/mail/mail.ts'
import { queueMails } from '../../../platform/mail/outbox.ts'
import { hashToken, newToken } from '../../../platform/secrets.ts'
import { renderWaveMail } from '../mails/wave-mail.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { addWaveLink, listAddressees, noteMailed } from '../store/roster-store.ts'
import { findSurvey, findWave, listOpenWaves } from '../store/survey-store.ts'

/**
 * A personal link to each of the roster who has an address: once when the wave opens, once more to who has not answered to the end. In one transaction
 * with the note that it was asked for, so that nobody gets two. @returns how many were queued
 */
export async function sendWaveMails(house: House, tx: Database, waveId: string, { isAgain }: { isAgain: boolean }): Promise<number> {
  const wave = await findWave(tx, waveId)
  const [survey, community] = wave === null ? [null, null] : [await findSurvey(tx, wave.surveyId), await findNamedCommunity(tx, wave.communityId)]
  if (wave === null || survey === null || community === null || wave.state === 'closed') return 0
  const now = nowOf(house)
  const mails: MailToSend[] = []
  for (const { personId, email, language } of await listAddressees(tx, waveId, isAgain)) {
    await noteMailed(tx, waveId, personId, isAgain, now)
    if (!isMailAddress(email)) continue
    const token = newToken()
    await addWaveLink(tx, { hash: hashToken(token), waveId, communityId: wave.communityId, personId })
    const url = `${house.settings.publicUrl}/survey/${token}`
    mails.push(renderWaveMail({ waveId, personId, email, language, url, isAgain, survey: survey.name, community: community.name, closesOn: wave.closesOn }))
  }
  return queueMails(tx, mails, now)
}

/** Half of the days of a wave are over, or three are left: whoever has not answered hears of it once more. */
function isTimeToRemind({ opensOn, closesOn }: { opensOn: string | null; closesOn: string }, now: string): boolean {
  if (opensOn === null) return false
  const [from, until, today] = [Date.parse(opensOn), Date.parse(closesOn), Date.parse(dayOf(now))]
  return today > from && today <= until && today >= Math.min(from + (until - from) / 2, until - 3 * 86_400_000)
}

/** One reminder each, wave by wave: one that fails keeps no other waiting. @returns how many were queued */
export async function remindWaves(house: House): Promise<number> {
  const waves = (await asSystem(house.db, listOpenWaves)).filter((wave) => isTimeToRemind(wave, nowOf(house)))
  let queued = 0
  await eachAlone(
    waves.map(
      ({ id }) =>
        async () =>
          void (queued += await asSystem(house.db, (tx) => sendWaveMails(house, tx, id, { isAgain: true }))),
    ),
  )
  return queued
}
