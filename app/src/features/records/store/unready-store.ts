import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'

export type UnreadyRecord = { meetingId: string; startsAt: Instant; name: BilingualName }

/** Meetings of these communities with a closed register, whose record has lines and is still live: the latest first, five at most. */
export async function listUnready(
  tx: Database,
  communityIds: readonly string[],
  { since, until }: { since: Instant; until: Instant },
): Promise<UnreadyRecord[]> {
  const { rows } = await sql<UnreadyRecord>`
    select m.id as meeting_id, m.starts_at, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name
    from meeting m
    join lateral (select c.name_fr, c.name_nl from meeting_community mc join community c on c.id = mc.community_id
      where mc.meeting_id = m.id and c.state <> 'closed' and mc.community_id = any(${[...communityIds]}::uuid[]) order by mc.position, mc.community_id limit 1) c on true
    where m.state = 'held' and m.register_state = 'closed' and m.ends_at between ${since} and ${until}
      and exists (select 1 from record_entry e where e.meeting_id = m.id and e.removed_at is null)
      and not exists (select 1 from meeting_record r where r.meeting_id = m.id and r.phase <> 'live')
    order by m.starts_at desc, m.id limit 5`.execute(tx)
  return rows
}
