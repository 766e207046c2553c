import { sql } from 'kysely'
import type { InstanceRole } from '../../../kernel/actor.ts'
import type { Database } from '../../../platform/database.ts'
import type { AccountRole } from '../domain/account-role.ts'
import { accountsDb } from './tables.ts'

/** Roles held now, in a steady order. */
export async function listRoles(tx: Database, accountId: string): Promise<AccountRole[]> {
  return accountsDb(tx)
    .selectFrom('accountRole')
    .select(['id', 'role', 'programmeId', 'grantedAt'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .orderBy('role')
    .orderBy('grantedAt')
    .execute()
}

export async function saveRole(
  tx: Database,
  { accountId, role, programmeId, grantedBy }: { accountId: string; role: InstanceRole; programmeId: string | null; grantedBy: string | null },
  now: string,
): Promise<string> {
  const { id } = await accountsDb(tx)
    .insertInto('accountRole')
    .values({ accountId, role, programmeId, grantedBy, grantedAt: now, endedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function endRoleRow(tx: Database, roleId: string, now: string): Promise<void> {
  await accountsDb(tx).updateTable('accountRole').set({ endedAt: now }).where('id', '=', roleId).where('endedAt', 'is', null).execute()
}

/** One after the other: of two who take each other's role away at once, the second is refused. */
export async function lockAdministrators(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(7014, 2)`.execute(tx)
}

/** Open accounts that administer the instance. */
export async function countAdministrators(tx: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct a.id)::int as count from account a join account_role r on r.account_id = a.id and r.ended_at is null and r.role = 'administrator'
    where a.closed_at is null`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Somebody administers and can prove it: a mail link alone would open nothing to them. */
export async function hasProvenAdministrator(tx: Database): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from account a join account_role r on r.account_id = a.id and r.ended_at is null and r.role = 'administrator'
      join passkey k on k.account_id = a.id where a.closed_at is null) as found`.execute(tx)
  return rows[0]?.found ?? false
}

/** Leads of a community sign in with a passkey too: whoever may see named rows of others. */
export async function needsPasskey(tx: Database, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ needs: boolean }>`
    select exists (select 1 from account_role r where r.account_id = ${accountId} and r.ended_at is null)
      or exists (select 1 from account a join community_access x on x.person_id = a.person_id where a.id = ${accountId} and x.role in ('coordinator', 'moderator', 'researcher')) as needs`.execute(
    tx,
  )
  return rows[0]?.needs ?? false
}
