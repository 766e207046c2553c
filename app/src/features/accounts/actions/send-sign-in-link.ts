import { randomInt } from 'node:crypto'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { countMailsTo, queueMail } from '../../../platform/mail/outbox.ts'
import { hashToken, keyedHashes, newToken } from '../../../platform/secrets.ts'
import { MAILS_PER_HOUR, type SignInLink } from '../domain/sign-in-link.ts'
import { writeSignInMail } from '../mails/sign-in-mail.ts'
import { findAccount, type Account } from '../store/account-store.ts'
import { findLink, saveSecrets } from '../store/link-store.ts'

/**
 * The job behind the sign-in page: makes link and code and queues the mail. For an address nobody has it does nothing: the
 * question stays until it expires and takes wrong codes like any other, so that it tells nothing either.
 */
export async function sendSignInLink(house: House, linkId: string): Promise<void> {
  const now = nowOf(house)
  await asSystem(house.db, async (tx) => {
    const link = await findLink(tx, linkId)
    if (link === null || link.codeHash !== null || link.usedAt !== null) return
    const account = link.accountId === null ? null : await findAccount(tx, link.accountId)
    if (account === null || !(await mayGetMail(tx, house, account.email, now))) return
    await mailLink(tx, house, link, account, now)
  })
}

/** SEC-05: three mails with a link an hour for one address, of whatever kind and whoever asked. */
export async function mayGetMail(tx: Database, house: House, address: string, now: string): Promise<boolean> {
  if (house.settings.liftsRateLimits) return true
  const hourAgo = new Date(Date.parse(now) - 3_600_000).toISOString()
  return (await countMailsTo(tx, address, ['sign-in', 'new-address'], hourAgo)) < MAILS_PER_HOUR
}

async function mailLink(tx: Database, house: House, link: SignInLink, account: Account, now: string): Promise<void> {
  const token = newToken()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const [codeHash = Buffer.alloc(32)] = hashesOfCode(house, link.id, code)
  await saveSecrets(tx, link.id, { tokenHash: hashToken(token), codeHash })
  const words = writeSignInMail(account.language, { href: `${house.settings.publicUrl}/sign-in/link/${token}`, code })
  await queueMail(
    tx,
    { idempotencyKey: `sign-in ${link.id}`, kind: 'sign-in', to: account.email, language: account.language, usefulUntil: link.expiresAt, ...words },
    now,
  )
}

/** A code has few digits: only a keyed hash hides it. @returns first the one that is kept, then that of a mail from before a change of the secret */
export function hashesOfCode(house: House, linkId: string, code: string): Buffer[] {
  return keyedHashes(house.settings, 'sign-in-code', `${linkId}\n${code}`)
}
