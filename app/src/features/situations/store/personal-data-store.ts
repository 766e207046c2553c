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
  const second = await sql<Rows>`
    select situation_id, state, asked_at, answered_at from second_presenter where person_id = ${personId} order by asked_at, situation_id`.execute(tx)
  return [
    // A draft goes with her.
    { table: 'situation', rows: told.rows, goes: told.rows.filter(({ state }) => state === 'draft').length },
    { table: 'situation_words', rows: answers.rows },
    { table: 'second_presenter', rows: second.rows },
  ]
}

/** PRV-25: answers and drafts go at once; what was offered stays without a name: others built on it, and it names nobody. */
export async function eraseSituationRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from situation_words where presenter_id = ${personId}`.execute(tx)
  await sql`delete from second_presenter where person_id = ${personId}`.execute(tx)
  await sql`delete from situation where presenter_id = ${personId} and state = 'draft'`.execute(tx)
  await sql`update situation set presenter_id = null, version = version + 1 where presenter_id = ${personId}`.execute(tx)
}

/** On wish also the words that were offered; facets stay, for what is counted. */
export async function forgetSituationWords(tx: Database, personId: string): Promise<void> {
  await sql`
    update situation set summary = '', goal = '', question = '', kept = '{}', group_words = '', checked_for = null, activation = null, activation_words = '',
      version = version + 1 where presenter_id = ${personId} and state <> 'draft'`.execute(tx)
}

/** `doubles`: rows in which both records told one situation together; given back with the record. */
type Moved = { situations: string[]; seconds: string[]; doubles: Rows[] }

export async function moveSituations(tx: Database, from: string, to: string): Promise<MovedRows> {
  const { rows } = await sql<{ id: string }>`update situation set presenter_id = ${to} where presenter_id = ${from} returning id`.execute(tx)
  await sql`update situation_words set presenter_id = ${to} where presenter_id = ${from}`.execute(tx)
  // One person does not tell a situation with herself.
  const doubles = await sql<Rows>`
    select to_json(x) as row from second_presenter x join situation s on s.id = x.situation_id
    where (x.person_id = ${from} or x.person_id = ${to}) and s.presenter_id = ${to} order by x.situation_id`.execute(tx)
  await sql`
    delete from second_presenter x using situation s where s.id = x.situation_id and (x.person_id = ${from} or x.person_id = ${to}) and s.presenter_id = ${to}`.execute(
    tx,
  )
  const seconds = await sql<{ id: string }>`update second_presenter set person_id = ${to} where person_id = ${from} returning situation_id as id`.execute(tx)
  return { situations: rows.map(({ id }) => id), seconds: seconds.rows.map(({ id }) => id), doubles: doubles.rows } satisfies Moved
}

export async function giveSituationsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveSituations` alone.
  const { situations, seconds, doubles } = moved as Moved
  await sql`update second_presenter set person_id = ${from} where person_id = ${to} and situation_id = any(${seconds}::uuid[])`.execute(tx)
  await sql`update situation set presenter_id = ${from} where presenter_id = ${to} and id = any(${situations}::uuid[])`.execute(tx)
  await sql`update situation_words set presenter_id = ${from} where presenter_id = ${to} and situation_id = any(${situations}::uuid[])`.execute(tx)
  for (const { row } of doubles)
    await sql`insert into second_presenter select * from json_populate_record(null::second_presenter, ${JSON.stringify(row)}::json) on conflict do nothing`.execute(
      tx,
    )
}
