import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import { TOLD_DAYS_BEFORE } from './words-store.ts'

/** Whose membership ended, and whether another one of the same community goes on. */
export async function findLeaver(
  tx: Database,
  membershipId: string,
): Promise<{ personId: string; communityId: string; lastDay: Day; isStillThere: boolean } | null> {
  const { rows } = await sql<{ personId: string; communityId: string; lastDay: Day; isStillThere: boolean }>`
    select m.person_id, m.community_id, m.until_on as last_day,
      exists (select 1 from membership other where other.id <> m.id and other.community_id = m.community_id and other.person_id = m.person_id
        and other.role <> 'visitor' and other.state in ('pending', 'active', 'on_leave') and (other.until_on is null or other.until_on >= m.until_on)) as is_still_there
    from membership m where m.id = ${membershipId} and m.until_on is not null`.execute(tx)
  return rows[0] ?? null
}

/** Presenters whose last day in a community came by without an event that day: an end that was set for later. */
export async function listGonePresenters(tx: Database, today: Day): Promise<{ personId: string; communityId: string | null }[]> {
  const { rows } = await sql<{ personId: string; communityId: string | null }>`
    select distinct s.presenter_id as person_id, s.community_id from situation s
    where s.presenter_id is not null and s.state <> 'draft' and exists (select 1 from membership m where m.person_id = s.presenter_id and m.community_id = s.community_id)
      and not exists (select 1 from membership m where m.person_id = s.presenter_id and m.community_id = s.community_id and m.role <> 'visitor'
        and m.state in ('pending', 'active', 'on_leave') and (m.until_on is null or m.until_on >= ${today}))
    union
    select x.person_id, s.community_id from second_presenter x join situation s on s.id = x.situation_id
    where not exists (select 1 from membership m where m.person_id = x.person_id and m.community_id = s.community_id and m.role <> 'visitor'
        and m.state in ('pending', 'active', 'on_leave') and (m.until_on is null or m.until_on >= ${today}))`.execute(tx)
  return rows
}

/** Meetings before which, or in whose round, a situation stands. */
export async function listMeetingsWithSituations(tx: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct meeting_id as id from situation where state in ('scheduled', 'in-round') and meeting_id is not null order by meeting_id`.execute(tx)
  return rows.map(({ id }) => id)
}

export type WaitingRow = {
  id: string
  kind: 'stop-wished' | 'not-ready' | 'second-asked' | 'answers-go'
  /** On which answers go. */ day: Day | null
}

/** What waits for somebody: a wish to stop a round that she presents or leads, and words of hers that are not ready for their room. */
export async function listWaiting(tx: Database, personId: string, ledIds: readonly string[], today: Day): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select id, kind, day from (
      select s.id, 'stop-wished' as kind, s.stop_wished_at as at, null::date as day
      from situation s where s.stop_wished_at is not null and s.state in ('scheduled', 'in-round')
        and (s.presenter_id = ${personId} or s.community_id = any(${[...ledIds]}::uuid[]))
      union all
      select s.id, 'not-ready', s.tightened_at, null from situation s
      where s.presenter_id = ${personId} and s.state in ('offered', 'scheduled', 'in-round') and s.checked_for is distinct from s.audience
        and array_position(array['bound', 'mixed', 'public'], s.checked_for) < array_position(array['bound', 'mixed', 'public'], s.audience)
      union all
      select s.id, 'second-asked', x.asked_at, null from second_presenter x join situation s on s.id = x.situation_id
      where x.person_id = ${personId} and x.state = 'asked' and s.state not in ('closed', 'stopped')
      union all
      select s.id, 'answers-go', w.expires_on::timestamptz, w.expires_on from situation_words w join situation s on s.id = w.situation_id
      where w.presenter_id = ${personId} and w.expires_on >= ${today}::date and w.expires_on <= ${today}::date + ${TOLD_DAYS_BEFORE}::integer
    ) waiting order by at nulls last, id limit 20`.execute(tx)
  return rows
}
