import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { sameSitePath } from '../domain/same-site-path.ts'
import { isUsable, judgeCode, mayFollow, parseCode, type LinkRefusal, type SignInLink } from '../domain/sign-in-link.ts'
import { findAccount, type Account } from '../store/account-store.ts'
import { findLinkByToken, findLinkOfBrowser, saveCodeTry, useLink } from '../store/link-store.ts'
import { countPasskeys } from '../store/passkey-store.ts'
import { needsPasskey } from '../store/role-store.ts'
import { hashesOfCode } from './send-sign-in-link.ts'
import { startSession, type SessionWish, type StartedSession } from './start-session.ts'

export type SignedIn = StartedSession & { leadsTo: string }
export type CompleteRefusal = LinkRefusal | 'too-often'
/** Which browser is speaking, and the session it had. */
export type Browser = { token: string; device: string; address: string; replaces: SessionWish['replaces'] }

/** What the page behind a mailed link says: a button here, a code from elsewhere, or nothing any more. Changes nothing. */
export async function readLink(house: House, token: string, browserToken: string): Promise<'button' | 'code' | 'old'> {
  return asSystem(house.db, async (tx) => {
    const link = await findLinkByToken(tx, hashToken(token))
    if (!isUsable(link, 'sign_in', nowOf(house))) return 'old'
    return mayFollow(link, hashToken(browserToken)).ok ? 'button' : 'code'
  })
}

/** The button was pressed in the browser that asked. */
export async function signInByLink(house: House, token: string, browser: Browser): Promise<Result<SignedIn, CompleteRefusal>> {
  return asSystem(house.db, async (tx) => {
    const link = await findLinkByToken(tx, hashToken(token))
    if (!isUsable(link, 'sign_in', nowOf(house))) return refused('link-old')
    const judged = mayFollow(link, hashToken(browser.token))
    return judged.ok ? openSession(tx, house, link, browser) : judged
  })
}

/** "I did not ask for this": the link is worth nothing from now on. Only the browser that asked may say so. */
export async function forgetLink(house: House, token: string, browserToken: string): Promise<void> {
  await asSystem(house.db, async (tx) => {
    const link = await findLinkByToken(tx, hashToken(token))
    if (isUsable(link, 'sign_in', nowOf(house)) && mayFollow(link, hashToken(browserToken)).ok) await useLink(tx, link, nowOf(house))
  })
}

/**
 * The six digits were typed: in the browser that asked, or on the page behind the link.
 * @param token of the link, or null for the newest sign-in that this browser asked for
 */
export async function signInByCode(
  house: House,
  { token, typed }: { token: string | null; typed: string },
  browser: Browser,
): Promise<Result<SignedIn, CompleteRefusal>> {
  const code = parseCode(typed)
  if (code === null) return refused('wrong-code')
  if (!(await allowTry(house, { key: `sign-in code ${addressBlock(browser.address)}`, tries: 30, windowMinutes: 15 }))) return refused('too-often')
  return asSystem(house.db, async (tx) => {
    const link = token === null ? await findLinkOfBrowser(tx, hashToken(browser.token)) : await findLinkByToken(tx, hashToken(token))
    if (!isUsable(link, 'sign_in', nowOf(house))) return refused('link-old')
    const where = token === null ? 'browser' : 'link'
    const judged = judgeCode(link, hashesOfCode(house, link.id, code), where)
    if (judged.ok) return openSession(tx, house, link, browser)
    await saveCodeTry(tx, link.id, where)
    await writeAudit(
      tx,
      { action: 'sign-in-failed', subjectKind: 'account', subjectId: link.accountId, actorPersonId: null, facts: { how: 'code' } },
      nowOf(house),
    )
    return judged
  })
}

async function openSession(tx: Database, house: House, link: SignInLink, browser: Browser): Promise<Result<SignedIn, CompleteRefusal>> {
  const now = nowOf(house)
  const account = link.accountId === null ? null : await findAccount(tx, link.accountId)
  if (account === null) return refused('link-old')
  await useLink(tx, link, now)
  const started = await startSession(
    tx,
    { accountId: account.id, assurance: 'mail', device: browser.device, browserToken: browser.token, replaces: browser.replaces ?? null },
    now,
  )
  await writeAudit(tx, { action: 'sign-in', subjectKind: 'account', subjectId: account.id, actorPersonId: account.personId, facts: { how: 'mail' } }, now)
  return done({ ...started, leadsTo: await whereTo(tx, account, link.leadsTo) })
}

/** Whoever may see more than a member is led to make a passkey first. */
async function whereTo(tx: Database, account: Account, leadsTo: string): Promise<string> {
  const path = sameSitePath(leadsTo)
  const isMissing = (await needsPasskey(tx, account.id)) && (await countPasskeys(tx, account.id)) === 0
  return isMissing ? `/sign-in/passkey/add?to=${encodeURIComponent(path)}` : path
}
