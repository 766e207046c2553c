import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Convention } from '../domain/convention.ts'
import type { ShownText } from '../domain/shown.ts'
import { conventionsDb } from './tables.ts'

const COLUMNS = ['id', 'communityId', 'textVersion', 'stage', 'fromOn as from', 'untilOn as until', 'endedOn', 'version'] as const

/** Every convention of a community, the newest first. */
export async function listConventions(db: Database, communityId: string): Promise<Convention[]> {
  return conventionsDb(db).selectFrom('convention').select(COLUMNS).where('communityId', '=', communityId).orderBy('madeAt', 'desc').orderBy('id').execute()
}

export async function findConvention(db: Database, id: string): Promise<Convention | null> {
  return (await conventionsDb(db).selectFrom('convention').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Two people who change one convention wait for each other. */
export async function lockConvention(tx: Database, id: string): Promise<Convention | null> {
  return (await conventionsDb(tx).selectFrom('convention').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

type NewConvention = { communityId: string; textVersion: number; from: Day | null; until: Day | null; madeBy: string | null; madeAt: Instant }

export async function addConvention(tx: Database, { from, until, ...values }: NewConvention): Promise<string> {
  const row = await conventionsDb(tx)
    .insertInto('convention')
    .values({ ...values, fromOn: from, untilOn: until })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** @returns false when somebody saved in between */
export async function saveConvention(tx: Database, { id, version, stage, from, until, endedOn }: Convention): Promise<boolean> {
  const { numUpdatedRows } = await conventionsDb(tx)
    .updateTable('convention')
    .set({ stage, fromOn: from, untilOn: until, endedOn, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function removeConvention(tx: Database, id: string): Promise<void> {
  await conventionsDb(tx).deleteFrom('convention').where('id', '=', id).execute()
}

/** Every version of the convention's text that this community has, the newest first. */
export async function listTextVersions(db: Database, communityId: string): Promise<ShownText[]> {
  const { rows } = await sql<ShownText>`
    select version, text_fr, text_nl, in_force_on from community_text where community_id = ${communityId} and kind = 'convention' order by version desc`.execute(
    db,
  )
  return rows
}

export type EndingConvention = { id: string; communityId: string; nameFr: string; nameNl: string; until: Day }

/** Signed or asked to be, and ending between two days: of every community, the soonest first. For the job. */
export async function listEndingConventions(db: Database, from: Day, until: Day): Promise<EndingConvention[]> {
  const { rows } = await sql<EndingConvention>`
    select c.id, c.community_id, m.name_fr, m.name_nl, c.until_on as until from convention c join community m on m.id = c.community_id
    where c.stage in ('signing', 'review') and c.until_on between ${from}::date and ${until}::date and m.state <> 'closed'
    order by c.until_on, c.id`.execute(db)
  return rows
}

export type Reminded = { personId: string; email: string; language: 'fr' | 'nl' | 'en' | 'de' | null }

/** Coordinators of a community on that day who have an address. */
export async function listCoordinatorAddresses(db: Database, communityId: string, today: Day): Promise<Reminded[]> {
  const { rows } = await sql<Reminded>`
    select distinct p.id as person_id, p.email, p.language from membership m join person p on p.id = m.person_id
    where m.community_id = ${communityId} and m.role = 'coordinator' and m.state = 'active'
      and (m.from_on is null or m.from_on <= ${today}::date) and (m.until_on is null or m.until_on >= ${today}::date)
      and p.email is not null and p.erased_at is null and p.merged_into is null
    order by p.id`.execute(db)
  return rows
}
