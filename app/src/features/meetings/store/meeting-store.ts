import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Meeting, MeetingDraft } from '../domain/meeting.ts'
import type { NamedCommunity, Reopening } from '../domain/shown.ts'
import { meetingsDb } from './tables.ts'

/** The meeting as far as the reader's communities reach; the communities it belongs to are told whole. */
export async function findMeeting(db: Database, id: string): Promise<Meeting | null> {
  const { rows } = await sql<Meeting>`
    select m.id, m.title, m.title_language, m.kind, m.starts_at, m.ends_at, m.actual_starts_at, m.actual_ends_at, m.mode, m.place, m.online_link, m.sequence, m.series_id, m.chair_id, m.state, m.register_state, m.version,
      array(select mc.community_id from meeting_community mc where mc.meeting_id = m.id order by mc.position, mc.community_id) as community_ids
    from meeting m
    where m.id = ${id} and exists (select 1 from meeting_community mc where mc.meeting_id = m.id)`.execute(db)
  return rows[0] ?? null
}

/** Two people who write about one meeting wait for each other. */
export async function lockMeeting(tx: Database, id: string): Promise<Meeting | null> {
  await sql`select id from meeting where id = ${id} for update`.execute(tx)
  return findMeeting(tx, id)
}

type NewMeeting = MeetingDraft & { titleLanguage: string; kind: string; seriesId?: string | null; chairId?: string | null }

export async function addMeeting(tx: Database, draft: NewMeeting): Promise<string> {
  const { communityIds, ...values } = draft
  const { id } = await meetingsDb(tx).insertInto('meeting').values(values).returning('id').executeTakeFirstOrThrow()
  await addCommunities(tx, { id, communityIds, startsAt: draft.startsAt })
  return id
}

/** Saves everything a person or a step may change, over the version that was read. @returns false when somebody saved in between */
export async function saveMeeting(tx: Database, meeting: Meeting, registerClosedAt?: Instant | null): Promise<boolean> {
  const { id, communityIds: _communities, version, kind: _kind, ...values } = meeting
  const closing = registerClosedAt === undefined ? {} : { registerClosedAt }
  const { numUpdatedRows } = await meetingsDb(tx)
    .updateTable('meeting')
    .set({ ...values, ...closing, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The communities of a meeting become these, in this order, and know its moment. */
export async function saveCommunities(tx: Database, meeting: Pick<Meeting, 'id' | 'communityIds' | 'startsAt'>): Promise<void> {
  await meetingsDb(tx)
    .deleteFrom('meetingCommunity')
    .where('meetingId', '=', meeting.id)
    .where('communityId', 'not in', [...meeting.communityIds])
    .execute()
  await addCommunities(tx, meeting)
}

async function addCommunities(tx: Database, { id, communityIds, startsAt }: Pick<Meeting, 'id' | 'communityIds' | 'startsAt'>): Promise<void> {
  const rows = communityIds.map((communityId, position) => ({ meetingId: id, communityId, startsAt, position }))
  await meetingsDb(tx)
    .insertInto('meetingCommunity')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['meetingId', 'communityId']).doUpdateSet((eb) => ({ startsAt: eb.ref('excluded.startsAt'), position: eb.ref('excluded.position') })),
    )
    .execute()
}

/** Communities as a meeting shows them, in the order given. */
export async function listNamedCommunities(db: Database, ids: readonly string[]): Promise<NamedCommunity[]> {
  const { rows } = await sql<NamedCommunity>`
    select c.id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name, c.accent, c.state = 'closed' as is_closed
    from unnest(${[...ids]}::uuid[]) with ordinality as wish (id, place) join community c on c.id = wish.id
    order by wish.place`.execute(db)
  return rows
}

/** Every community that is not closed: what somebody who coordinates all of them may bring to one table. */
export async function listOpenCommunities(db: Database): Promise<NamedCommunity[]> {
  const { rows } = await sql<NamedCommunity>`
    select id, json_build_object('fr', name_fr, 'nl', name_nl) as name, accent, false as is_closed from community where state <> 'closed' order by position, name_fr, name_nl, id limit 200`.execute(
    db,
  )
  return rows
}

/** Meetings that lie on this Brussels day, cancelled ones left out: a handful. */
export async function listIdsOfDay(db: Database, day: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from meeting where state <> 'cancelled'
      and starts_at < (${day}::date + 1)::timestamp at time zone 'Europe/Brussels' and ends_at >= ${day}::date::timestamp at time zone 'Europe/Brussels'
    order by starts_at, id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The kind of a community's meetings is the kind of the community. */
export async function findCommunityKind(db: Database, id: string): Promise<string> {
  const { rows } = await sql<{ kind: string }>`select kind from community where id = ${id}`.execute(db)
  return rows[0]?.kind ?? ''
}

/** The meeting of this community that began last, cancelled ones left out: what a new one looks like. */
export async function findLastMeeting(db: Database, communityId: string): Promise<Meeting | null> {
  const { rows } = await sql<{ id: string }>`
    select m.id from meeting_community mc join meeting m on m.id = mc.meeting_id
    where mc.community_id = ${communityId} and m.state <> 'cancelled'
    order by mc.starts_at desc, m.id limit 1`.execute(db)
  return rows[0] === undefined ? null : findMeeting(db, rows[0].id)
}

export async function addReopening(tx: Database, reopening: { meetingId: string; reason: string; reopenedBy: string; reopenedAt: Instant }): Promise<void> {
  await meetingsDb(tx).insertInto('registerReopening').values(reopening).execute()
}

/** Every time the register was opened again, the latest first. */
export async function listReopenings(db: Database, meetingId: string): Promise<Reopening[]> {
  const { rows } = await sql<Reopening>`
    select r.reopened_at as at, r.reason, coalesce(trim(p.given_name || ' ' || p.family_name), '') as by
    from register_reopening r left join person p on p.id = r.reopened_by
    where r.meeting_id = ${meetingId} order by r.reopened_at desc, r.id`.execute(db)
  return rows
}
