import { dayOf } from '../../../kernel/day.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { renderAnswersGoMail } from '../mails/answers-go-mail.ts'
import { listGoingSoon, saveToldOf } from '../store/words-store.ts'

/**
 * A few days before four answers go, their presenter is told by mail, once for that day, and only while they are there. Whoever has no address reads it on
 * the desk. The mail and the note that it was written are one transaction. @returns how many were told
 */
export async function tellInAdvance(house: House): Promise<number> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    let told = 0
    for (const { email, ...going } of await listGoingSoon(tx, dayOf(now))) {
      if (email === null || !isMailAddress(email)) continue
      await queueMail(tx, renderAnswersGoMail({ email, ...going }, `${house.settings.publicUrl}/situations/${going.situationId}`), now)
      await saveToldOf(tx, going.situationId, going.expiresOn)
      told += 1
    }
    return told
  })
}
