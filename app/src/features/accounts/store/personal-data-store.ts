import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { removeMailTo } from '../../../platform/mail/outbox.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'
import { lockAdministrators } from './role-store.ts'

/** What the person may see of their account; secrets and hashes stay where they are. */
export async function showAccountRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const mine = sql`(select id from account where person_id = ${personId})`
  const address = sql`(select lower(email) from account where person_id = ${personId} union select lower(email) from person where id = ${personId})`
  const parts: [string, ReturnType<typeof sql<Record<string, unknown>>>][] = [
    ['account', sql`select email, created_at, closed_at from account where person_id = ${personId}`],
    ['account_role', sql`select role, programme_id, granted_at, ended_at from account_role where account_id in ${mine} order by granted_at, id`],
    [
      'session',
      sql`select assurance, device, created_at, proved_at, last_seen_at, expires_at, ended_at from session where account_id in ${mine} order by created_at, id`,
    ],
    ['passkey', sql`select name, created_at, last_used_at from passkey where account_id in ${mine} order by created_at, id`],
    ['api_key', sql`select name, prefix, created_at, last_used_at, revoked_at from api_key where account_id in ${mine} order by created_at, id`],
    ['sign_in_link', sql`select purpose, new_email, created_at, expires_at, used_at from sign_in_link where account_id in ${mine} order by created_at, id`],
    ['outbox_mail', sql`select kind, to_address, subject, created_at, sent_at from outbox_mail where lower(to_address) in ${address} order by created_at, id`],
  ]
  const shown: PersonalPart[] = []
  for (const [table, statement] of parts) shown.push({ table, rows: (await statement.execute(tx)).rows })
  return shown
}

/** The account goes, with its sessions, passkeys, keys and links, and every mail to its address or the person's. Roles that the person gave others stay, without saying by whom. */
export async function eraseAccountRows(tx: Database, personId: string): Promise<void> {
  const { rows } = await sql<{
    email: string | null
  }>`select email from account where person_id = ${personId} union select email from person where id = ${personId}
    union select l.new_email from sign_in_link l join account a on a.id = l.account_id where a.person_id = ${personId}`.execute(tx)
  for (const { email } of rows) if (email !== null) await removeMailTo(tx, email)
  await sql`update account_role set granted_by = null where granted_by = ${personId}`.execute(tx)
  await sql`delete from account where person_id = ${personId}`.execute(tx)
}

/** The account follows the record that is kept; if that one has an account of its own, the other is closed. */
export async function moveAccount(tx: Database, from: string, to: string): Promise<MovedRows> {
  const { rows } = await sql<{ id: string; closedAt: string | null; isTaken: boolean }>`
    select id, closed_at, exists (select 1 from account where person_id = ${to}) as is_taken from account where person_id = ${from}`.execute(tx)
  const account = rows[0]
  if (account === undefined) return {}
  if (account.isTaken) await sql`update account set closed_at = coalesce(closed_at, now()) where id = ${account.id}`.execute(tx)
  else await sql`update account set person_id = ${to} where id = ${account.id}`.execute(tx)
  return { accountId: account.id, closedAt: account.closedAt, isTaken: account.isTaken }
}

/** Those of these people who hold a role on the instance today. */
export async function listRoleHolders(tx: Database, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct a.person_id from account a join account_role r on r.account_id = a.id and r.ended_at is null
    where a.person_id = any(${[...personIds]}::uuid[]) and a.closed_at is null`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Of two accounts one is closed: never that of the last who administers. Whoever asks waits for others who take that role away. */
export async function findMergeObjection(tx: Database, from: string, to: string): Promise<'last-administrator' | null> {
  await lockAdministrators(tx)
  const { rows } = await sql<{ closes: boolean }>`
    with administrators as (
      select distinct a.person_id from account a join account_role r on r.account_id = a.id and r.ended_at is null and r.role = 'administrator' where a.closed_at is null)
    select exists (select 1 from account where person_id = ${to}) and exists (select 1 from administrators where person_id = ${from})
      and not exists (select 1 from administrators where person_id <> ${from}) as closes`.execute(tx)
  return rows[0]?.closes === true ? 'last-administrator' : null
}

/** A closed account opens again as it was, unless somebody else signs in with its address by now: then it stays closed. */
export async function giveAccountBack(tx: Database, from: string, moved: MovedRows): Promise<void> {
  if (typeof moved.accountId !== 'string') return
  if (moved.isTaken !== true) await sql`update account set person_id = ${from} where id = ${moved.accountId}`.execute(tx)
  else if (typeof moved.closedAt !== 'string')
    await sql`update account a set closed_at = null where id = ${moved.accountId}
      and not exists (select 1 from account b where b.id <> a.id and lower(b.email) = lower(a.email) and b.closed_at is null)`.execute(tx)
}
