import type { Database } from '../../../platform/database.ts'
import { accountsDb } from './tables.ts'

export type ApiKey = { id: string; name: string; prefix: string; createdAt: string; lastUsedAt: string | null }

/** Keys that still work, the newest first. */
export async function listApiKeys(tx: Database, accountId: string): Promise<ApiKey[]> {
  return accountsDb(tx)
    .selectFrom('apiKey')
    .select(['id', 'name', 'prefix', 'createdAt', 'lastUsedAt'])
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
}

export async function saveApiKey(tx: Database, key: { accountId: string; name: string; prefix: string; keyHash: Buffer; createdAt: string }): Promise<string> {
  const { id } = await accountsDb(tx)
    .insertInto('apiKey')
    .values({ ...key, lastUsedAt: null, revokedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns false when the account has no working key of that id */
export async function revokeApiKeyRow(tx: Database, accountId: string, id: string, now: string): Promise<boolean> {
  const revoked = await accountsDb(tx)
    .updateTable('apiKey')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute()
  return revoked.length > 0
}

export async function revokeApiKeysOf(tx: Database, accountId: string, now: string): Promise<void> {
  await accountsDb(tx).updateTable('apiKey').set({ revokedAt: now }).where('accountId', '=', accountId).where('revokedAt', 'is', null).execute()
}
