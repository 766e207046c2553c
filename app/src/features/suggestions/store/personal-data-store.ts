import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** What somebody suggested, what she said of it, when she was asked, and what she said to have read. */
export async function showSuggestionRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const said = await sql<Rows>`
    select id, situation_id, language, text, gist, gist_language, gist_by = ${personId} as is_gist_yours, author_id = ${personId} as is_yours, said_at
    from suggestion where author_id = ${personId} or gist_by = ${personId} order by said_at, id`.execute(tx)
  const tried = await sql<Rows>`
    select suggestion_id, is_presenter, is_from_room, is_tried, effect, reason, said_at, changed_at from try_out where said_by = ${personId} order by said_at, id`.execute(
    tx,
  )
  const asked = await sql<Rows>`
    select situation_id, state, asked_at, answered_at, expires_at from and_then where person_id = ${personId} order by asked_at, id`.execute(tx)
  const read = await sql<Rows>`select situation_id, read_on from suggestion_reader where person_id = ${personId} order by read_on, situation_id`.execute(tx)
  const callable = await sql<Rows>`
    select situation_id, scope, until_on, said_at from callable_person where person_id = ${personId} order by said_at, situation_id`.execute(tx)
  return [
    { table: 'suggestion', rows: said.rows },
    { table: 'try_out', rows: tried.rows },
    { table: 'and_then', rows: asked.rows },
    { table: 'suggestion_reader', rows: read.rows },
    { table: 'callable_person', rows: callable.rows },
  ]
}

/** The suggestions and what became of them stay without a name: others took them along. */
export async function eraseSuggestionRows(tx: Database, personId: string): Promise<void> {
  await sql`update suggestion set author_id = null where author_id = ${personId}`.execute(tx)
  await sql`update suggestion set gist_by = null where gist_by = ${personId}`.execute(tx)
  await sql`update try_out set said_by = null where said_by = ${personId}`.execute(tx)
  await sql`delete from and_then where person_id = ${personId}`.execute(tx)
  await sql`delete from suggestion_reader where person_id = ${personId}`.execute(tx)
  await sql`delete from callable_person where person_id = ${personId}`.execute(tx)
}

/** On wish also the words: an empty suggestion is shown to nobody, its outcomes stay counted. */
export async function forgetSuggestionWords(tx: Database, personId: string): Promise<void> {
  await sql`
    update suggestion set text = '', goal = '', serves = null, links = '[]', kept = '{}', gist = '', gist_language = null, version = version + 1
    where author_id = ${personId}`.execute(tx)
  await sql`update suggestion set gist = '', gist_language = null, gist_by = null, version = version + 1 where gist_by = ${personId}`.execute(tx)
}

/** The same for words that somebody wrote on the suggestion of another, where they still stand. */
export async function forgetWordsOfSuggestions(tx: Database, texts: readonly { id: string; text: string }[]): Promise<void> {
  await sql`
    update suggestion s set text = '', goal = '', serves = null, links = '[]', kept = '{}', gist = '', gist_language = null, version = version + 1
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as gone (id uuid, text text) where gone.id = s.id and gone.text = s.text`.execute(tx)
}

type Moved = { authored: string[]; gists: string[]; tried: string[]; asked: string[]; read: string[]; callable: string[]; doubles: Rows[] }

