import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { GridTemplate } from '../domain/grid.ts'
import { SHIPPED_GRID } from '../domain/shipped-grid.ts'
import { documentationDb } from './tables.ts'

const TEMPLATE = sql`t.community_id, t.version, t.areas, t.meeting_id as adopted_at_meeting`

/** The words of the grid that hold at a meeting: the newest that its first community with any adopted at that meeting or an earlier one. */
export async function templateOf(tx: Database, meetingId: string): Promise<GridTemplate> {
  const { rows } = await sql<GridTemplate>`
    select ${TEMPLATE} from meeting m join meeting_community mc on mc.meeting_id = m.id join grid_template t on t.community_id = mc.community_id
    left join meeting a on a.id = t.meeting_id
    where m.id = ${meetingId} and coalesce(a.starts_at, t.adopted_at) <= m.starts_at
    order by mc.position, mc.community_id, t.version desc limit 1`.execute(tx)
  return rows[0] ?? SHIPPED_GRID
}

/** The words that a community adopted last; those that come with Ronde before the first. */
export async function newestTemplate(tx: Database, communityId: string): Promise<GridTemplate> {
  return (await listTemplates(tx, communityId))[0] ?? SHIPPED_GRID
}

/** Every version that a community adopted, the newest first. */
export async function listTemplates(tx: Database, communityId: string): Promise<(GridTemplate & { startsAt: Instant | null })[]> {
  const { rows } = await sql<GridTemplate & { startsAt: Instant | null }>`
    select ${TEMPLATE}, a.starts_at from grid_template t left join meeting a on a.id = t.meeting_id
    where t.community_id = ${communityId} order by t.version desc`.execute(tx)
  return rows
}

export type Draft = { areas: GridTemplate['areas']; version: number }

export async function findDraft(tx: Database, communityId: string): Promise<Draft | null> {
  const row = await documentationDb(tx).selectFrom('gridDraft').select(['areas', 'version']).where('communityId', '=', communityId).executeTakeFirst()
  return row ?? null
}

type By = { personId: string | null; at: Instant }

/** @returns false when somebody saved in between; version 0 is for who saw no draft */
export async function saveDraft(tx: Database, communityId: string, { areas, version }: Draft, by: By): Promise<boolean> {
  const written = { areas: JSON.stringify(areas), editedBy: by.personId, editedAt: by.at }
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await documentationDb(tx)
      .insertInto('gridDraft')
      .values({ communityId, ...written })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await documentationDb(tx)
    .updateTable('gridDraft')
    .set({ ...written, version: version + 1 })
    .where('communityId', '=', communityId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The draft becomes the next version, from this meeting on; nothing is prepared any more. @returns the version */
export async function adoptDraft(
  tx: Database,
  communityId: string,
  { areas, meetingId }: { areas: GridTemplate['areas']; meetingId: string },
  by: By,
): Promise<number> {
  const version = (await newestTemplate(tx, communityId)).version + 1
  await documentationDb(tx)
    .insertInto('gridTemplate')
    .values({ communityId, version, areas: JSON.stringify(areas), meetingId, adoptedBy: by.personId, adoptedAt: by.at })
    .execute()
  await sql`delete from grid_draft where community_id = ${communityId}`.execute(tx)
  return version
}

export type MeetingChoice = { id: string; title: string; titleLanguage: string; startsAt: Instant }

/** Where words may be adopted: the next meetings of the community and the last ones, the latest first. */
export async function listMeetingChoices(tx: Database, communityId: string, now: Instant): Promise<MeetingChoice[]> {
  const { rows } = await sql<MeetingChoice>`
    select m.id, m.title, m.title_language, m.starts_at from meeting_community mc join meeting m on m.id = mc.meeting_id
    where mc.community_id = ${communityId} and m.state <> 'cancelled' and mc.starts_at < ${now}::timestamptz + interval '90 days'
    order by mc.starts_at desc, m.id limit 20`.execute(tx)
  return rows
}
