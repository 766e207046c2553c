import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction, inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { allowTry } from '../../../platform/rate-limit.ts'
import { hashToken, keyedHash, newToken } from '../../../platform/secrets.ts'
import { mayChangeSignIn } from '../domain/proof.ts'
import { isUsable, LINK_MINUTES, MAILS_PER_HOUR, minutesLater } from '../domain/sign-in-link.ts'
import { writeAddressChangedMail, writeNewAddressMail } from '../mails/address-mails.ts'
import { findAccount, findAccountByEmail, saveEmail } from '../store/account-store.ts'
import { findLinkByToken, saveLink, useLink } from '../store/link-store.ts'
import { countPasskeys } from '../store/passkey-store.ts'
import { mayGetMail } from './send-sign-in-link.ts'
import { endSessionRows } from '../store/session-store.ts'

export type AddressRefusal = 'no-address' | 'proof-needed' | 'too-often' | 'link-old'

/**
 * Writes to the new address, which must prove itself before it counts. Whether somebody else signs in with it is not told:
 * then no mail leaves.
 */
export async function askForNewAddress(house: House, actor: Actor, email: string): Promise<Result<null, AddressRefusal>> {
  if (!isMailAddress(email)) return refused('no-address')
  const now = nowOf(house)
  const isProven = await inTransaction(house.db, actor, async (tx) => mayChangeSignIn(actor, await countPasskeys(tx, actor.accountId), now))
  if (!isProven) return refused('proof-needed')
  if (!(await mayAsk(house, actor, email))) return refused('too-often')
  await inTransaction(house.db, actor, async (tx) => {
    const account = await findAccount(tx, actor.accountId)
    if (account === null || (await findAccountByEmail(tx, email)) !== null || !(await mayGetMail(tx, house, email, now))) return
    const token = newToken()
    const expiresAt = minutesLater(now, LINK_MINUTES)
    const id = await saveLink(tx, {
      accountId: account.id,
      purpose: 'new_address',
      browserHash: null,
      leadsTo: '',
      newEmail: email,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt,
    })
    const words = writeNewAddressMail(account.language, { href: `${house.settings.publicUrl}/account/mail-address/${token}` })
    await queueMail(
      tx,
      { idempotencyKey: `new-address ${id}`, kind: 'new-address', to: email, language: account.language, usefulUntil: expiresAt, ...words },
      now,
    )
  })
  return done(null)
}

async function mayAsk(house: House, actor: Actor, email: string): Promise<boolean> {
  const target = keyedHash(house.settings.secret, 'rate-limit', email.toLowerCase()).toString('base64url')
  const keys = [`new-address account ${actor.accountId}`, `new-address ${target}`]
  for (const key of keys) if (!(await allowTry(house, { key, tries: MAILS_PER_HOUR, windowMinutes: 60 }))) return false
  return true
}

/** True while the link in the mail to the new address works for this person. Changes nothing. */
export async function isNewAddressLinkGood(house: House, actor: Actor, token: string): Promise<boolean> {
  return inTransaction(house.db, actor, async (tx) => {
    const link = await findLinkByToken(tx, hashToken(token))
    return isUsable(link, 'new_address', nowOf(house)) && link.accountId === actor.accountId
  })
}

/** The new address proved itself: it counts from now on, the old one hears of it, other sessions end. */
export async function confirmNewAddress(house: House, actor: Actor, token: string): Promise<Result<null, AddressRefusal>> {
  const now = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, AddressRefusal>> => {
    const link = await findLinkByToken(tx, hashToken(token))
    if (!isUsable(link, 'new_address', now) || link.accountId !== actor.accountId || link.newEmail === null) return refused('link-old')
    const account = await findAccount(tx, actor.accountId)
    if (account === null || (await findAccountByEmail(tx, link.newEmail)) !== null) return refused('link-old')
    await useLink(tx, link, now)
    await saveEmail(tx, account.id, link.newEmail)
    await endSessionRows(tx, { accountId: account.id, except: actor.sessionId }, now)
    await writeAudit(tx, { action: 'mail-address-changed', subjectKind: 'account', subjectId: account.id, actorPersonId: actor.personId }, now)
    await queueMail(
      tx,
      {
        idempotencyKey: `address-changed ${link.id}`,
        kind: 'address-changed',
        to: account.email,
        language: account.language,
        ...writeAddressChangedMail(account.language),
      },
      now,
    )
    return done(null)
  })
}
