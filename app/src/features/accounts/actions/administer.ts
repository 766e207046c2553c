import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { mayEndRole, parseRole, type AccountRole, type RoleRefusal } from '../domain/account-role.ts'
import { ADMINISTRATION_MINUTES, hasFreshProof } from '../domain/proof.ts'
import { writeInvitationMail } from '../mails/invitation-mail.ts'
import { closeAccountRow, findAccount, findAccountByEmail, findAccountOfPerson, listAccounts, type Account } from '../store/account-store.ts'
import { revokeApiKeysOf } from '../store/api-key-store.ts'
import { countPasskeys, removePasskeysOf } from '../store/passkey-store.ts'
import { findPersonByEmail } from '../../people/public.ts'
import { findOrAddPerson } from '../store/person-store.ts'
import { countAdministrators, endRoleRow, listRoles, lockAdministrators } from '../store/role-store.ts'
import { endSessionRows } from '../store/session-store.ts'
import { createAccount, grantRole } from './manage-account.ts'
import { rotateSession, type StartedSession } from './start-session.ts'

export type AdministrationRefusal = RoleRefusal | 'proof-needed' | 'no-address' | 'name-missing' | 'yourself'
/** When the actor changed their own rights, their session goes on under this new token. */
export type Changed = { renewed: StartedSession | null }
type Change = Result<Changed, AdministrationRefusal>

export const ACCOUNTS_A_PAGE = 50

export async function readAccounts(house: House, actor: Actor, words: string, page: number) {
  return inTransaction(house.db, actor, (tx) => listAccounts(tx, { words, limit: ACCOUNTS_A_PAGE, offset: (page - 1) * ACCOUNTS_A_PAGE }))
}

export type AccountToAdminister = { account: Account; roles: AccountRole[]; passkeys: number }

export async function readAccountToAdminister(house: House, actor: Actor, id: string): Promise<AccountToAdminister | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const account = await findAccount(tx, id)
    return account === null ? null : { account, roles: await listRoles(tx, id), passkeys: await countPasskeys(tx, id) }
  })
}

/** One change of rights after the other, after a proof of at most half an hour. */
async function change(
  house: House,
  actor: Actor,
  accountId: string,
  work: (tx: Database, account: Account, now: string) => Promise<Result<null, AdministrationRefusal>>,
): Promise<Change> {
  const now = nowOf(house)
  if (!hasFreshProof(actor, now, ADMINISTRATION_MINUTES)) return refused('proof-needed')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Change> => {
    await lockAdministrators(tx)
    const account = await findAccount(tx, accountId)
    if (account === null) return refused('account-unknown')
    const worked = await work(tx, account, now)
    return worked.ok ? done({ renewed: await renew(tx, actor, account, now) }) : worked
  })
}

/** New rights, new token: others sign in anew, the actor's own session goes on under another one. */
async function renew(tx: Database, actor: Actor, account: Account, now: string): Promise<StartedSession | null> {
  const isOwn = account.id === actor.accountId
  await endSessionRows(tx, { accountId: account.id, ...(isOwn ? { except: actor.sessionId } : {}) }, now)
  return isOwn ? rotateSession(tx, actor.sessionId, null) : null
}

export async function giveRole(house: House, actor: Actor, accountId: string, wish: { role: string; programmeId: string | null }): Promise<Change> {
  const parsed = parseRole(wish.role, wish.programmeId)
  if (!parsed.ok) return parsed
  return change(house, actor, accountId, async (tx, account, now) => {
    const isNew = await grantRole(tx, { accountId, personId: account.personId, grantedBy: actor.personId, ...parsed.value }, now)
    return isNew ? done(null) : refused('has-already')
  })
}

export async function endRole(house: House, actor: Actor, accountId: string, roleId: string): Promise<Change> {
  return change(house, actor, accountId, async (tx, account, now) => {
    const role = (await listRoles(tx, accountId)).find(({ id }) => id === roleId)
    if (role === undefined) return refused('role-unknown')
    const judged = mayEndRole(role, await countAdministrators(tx))
    if (!judged.ok) return judged
    await endRoleRow(tx, roleId, now)
    await noteChange(tx, actor, account, 'role-ended', now, { role: role.role, programmeId: role.programmeId })
    return done(null)
  })
}

/** Takes every passkey of somebody who lost theirs: the next mail link leads them to make a new one. */
export async function resetPasskeys(house: House, actor: Actor, accountId: string): Promise<Change> {
  if (accountId === actor.accountId) return refused('yourself')
  return change(house, actor, accountId, async (tx, account, now) => {
    const removed = await removePasskeysOf(tx, accountId)
    await noteChange(tx, actor, account, 'passkeys-reset', now, { removed })
    return done(null)
  })
}

/** Closes an account: nobody signs in with it any more. What the person did stays. */
export async function closeAccount(house: House, actor: Actor, accountId: string): Promise<Change> {
  if (accountId === actor.accountId) return refused('yourself')
  return change(house, actor, accountId, async (tx, account, now) => {
    for (const role of await listRoles(tx, accountId)) {
      const judged = mayEndRole(role, await countAdministrators(tx))
      if (!judged.ok) return judged
      await endRoleRow(tx, role.id, now)
    }
    await revokeApiKeysOf(tx, accountId, now)
    await closeAccountRow(tx, accountId, now)
    await noteChange(tx, actor, account, 'account-closed', now)
    return done(null)
  })
}

async function noteChange(
  tx: Database,
  actor: Actor,
  account: Account,
  action: AuditAction,
  now: string,
  facts: Record<string, string | number | null> = {},
): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'account', subjectId: account.id, actorPersonId: actor.personId, subjectPersonId: account.personId, facts }, now)
}

export type Invitation = { givenName: string; familyName: string; email: string; language: Language | null }

/** Gives somebody an account and tells them by mail how to sign in. Who stands in the directory with this address is found there. */
export async function inviteByMail(house: House, actor: Actor, invitation: Invitation): Promise<Result<string, AdministrationRefusal>> {
  const { givenName, familyName, email, language } = invitation
  if (!isMailAddress(email)) return refused('no-address')
  const now = nowOf(house)
  if (!hasFreshProof(actor, now, ADMINISTRATION_MINUTES)) return refused('proof-needed')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<string, AdministrationRefusal>> => {
    const open = await findAccountByEmail(tx, email)
    if (open !== null) return refused('has-already')
    const known = await findPersonByEmail(tx, email)
    if (known === null && (givenName === '' || familyName === '')) return refused('name-missing')
    const person = {
      givenName: givenName.slice(0, 100),
      familyName: familyName.slice(0, 100),
      email,
      language,
      source: 'coordinator' as const,
      enteredBy: actor.personId,
    }
    const personId = await findOrAddPerson(tx, person, now)
    if ((await findAccountOfPerson(tx, personId)) !== null) return refused('has-already')
    const accountId = await createAccount(tx, { personId, email, createdBy: actor.personId }, now)
    const account = await findAccount(tx, accountId)
    const words = writeInvitationMail(account?.language ?? null, { href: `${house.settings.publicUrl}/sign-in`, invitedBy: actor.name })
    await queueMail(tx, { idempotencyKey: `invitation ${accountId} ${now}`, kind: 'invitation', to: email, language: account?.language ?? null, ...words }, now)
    return done(accountId)
  })
}
