import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** What the person tells of situations. The four answers are sealed: that they are there, and until when; on the page of each the presenter reads them. */
export async function showSituationRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const told = await sql<Rows>`
    select id, state, language, summary, goal, question, domains, unanswered, around, groups, group_words, activation, activation_words, activation_role, made_at, changed_at
    from situation where presenter_id = ${personId} order by made_at, id`.execute(tx)
  const answers =
    await sql<Rows>`select situation_id, changed_at, expires_on from situation_words where presenter_id = ${personId} order by situation_id`.execute(tx)
  return [
    { table: 'situation', rows: told.rows },
    { table: 'situation_words', rows: answers.rows },
  ]
}

/** PRV-25: answers and drafts go at once; what was offered stays without a name: others built on it, and it names nobody. */
export async function eraseSituationRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from situation_words where presenter_id = ${personId}`.execute(tx)
  await sql`delete from situation where presenter_id = ${personId} and state = 'draft'`.execute(tx)
  await sql`update situation set presenter_id = null, version = version + 1 where presenter_id = ${personId}`.execute(tx)
}

/** On wish also the words that were offered; facets stay, for what is counted. */
export async function forgetSituationWords(tx: Database, personId: string): Promise<void> {
  await sql`
    update situation set summary = '', goal = '', question = '', kept = '{}', group_words = '', checked_for = null, activation = null, activation_words = '',
      version = version + 1 where presenter_id = ${personId} and state <> 'draft'`.execute(tx)
}

type Moved = { situations: string[] }

export async function moveSituations(tx: Database, from: string, to: string): Promise<MovedRows> {
  const { rows } = await sql<{ id: string }>`update situation set presenter_id = ${to} where presenter_id = ${from} returning id`.execute(tx)
  await sql`update situation_words set presenter_id = ${to} where presenter_id = ${from}`.execute(tx)
  return { situations: rows.map(({ id }) => id) } satisfies Moved
}

export async function giveSituationsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveSituations` alone.
  const { situations } = moved as Moved
  await sql`update situation set presenter_id = ${from} where presenter_id = ${to} and id = any(${situations}::uuid[])`.execute(tx)
  await sql`update situation_words set presenter_id = ${from} where presenter_id = ${to} and situation_id = any(${situations}::uuid[])`.execute(tx)
}
