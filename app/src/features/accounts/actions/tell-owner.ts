import type { Database } from '../../../platform/database.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { newToken } from '../../../platform/secrets.ts'
import { writeSignInChangedMail } from '../mails/address-mails.ts'
import { findAccount } from '../store/account-store.ts'

/** SEC-09: whoever owns the account hears by mail that a way to sign in came or went. Invented people get no mail. */
export async function tellOwner(tx: Database, accountId: string, what: 'passkey-added' | 'passkey-removed' | 'api-key-created', now: string): Promise<void> {
  const account = await findAccount(tx, accountId)
  if (account === null || account.email.endsWith('@demo.example')) return
  await queueMail(
    tx,
    {
      idempotencyKey: `${what} ${newToken()}`,
      kind: 'sign-in-changed',
      to: account.email,
      language: account.language,
      ...writeSignInChangedMail(account.language, what),
    },
    now,
  )
}
