import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken, newToken } from '../../../platform/secrets.ts'
import { hasFreshProof, mayChangeSignIn } from '../domain/proof.ts'
import { findAccount, type Account } from '../store/account-store.ts'
import { listApiKeys, revokeApiKeyRow, saveApiKey, type ApiKey } from '../store/api-key-store.ts'
import { countPasskeys, listPasskeys, removePasskeyRow, savePasskeyName, type Passkey } from '../store/passkey-store.ts'
import { saveLanguage } from '../store/person-store.ts'
import { needsPasskey } from '../store/role-store.ts'
import { endSessionRows, listSessions, type Session } from '../store/session-store.ts'
import { tellOwner } from './tell-owner.ts'

export type MyAccount = { account: Account; sessions: Session[]; passkeys: Passkey[]; keys: ApiKey[]; needsPasskey: boolean }
export type AccountRefusal = 'not-found' | 'proof-needed' | 'passkey-first' | 'name-missing' | 'too-many'
const MOST_KEYS = 20

export async function readMyAccount(house: House, actor: Actor): Promise<MyAccount> {
  return inTransaction(house.db, actor, async (tx) => {
    const account = await findAccount(tx, actor.accountId)
    if (account === null) throw new Error('the actor has no account')
    return {
      account,
      sessions: await listSessions(tx, account.id, nowOf(house)),
      passkeys: await listPasskeys(tx, account.id),
      keys: await listApiKeys(tx, account.id),
      needsPasskey: await needsPasskey(tx, account.id),
    }
  })
}

async function note(tx: Database, actor: Actor, action: AuditAction, now: string): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'account', subjectId: actor.accountId, actorPersonId: actor.personId }, now)
}

/** Ends one of my own sessions; the next request with it finds nobody. */
export async function endMySession(house: House, actor: Actor, sessionId: string): Promise<Result<null, AccountRefusal>> {
  const now = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, AccountRefusal>> => {
    const ended = await endSessionRows(tx, { accountId: actor.accountId, only: sessionId }, now)
    if (ended === 0) return refused('not-found')
    await note(tx, actor, 'session-ended', now)
    return done(null)
  })
}

export async function endMyOtherSessions(house: House, actor: Actor): Promise<number> {
  const now = nowOf(house)
  return inTransaction(house.db, actor, async (tx) => {
    const ended = await endSessionRows(tx, { accountId: actor.accountId, except: actor.sessionId }, now)
    if (ended > 0) await note(tx, actor, 'sessions-ended', now)
    return ended
  })
}

export async function signOut(house: House, actor: Actor): Promise<void> {
  const now = nowOf(house)
  await inTransaction(house.db, actor, async (tx) => {
    await endSessionRows(tx, { accountId: actor.accountId, only: actor.sessionId }, now)
    await note(tx, actor, 'sign-out', now)
  })
}

export async function namePasskey(house: House, actor: Actor, id: string, name: string): Promise<Result<null, AccountRefusal>> {
  if (name === '') return refused('name-missing')
  const isSaved = await inTransaction(house.db, actor, (tx) => savePasskeyName(tx, actor.accountId, id, name.slice(0, 60)))
  return isSaved ? done(null) : refused('not-found')
}

export async function removePasskey(house: House, actor: Actor, id: string): Promise<Result<null, AccountRefusal>> {
  const now = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, AccountRefusal>> => {
    if (!mayChangeSignIn(actor, await countPasskeys(tx, actor.accountId), now)) return refused('proof-needed')
    if (!(await removePasskeyRow(tx, actor.accountId, id))) return refused('not-found')
    await note(tx, actor, 'passkey-removed', now)
    await tellOwner(tx, actor.accountId, 'passkey-removed', now)
    return done(null)
  })
}

/**
 * A key for the API, shown once. It acts with its owner's full rights, so a mail link alone does not make one.
 * @returns the key itself, which only its owner gets to see
 */
export async function createApiKey(house: House, actor: Actor, name: string): Promise<Result<string, AccountRefusal>> {
  const now = nowOf(house)
  if (name === '') return refused('name-missing')
  if (actor.assurance === 'mail') return refused('passkey-first')
  if (!hasFreshProof(actor, now)) return refused('proof-needed')
  const key = `ronde_${newToken()}`
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<string, AccountRefusal>> => {
    if ((await listApiKeys(tx, actor.accountId)).length >= MOST_KEYS) return refused('too-many')
    await saveApiKey(tx, { accountId: actor.accountId, name: name.slice(0, 60), prefix: key.slice(0, 12), keyHash: hashToken(key), createdAt: now })
    await note(tx, actor, 'api-key-created', now)
    await tellOwner(tx, actor.accountId, 'api-key-created', now)
    return done(key)
  })
}

export async function revokeApiKey(house: House, actor: Actor, id: string): Promise<Result<null, AccountRefusal>> {
  const now = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, AccountRefusal>> => {
    if (!(await revokeApiKeyRow(tx, actor.accountId, id, now))) return refused('not-found')
    await note(tx, actor, 'api-key-revoked', now)
    return done(null)
  })
}

/** @param language null: mails come in French and in Dutch */
export async function chooseLanguage(house: House, actor: Actor, language: Language | null): Promise<void> {
  await inTransaction(house.db, actor, (tx) => saveLanguage(tx, actor.personId, language))
}
