import { sql } from 'kysely'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Audience } from '../domain/audience.ts'

/**
 * What the communities of a meeting chose for their rooms, and whether somebody is there, or said to come, who is bound by no secrecy.
 * @param expected who answered that they come
 */
export async function readRoom(tx: Database, meetingId: string, expected: readonly string[]): Promise<{ modes: Audience[]; hasOutsiders: boolean }> {
  const { rows } = await sql<{ modes: Audience[]; hasOutsiders: boolean }>`
    select modes, has_outsiders from room_of_meeting(${meetingId}::uuid, ${[...expected]}::uuid[])`.execute(tx)
  return rows[0] ?? { modes: [], hasOutsiders: false }
}

export async function findDefault(tx: Database, communityId: string): Promise<Audience | null> {
  const { rows } = await sql<{ mode: Audience | null }>`select secrecy_mode as mode from community where id = ${communityId}`.execute(tx)
  return rows[0]?.mode ?? null
}

/** Whether the register says that somebody was there. */
export async function wasPresentAt(tx: Database, meetingId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from attendance where meeting_id = ${meetingId} and person_id = ${personId} and state = 'present'`.execute(tx)
  return rows.length > 0
}

/** Items of the agenda kept for a situation which none fills yet, in their order. */
export async function listFreeItems(tx: Database, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from agenda_item i where i.meeting_id = ${meetingId} and i.kind = 'situation'
      and not exists (select 1 from situation s where s.agenda_item_id = i.id and s.state in ('scheduled', 'in-round', 'awaiting', 'closed'))
    order by i.position, i.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export type NextMeeting = { id: string; startsAt: Instant; endsAt: Instant; freeItems: number }

/** Where a situation of this community may still be planned, the next first. */
export async function listNextMeetingsOf(tx: Database, communityId: string, now: Instant): Promise<NextMeeting[]> {
  const { rows } = await sql<NextMeeting>`
    select m.id, m.starts_at, m.ends_at, (select count(*)::int from agenda_item i where i.meeting_id = m.id and i.kind = 'situation'
        and not exists (select 1 from situation s where s.agenda_item_id = i.id and s.state in ('scheduled', 'in-round'))) as free_items
    from meeting m join meeting_community mc on mc.meeting_id = m.id
    where mc.community_id = ${communityId} and m.state <> 'cancelled' and m.register_state = 'open' and m.ends_at > ${now}::timestamptz - interval '1 day'
    order by m.starts_at, m.id limit 12`.execute(tx)
  return rows
}

export type RoleName = BilingualName & { version: number }

/** How a community calls the practice role; null where it took the name that comes with Ronde. */
export async function findRoleName(tx: Database, communityId: string): Promise<RoleName | null> {
  const { rows } = await sql<RoleName>`select name_fr as fr, name_nl as nl, version from practice_role_name where community_id = ${communityId}`.execute(tx)
  return rows[0] ?? null
}

/** Both names empty take the one of Ronde again. @returns false when somebody saved in between */
export async function saveRoleName(
  tx: Database,
  { communityId, fr, nl, version, at }: BilingualName & { communityId: string; version: number; at: Instant },
): Promise<boolean> {
  const isCleared = fr === '' && nl === ''
  // The version is compared where it is written: of two at once, one finds another than it read.
  if (version === 0 && isCleared) return (await findRoleName(tx, communityId)) === null
  const { rows } = await (
    isCleared
      ? sql`delete from practice_role_name where community_id = ${communityId} and version = ${version} returning community_id`
      : version === 0
        ? sql`insert into practice_role_name (community_id, name_fr, name_nl, changed_at) values (${communityId}, ${fr}, ${nl}, ${at})
            on conflict do nothing returning community_id`
        : sql`update practice_role_name set name_fr = ${fr}, name_nl = ${nl}, changed_at = ${at}, version = version + 1
            where community_id = ${communityId} and version = ${version} returning community_id`
  ).execute(tx)
  return rows.length > 0
}

export async function findCommunityName(tx: Database, communityId: string): Promise<BilingualName | null> {
  const { rows } = await sql<BilingualName>`select name_fr as fr, name_nl as nl from community where id = ${communityId}`.execute(tx)
  return rows[0] ?? null
}
