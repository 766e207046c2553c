import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'
import { removeIntroductions } from './introduction-store.ts'

type Rows = Record<string, unknown>

/** The card by which somebody came in, and those that she took up for others, without their words. */
export async function showIntroductionRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const cards = await sql<Rows>`
    select id, meeting_id, shares, share_until, joins, language, made_at, changed_at, is_new_person, taken_at, person_id = ${personId} as is_own
    from introduction where person_id = ${personId} or taken_by = ${personId} order by made_at, id`.execute(tx)
  return [{ table: 'introduction', rows: cards.rows }]
}

/** Also a card that still waits under the person's own address. Nothing of this is counted anywhere. */
export async function eraseIntroductionRows(tx: Database, personId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select i.id from introduction i where i.person_id = ${personId}
      or (i.email <> '' and lower(i.email) = (select lower(p.email) from person p where p.id = ${personId}))`.execute(tx)
  await removeIntroductions(
    tx,
    rows.map(({ id }) => id),
  )
  await sql`update introduction set taken_by = null where taken_by = ${personId}`.execute(tx)
}

type Moved = { cards: string[]; taken: string[] }

export async function moveIntroductions(tx: Database, from: string, to: string): Promise<MovedRows> {
  const cards = await sql<{ id: string }>`update introduction set person_id = ${to} where person_id = ${from} returning id`.execute(tx)
  const taken = await sql<{ id: string }>`update introduction set taken_by = ${to} where taken_by = ${from} returning id`.execute(tx)
  return { cards: cards.rows.map(({ id }) => id), taken: taken.rows.map(({ id }) => id) } satisfies Moved
}

export async function giveIntroductionsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveIntroductions` alone.
  const { cards, taken } = moved as Moved
  await sql`update introduction set person_id = ${from} where person_id = ${to} and id = any(${cards}::uuid[])`.execute(tx)
  await sql`update introduction set taken_by = ${from} where taken_by = ${to} and id = any(${taken}::uuid[])`.execute(tx)
}
