import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { AllowList } from '../../../platform/guard.ts'

type KnownPerson = { name: string; contacts: string[] }

/**
 * What may stand in a text of these communities (GRD-06): names of the people who belong there today and agreed to be known there, the phone and the
 * mail of those who share them, and every organisation. Row-level security of the caller's transaction holds.
 */
export async function listAllowed(tx: Database, communityIds: readonly string[]): Promise<Required<AllowList>> {
  const { rows: organisations } = await sql<{ name: string }>`
    select distinct n.name from organisation o cross join lateral (values (o.name_fr), (o.name_nl)) n (name)
    where n.name <> '' and o.merged_into is null order by n.name`.execute(tx)
  const people = communityIds.length === 0 ? [] : await listKnownPeople(tx, communityIds)
  return {
    names: people.map(({ name }) => name),
    organisations: organisations.map(({ name }) => name),
    contacts: people.flatMap(({ contacts }) => contacts),
  }
}

/** The newest entry of each purpose counts; who withdrew is not on the list, nor is somebody whose record is restricted. */
async function listKnownPeople(tx: Database, communityIds: readonly string[]): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    with sharing as (
      select s.person_id, s.fields from (
        select distinct on (person_id, purpose, scope_id) person_id, fields, given, until_on from consent
        where purpose in ('network_list', 'public_directory') or (purpose = 'community_list' and scope_id = any(${[...communityIds]}::uuid[]))
        order by person_id, purpose, scope_id, number desc) s
      where s.given and (s.until_on is null or s.until_on >= current_date))
    select trim(p.given_name || ' ' || p.family_name) as name,
      array_remove(array[
        case when bool_or('email' = any(s.fields)) then p.email end,
        case when bool_or('phone' = any(s.fields)) then p.phone end], null) as contacts
    from person p
      join membership m on m.person_id = p.id and m.community_id = any(${[...communityIds]}::uuid[])
      left join sharing s on s.person_id = p.id
    where p.erased_at is null and p.restricted_at is null and p.merged_into is null
      and m.state in ('active', 'on_leave', 'pending')
      and (m.from_on is null or m.from_on <= current_date) and (m.until_on is null or m.until_on >= current_date)
      and (m.agreed_consent is not null or s.person_id is not null)
    group by p.id order by p.sort_key, p.id`.execute(tx)
  return rows
}
