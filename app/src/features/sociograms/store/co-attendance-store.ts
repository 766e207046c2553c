import { sql } from 'kysely'
import type { Period } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

/** Two people of one community, and at how many of its meetings both were noted as present. */
export type CoAttendance = { one: string; other: string; meetings: number }

/**
 * Who was in the same room, from the register: held meetings of the community in the period, both days included, each pair once. A layer of its own: being in
 * one room is no collaboration, and it is never counted or drawn as one.
 */
export async function readCoAttendance(db: Database, communityId: string, { from, until }: Period): Promise<CoAttendance[]> {
  const { rows } = await sql<CoAttendance>`
    select a.person_id as one, b.person_id as other, count(*)::int as meetings
    from meeting m join meeting_community mc on mc.meeting_id = m.id
      join attendance a on a.meeting_id = m.id and a.state = 'present' join person p on p.id = a.person_id and p.source <> 'former'
      join attendance b on b.meeting_id = m.id and b.state = 'present' and b.person_id > a.person_id join person q on q.id = b.person_id and q.source <> 'former'
    where mc.community_id = ${communityId} and m.state = 'held'
      and (${from}::date is null or (m.starts_at at time zone 'Europe/Brussels')::date >= ${from}::date)
      and (${until}::date is null or (m.starts_at at time zone 'Europe/Brussels')::date <= ${until}::date)
    group by a.person_id, b.person_id order by meetings desc, one, other`.execute(db)
  return rows
}
