import { sql } from 'kysely'
import { audienceOf, type Audience } from '../../../kernel/audience.ts'
import type { Database } from '../../../platform/database.ts'

/** Where a grid belongs and whether this person was there: asked before anybody may see it. */
export async function findReach(tx: Database, meetingId: string, personId: string): Promise<{ communityIds: string[]; isPresent: boolean }> {
  const { rows } = await sql<{ communityIds: string[]; isPresent: boolean }>`
    select array(select community_id from meeting_community where meeting_id = ${meetingId} order by position, community_id) as community_ids,
      exists (select 1 from attendance where meeting_id = ${meetingId} and person_id = ${personId} and state = 'present') as is_present`.execute(tx)
  return rows[0] ?? { communityIds: [], isPresent: false }
}

/** What the room of a meeting needs, as its communities chose and as the register says who was there. */
export async function readRoomAudience(tx: Database, meetingId: string): Promise<Audience> {
  const { rows } = await sql<{ modes: (Audience | null)[]; hasOutsiders: boolean }>`
    select array(select c.secrecy_mode from meeting_community mc join community c on c.id = mc.community_id where mc.meeting_id = ${meetingId}) as modes,
      exists (select 1 from attendance a join person p on p.id = a.person_id where a.meeting_id = ${meetingId} and a.state = 'present'
        and (a.role in ('visitor', 'speaker') or p.employment in ('citizen', 'informal_carer'))) as has_outsiders`.execute(tx)
  return audienceOf(rows[0]?.modes ?? [], rows[0]?.hasOutsiders ?? false)
}

/** What the members of a community need who read what was said in its rooms. */
export async function readCommunityAudience(tx: Database, communityId: string): Promise<Audience> {
  const { rows } = await sql<{ mode: Audience | null }>`select secrecy_mode as mode from community where id = ${communityId}`.execute(tx)
  return audienceOf([rows[0]?.mode ?? null], false)
}

/** The role under which somebody was at the meeting; else the one in its community. */
export async function findSpeakerRole(
  tx: Database,
  { meetingId, communityId, personId }: { meetingId: string; communityId: string; personId: string | null },
): Promise<string> {
  if (personId === null) return 'member'
  const { rows } = await sql<{ role: string }>`
    select coalesce(
      (select a.role from attendance a where a.meeting_id = ${meetingId} and a.person_id = ${personId} and a.state = 'present'),
      (select m.role from membership m where m.community_id = ${communityId} and m.person_id = ${personId} and m.state <> 'ended' order by m.role = 'member' limit 1),
      'member') as role`.execute(tx)
  return rows[0]?.role ?? 'member'
}
