import { sql } from 'kysely'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { PersonSource } from '../domain/person.ts'
import { peopleDb } from './tables.ts'

export type ToTell = {
  id: string
  givenName: string
  familyName: string
  email: string | null
  language: Language | null
  source: PersonSource
  enteredAt: string
  enteredBy: string | null
}

/** People whom somebody else wrote down and who have not been told, longest waiting first. @param among null for everybody, else these people and those whom `enteredBy` wrote down */
export async function listPeopleToTell(tx: Database, among: { ids: readonly string[]; enteredBy: string } | null): Promise<ToTell[]> {
  let query = peopleDb(tx)
    .selectFrom('person')
    .select(['id', 'givenName', 'familyName', 'email', 'language', 'source', 'enteredAt', 'enteredBy'])
    .where('noticedAt', 'is', null)
    .where('mergedInto', 'is', null)
    .where('erasedAt', 'is', null)
    .where('source', 'in', ['coordinator', 'attendance', 'import'])
  if (among !== null) query = query.where(sql<boolean>`(id = any(${[...among.ids]}::uuid[]) or entered_by = ${among.enteredBy})`)
  return query.orderBy('enteredAt').orderBy('id').limit(1_000).execute()
}

/** @returns false when the person was told before */
export async function noteTold(tx: Database, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await peopleDb(tx)
    .updateTable('person')
    .set({ noticedAt: at })
    .where('id', '=', id)
    .where('noticedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whoever's notice has left the outbox has been told. */
export async function noteToldByMail(tx: Database): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update person p set noticed_at = m.sent_at from outbox_mail m
    where p.noticed_at is null and m.idempotency_key = 'notice ' || p.id and m.sent_at is not null
    returning p.id`.execute(tx)
  return rows.length
}
