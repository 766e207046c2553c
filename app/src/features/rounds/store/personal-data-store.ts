import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'
import type { Place } from '../domain/board.ts'

type Rows = Record<string, unknown>

/** Rounds somebody led, began or brought a situation to, and the cards she wrote. */
export async function showRoundRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const rounds = await sql<Rows>`
    select id, meeting_id, subgroup, state, started_at, ended_at, presenter_id = ${personId} as brought, leader_id = ${personId} as led, started_by = ${personId} as began
    from round where presenter_id = ${personId} or leader_id = ${personId} or started_by = ${personId} order by started_at, id`.execute(tx)
  const cards = await sql<Rows>`
    select id, round_id, place, writings, first_at from board_card where author_id = ${personId} and jsonb_array_length(writings) > 0 order by first_at, id`.execute(
    tx,
  )
  const changes = await sql<Rows>`
    select id, card_id, round_id, place, words, at from board_change where author_id = ${personId} order by at, id`.execute(tx)
  const moves = await sql<Rows>`
    select id, round_id, kind, value, card_id, at from round_move where author_id = ${personId} order by at, id`.execute(tx)
  // What she laid aside for herself goes with her.
  const own = await sql<{ id: string }>`select id from board_card where author_id = ${personId} and place = 'area-5'`.execute(tx)
  const aside = new Set<unknown>(own.rows.map(({ id }) => id))
  return [
    { table: 'round', rows: rounds.rows },
    { table: 'board_card', rows: cards.rows, goes: cards.rows.filter(({ id }) => aside.has(id)).length },
    { table: 'board_change', rows: changes.rows, goes: changes.rows.filter(({ cardId }) => aside.has(cardId)).length },
    { table: 'round_move', rows: moves.rows },
  ]
}

/** What was said about a situation stays, without whoever said it; what she kept for herself goes with her. */
export async function eraseRoundRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from board_change where card_id in (select id from board_card where author_id = ${personId} and place = 'area-5')`.execute(tx)
  await sql`delete from board_card where author_id = ${personId} and place = 'area-5'`.execute(tx)
  await sql`update board_card set author_id = null where author_id = ${personId}`.execute(tx)
  await sql`update board_change set author_id = null where author_id = ${personId}`.execute(tx)
  await sql`update round_move set author_id = null where author_id = ${personId}`.execute(tx)
  await sql`update round set presenter_id = null where presenter_id = ${personId}`.execute(tx)
  await sql`update round set leader_id = null where leader_id = ${personId}`.execute(tx)
  await sql`update round set started_by = null where started_by = ${personId}`.execute(tx)
}

/** A wording that is gone from a board. */
export type Forgotten = { roundId: string; cardId: string; place: Place; text: string }

/**
 * On wish of who leaves: her words on every board, beside what others wrote on the same card, which stays. Thirty days after a round nobody knows any more
 * who wrote what on a card: then the words go that stand on hers.
 */
export async function forgetRoundWords(tx: Database, personId: string): Promise<Forgotten[]> {
  const isHers = sql`exists (select 1 from board_change b where b.id::text = w ->> 'id' and b.author_id = ${personId})
    or (c.author_id = ${personId} and not exists (select 1 from board_change b where b.id::text = w ->> 'id'))`
  const { rows } = await sql<Forgotten>`
    select c.round_id, c.id as card_id, c.place, w ->> 'text' as text
    from board_card c cross join lateral jsonb_array_elements(c.writings) with ordinality each (w, n) where ${isHers} order by c.round_id, c.id, n`.execute(tx)
  const roundIds = [...new Set(rows.map(({ roundId }) => roundId))]
  await sql`update round set seq = seq + 1 where id = any(${roundIds}::uuid[])`.execute(tx)
  await sql`
    update board_card c set seq = r.seq,
      writings = coalesce((select jsonb_agg(w order by n) from jsonb_array_elements(c.writings) with ordinality each (w, n) where not (${isHers})), '[]')
    from round r where r.id = c.round_id and r.id = any(${roundIds}::uuid[])
      and exists (select 1 from jsonb_array_elements(c.writings) w where ${isHers})`.execute(tx)
  await sql`update board_change set words = null where author_id = ${personId} and has_words`.execute(tx)
  return rows
}

const PLACES = [
  ['round', 'presenter_id'],
  ['round', 'leader_id'],
  ['round', 'started_by'],
  ['board_card', 'author_id'],
  ['board_change', 'author_id'],
  ['round_move', 'author_id'],
] as const

export async function moveRounds(tx: Database, from: string, to: string): Promise<MovedRows> {
  const moved: Record<string, string[]> = {}
  for (const [table, column] of PLACES) {
    const { rows } = await sql<{ id: string }>`
      update ${sql.table(table)} set ${sql.ref(column)} = ${to} where ${sql.ref(column)} = ${from} returning id`.execute(tx)
    moved[`${table}.${column}`] = rows.map(({ id }) => id)
  }
  return moved
}

export async function giveRoundsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveRounds` alone.
  const known = moved as Record<string, string[]>
  for (const [table, column] of PLACES)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${from} where ${sql.ref(column)} = ${to} and id = any(${known[`${table}.${column}`] ?? []}::uuid[])`.execute(
      tx,
    )
}
