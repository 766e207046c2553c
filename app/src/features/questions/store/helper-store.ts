import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { DutyNumber } from '../domain/shown.ts'

export type Helper = { mostAWeek: number; since: Instant }

/** Whether somebody agreed to be asked, and how often. */
export async function findHelper(tx: Database, personId: string): Promise<Helper | null> {
  const { rows } = await sql<Helper>`select most_a_week, since from question_helper where person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}

export async function saveHelper(tx: Database, personId: string, { mostAWeek, since }: Helper): Promise<void> {
  await sql`
    insert into question_helper (person_id, most_a_week, since) values (${personId}, ${mostAWeek}, ${since})
    on conflict (person_id) do update set most_a_week = excluded.most_a_week`.execute(tx)
}

export async function removeHelper(tx: Database, personId: string): Promise<void> {
  await sql`delete from question_helper where person_id = ${personId}`.execute(tx)
}

/** Numbers beside 112, in their order. */
export async function listDutyNumbers(tx: Database): Promise<DutyNumber[]> {
  const { rows } = await sql<DutyNumber>`
    select id, number, json_build_object('fr', name_fr, 'nl', name_nl) as name from duty_number order by position, number, id`.execute(tx)
  return rows
}

export async function addDutyNumber(tx: Database, { number, name }: { number: string; name: BilingualName }): Promise<void> {
  await sql`insert into duty_number (number, name_fr, name_nl, position)
    select ${number}, ${name.fr}, ${name.nl}, coalesce(max(position), 0) + 1 from duty_number`.execute(tx)
}

export async function removeDutyNumber(tx: Database, id: string): Promise<void> {
  await sql`delete from duty_number where id = ${id}`.execute(tx)
}
