import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { ChairTurn } from '../domain/chair.ts'
import type { KnownPerson } from '../domain/shown.ts'
import { planningDb } from './plan-tables.ts'

/** Who is willing to chair in these communities and still sits there: how often in the twelve months before a moment or planned after it, and when last. */
export async function listTurns(db: Database, communityIds: readonly string[], moment: Instant): Promise<ChairTurn[]> {
  const ids = [...communityIds]
  const { rows } = await sql<ChairTurn>`
    select p.id as person_id, trim(p.given_name || ' ' || p.family_name) as name, count(m.id) as times,
      max((m.starts_at at time zone 'Europe/Brussels')::date) as last_on
    from (select distinct r.person_id from chair_rota r join membership s on s.person_id = r.person_id and s.community_id = r.community_id
        and s.role <> 'visitor' and s.state in ('pending', 'active', 'on_leave')
      where r.community_id = any(${ids}::uuid[])) willing
    join person p on p.id = willing.person_id
    left join meeting m on m.chair_id = p.id and m.state <> 'cancelled' and m.starts_at > ${moment}::timestamptz - interval '12 months'
      and exists (select 1 from meeting_community mc where mc.meeting_id = m.id and mc.community_id = any(${ids}::uuid[]))
    group by p.id order by p.sort_key, p.id`.execute(db)
  return rows
}

/** People who sit in one of these communities, by name: who may chair or look after an item. */
export async function listSeatedPeople(db: Database, communityIds: readonly string[]): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select p.id as person_id, trim(p.given_name || ' ' || p.family_name) as name from person p
    where p.id in (select s.person_id from membership s where s.community_id = any(${[...communityIds]}::uuid[]) and s.role <> 'visitor'
      and s.state in ('pending', 'active', 'on_leave'))
    order by p.sort_key, p.id`.execute(db)
  return rows
}

export async function findPersonName(db: Database, personId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select trim(given_name || ' ' || family_name) as name from person where id = ${personId}`.execute(db)
  return rows[0]?.name ?? ''
}

export async function listWilling(db: Database, communityId: string): Promise<string[]> {
  const rows = await planningDb(db).selectFrom('chairRota').select('personId').where('communityId', '=', communityId).orderBy('personId').execute()
  return rows.map(({ personId }) => personId)
}

export async function saveWilling(tx: Database, communityId: string, personIds: readonly string[]): Promise<void> {
  await planningDb(tx).deleteFrom('chairRota').where('communityId', '=', communityId).execute()
  if (personIds.length === 0) return
  await planningDb(tx)
    .insertInto('chairRota')
    .values(personIds.map((personId) => ({ communityId, personId })))
    .execute()
}

/** Open communities where this person has a seat, and whether she is on the list there. */
export async function listRotasOf(db: Database, personId: string): Promise<{ communityId: string; name: BilingualName; isWilling: boolean }[]> {
  const { rows } = await sql<{ communityId: string; name: BilingualName; isWilling: boolean }>`
    select c.id as community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name,
      exists (select 1 from chair_rota r where r.community_id = c.id and r.person_id = ${personId}) as is_willing
    from community c
    where c.state <> 'closed' and exists (select 1 from membership s where s.community_id = c.id and s.person_id = ${personId} and s.role <> 'visitor'
      and s.state in ('active', 'on_leave'))
    order by c.position, c.name_fr, c.name_nl, c.id`.execute(db)
  return rows
}

export async function saveOwnWill(
  tx: Database,
  { communityId, personId, isWilling }: { communityId: string; personId: string; isWilling: boolean },
): Promise<void> {
  if (isWilling) await sql`insert into chair_rota (community_id, person_id) values (${communityId}, ${personId}) on conflict do nothing`.execute(tx)
  else await planningDb(tx).deleteFrom('chairRota').where('communityId', '=', communityId).where('personId', '=', personId).execute()
}
