import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** Every row of this feature that refers to the person: points she was named for, points she named, and links made for her. */
export async function showContactsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const points = await sql<Rows>`
    select id, community_id, kind, scope_fr, scope_nl, reach, from_on, until_on, is_public, state, named_at, answered_at, person_id = ${personId} as is_own
    from referral_point where person_id = ${personId} or named_by = ${personId} order by named_at, id`.execute(tx)
  const links = await sql<Rows>`select meeting_id, made_at, expires_at from round_link where person_id = ${personId} order by made_at, meeting_id`.execute(tx)
  return [
    { table: 'referral_point', rows: points.rows },
    { table: 'round_link', rows: links.rows },
  ]
}

/** Nothing of this is counted anywhere: what is about the person goes, what she did for others stays without her. */
export async function eraseContactsRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from round_link where person_id = ${personId}`.execute(tx)
  await sql`delete from referral_point where person_id = ${personId}`.execute(tx)
  await sql`update referral_point set named_by = null where named_by = ${personId}`.execute(tx)
}

type Moved = { points: string[]; named: string[] }

/** Points follow the record that is kept; links are made anew by the next mail. */
export async function moveContacts(tx: Database, from: string, to: string): Promise<MovedRows> {
  await sql`delete from round_link where person_id = ${from}`.execute(tx)
  const points = await sql<{ id: string }>`update referral_point set person_id = ${to}, version = version + 1 where person_id = ${from} returning id`.execute(
    tx,
  )
  const named = await sql<{ id: string }>`update referral_point set named_by = ${to} where named_by = ${from} returning id`.execute(tx)
  return { points: points.rows.map(({ id }) => id), named: named.rows.map(({ id }) => id) } satisfies Moved
}

export async function giveContactsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveContacts` alone.
  const { points, named } = moved as Moved
  await sql`update referral_point set person_id = ${from}, version = version + 1 where person_id = ${to} and id = any(${points}::uuid[])`.execute(tx)
  await sql`update referral_point set named_by = ${from} where named_by = ${to} and id = any(${named}::uuid[])`.execute(tx)
}

/** Communities in which these people are, or were, named. */
export async function listPointPlaces(tx: Database, personIds: readonly string[]): Promise<{ personId: string; communityId: string }[]> {
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select distinct person_id, community_id from referral_point where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}
