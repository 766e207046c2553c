import { dayOf } from '../../../kernel/day.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { chooseFaces } from '../domain/newcomers.ts'
import { renderWelcomeMail } from '../mails/welcome-mail.ts'
import { listFellows, listNewcomers } from '../store/newcomer-store.ts'

const WELCOMED_WITHIN_MS = 3 * 86_400_000

/** Welcomes each who came in during the last days; the key of the mail keeps it to one. @returns how many were looked at */
export async function welcomeNewcomers(house: House): Promise<number> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const newcomers = await listNewcomers(tx, new Date(Date.parse(now) - WELCOMED_WITHIN_MS).toISOString())
    for (const newcomer of newcomers.filter(({ email }) => isMailAddress(email))) {
      const fellows = await listFellows(tx, newcomer.communityId, { exceptId: newcomer.personId, today: dayOf(now) })
      await queueMail(tx, renderWelcomeMail(newcomer, chooseFaces(newcomer, fellows), house.settings.publicUrl), now)
    }
    return newcomers.length
  })
}
