import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { FileAnswer } from '../domain/survey-file.ts'
import type { ConsentLevel } from '../domain/survey.ts'

export type WaveImport = { id: string; waveId: string; answers: number; people: number; madeAt: Instant; undoneAt: Instant | null }

/** Spreadsheets that were read into a wave, the newest first. */
export async function listImports(db: Database, waveId: string): Promise<WaveImport[]> {
  const { rows } = await sql<WaveImport>`
    select id, wave_id, answers, people, made_at, undone_at from wave_import where wave_id = ${waveId} order by made_at desc, id limit 20`.execute(db)
  return rows
}

/** Who has neither answered nor begun, nor taken answers back: only their places may be filled from a file. */
async function listFreePlaces(tx: Database, waveId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from wave_person where wave_id = ${waveId} and response = 'waiting' and begun_at is null order by person_id for update`.execute(tx)
  return rows.map(({ personId }) => personId)
}

type NewImport = { waveId: string; communityId: string; level: ConsentLevel; by: string | null; at: Instant }

/**
 * All answers of one file at once, as if each had been typed in from paper, where their place is free. What is noted of the file is what it held, so that
 * nobody reads from it whose place was not. @returns its number
 */
export async function saveImport(tx: Database, { waveId, communityId, level, by, at }: NewImport, answers: readonly FileAnswer[]): Promise<string> {
  const people = new Set(answers.map(({ from }) => from))
  const free = (await listFreePlaces(tx, waveId)).filter((personId) => people.has(personId))
  const { rows } = await sql<{ id: string }>`
    insert into wave_import (wave_id, community_id, answers, people, made_by, made_at)
    values (${waveId}, ${communityId}, ${answers.length}, ${people.size}, ${by}::uuid, ${at}) returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  const stored = answers.filter(({ from }) => free.includes(from))
  const told = stored.map(({ from, to, question, level: answer }) => ({
    from_person: from,
    to_person: to.kind === 'person' ? to.id : null,
    to_organisation: to.kind === 'organisation' ? to.id : null,
    question,
    level: answer,
  }))
  await sql`
    insert into nomination (wave_id, community_id, from_person, to_person, to_organisation, question, level, told_at, import_id)
    select ${waveId}, ${communityId}, t.from_person, t.to_person, t.to_organisation, t.question, t.level, ${at}, ${id}
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as t (from_person uuid, to_person uuid, to_organisation uuid, question text, level integer)`.execute(tx)
  await sql`
    update wave_person set response = 'answered', level = ${level}, is_on_paper = true, begun_at = ${at}, answered_at = ${at}, import_id = ${id}
    where wave_id = ${waveId} and person_id = any(${free}::uuid[])`.execute(tx)
  return id
}

/** What it brought and nobody changed since goes; whose place is empty then waits again. @returns how many answers the file held; null when there is none to undo */
export async function undoImport(tx: Database, waveId: string, id: string, at: Instant): Promise<number | null> {
  const { rows } = await sql<{ answers: number }>`
    update wave_import set undone_at = ${at} where id::text = ${id} and wave_id = ${waveId} and undone_at is null returning answers`.execute(tx)
  if (rows[0] === undefined) return null
  await sql`delete from nomination where import_id = ${id}::uuid`.execute(tx)
  await sql`
    update wave_person wp set response = 'waiting', level = 'aggregate', is_on_paper = false, begun_at = null, answered_at = null
    where wp.import_id = ${id}::uuid and wp.response in ('answered', 'partly')
      and not exists (select 1 from nomination n where n.wave_id = wp.wave_id and n.from_person = wp.person_id)`.execute(tx)
  await sql`update wave_person set import_id = null where import_id = ${id}::uuid`.execute(tx)
  return rows[0].answers
}
