import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Round } from '../domain/round.ts'
import { roundsDb } from './tables.ts'

export const COLUMNS = [
  'id',
  'meetingId',
  'communityId',
  'situationId',
  'presenterId',
  'method',
  'subgroup',
  'state',
  'step',
  'stepAt',
  'silenceUntil',
  'leaderId',
  'audience',
  'roomTurn',
  'roomUntil',
  'startedAt',
  'endedAt',
  'seq',
  'led',
  'version',
] as const

export async function findRound(db: Database, id: string): Promise<Round | null> {
  return (await roundsDb(db).selectFrom('round').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Two devices that send at once wait for each other: cards come to a board one batch after the other. */
export async function lockRound(tx: Database, id: string): Promise<Round | null> {
  return (await roundsDb(tx).selectFrom('round').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

/** Rounds of one meeting, the first one first. */
export async function listRounds(db: Database, meetingId: string): Promise<Round[]> {
  return roundsDb(db).selectFrom('round').select(COLUMNS).where('meetingId', '=', meetingId).orderBy('startedAt').orderBy('id').execute()
}

type NewRound = Pick<Round, 'meetingId' | 'communityId' | 'situationId' | 'presenterId' | 'method' | 'subgroup' | 'audience'>

export async function addRound(tx: Database, round: NewRound, { by, at }: { by: string | null; at: Instant }): Promise<string> {
  const row = {
    ...round,
    method: sql<never>`${JSON.stringify(round.method)}::jsonb`,
    stepAt: at,
    startedAt: at,
    startedBy: by,
    leaderId: by,
    silenceUntil: null,
    roomUntil: null,
    endedAt: null,
  }
  return (await roundsDb(tx).insertInto('round').values(row).returning('id').executeTakeFirstOrThrow()).id
}

/** Where the round stands, as the rules left it. */
export async function saveRound(
  tx: Database,
  { id, state, step, stepAt, silenceUntil, leaderId, audience, roomTurn, roomUntil, endedAt, led }: Round,
): Promise<void> {
  await roundsDb(tx)
    .updateTable('round')
    .set((eb) => ({
      state,
      step,
      stepAt,
      silenceUntil,
      leaderId,
      audience,
      roomTurn,
      roomUntil,
      endedAt,
      led: sql<never>`${JSON.stringify(led)}::jsonb`,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function countBatch(tx: Database, roundId: string): Promise<number> {
  const row = await roundsDb(tx)
    .updateTable('round')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', roundId)
    .returning('seq')
    .executeTakeFirstOrThrow()
  return row.seq
}

/** The round, and whether this person is noted as present at its meeting now: asked before anybody may see it. */
export async function findReach(tx: Database, roundId: string, personId: string): Promise<{ round: Round; isPresent: boolean } | null> {
  const round = await findRound(tx, roundId)
  return round === null ? null : { round, isPresent: await isPresentAt(tx, round.meetingId, personId) }
}

export async function isPresentAt(tx: Database, meetingId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from attendance where meeting_id = ${meetingId} and person_id = ${personId} and state = 'present' and left_at is null`.execute(tx)
  return rows.length > 0
}

/** Names of people, for those who may read them. */
export async function findNames(tx: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, trim(given_name || ' ' || family_name) as name from person where id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Rounds that still run though their situation was stopped on its own page: asked by the house alone. */
export async function listStoppedElsewhere(tx: Database): Promise<Round[]> {
  return roundsDb(tx)
    .withTables<{ situation: { id: string; state: string } }>()
    .selectFrom('round')
    .select(COLUMNS.map((column) => `round.${column}` as const))
    .innerJoin('situation', 'situation.id', 'round.situationId')
    .where('situation.state', '=', 'stopped')
    .where('round.state', '<>', 'stopped')
    .orderBy('round.id')
    .execute()
}

/** Thirty days after a round what each hand did goes; the cards stay as they were left. */
export async function forgetOldChanges(tx: Database, now: Instant): Promise<void> {
  for (const table of ['board_change', 'round_move'])
    await sql`delete from ${sql.table(table)} c using round r where r.id = c.round_id and coalesce(r.ended_at, r.started_at) < ${now}::timestamptz - interval '30 days'`.execute(
      tx,
    )
}
