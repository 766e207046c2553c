import { findHead } from '../../../platform/audit.ts'
import { keepHead, publicKeyOf, renderHead, signHead } from '../../../platform/audit-heads.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { writeAuditHeadMail } from '../mails/audit-head-mail.ts'
import { listAdministratorAccounts } from '../store/account-store.ts'

/**
 * SEC-33: every night the signed end of the audit chain leaves the database, into the file beside it, and leaves the host, by mail to whoever
 * administers. Whoever then holds the whole database in hand cannot write the log anew unseen.
 */
export async function sendAuditHead(house: House): Promise<void> {
  const now = nowOf(house)
  const head = await findHead(house.db)
  if (head === null) return
  const signed = signHead(house, { ...head, at: now })
  await keepHead(house, signed)
  if (house.settings.isDemo) return
  const told = { day: now.slice(0, 10), number: head.number, line: renderHead(signed), publicKey: publicKeyOf(house) }
  await asSystem(house.db, async (tx) => {
    for (const { id, email, language } of await listAdministratorAccounts(tx)) {
      const mail = { idempotencyKey: `audit-head ${head.number} ${id}`, kind: 'audit-head', to: email, language, ...writeAuditHeadMail(language, told) }
      await queueMail(tx, mail, now)
    }
  })
}
