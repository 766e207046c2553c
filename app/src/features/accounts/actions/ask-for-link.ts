import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { hashToken, keyedHash, newToken } from '../../../platform/secrets.ts'
import { LINK_MINUTES, minutesLater } from '../domain/sign-in-link.ts'
import { findAccountByEmail } from '../store/account-store.ts'
import { addSendingLink, saveLink } from '../store/link-store.ts'
import { knowsBrowser } from '../store/session-store.ts'

export type AskRefusal = 'no-address' | 'too-often'
type Asking = { email: string; leadsTo: string; browserToken: string; address: string }

/**
 * Notes that somebody wants to sign in and leaves the rest to a job. Whether the address is known changes nothing here: the
 * same statements run, the same answer follows after the same time (SEC-04).
 */
export async function askForLink(house: House, { email, leadsTo, browserToken, address }: Asking): Promise<Result<null, AskRefusal>> {
  if (!isMailAddress(email)) return refused('no-address')
  if (!(await mayTry(house, { email, browserToken, address }))) return refused('too-often')
  const now = nowOf(house)
  await asSystem(house.db, async (tx) => {
    const account = await findAccountByEmail(tx, email)
    const linkId = await saveLink(tx, {
      accountId: account?.id ?? null,
      purpose: 'sign_in',
      browserHash: hashToken(browserToken),
      leadsTo,
      newEmail: null,
      // Nobody holds this token: the job makes the one that is mailed.
      tokenHash: hashToken(newToken()),
      createdAt: now,
      expiresAt: minutesLater(now, LINK_MINUTES),
    })
    await addSendingLink(tx, linkId)
  })
  return done(null)
}

/**
 * SEC-05: by account, by address block and in all. The account counts under a keyed hash, known or not. A browser that signed in here before
 * counts by itself, so that strangers who try without end do not keep its owner out.
 */
async function mayTry(house: House, { email, browserToken, address }: Omit<Asking, 'leadsTo'>): Promise<boolean> {
  const account = keyedHash(house.settings.secret, 'rate-limit', email.toLowerCase()).toString('base64url')
  const isKnown = await asSystem(house.db, (tx) => knowsBrowser(tx, email, hashToken(browserToken)))
  if (isKnown) return allowTry(house, { key: `sign-in browser ${hashToken(browserToken).toString('base64url')}`, tries: 5, windowMinutes: 15, grows: true })
  const limits = [
    { key: `sign-in account ${account}`, tries: 5, windowMinutes: 15, grows: true },
    { key: `sign-in block ${addressBlock(address)}`, tries: 30, windowMinutes: 15 },
    { key: 'sign-in all', tries: 600, windowMinutes: 15 },
  ]
  for (const limit of limits) if (!(await allowTry(house, limit))) return false
  return true
}
