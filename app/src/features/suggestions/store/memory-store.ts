import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Scope } from '../domain/memory.ts'

export type Remembered = { situationId: string; communityId: string; scope: Scope; toldOn: Day; version: number }

export async function findRemembered(tx: Database, situationId: string): Promise<Remembered | null> {
  const { rows } = await sql<Remembered>`
    select situation_id, community_id, scope, told_on, version from remembered where situation_id = ${situationId}`.execute(tx)
  return rows[0] ?? null
}

type Write = { situationId: string; communityId: string; toldOn: Day; facets: readonly string[]; grams: readonly number[]; at: Instant }

/** What of a situation is compared, written anew; with whom it is shared stays. */
export async function saveRemembered(tx: Database, { situationId, communityId, toldOn, facets, grams, at }: Write): Promise<void> {
  const { rows } = await sql<{ scope: Scope }>`
    insert into remembered (situation_id, community_id, told_on, facets, grams, made_at)
    values (${situationId}, ${communityId}, ${toldOn}, ${[...facets]}::text[], ${[...grams]}::integer[], ${at})
    on conflict (situation_id) do update set community_id = excluded.community_id, told_on = excluded.told_on, facets = excluded.facets, grams = excluded.grams,
      made_at = excluded.made_at returning scope`.execute(tx)
  await fillFacets(tx, situationId, rows[0]?.scope ?? 'community')
}

/** @returns false when somebody chose in between */
export async function saveScope(tx: Database, situationId: string, { scope, version }: { scope: Scope; version: number }): Promise<boolean> {
  const { rows } = await sql`
    update remembered set scope = ${scope}, version = version + 1 where situation_id = ${situationId} and version = ${version} returning situation_id`.execute(
    tx,
  )
  if (rows.length > 0) await fillFacets(tx, situationId, scope)
  return rows.length > 0
}

async function fillFacets(tx: Database, situationId: string, scope: Scope): Promise<void> {
  await sql`delete from remembered_facet where situation_id = ${situationId}`.execute(tx)
  if (scope === 'nobody') return
  await sql`
    insert into remembered_facet (facet, situation_id, community_id, scope, told_on)
    select distinct f, r.situation_id, r.community_id, r.scope, r.told_on from remembered r cross join unnest(r.facets) f where r.situation_id = ${situationId}`.execute(
    tx,
  )
}

/** Told, and either never remembered or changed since: by the job that keeps the memory. */
export async function listToRemember(tx: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from situation s left join remembered r on r.situation_id = s.id
    where s.state in ('awaiting', 'closed') and s.community_id is not null and (r.situation_id is null or r.made_at < s.changed_at) order by s.changed_at, s.id limit 500`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** So many of the latest are looked at for each facet, however large the memory is. */
const LATEST_A_FACET = 50
const CANDIDATES = 60

export type Weighted = { facet: string; weight: number }

/**
 * Situations that share facets with the one asked about, the heaviest first: the latest of the own communities, and the latest of those shared with the
 * network. Each facet reads at most so many rows of an index: the work grows with what is asked, not with what is remembered.
 */
export async function listCandidates(tx: Database, facets: readonly Weighted[], communityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with asked as (select * from unnest(${facets.map(({ facet }) => facet)}::text[], ${facets.map(({ weight }) => weight)}::float8[]) as a (facet, weight)),
      found as (
        select f.situation_id, a.facet, a.weight from asked a cross join unnest(${[...communityIds]}::uuid[]) as c (id)
          cross join lateral (select r.situation_id from remembered_facet r where r.community_id = c.id and r.facet = a.facet order by r.told_on desc, r.situation_id
            limit ${LATEST_A_FACET}) f
        union
        select f.situation_id, a.facet, a.weight from asked a
          cross join lateral (select r.situation_id from remembered_facet r where r.scope = 'network' and r.facet = a.facet order by r.told_on desc, r.situation_id
            limit ${LATEST_A_FACET}) f)
    select situation_id as id from found group by situation_id order by sum(weight) desc, situation_id limit ${CANDIDATES}`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Told = {
  id: string
  communityId: string
  communityName: BilingualName
  countsAs: string
  presenterId: string | null
  scope: Scope
  language: Language
  summary: string
  goal: string
  audience: 'bound' | 'mixed' | 'public'
  checkedFor: 'bound' | 'mixed' | 'public' | null
  toldOn: Day
  facets: string[]
  grams: number[]
}

/** The situations themselves, as far as row-level security shows them. */
export async function listTold(tx: Database, ids: readonly string[]): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select s.id, s.community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as community_name, coalesce(s.retelling_of, s.id) as counts_as, s.presenter_id, r.scope,
      s.language, s.summary, s.goal, s.audience, s.checked_for, r.told_on, r.facets, r.grams
    from remembered r join situation s on s.id = r.situation_id join community c on c.id = s.community_id
    where r.situation_id = any(${[...ids]}::uuid[]) and r.scope <> 'nobody' and s.state not in ('draft', 'stopped') order by s.id`.execute(tx)
  return rows
}

export async function findMeetingDay(tx: Database, meetingId: string | null): Promise<Instant | null> {
  if (meetingId === null) return null
  const { rows } = await sql<{ startsAt: Instant }>`select starts_at from meeting where id = ${meetingId}`.execute(tx)
  return rows[0]?.startsAt ?? null
}
