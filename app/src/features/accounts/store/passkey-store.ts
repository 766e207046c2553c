import type { Database } from '../../../platform/database.ts'
import { accountsDb } from './tables.ts'

export type Passkey = {
  id: string
  accountId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  name: string
  createdAt: string
  lastUsedAt: string | null
}

export async function listPasskeys(tx: Database, accountId: string): Promise<Passkey[]> {
  return accountsDb(tx).selectFrom('passkey').selectAll().where('accountId', '=', accountId).orderBy('createdAt').orderBy('id').execute()
}

export async function countPasskeys(tx: Database, accountId: string): Promise<number> {
  return (await listPasskeys(tx, accountId)).length
}

export async function findPasskeyByCredential(tx: Database, credentialId: string): Promise<Passkey | null> {
  return (await accountsDb(tx).selectFrom('passkey').selectAll().where('credentialId', '=', credentialId).forUpdate().executeTakeFirst()) ?? null
}

export async function savePasskey(tx: Database, passkey: Omit<Passkey, 'id' | 'lastUsedAt'>): Promise<void> {
  await accountsDb(tx)
    .insertInto('passkey')
    .values({ ...passkey, lastUsedAt: null })
    .execute()
}

export async function savePasskeyUse(tx: Database, id: string, counter: number, now: string): Promise<void> {
  await accountsDb(tx).updateTable('passkey').set({ counter, lastUsedAt: now }).where('id', '=', id).execute()
}

/** @returns false when the account has no passkey of that id */
export async function savePasskeyName(tx: Database, accountId: string, id: string, name: string): Promise<boolean> {
  return (
    (await accountsDb(tx).updateTable('passkey').set({ name }).where('id', '=', id).where('accountId', '=', accountId).returning('id').execute()).length > 0
  )
}

export async function removePasskeyRow(tx: Database, accountId: string, id: string): Promise<boolean> {
  return (await accountsDb(tx).deleteFrom('passkey').where('id', '=', id).where('accountId', '=', accountId).returning('id').execute()).length > 0
}

export async function removePasskeysOf(tx: Database, accountId: string): Promise<number> {
  return (await accountsDb(tx).deleteFrom('passkey').where('accountId', '=', accountId).returning('id').execute()).length
}

export type Challenge = { accountId: string | null; kind: 'register' | 'sign_in'; challenge: string; browserHash: Buffer; expiresAt: string }

/** One open challenge for each browser and kind: the newest. */
export async function saveChallenge(tx: Database, challenge: Challenge): Promise<void> {
  await accountsDb(tx).deleteFrom('passkeyChallenge').where('browserHash', '=', challenge.browserHash).where('kind', '=', challenge.kind).execute()
  await accountsDb(tx).insertInto('passkeyChallenge').values(challenge).execute()
}

/** Takes the challenge away: an answer to it counts once. */
export async function takeChallenge(tx: Database, kind: Challenge['kind'], browserHash: Buffer, now: string): Promise<Challenge | null> {
  const taken = await accountsDb(tx)
    .deleteFrom('passkeyChallenge')
    .where('kind', '=', kind)
    .where('browserHash', '=', browserHash)
    .returning(['accountId', 'kind', 'challenge', 'browserHash', 'expiresAt'])
    .execute()
  return taken.find(({ expiresAt }) => expiresAt > now) ?? null
}
