import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { OwnQuestion } from '../domain/question.ts'

/** A community's own questions in their newest version, the oldest question first. */
export async function listQuestions(db: Database, communityId: string): Promise<OwnQuestion[]> {
  const { rows } = await sql<OwnQuestion>`
    select id, version, words, is_on_scale from (
      select distinct on (id) id, version, words, is_on_scale, min(saved_at) over (partition by id) as begun_at from tie_question
      where community_id = ${communityId} order by id, version desc) newest order by begun_at, id`.execute(db)
  return rows
}

type SavedQuestion = Pick<OwnQuestion, 'words' | 'isOnScale'> & { communityId: string; by: string | null; at: Instant }

/** A question of the community; with `id` its next version. @returns null when there is none of that number here */
export async function saveQuestion(tx: Database, question: SavedQuestion, id: string | null): Promise<{ id: string; version: number } | null> {
  const { communityId, isOnScale, by, at } = question
  const words = JSON.stringify(question.words)
  const { rows } =
    id === null
      ? await sql<{ id: string; version: number }>`
          insert into tie_question (version, community_id, words, is_on_scale, saved_by, saved_at)
          values (1, ${communityId}, ${words}::jsonb, ${isOnScale}, ${by}::uuid, ${at}) returning id, version`.execute(tx)
      : await sql<{ id: string; version: number }>`
          insert into tie_question (id, version, community_id, words, is_on_scale, saved_by, saved_at)
          select id, max(version) + 1, community_id, ${words}::jsonb, ${isOnScale}, ${by}::uuid, ${at}::timestamptz from tie_question
          where id::text = ${id} and community_id = ${communityId} group by id, community_id returning id, version`.execute(tx)
  return rows[0] ?? null
}

export async function saveReference(tx: Database, surveyId: string, reference: string): Promise<void> {
  await sql`update survey set ethics_reference = ${reference} where id = ${surveyId}`.execute(tx)
}
