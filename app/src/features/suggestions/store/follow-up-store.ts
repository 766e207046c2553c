import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { RoomAudience } from '../../situations/public.ts'

/** So long after a round its suggestions are looked back at. */
const LOOKED_BACK_DAYS = 200

export type ToldBefore = { id: string; startsAt: string; communityId: string; presenterId: string | null; secondId: string | null; audience: RoomAudience }

/**
 * Situations of the communities of a meeting in which something was taken, told at the last meeting before it at which anything was; one such meeting for
 * each community.
 */
export async function listToldBefore(tx: Database, meetingId: string): Promise<ToldBefore[]> {
  const { rows } = await sql<ToldBefore>`
    with next as (select id, starts_at from meeting where id = ${meetingId}),
      told as (
        select s.id, s.community_id, s.presenter_id, s.audience, m.starts_at, dense_rank() over (partition by s.community_id order by m.starts_at desc, m.id) as turn
        from next n join meeting_community c on c.meeting_id = n.id join situation s on s.community_id = c.community_id join meeting m on m.id = s.meeting_id
        where m.id <> n.id and m.starts_at < n.starts_at and m.starts_at > n.starts_at - make_interval(days => ${LOOKED_BACK_DAYS})
          and s.state in ('scheduled', 'in-round', 'awaiting', 'closed')
          and exists (select 1 from suggestion g where g.situation_id = s.id and g.taken_at is not null and g.retracted_at is null))
    select id, starts_at, community_id, presenter_id, audience,
      (select x.person_id from second_presenter x where x.situation_id = told.id and x.state = 'accepted') as second_id
    from told where turn = 1 order by starts_at, id limit 40`.execute(tx)
  return rows
}
