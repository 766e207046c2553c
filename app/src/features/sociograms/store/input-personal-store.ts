import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

/** What two joined records had of lists, files and questions, for the way back. */
export type MovedInput = { leftOff: string[]; doubled: unknown[]; imports: string[]; questions: string[] }

/** Being left off follows the record that is kept, but nobody is left off a roster on which she stands. */
export async function moveInput(tx: Database, from: string, to: string): Promise<MovedInput> {
  const doubled = await sql<{ row: unknown }>`
    with gone as (delete from wave_left_off lo where lo.person_id = ${from} and (
      exists (select 1 from wave_left_off other where other.wave_id = lo.wave_id and other.person_id = ${to})
      or exists (select 1 from wave_person wp where wp.wave_id = lo.wave_id and wp.person_id = ${to})) returning lo.*)
    select to_jsonb(gone) as row from gone`.execute(tx)
  const leftOff = await sql<{ id: string }>`update wave_left_off set person_id = ${to} where person_id = ${from} returning wave_id as id`.execute(tx)
  const imports = await sql<{ id: string }>`update wave_import set made_by = ${to} where made_by = ${from} returning id`.execute(tx)
  const questions = await sql<{ id: string }>`
    update tie_question set saved_by = ${to} where saved_by = ${from} returning id || ' ' || version as id`.execute(tx)
  const ids = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)
  return { leftOff: ids(leftOff), doubled: doubled.rows.map(({ row }) => row), imports: ids(imports), questions: ids(questions) }
}

export async function giveInputBack(tx: Database, from: string, to: string, { leftOff, doubled, imports, questions }: MovedInput): Promise<void> {
  await sql`update wave_left_off set person_id = ${from} where person_id = ${to} and wave_id = any(${leftOff}::uuid[])`.execute(tx)
  await sql`
    insert into wave_left_off select * from jsonb_populate_recordset(null::wave_left_off, ${JSON.stringify(doubled)}::jsonb) r
    where exists (select 1 from wave w where w.id = r.wave_id and w.state <> 'forgotten') on conflict do nothing`.execute(tx)
  await sql`update wave_import set made_by = ${from} where made_by = ${to} and id = any(${imports}::uuid[])`.execute(tx)
  await sql`update tie_question set saved_by = ${from} where saved_by = ${to} and id || ' ' || version = any(${questions}::text[])`.execute(tx)
}
