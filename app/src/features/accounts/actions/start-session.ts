import type { Assurance } from '../../../kernel/actor.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken, newToken } from '../../../platform/secrets.ts'
import { endSessionRows, renewToken, saveNewToken, saveSession } from '../store/session-store.ts'

const SESSION_DAYS = 30

export type StartedSession = { token: string; sessionId: string }
export type SessionWish = {
  accountId: string
  assurance: Exclude<Assurance, 'api_key'>
  device: string
  /** The browser that signs in: it is known to the account from now on, and its tries count apart from those of strangers (SEC-05). */
  browserToken?: string | null
  /** The session this browser had: a new sign-in ends it. */
  replaces?: { sessionId: string; accountId: string } | null
}

/** Opens a session. Only the browser gets the token; the database keeps its hash. */
export async function startSession(
  tx: Database,
  { accountId, assurance, device, browserToken = null, replaces }: SessionWish,
  now: string,
): Promise<StartedSession> {
  if (replaces) await endSessionRows(tx, { accountId: replaces.accountId, only: replaces.sessionId }, now)
  const token = newToken()
  const expiresAt = new Date(Date.parse(now) + SESSION_DAYS * 86_400_000).toISOString()
  const browserHash = browserToken === null ? null : hashToken(browserToken)
  const sessionId = await saveSession(tx, { browserHash, accountId, assurance, device, tokenHash: hashToken(token), createdAt: now, expiresAt })
  return { token, sessionId }
}

/** The same session under a new token, after a change of rights or a stronger proof. */
export async function rotateSession(tx: Database, sessionId: string, proof: { assurance: 'passkey'; provedAt: string } | null): Promise<StartedSession> {
  const token = newToken()
  await saveNewToken(tx, sessionId, { tokenHash: hashToken(token), ...proof })
  return { token, sessionId }
}

/** SEC-08: rights in a community changed since the last request of this session, so it goes on under a new token. @returns null when another request was first */
export async function renewSession(house: House, token: string): Promise<string | null> {
  const fresh = newToken()
  const isRenewed = await asSystem(house.db, (tx) => renewToken(tx, { from: hashToken(token), to: hashToken(fresh) }, nowOf(house)))
  return isRenewed ? fresh : null
}
