import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

/** How far the reader of the directory sees, as ids of people. */
export type DirectoryReach = {
  personId: string
  seesAll: boolean
  /** Finds whom he or she wrote down. */ keepsOwn: boolean
  /** In communities that the reader coordinates: found before they were told (PRV-05). */ coordinated: readonly string[]
  /** In communities that the reader moderates: found once told. */ moderated: readonly string[]
  fellows: readonly string[]
}

export type DirectorySearch = {
  reach: DirectoryReach
  /** Normalised words; each must be in the name, the organisation or the discipline. */
  words: readonly string[]
  /** Codes of disciplines whose label fits the words. */
  disciplines: readonly string[]
  /** People who stand in a community for an organisation that fits the words. */
  representing: readonly string[]
  /** A language spoken or understood. */
  spoken: string | null
  discipline: string | null
  today: Day
  limit: number
  offset: number
}

/**
 * Ids of the people this reader may find, by name. Nobody is found by what the reader may not see: each condition asks for the
 * same field that `visibleFields` would show.
 */
export async function searchPeople(tx: Database, search: DirectorySearch): Promise<{ ids: string[]; total: number }> {
  const { reach, today, spoken, discipline } = search
  const { rows } = await sql<{ id: string; total: number }>`
    with standing as (
      select distinct on (person_id, purpose) person_id, given, until_on, fields from consent
      where purpose in ('network_list', 'public_directory') order by person_id, purpose, number desc
    ), shared as (
      select person_id, coalesce(array_agg(field) filter (where field is not null), '{}') as fields
      from standing left join lateral unnest(fields) as field on true
      where given and (until_on is null or until_on >= ${today}) group by person_id
    ), seen as (
      select p.id, p.sort_key, p.disciplines, p.languages_spoken || p.languages_understood as languages,
        (${reach.seesAll} or p.id = ${reach.personId} or p.id = any(${[...reach.coordinated]}::uuid[]) or p.id = any(${[...reach.fellows]}::uuid[])
          or (${reach.keepsOwn} and p.entered_by = ${reach.personId})) as is_near,
        coalesce(s.fields, '{}') as fields
      from person p left join shared s on s.person_id = p.id
      where p.merged_into is null and p.erased_at is null and p.source <> 'former'
        and (${reach.seesAll} or p.id = ${reach.personId} or p.id = any(${[...reach.coordinated]}::uuid[]) or (${reach.keepsOwn} and p.entered_by = ${reach.personId})
          or (p.id = any(${[...reach.moderated]}::uuid[]) and (p.noticed_at is not null or p.source in ('self', 'demo')))
          or (p.restricted_at is null and (p.noticed_at is not null or p.source in ('self', 'demo'))
            and (p.id = any(${[...reach.fellows]}::uuid[]) or s.person_id is not null)))
    )
    select p.id, count(*) over () as total from seen p
    where (
        not exists (select 1 from unnest(${[...search.words]}::text[]) as word where p.sort_key not like '%' || word || '%')
        or ((p.is_near or 'disciplines' = any(p.fields)) and p.disciplines && ${[...search.disciplines]}::text[])
        or ((p.is_near or 'organisations' = any(p.fields)) and (p.id = any(${[...search.representing]}::uuid[]) or exists (
          select 1 from affiliation a join organisation o on o.id = a.organisation_id
          where a.person_id = p.id and coalesce(a.until_on, ${today}::date) >= ${today}::date
            and not exists (select 1 from unnest(${[...search.words]}::text[]) as word where o.sort_key not like '%' || word || '%'))))
      )
      and (${spoken}::text is null or ((p.is_near or 'languages' = any(p.fields)) and ${spoken} = any(p.languages)))
      and (${discipline}::text is null or ((p.is_near or 'disciplines' = any(p.fields)) and ${discipline} = any(p.disciplines)))
    order by p.sort_key, p.id limit ${search.limit} offset ${search.offset}`.execute(tx)
  // Behind the last page stands no row that could say how many there are.
  const total = rows[0]?.total ?? (search.offset === 0 ? 0 : (await searchPeople(tx, { ...search, limit: 1, offset: 0 })).total)
  return { ids: rows.map(({ id }) => id), total }
}

/** Organisations whose name holds every word. */
export async function listOrganisationsNamed(tx: Database, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from organisation o
    where o.merged_into is null and not exists (select 1 from unnest(${[...words]}::text[]) as word where o.sort_key not like '%' || word || '%')
    order by o.sort_key limit 200`.execute(tx)
  return rows.map(({ id }) => id)
}
