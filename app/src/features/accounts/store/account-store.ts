import { sql } from 'kysely'
import { isLanguage, type Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { holdingPattern } from '../../../platform/like-pattern.ts'
import { accountsDb } from './tables.ts'

export type Account = { id: string; personId: string; email: string; name: string; givenName: string; language: Language | null; createdAt: string }

const NAME = sql<string>`person.given_name || ' ' || person.family_name`

function openAccounts(tx: Database) {
  return accountsDb(tx)
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.personId')
    .select(['account.id', 'account.personId', 'account.email', 'account.createdAt', 'person.givenName', 'person.language', NAME.as('name')])
    .where('account.closedAt', 'is', null)
}

type AccountRow = Omit<Account, 'language'> & { language: string | null }

function toAccount(row: AccountRow): Account {
  return { ...row, language: isLanguage(row.language) ? row.language : null }
}

export async function findAccount(tx: Database, id: string): Promise<Account | null> {
  const row = await openAccounts(tx).where('account.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

export async function findAccountOfPerson(tx: Database, personId: string): Promise<Account | null> {
  const row = await openAccounts(tx).where('account.personId', '=', personId).executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

/** Open accounts that administer the instance, in a steady order. */
export async function listAdministratorAccounts(tx: Database): Promise<Account[]> {
  const rows = await openAccounts(tx)
    .where('account.id', 'in', (eb) => eb.selectFrom('accountRole').select('accountId').where('role', '=', 'administrator').where('endedAt', 'is', null))
    .orderBy('account.createdAt')
    .orderBy('account.id')
    .execute()
  return rows.map(toAccount)
}

/** Addresses are compared without regard to capitals. */
export async function findAccountByEmail(tx: Database, email: string): Promise<Account | null> {
  const row = await openAccounts(tx)
    .where(sql<string>`lower(account.email)`, '=', email.toLowerCase())
    .executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

/** A person's account; one that was closed is opened anew with the address given. */
export async function saveAccount(tx: Database, { personId, email }: { personId: string; email: string }, now: string): Promise<string> {
  const { id } = await accountsDb(tx)
    .insertInto('account')
    .values({ personId, email: email.trim(), createdAt: now, closedAt: null })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ email: email.trim(), closedAt: null }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function saveEmail(tx: Database, accountId: string, email: string): Promise<void> {
  await accountsDb(tx).updateTable('account').set({ email }).where('id', '=', accountId).execute()
}

export async function closeAccountRow(tx: Database, accountId: string, now: string): Promise<void> {
  await accountsDb(tx).updateTable('account').set({ closedAt: now }).where('id', '=', accountId).execute()
}

export type ListedAccount = Account & { passkeys: number; roles: { id: string; role: string; programmeId: string | null }[]; lastSeenAt: string | null }

/** Open accounts whose name or address holds the words sought, by name, with their roles of today and when they last used Ronde. */
export async function listAccounts(
  tx: Database,
  { words, limit, offset }: { words: string; limit: number; offset: number },
): Promise<{ rows: ListedAccount[]; count: number }> {
  const pattern = holdingPattern(words.toLowerCase())
  const { rows } = await sql<AccountRow & Omit<ListedAccount, keyof Account> & { count: number }>`
    select account.id, account.person_id, account.email, account.created_at, person.given_name, person.language, ${NAME} as name,
      (select count(*)::int from passkey where passkey.account_id = account.id) as passkeys,
      (select coalesce(json_agg(json_build_object('id', r.id, 'role', r.role, 'programmeId', r.programme_id) order by r.role), '[]')
        from account_role r where r.account_id = account.id and r.ended_at is null) as roles,
      (select max(s.last_seen_at) from session s where s.account_id = account.id) as last_seen_at,
      count(*) over ()::int as count
    from account join person on person.id = account.person_id
    where account.closed_at is null and (lower(${NAME}) like ${pattern} or lower(account.email) like ${pattern})
    order by person.sort_key, ${NAME}, account.id limit ${limit} offset ${offset}`.execute(tx)
  return { rows: rows.map(({ count: _, ...row }) => ({ ...row, ...toAccount(row) })), count: rows[0]?.count ?? 0 }
}
