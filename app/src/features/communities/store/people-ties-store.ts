import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { NO_NEIGHBOURS, type PeopleNeighbours } from '../../people/public.ts'

type PersonTie = { personId: string; communityId: string; nameFr: string; nameNl: string }

/** The communities these people belong to today, by name. Row-level security of the caller's transaction holds. */
export async function listTies(tx: Database, personIds: readonly string[]): Promise<PersonTie[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<PersonTie>`
    select distinct m.person_id, m.community_id, c.name_fr, c.name_nl
    from membership m join community c on c.id = m.community_id
    where m.person_id = any(${[...personIds]}::uuid[]) and m.state in ('active', 'on_leave', 'pending')
      and (m.from_on is null or m.from_on <= current_date) and (m.until_on is null or m.until_on >= current_date)
    order by c.name_fr, c.name_nl, m.community_id`.execute(tx)
  return rows
}

/** Who belongs to these communities today. */
export async function listPeopleIn(tx: Database, communityIds: readonly string[]): Promise<{ personId: string; communityId: string }[]> {
  if (communityIds.length === 0) return []
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select distinct m.person_id, m.community_id from membership m
    where m.community_id = any(${[...communityIds]}::uuid[]) and m.state in ('active', 'on_leave', 'pending')
      and (m.from_on is null or m.from_on <= current_date) and (m.until_on is null or m.until_on >= current_date)`.execute(tx)
  return rows
}

/** For which organisations these people stand in a community today. */
export async function listRepresented(tx: Database, personIds: readonly string[]): Promise<{ personId: string; organisationId: string }[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ personId: string; organisationId: string }>`
    select distinct m.person_id, r.organisation_id from membership m join representation r on r.membership_id = m.id
    where m.person_id = any(${[...personIds]}::uuid[]) and m.state in ('active', 'on_leave', 'pending')
      and (m.until_on is null or m.until_on >= current_date) and (r.until_on is null or r.until_on >= current_date)
    order by m.person_id, r.organisation_id`.execute(tx)
  return rows
}

/** Who stands for these organisations in a community today. */
export async function listRepresenting(tx: Database, organisationIds: readonly string[]): Promise<string[]> {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<{ personId: string }>`
    select distinct m.person_id from membership m join representation r on r.membership_id = m.id
    where r.organisation_id = any(${[...organisationIds]}::uuid[]) and m.state in ('active', 'on_leave', 'pending')
      and (m.until_on is null or m.until_on >= current_date) and (r.until_on is null or r.until_on >= current_date)
    order by m.person_id`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** What the directory asks of this feature when this feature asks the directory who is in sight. */
export const directoryNeighbours: PeopleNeighbours = { ...NO_NEIGHBOURS, listTies, listPeopleIn, listRepresented, listRepresenting }
