import type { RegisterPerson } from '@ronde/figures'
import { sql } from 'kysely'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { KnownOrganisation } from '../domain/build-grid-register.ts'
import type { KnownPerson } from '../domain/grid-people.ts'

export type KnownCommunity = { id: string; externalId: string; fr: string; nl: string }

/** Communities into which somebody may import, or all of them for `null`; closed ones are done. */
export async function listOpenCommunities(tx: Database, ids: string[] | null): Promise<KnownCommunity[]> {
  const scope = ids === null ? sql`true` : sql`c.id = any(${ids}::uuid[])`
  const { rows } = await sql<KnownCommunity>`select c.id, c.external_id, c.name_fr as fr, c.name_nl as nl from community c
    where ${scope} and c.state <> 'closed' order by c.position, c.external_id`.execute(tx)
  return rows
}

export async function findCommunityByExternalId(tx: Database, externalId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from community where external_id = ${externalId}`.execute(tx)
  return rows[0]?.id ?? null
}

/**
 * People whom a name in a grid may mean: those of the communities given, or everybody for `null`. Only names of these communities
 * come along, so that nobody learns of others by trying names.
 */
export async function listKnownPeople(
  tx: Database,
  scope: { communityIds: string[] | null; hereId: string | null; language: Language },
): Promise<KnownPerson[]> {
  const inScope = scope.communityIds === null ? sql`true` : sql`s.community_id = any(${scope.communityIds}::uuid[])`
  const name = scope.language === 'nl' ? sql`coalesce(nullif(c.name_nl, ''), c.name_fr)` : sql`coalesce(nullif(c.name_fr, ''), c.name_nl)`
  const { rows } = await sql<KnownPerson>`
    select p.external_id, p.given_name as given, p.family_name as family, p.email,
      array(select a.external_id from person a where a.merged_into = p.id) as aliases,
      array(select distinct ${name} from membership s join community c on c.id = s.community_id where s.person_id = p.id and ${inScope} order by 1) as communities,
      exists (select 1 from membership s where s.person_id = p.id and s.community_id = ${scope.hereId}) as is_here
    from person p
    where p.merged_into is null and p.erased_at is null and (${scope.communityIds === null} or exists (select 1 from membership s where s.person_id = p.id and ${inScope}))
    order by p.sort_key, p.id`.execute(tx)
  return rows
}

export async function listKnownOrganisations(tx: Database): Promise<KnownOrganisation[]> {
  const { rows } =
    await sql<KnownOrganisation>`select external_id, name_fr as fr, name_nl as nl from organisation where merged_into is null order by sort_key, id`.execute(tx)
  return rows
}

/** People by their ids in registers, as a register holds them. */
export async function listRegisterPeople(tx: Database, externalIds: string[]): Promise<RegisterPerson[]> {
  const { rows } =
    await sql<RegisterPerson>`select p.external_id as person_id, p.given_name, p.family_name, p.email, p.phone, p.languages_spoken, p.languages_understood,
      p.disciplines, p.employment, p.functions
    from person p where p.external_id = any(${externalIds}::text[]) and p.merged_into is null order by p.external_id`.execute(tx)
  return rows
}
