import type { Assurance } from '../../../kernel/actor.ts'
import type { Database } from '../../../platform/database.ts'
import { hashToken, newToken } from '../../../platform/secrets.ts'
import { endSessionRows, saveNewToken, saveSession } from '../store/session-store.ts'

const SESSION_DAYS = 30

export type StartedSession = { token: string; sessionId: string }
export type SessionWish = {
  accountId: string
  assurance: Exclude<Assurance, 'api_key'>
  device: string
  /** The session this browser had: a new sign-in ends it. */
  replaces?: { sessionId: string; accountId: string } | null
}

/** Opens a session. Only the browser gets the token; the database keeps its hash. */
export async function startSession(tx: Database, { accountId, assurance, device, replaces }: SessionWish, now: string): Promise<StartedSession> {
  if (replaces) await endSessionRows(tx, { accountId: replaces.accountId, only: replaces.sessionId }, now)
  const token = newToken()
  const expiresAt = new Date(Date.parse(now) + SESSION_DAYS * 86_400_000).toISOString()
  const sessionId = await saveSession(tx, { accountId, assurance, device, tokenHash: hashToken(token), createdAt: now, expiresAt })
  return { token, sessionId }
}

/** The same session under a new token, after a change of rights or a stronger proof. */
export async function rotateSession(tx: Database, sessionId: string, proof: { assurance: 'passkey'; provedAt: string } | null): Promise<StartedSession> {
  const token = newToken()
  await saveNewToken(tx, sessionId, { tokenHash: hashToken(token), ...proof })
  return { token, sessionId }
}
