import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'
import { giveInputBack, moveInput, type MovedInput } from './input-personal-store.ts'
import { giveBackNames, markDueOf, moveNames, type MovedNames } from './public-store.ts'

type Rows = Record<string, unknown>

/** Her places on rosters, what she told, and how often others told something of her: what they told is theirs. */
export async function showSociogramsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const places = await sql<Rows>`
    select wave_id, community_id, organisation_id, function, discipline, sector, mission, is_nameable, response, level, is_on_paper, begun_at, answered_at,
      invited_at, reminded_at
    from wave_person where person_id = ${personId} order by wave_id`.execute(tx)
  const links = await sql<Rows>`select wave_id from wave_link where person_id = ${personId} order by wave_id`.execute(tx)
  const told = await sql<Rows>`
    select wave_id, question, level, told_at, to_organisation, to_person is not null as is_about_a_person from nomination
    where from_person = ${personId} order by told_at, id`.execute(tx)
  const about = await sql<Rows>`
    select wave_id, question, count(*)::int as told_by_others from nomination where to_person = ${personId} group by wave_id, question order by wave_id, question`.execute(
    tx,
  )
  const surveys = await sql<Rows>`select id, community_id, made_at from survey where made_by = ${personId} order by made_at, id`.execute(tx)
  const scales = await sql<Rows>`select id, version, community_id, saved_at from tie_scale where saved_by = ${personId} order by saved_at, id, version`.execute(
    tx,
  )
  const leftOff = await sql<Rows>`select wave_id, community_id, reason from wave_left_off where person_id = ${personId} order by wave_id`.execute(tx)
  const imports = await sql<Rows>`select id, wave_id, made_at from wave_import where made_by = ${personId} order by made_at, id`.execute(tx)
  const questions =
    await sql<Rows>`select id, version, community_id, saved_at from tie_question where saved_by = ${personId} order by saved_at, id, version`.execute(tx)
  const pictures = await sql<Rows>`
    select id, wave_id, community_id, reason, published_at, taken_back_at from public_picture
    where published_by = ${personId} or taken_back_by = ${personId} order by published_at, id`.execute(tx)
  const agreements = await sql<Rows>`
    select community_id, organisation_id, agreed_on from organisation_agreement where noted_by = ${personId} order by agreed_on, organisation_id`.execute(tx)
  return [
    { table: 'public_picture', rows: pictures.rows },
    { table: 'organisation_agreement', rows: agreements.rows },
    { table: 'wave_person', rows: places.rows },
    { table: 'wave_link', rows: links.rows },
    { table: 'nomination', rows: [...told.rows, ...about.rows] },
    { table: 'survey', rows: surveys.rows },
    { table: 'tie_scale', rows: scales.rows },
    { table: 'tie_question', rows: questions.rows },
    { table: 'wave_left_off', rows: leftOff.rows },
    { table: 'wave_import', rows: imports.rows },
  ]
}

/** What she told and what was told of her goes; a network is measured anew without her. */
export async function eraseSociogramsRows(tx: Database, personId: string): Promise<void> {
  await markDueOf(tx, personId)
  await moveNames(tx, personId, null)
  await sql`delete from nomination where to_person = ${personId}`.execute(tx)
  await sql`delete from wave_person where person_id = ${personId}`.execute(tx)
  await sql`update survey set made_by = null where made_by = ${personId}`.execute(tx)
  await sql`update tie_scale set saved_by = null where saved_by = ${personId}`.execute(tx)
  await sql`update tie_question set saved_by = null where saved_by = ${personId}`.execute(tx)
  await sql`update wave_import set made_by = null where made_by = ${personId}`.execute(tx)
  await sql`delete from wave_left_off where person_id = ${personId}`.execute(tx)
}

type Moved = {
  named: MovedNames
  input: MovedInput
  waves: string[]
  places: unknown[]
  from: string[]
  to: string[]
  told: unknown[]
  surveys: string[]
  scales: string[]
}

