import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { hashToken, newToken } from '../../../platform/secrets.ts'
import { isUsable, minutesLater, SET_UP_MINUTES } from '../domain/sign-in-link.ts'
import { findAccountByEmail, findAccountOfPerson } from '../store/account-store.ts'
import { findLinkByToken, saveLink, useLink } from '../store/link-store.ts'
import { findOrAddPerson, saveInstanceName, saveLanguage } from '../store/person-store.ts'
import { hasProvenAdministrator, lockAdministrators } from '../store/role-store.ts'
import { createAccount, grantRole } from './manage-account.ts'
import { startSession, type StartedSession } from './start-session.ts'
import type { Browser } from './complete-sign-in.ts'

export type SetUpRefusal = 'link-old' | 'name-missing' | 'no-address' | 'instance-missing' | 'too-often'
export type SetUpWish = { givenName: string; familyName: string; email: string; language: Language; instanceName: string }

/** True once somebody administers this instance and holds a passkey for it. */
export async function hasAdministrator(house: House): Promise<boolean> {
  return asSystem(house.db, hasProvenAdministrator)
}

/**
 * A link that makes its first user the administrator: printed on the console of the server, good once and for half an hour.
 * Never on the demo.
 */
export async function makeSetUpLink(house: House): Promise<string> {
  if (house.settings.isDemo) throw new Error('the demo has no administrator')
  const now = nowOf(house)
  const token = newToken()
  const link = { accountId: null, purpose: 'set_up' as const, browserHash: null, leadsTo: '', newEmail: null }
  await asSystem(house.db, (tx) => saveLink(tx, { ...link, tokenHash: hashToken(token), createdAt: now, expiresAt: minutesLater(now, SET_UP_MINUTES) }))
  return `${house.settings.publicUrl}/set-up/${token}`
}

export async function isSetUpLinkGood(house: House, token: string): Promise<boolean> {
  if (house.settings.isDemo) return false
  return asSystem(house.db, async (tx) => isUsable(await findLinkByToken(tx, hashToken(token)), 'set_up', nowOf(house)) && !(await hasProvenAdministrator(tx)))
}

/** Makes the first administrator, who coordinates too, and signs them in so that they can make their passkey at once. */
export async function setUp(house: House, token: string, wish: SetUpWish, browser: Browser): Promise<Result<StartedSession, SetUpRefusal>> {
  const refusal = judgeWish(wish)
  if (refusal !== null) return refused(refusal)
  if (!(await allowTry(house, { key: `set-up ${addressBlock(browser.address)}`, tries: 20, windowMinutes: 15 }))) return refused('too-often')
  const now = nowOf(house)
  return asSystem(house.db, async (tx): Promise<Result<StartedSession, SetUpRefusal>> => {
    await lockAdministrators(tx)
    const link = await findLinkByToken(tx, hashToken(token))
    if (house.settings.isDemo || !isUsable(link, 'set_up', now) || (await hasProvenAdministrator(tx))) return refused('link-old')
    await useLink(tx, link, now)
    const { personId, accountId } = await findOrMakeAccount(tx, wish, now)
    for (const role of ['administrator', 'coordinator'] as const) await grantRole(tx, { accountId, personId, role }, now)
    await saveInstanceName(tx, wish.instanceName.slice(0, 120))
    return done(
      await startSession(tx, { accountId, assurance: 'mail', device: browser.device, browserToken: browser.token, replaces: browser.replaces ?? null }, now),
    )
  })
}

function judgeWish({ givenName, familyName, email, instanceName }: SetUpWish): SetUpRefusal | null {
  if (givenName === '' || familyName === '') return 'name-missing'
  if (!isMailAddress(email)) return 'no-address'
  return instanceName === '' ? 'instance-missing' : null
}

/** Somebody who began before, without making a passkey, goes on with the account they have. */
async function findOrMakeAccount(
  tx: Database,
  { givenName, familyName, email, language }: SetUpWish,
  now: string,
): Promise<{ personId: string; accountId: string }> {
  const known = await findAccountByEmail(tx, email)
  if (known !== null) return { personId: known.personId, accountId: known.id }
  const person = { givenName: givenName.slice(0, 100), familyName: familyName.slice(0, 100), email, language, source: 'self' as const, enteredBy: null }
  const personId = await findOrAddPerson(tx, person, now)
  await saveLanguage(tx, personId, language)
  const account = await findAccountOfPerson(tx, personId)
  return { personId, accountId: account?.id ?? (await createAccount(tx, { personId, email }, now)) }
}
