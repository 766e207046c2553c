import { sql } from 'kysely'
import { announce } from '../../../platform/live.ts'
import type { Database } from '../../../platform/database.ts'
import { accountsDb } from './tables.ts'

export type Session = { id: string; assurance: 'mail' | 'passkey' | 'demo'; device: string; createdAt: string; lastSeenAt: string; expiresAt: string }
export type NewSession = Omit<Session, 'id' | 'lastSeenAt'> & { accountId: string; tokenHash: Buffer; browserHash: Buffer | null }

export async function saveSession(tx: Database, session: NewSession): Promise<string> {
  const { id } = await accountsDb(tx)
    .insertInto('session')
    .values({
      ...session,
      provedAt: session.createdAt,
      lastSeenAt: session.createdAt,
      endedAt: null,
      renewSince: null,
      previousTokenHash: null,
      renewedAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A new token for the same session: the old one is worth nothing from now on. */
export async function saveNewToken(
  tx: Database,
  sessionId: string,
  change: { tokenHash: Buffer; assurance?: Session['assurance']; provedAt?: string },
): Promise<void> {
  await accountsDb(tx)
    .updateTable('session')
    .set({ ...change, renewSince: null, previousTokenHash: null })
    .where('id', '=', sessionId)
    .where('endedAt', 'is', null)
    .execute()
}

/**
 * A new token for a session that was marked; the old one finds it for half a minute more, for requests that are under way.
 * @returns false when another request was first
 */
export async function renewToken(tx: Database, { from, to }: { from: Buffer; to: Buffer }, now: string): Promise<boolean> {
  const { numUpdatedRows } = await accountsDb(tx)
    .updateTable('session')
    .set({ tokenHash: to, previousTokenHash: from, renewedAt: now, renewSince: null })
    .where('tokenHash', '=', from)
    .where('renewSince', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** True when this browser opened a session of the account with that address before; the same statement whether there is one or not. */
export async function knowsBrowser(tx: Database, email: string, browserHash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select 1 from session s join account a on a.id = s.account_id
      where s.browser_hash = ${browserHash} and lower(a.email) = lower(${email}) and a.closed_at is null) as known`.execute(tx)
  return rows[0]?.known ?? false
}

/** Sessions that still open something, the newest use first. */
export async function listSessions(tx: Database, accountId: string, now: string): Promise<Session[]> {
  return accountsDb(tx)
    .selectFrom('session')
    .select(['id', 'assurance', 'device', 'createdAt', 'lastSeenAt', 'expiresAt'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('lastSeenAt', '>', new Date(Date.parse(now) - 8 * 3_600_000).toISOString())
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .execute()
}

/** Ends one of the account's sessions, or all but one. Open streams hear of it when the transaction commits. @returns how many ended */
export async function endSessionRows(
  tx: Database,
  { accountId, only, except }: { accountId: string; only?: string; except?: string },
  now: string,
): Promise<number> {
  let ending = accountsDb(tx).updateTable('session').set({ endedAt: now }).where('accountId', '=', accountId).where('endedAt', 'is', null)
  if (only !== undefined) ending = ending.where('id', '=', only)
  if (except !== undefined) ending = ending.where('id', '<>', except)
  const ended = await ending.returning('id').execute()
  for (const { id } of ended) await announce(tx, { kind: 'session-ended', id })
  return ended.length
}

/** Notes that a session, or a key, was used; not more than once a minute. */
export async function saveLastSeen(tx: Database, id: string, kind: 'session' | 'api_key', now: string): Promise<void> {
  if (kind === 'session')
    await sql`update session set last_seen_at = ${now} where id = ${id} and ended_at is null and last_seen_at < ${now}::timestamptz - interval '1 minute'`.execute(
      tx,
    )
  else
    await sql`update api_key set last_used_at = ${now} where id = ${id} and (last_used_at is null or last_used_at < ${now}::timestamptz - interval '1 minute')`.execute(
      tx,
    )
}
