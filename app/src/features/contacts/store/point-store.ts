import { sql, type RawBuilder } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { PointDraft, ReferralPoint, ShownPoint } from '../domain/referral-point.ts'
import { contactsDb } from './tables.ts'

const SHOWN = sql`
  p.id, p.community_id as "communityId", p.kind, p.person_id as "personId", p.organisation_id as "organisationId", json_build_object('fr', p.scope_fr, 'nl', p.scope_nl) as scope, p.reach,
  p.from_on as "fromOn", p.until_on as "untilOn", p.is_public as "isPublic", p.state, p.version, trim(h.given_name || ' ' || h.family_name) as person,
  case when o.id is null then null else json_build_object('fr', o.name_fr, 'nl', o.name_nl) end as organisation,
  json_build_object('fr', c.name_fr, 'nl', c.name_nl) as community
  from referral_point p join community c on c.id = p.community_id
  left join person h on h.id = p.person_id left join organisation o on o.id = p.organisation_id`

/** Whoever left the community is no point of it any more, from that day. */
const IS_HERE = sql`(p.person_id is null or exists (select 1 from community_access x where x.person_id = p.person_id and x.community_id = p.community_id and x.role <> 'visitor'))`

/** Points in force today of one community, or of all that the reader's transaction reaches; those of people who are hidden are left out. */
export async function listStandingPoints(tx: Database, communityId: string | null, today: Day): Promise<ShownPoint[]> {
  const { rows } = await standing(communityId, today).execute(tx)
  return rows
}

/** The same as one value, for the statement of a list; see `parseStandingPoints`. */
export function selectStandingPoints(communityId: string, today: Day): RawBuilder<unknown> {
  return sql`(select json_agg(point) from (${standing(communityId, today)}) point)`
}

function standing(communityId: string | null, today: Day): RawBuilder<ShownPoint> {
  const ofCommunity = communityId === null ? sql`` : sql`and p.community_id = ${communityId}`
  return sql<ShownPoint>`
    select ${SHOWN} where p.state = 'agreed' and p.from_on <= ${today}::date and p.until_on >= ${today}::date
      ${ofCommunity} and h.restricted_at is null and ${IS_HERE}
    order by c.position, c.name_fr, c.name_nl, p.kind, p.until_on desc, p.id limit 200`
}

/** What `selectStandingPoints` gave: no row is null. */
export function parseStandingPoints(found: unknown): ShownPoint[] {
  // Our own statement wrote it, in the names of the type.
  return (found ?? []) as ShownPoint[]
}

/** Points in force that everybody may read. */
export async function listPublicPoints(tx: Database, today: Day): Promise<ShownPoint[]> {
  const { rows } = await sql<ShownPoint>`
    select ${SHOWN} where p.is_public and p.state = 'agreed' and p.from_on <= ${today} and p.until_on >= ${today} and h.restricted_at is null and ${IS_HERE}
    order by c.position, c.name_fr, c.name_nl, p.kind, p.until_on desc, p.id limit 500`.execute(tx)
  return rows
}

/** What is asked, what stands and what is to come, for who keeps the list. */
export async function listOpenPoints(tx: Database, communityId: string, today: Day): Promise<ShownPoint[]> {
  const { rows } = await sql<ShownPoint>`
    select ${SHOWN} where p.community_id = ${communityId} and p.state in ('asked', 'agreed') and p.until_on >= ${today}
    order by p.state desc, p.until_on, p.id limit 200`.execute(tx)
  return rows
}

export async function findPoint(tx: Database, id: string): Promise<ShownPoint | null> {
  const { rows } = await sql<ShownPoint>`select ${SHOWN} where p.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** What somebody is asked to be, or is, today or later. */
export async function listPointsOf(tx: Database, personId: string, today: Day): Promise<ShownPoint[]> {
  const { rows } = await sql<ShownPoint>`
    select ${SHOWN} where p.person_id = ${personId} and p.state in ('asked', 'agreed') and p.until_on >= ${today} order by p.until_on, p.id`.execute(tx)
  return rows
}

export async function addPoint(
  tx: Database,
  { scope, ...draft }: PointDraft & { communityId: string; state: 'asked' | 'agreed'; namedBy: string | null; namedAt: Instant },
): Promise<string> {
  const row = await contactsDb(tx)
    .insertInto('referralPoint')
    .values({ ...draft, scopeFr: scope.fr, scopeNl: scope.nl, answeredAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** @returns false when somebody saved in between */
export async function savePointState(tx: Database, { id, state, version }: ReferralPoint, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await contactsDb(tx)
    .updateTable('referralPoint')
    .set({ state, answeredAt: at, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Who and what may be named in a community: its members, and the organisations they stand for. */
export async function listCandidates(tx: Database, communityId: string) {
  const people = await sql<{ id: string; name: string }>`
    select distinct p.id, trim(p.given_name || ' ' || p.family_name) as name, p.sort_key from membership m join person p on p.id = m.person_id
    where m.community_id = ${communityId} and m.state in ('active', 'on_leave') and m.role <> 'visitor' and p.source <> 'former' and p.restricted_at is null
    order by p.sort_key, p.id limit 500`.execute(tx)
  const organisations = await sql<{ id: string; name: BilingualName }>`
    select o.id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name from organisation o
    where o.id in (select organisation_id from representation where community_id = ${communityId}) and o.merged_into is null
    order by o.sort_key, o.id limit 500`.execute(tx)
  return { people: people.rows.map(({ id, name }) => ({ id, name })), organisations: organisations.rows }
}
