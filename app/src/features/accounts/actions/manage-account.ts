import type { InstanceRole } from '../../../kernel/actor.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { Database } from '../../../platform/database.ts'
import { findAccountOfPerson, saveAccount } from '../store/account-store.ts'
import { listRoles, saveRole } from '../store/role-store.ts'
import { endSessionRows } from '../store/session-store.ts'

/** Gives a person an account, or opens the closed one again. Part of somebody else's transaction. @returns the account's id */
export async function createAccount(
  tx: Database,
  { personId, email, createdBy = null }: { personId: string; email: string; createdBy?: string | null },
  now: string,
): Promise<string> {
  const accountId = await saveAccount(tx, { personId, email }, now)
  await writeAudit(tx, { action: 'account-created', subjectKind: 'account', subjectId: accountId, actorPersonId: createdBy, subjectPersonId: personId }, now)
  return accountId
}

type Grant = { accountId: string; personId: string; role: InstanceRole; programmeId?: string | null; grantedBy?: string | null }

/** Gives a role on the instance. @returns false when the account holds it already */
export async function grantRole(tx: Database, { accountId, personId, role, programmeId = null, grantedBy = null }: Grant, now: string): Promise<boolean> {
  const held = await listRoles(tx, accountId)
  if (held.some((other) => other.role === role && other.programmeId === programmeId)) return false
  await saveRole(tx, { accountId, role, programmeId, grantedBy }, now)
  await writeAudit(
    tx,
    { action: 'role-granted', subjectKind: 'account', subjectId: accountId, actorPersonId: grantedBy, subjectPersonId: personId, facts: { role, programmeId } },
    now,
  )
  return true
}

/**
 * Ends every session of a person: after a change of their rights the next page asks them to sign in anew. Open streams close.
 * @param exceptSessionId the session of whoever makes the change, when it is their own
 */
export async function endSessionsOf(tx: Database, personId: string, now: string, exceptSessionId?: string): Promise<number> {
  const account = await findAccountOfPerson(tx, personId)
  if (account === null) return 0
  return endSessionRows(tx, { accountId: account.id, ...(exceptSessionId === undefined ? {} : { except: exceptSessionId }) }, now)
}
