import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** Every row of this feature that refers to the person: what she asked and answered, what reached her, and how often it may. */
export async function showQuestionsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const asked =
    await sql<Rows>`select id, title, body, language, topics, state, asked_at from question where asker_id = ${personId} order by asked_at, id`.execute(tx)
  const answers = await sql<Rows>`
    select a.id, q.title as question, a.text, a.earlier, a.language, a.given_at, a.corrected_at, a.means
    from question_answer a join question q on q.id = a.question_id where a.author_id = ${personId} order by a.given_at, a.id`.execute(tx)
  const reached = await sql<Rows>`
    select a.question_id, q.title, a.reason, a.asked_at from question_asked a join question q on q.id = a.question_id
    where a.person_id = ${personId} order by a.asked_at, a.question_id`.execute(tx)
  const helper = await sql<Rows>`select most_a_week, since from question_helper where person_id = ${personId}`.execute(tx)
  return [
    { table: 'question', rows: asked.rows },
    { table: 'question_answer', rows: answers.rows },
    { table: 'question_asked', rows: reached.rows },
    { table: 'question_helper', rows: helper.rows },
  ]
}

/**
 * PRV-25: what she wrote stays under a former member, unless she took it away before; whom she was asked as goes. Nobody stands there
 * instead of her: no figure counts authors.
 */
export async function eraseQuestionsRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from question_helper where person_id = ${personId}`.execute(tx)
  await sql`delete from question_asked where person_id = ${personId}`.execute(tx)
  await sql`update question_answer set author_id = null, earlier = null where author_id = ${personId}`.execute(tx)
  await sql`update question set asker_id = null where asker_id = ${personId}`.execute(tx)
}

type Moved = { asked: string[]; answers: string[]; reached: string[]; helper: boolean }

/** Questions and answers follow the record that is kept; where both were asked, one line is enough. */
export async function moveQuestions(tx: Database, from: string, to: string): Promise<MovedRows> {
  const asked = await sql<{ id: string }>`update question set asker_id = ${to} where asker_id = ${from} returning id`.execute(tx)
  const answers = await sql<{ id: string }>`update question_answer set author_id = ${to} where author_id = ${from} returning id`.execute(tx)
  await sql`delete from question_asked a where a.person_id = ${from}
    and exists (select 1 from question_asked other where other.question_id = a.question_id and other.person_id = ${to})`.execute(tx)
  const reached = await sql<{ id: string }>`update question_asked set person_id = ${to} where person_id = ${from} returning question_id as id`.execute(tx)
  const helper = await sql`update question_helper set person_id = ${to} where person_id = ${from}
    and not exists (select 1 from question_helper other where other.person_id = ${to}) returning person_id`.execute(tx)
  await sql`delete from question_helper where person_id = ${from}`.execute(tx)
  const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)
  return { asked: idsOf(asked), answers: idsOf(answers), reached: idsOf(reached), helper: helper.rows.length > 0 } satisfies Moved
}

export async function giveQuestionsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveQuestions` alone.
  const { asked, answers, reached, helper } = moved as Moved
  await sql`update question set asker_id = ${from} where asker_id = ${to} and id = any(${asked}::uuid[])`.execute(tx)
  await sql`update question_answer set author_id = ${from} where author_id = ${to} and id = any(${answers}::uuid[])`.execute(tx)
  await sql`update question_asked set person_id = ${from} where person_id = ${to} and question_id = any(${reached}::uuid[])`.execute(tx)
  if (helper) await sql`update question_helper set person_id = ${from} where person_id = ${to}`.execute(tx)
}
