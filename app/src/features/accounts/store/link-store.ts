import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { SignInLink } from '../domain/sign-in-link.ts'
import { accountsDb } from './tables.ts'

const COLUMNS = ['id', 'accountId', 'purpose', 'browserHash', 'codeHash', 'codeTries', 'linkTries', 'leadsTo', 'newEmail', 'expiresAt', 'usedAt'] as const

export type NewLink = Pick<SignInLink, 'accountId' | 'purpose' | 'browserHash' | 'leadsTo' | 'newEmail' | 'expiresAt'> & {
  tokenHash: Buffer
  createdAt: string
}

export async function saveLink(tx: Database, link: NewLink): Promise<string> {
  const { id } = await accountsDb(tx)
    .insertInto('signInLink')
    .values({ ...link, codeHash: null, usedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Leaves making link and mail to the worker, in the caller's transaction. */
export async function addSendingLink(tx: Database, linkId: string): Promise<void> {
  await sql`select add_job_later('send-sign-in-link', ${JSON.stringify({ linkId })}::json)`.execute(tx)
}

export async function findLink(tx: Database, id: string): Promise<SignInLink | null> {
  return (await accountsDb(tx).selectFrom('signInLink').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Held until the transaction ends, so that one link opens one session even if it is pressed twice at once. */
export async function findLinkByToken(tx: Database, tokenHash: Buffer): Promise<SignInLink | null> {
  return (await accountsDb(tx).selectFrom('signInLink').select(COLUMNS).where('tokenHash', '=', tokenHash).forUpdate().executeTakeFirst()) ?? null
}

/** The newest sign-in this browser asked for. */
export async function findLinkOfBrowser(tx: Database, browserHash: Buffer): Promise<SignInLink | null> {
  const link = await accountsDb(tx)
    .selectFrom('signInLink')
    .select(COLUMNS)
    .where('browserHash', '=', browserHash)
    .where('purpose', '=', 'sign_in')
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return link ?? null
}

export async function saveSecrets(tx: Database, id: string, { tokenHash, codeHash }: { tokenHash: Buffer; codeHash: Buffer }): Promise<void> {
  await accountsDb(tx).updateTable('signInLink').set({ tokenHash, codeHash }).where('id', '=', id).execute()
}

export async function saveCodeTry(tx: Database, id: string, where: 'browser' | 'link'): Promise<void> {
  await accountsDb(tx)
    .updateTable('signInLink')
    .set((eb) => (where === 'link' ? { linkTries: eb('linkTries', '+', 1) } : { codeTries: eb('codeTries', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** This one is used; the account's others of the same kind are worth nothing either. */
export async function useLink(tx: Database, link: SignInLink, now: string): Promise<void> {
  await accountsDb(tx)
    .updateTable('signInLink')
    .set({ usedAt: now })
    .where((eb) => eb.or([eb('id', '=', link.id), eb.and([eb('accountId', '=', link.accountId), eb('purpose', '=', link.purpose)])]))
    .where('usedAt', 'is', null)
    .execute()
}

/** What is past: links and challenges after a day, ended sessions after thirty, counters of tries after a day. */
export async function removePastSignIns(tx: Database, now: string): Promise<void> {
  await sql`delete from sign_in_link where expires_at < ${now}::timestamptz - interval '1 day'`.execute(tx)
  await sql`delete from passkey_challenge where expires_at < ${now}`.execute(tx)
  await sql`delete from session where least(expires_at, coalesce(ended_at, expires_at)) < ${now}::timestamptz - interval '30 days' or expires_at < ${now}::timestamptz`.execute(
    tx,
  )
  await sql`delete from rate_limit where last_allowed_at < ${now}::timestamptz - interval '1 day'`.execute(tx)
}
