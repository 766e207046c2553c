import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Counts } from '../domain/survey.ts'

/** Closed waves whose last day is earlier than this one. */
export async function listOutlived(tx: Database, from: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from wave where state = 'closed' and closes_on < ${from}::date order by closes_on, id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Nothing of a person stays, nor of who stood there by an organisation. Answers and links go with the places on the roster. */
export async function forgetWave(tx: Database, waveId: string, { asked, answered }: Counts): Promise<void> {
  await forgetRoster(tx, [waveId])
  await sql`delete from wave_import where wave_id = ${waveId}`.execute(tx)
  await sql`delete from wave_organisation where wave_id = ${waveId}`.execute(tx)
  await sql`
    update wave set state = 'forgotten', asked = ${asked}, answered = ${answered}, version = version + 1 where id = ${waveId} and state = 'closed'`.execute(tx)
}

/** A draft that nobody opened keeps no roster of people longer than a wave does; it gets that of the day on which it opens. */
export async function emptyOldDrafts(tx: Database, from: Day): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from wave where state = 'draft' and closes_on < ${from}::date`.execute(tx)
  await forgetRoster(
    tx,
    rows.map(({ id }) => id),
  )
}

async function forgetRoster(tx: Database, waveIds: readonly string[]): Promise<void> {
  await sql`delete from wave_person where wave_id = any(${[...waveIds]}::uuid[])`.execute(tx)
  await sql`delete from wave_left_off where wave_id = any(${[...waveIds]}::uuid[])`.execute(tx)
}
