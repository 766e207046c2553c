import { sql } from 'kysely'
import { dayOf, type Period } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { ReportCommunity, ReportPlace, ReportProgramme, ReportScope } from '../domain/scope.ts'

type ScopeRow = { programme: ReportProgramme | null; communities: ReportCommunity[] }
type HeldRow = { first: string | null; last: string | null }

/**
 * A programme with its communities in their order; for a community its programme with all of that one's communities, or itself alone.
 * Runs as 'system': the rules of `domain/scope.ts` say afterwards whose figures the reader sees.
 */
export async function findScope(tx: Database, place: ReportPlace): Promise<Omit<ReportScope, 'choices' | 'heldFrom' | 'heldUntil'> | null> {
  const { rows } = await sql<ScopeRow>`
    with asked as (
      select p.id as programme_id, null::uuid as community_id from programme p where ${place.kind} = 'programme' and p.id = ${place.id}::uuid
      union all select c.programme_id, c.id from community c where ${place.kind} = 'community' and c.id = ${place.id}::uuid)
    select
      (select json_build_object('id', p.id, 'names', json_build_object('fr', p.name_fr, 'nl', p.name_nl), 'from', p.from_on, 'until', p.until_on)
        from programme p where p.id = asked.programme_id) as programme,
      coalesce((select json_agg(json_build_object('id', c.id, 'names', json_build_object('fr', c.name_fr, 'nl', c.name_nl), 'accent', c.accent,
          'programmeId', c.programme_id, 'seats', c.seats, 'listSize', c.list_size) order by c.position, c.external_id)
        from community c where c.id = asked.community_id or c.programme_id = asked.programme_id), '[]') as communities
    from asked`.execute(tx)
  return rows[0] === undefined ? null : { place, ...rows[0] }
}

/** The communities of these ids that exist, in their order. */
export async function listReportCommunities(tx: Database, ids: readonly string[]): Promise<ReportCommunity[]> {
  const { rows } = await sql<ReportCommunity>`
    select c.id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as names, c.accent, c.programme_id, c.seats, c.list_size
    from community c where c.id = any(${`{${ids.join(',')}}`}::uuid[]) order by c.position, c.external_id`.execute(tx)
  return rows
}

/** Held meetings of the window, both Brussels days included, of moderators' communities whose members moderate one of these communities. */
export async function countModeratorsMeetings(tx: Database, communityIds: readonly string[], { from, until }: Period): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct m.id)::int as count
    from community c join meeting_community mc on mc.community_id = c.id join meeting m on m.id = mc.meeting_id
    where c.kind = 'moderators' and m.state = 'held'
      and (${from}::date is null or (m.starts_at at time zone 'Europe/Brussels')::date >= ${from}::date)
      and (${until}::date is null or (m.starts_at at time zone 'Europe/Brussels')::date <= ${until}::date)
      and exists (
        select 1 from membership among join membership elsewhere on elsewhere.person_id = among.person_id
        where among.community_id = c.id and elsewhere.role = 'moderator' and elsewhere.community_id = any(${`{${communityIds.join(',')}}`}::uuid[]))`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** The first and the last Brussels day on which these communities held a meeting. */
export async function findHeldSpan(tx: Database, communityIds: readonly string[]): Promise<Pick<ReportScope, 'heldFrom' | 'heldUntil'>> {
  const { rows } = await sql<HeldRow>`
    select min(m.starts_at) as first, max(m.starts_at) as last from meeting_community mc join meeting m on m.id = mc.meeting_id
    where mc.community_id = any(${`{${communityIds.join(',')}}`}::uuid[]) and m.state = 'held'`.execute(tx)
  const { first = null, last = null } = rows[0] ?? {}
  return { heldFrom: first === null ? null : dayOf(first), heldUntil: last === null ? null : dayOf(last) }
}