/** History follows the record that is kept. Where both stand on one roster, what one of them told stays once, and the rest is kept for the way back. */
export async function moveSociograms(tx: Database, from: string, to: string): Promise<MovedRows> {
  const ids = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)
  // A consent does not move: who was drawn may not be drawn any more.
  await markDueOf(tx, from)
  const named = await moveNames(tx, from, to)
  const input = await moveInput(tx, from, to)
  const both = ids(
    await sql<{ id: string }>`
      select wave_id as id from wave_person where person_id = ${from} and wave_id in (select wave_id from wave_person where person_id = ${to})`.execute(tx),
  )
  const free = sql`not exists (select 1 from nomination other where other.wave_id = n.wave_id and other.question = n.question`
  const between = await sql<{ row: unknown }>`
    with gone as (delete from nomination n where (n.from_person = ${from} and n.to_person = ${to}) or (n.from_person = ${to} and n.to_person = ${from}) returning n.*)
    select to_jsonb(gone) as row from gone`.execute(tx)
  const toKept = await sql<{ id: string }>`
    update nomination n set to_person = ${to} where n.to_person = ${from} and ${free} and other.from_person = n.from_person and other.to_person = ${to})
    returning n.id`.execute(tx)
  const fromKept = await sql<{ id: string }>`
    update nomination n set from_person = ${to} where n.from_person = ${from} and n.wave_id = any(${both}::uuid[])
      and ${free} and other.from_person = ${to} and other.to_person is not distinct from n.to_person
        and other.to_organisation is not distinct from n.to_organisation) returning n.id`.execute(tx)
  const doubled = await sql<{ row: unknown }>`
    with gone as (delete from nomination n where n.to_person = ${from} or (n.from_person = ${from} and n.wave_id = any(${both}::uuid[])) returning n.*)
    select to_jsonb(gone) as row from gone`.execute(tx)
  const places = await sql<{ row: unknown }>`
    with gone as (delete from wave_person p where p.person_id = ${from} and p.wave_id = any(${both}::uuid[]) returning p.*)
    select to_jsonb(gone) as row from gone`.execute(tx)
  const waves = await sql<{ id: string }>`update wave_person set person_id = ${to} where person_id = ${from} returning wave_id as id`.execute(tx)
  const surveys = await sql<{ id: string }>`update survey set made_by = ${to} where made_by = ${from} returning id`.execute(tx)
  const scales = await sql<{ id: string }>`update tie_scale set saved_by = ${to} where saved_by = ${from} returning id || ' ' || version as id`.execute(tx)
  const rowsOf = (...found: { rows: { row: unknown }[] }[]) => found.flatMap(({ rows }) => rows.map(({ row }) => row))
  return {
    named,
    input,
    waves: ids(waves),
    places: rowsOf(places),
    from: ids(fromKept),
    to: ids(toKept),
    told: rowsOf(between, doubled),
    surveys: ids(surveys),
    scales: ids(scales),
  } satisfies Moved
}

/** What joined records remember of one wave goes when the wave is forgotten. */
export function withoutWave(moved: MovedRows, waveId: string): MovedRows {
  // Written by `moveSociograms` alone.
  const { places, told, input, ...rest } = moved as Moved
  const others = (rows: readonly unknown[]) => rows.filter((row) => (row as { wave_id: string }).wave_id !== waveId)
  return { ...rest, places: others(places), told: others(told), input: { ...input, doubled: others(input.doubled) } }
}

/** What was forgotten meanwhile does not come back. */
const isKept = sql`exists (select 1 from wave w where w.id = r.wave_id and w.state <> 'forgotten')`

export async function giveSociogramsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveSociograms` alone.
  const { named, waves, places, from: fromIds, to: toIds, told, surveys, scales, input } = moved as Moved
  await giveInputBack(tx, from, to, input)
  await giveBackNames(tx, from, to, named)
  await sql`update wave_person set person_id = ${from} where person_id = ${to} and wave_id = any(${waves}::uuid[])`.execute(tx)
  await sql`
    insert into wave_person select * from jsonb_populate_recordset(null::wave_person, ${JSON.stringify(places)}::jsonb) r where ${isKept} on conflict do nothing`.execute(
    tx,
  )
  await sql`update nomination set from_person = ${from} where from_person = ${to} and id = any(${fromIds}::uuid[])`.execute(tx)
  await sql`update nomination set to_person = ${from} where to_person = ${to} and id = any(${toIds}::uuid[])`.execute(tx)
  await sql`
    insert into nomination select * from jsonb_populate_recordset(null::nomination, ${JSON.stringify(told)}::jsonb) r where ${isKept} on conflict do nothing`.execute(
    tx,
  )
  await sql`update survey set made_by = ${from} where made_by = ${to} and id = any(${surveys}::uuid[])`.execute(tx)
  await sql`update tie_scale set saved_by = ${from} where saved_by = ${to} and id || ' ' || version = any(${scales}::text[])`.execute(tx)
}

/** Communities on whose rosters these people stand, or stood. */
export async function listSociogramPlaces(tx: Database, personIds: readonly string[]): Promise<{ personId: string; communityId: string }[]> {
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select distinct person_id, community_id from wave_person where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}
