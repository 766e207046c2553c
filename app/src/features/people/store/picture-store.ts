import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import { writePicture, type Pictures } from '../domain/picture.ts'
import { peopleDb } from './tables.ts'

/** The newest word about `photo` is a yes that is not over. */
const stands = (today: Day) => sql`coalesce((select c.given and (c.until_on is null or c.until_on >= ${today}::date) from consent c
  where c.person_id = pp.person_id and c.purpose = 'photo' and c.scope_id is null order by c.number desc limit 1), false)`

type Viewing = { /** Who looks. */ viewerId: string; today: Day }

/**
 * The faces of those of these people who agreed to be seen, for somebody who belongs to a community with them as more than a visitor, and for themselves.
 * The one way by which a face leaves the house.
 */
export async function listPictures(tx: Database, personIds: readonly string[], { viewerId, today }: Viewing): Promise<Pictures> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; webp: Uint8Array }>`
    select pp.person_id, pp.webp from person_picture pp join person p on p.id = pp.person_id
    where pp.person_id = any(${[...personIds]}::uuid[]) and ${stands(today)} and p.merged_into is null
      and (pp.person_id = ${viewerId}::uuid or (p.restricted_at is null and p.source <> 'former' and exists (
        select 1 from community_access mine join community_access hers on hers.community_id = mine.community_id
        where mine.person_id = ${viewerId}::uuid and hers.person_id = pp.person_id and mine.role <> 'visitor')))`.execute(tx)
  return new Map(rows.map(({ personId, webp }) => [personId, writePicture(webp)]))
}

/** A later picture takes the place of the earlier one. */
export async function savePicture(tx: Database, personId: string, webp: Uint8Array, addedAt: string): Promise<void> {
  await peopleDb(tx)
    .insertInto('personPicture')
    .values({ personId, webp: Buffer.from(webp), addedAt })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ webp: Buffer.from(webp), addedAt }))
    .execute()
}

/** Hers, and those of records that were found to be hers too. */
export async function forgetPictures(tx: Database, personId: string): Promise<void> {
  await sql`delete from person_picture where person_id = ${personId} or person_id in (select id from person where merged_into = ${personId})`.execute(tx)
}