/** What both records said of one suggestion, or were asked, stands once: that of the record which is kept. The other is given back with the record. */
export async function moveSuggestions(tx: Database, from: string, to: string): Promise<MovedRows> {
  const doubles = await listDoubles(tx, from, to)
  const authored = await sql<{ id: string }>`update suggestion set author_id = ${to} where author_id = ${from} returning id`.execute(tx)
  const gists = await sql<{ id: string }>`update suggestion set gist_by = ${to} where gist_by = ${from} returning id`.execute(tx)
  const tried = await sql<{ id: string }>`
    update try_out t set said_by = ${to} where said_by = ${from}
      and (t.is_from_room or not exists (select 1 from try_out o where o.suggestion_id = t.suggestion_id and o.said_by = ${to} and not o.is_from_room)) returning id`.execute(
    tx,
  )
  const asked = await sql<{ id: string }>`
    update and_then a set person_id = ${to} where person_id = ${from}
      and not exists (select 1 from and_then o where o.situation_id = a.situation_id and o.person_id = ${to}) returning id`.execute(tx)
  const read = await sql<{ id: string }>`
    update suggestion_reader r set person_id = ${to} where person_id = ${from}
      and not exists (select 1 from suggestion_reader o where o.situation_id = r.situation_id and o.person_id = ${to}) returning situation_id as id`.execute(tx)
  const callable = await sql<{ id: string }>`
    update callable_person r set person_id = ${to} where person_id = ${from}
      and not exists (select 1 from callable_person o where o.situation_id = r.situation_id and o.person_id = ${to}) returning situation_id as id`.execute(tx)
  await sql`delete from try_out where said_by = ${from}`.execute(tx)
  await sql`delete from and_then where person_id = ${from}`.execute(tx)
  await sql`delete from suggestion_reader where person_id = ${from}`.execute(tx)
  await sql`delete from callable_person where person_id = ${from}`.execute(tx)
  const ids = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)
  return { authored: ids(authored), gists: ids(gists), tried: ids(tried), asked: ids(asked), read: ids(read), callable: ids(callable), doubles } satisfies Moved
}

async function listDoubles(tx: Database, from: string, to: string): Promise<Rows[]> {
  const { rows } = await sql<Rows>`
    select 'try_out' as kind, to_json(t) as row from try_out t where t.said_by = ${from}
      and not t.is_from_room and exists (select 1 from try_out o where o.suggestion_id = t.suggestion_id and o.said_by = ${to} and not o.is_from_room)
    union all
    select 'and_then', to_json(a) from and_then a where a.person_id = ${from} and exists (select 1 from and_then o where o.situation_id = a.situation_id and o.person_id = ${to})
    union all
    select 'suggestion_reader', to_json(r) from suggestion_reader r where r.person_id = ${from}
      and exists (select 1 from suggestion_reader o where o.situation_id = r.situation_id and o.person_id = ${to})
    union all
    select 'callable_person', to_json(r) from callable_person r where r.person_id = ${from}
      and exists (select 1 from callable_person o where o.situation_id = r.situation_id and o.person_id = ${to})`.execute(tx)
  return rows
}

export async function giveSuggestionsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveSuggestions` alone.
  const { authored, gists, tried, asked, read, callable, doubles } = moved as Moved
  await sql`update suggestion set author_id = ${from} where author_id = ${to} and id = any(${authored}::uuid[])`.execute(tx)
  await sql`update suggestion set gist_by = ${from} where gist_by = ${to} and id = any(${gists}::uuid[])`.execute(tx)
  await sql`update try_out set said_by = ${from} where said_by = ${to} and id = any(${tried}::uuid[])`.execute(tx)
  await sql`update and_then set person_id = ${from} where person_id = ${to} and id = any(${asked}::uuid[])`.execute(tx)
  await sql`update suggestion_reader set person_id = ${from} where person_id = ${to} and situation_id = any(${read}::uuid[])`.execute(tx)
  await sql`update callable_person set person_id = ${from} where person_id = ${to} and situation_id = any(${callable}::uuid[])`.execute(tx)
  for (const { kind, row } of doubles) {
    const text = JSON.stringify(row)
    if (kind === 'try_out') await sql`insert into try_out select * from json_populate_record(null::try_out, ${text}::json) on conflict do nothing`.execute(tx)
    if (kind === 'and_then')
      await sql`insert into and_then select * from json_populate_record(null::and_then, ${text}::json) on conflict do nothing`.execute(tx)
    if (kind === 'callable_person')
      await sql`insert into callable_person select * from json_populate_record(null::callable_person, ${text}::json) on conflict do nothing`.execute(tx)
    if (kind === 'suggestion_reader')
      await sql`insert into suggestion_reader select * from json_populate_record(null::suggestion_reader, ${text}::json) on conflict do nothing`.execute(tx)
  }
}
