import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { organisationSortKey, type Organisation, type OrganisationDraft } from '../domain/organisation.ts'
import { peopleDb } from './tables.ts'

export type Sector = { code: string; labels: Record<Language, string> }

/** The newest list of sectors in use, in its own order. */
export async function listSectors(tx: Database): Promise<{ version: string; sectors: Sector[] }> {
  const rows = await peopleDb(tx)
    .selectFrom('sector')
    .selectAll()
    .where('listVersion', '=', (eb) => eb.selectFrom('sectorList').select('version').orderBy('inUseFrom', 'desc').orderBy('version', 'desc').limit(1))
    .orderBy('position')
    .execute()
  const sectors = rows.map(({ code, labelFr, labelNl, labelEn, labelDe }) => ({ code, labels: { fr: labelFr, nl: labelNl, en: labelEn, de: labelDe } }))
  return { version: rows[0]?.listVersion ?? '', sectors }
}

/** Other words for one sector, wherever it stands. */
export async function saveSectorLabels(tx: Database, { code, labels: { fr, nl, en, de } }: Sector): Promise<void> {
  await peopleDb(tx).updateTable('sector').set({ labelFr: fr, labelNl: nl, labelEn: en, labelDe: de }).where('code', '=', code).execute()
}

const withSectors = (tx: Database) =>
  peopleDb(tx)
    .selectFrom('organisation')
    .select(['id', 'externalId', 'nameFr', 'nameNl', 'solePractice', 'enterpriseNumber', 'actorKind', 'missions', 'version'])
    .select(
      sql<
        string[]
      >`coalesce((select array_agg(s.sector_code order by s.sector_code) from organisation_sector s where s.organisation_id = organisation.id), '{}')`.as(
        'sectors',
      ),
    )
    .where('mergedInto', 'is', null)
    .orderBy('sortKey')
    .orderBy('id')

export async function findOrganisation(tx: Database, id: string): Promise<Organisation | null> {
  return (await withSectors(tx).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function listOrganisationsByIds(tx: Database, ids: readonly string[]): Promise<Organisation[]> {
  return ids.length === 0
    ? []
    : withSectors(tx)
        .where('id', 'in', [...ids])
        .execute()
}

/** Every organisation, by name: what a form offers and an import compares with. */
export async function listAllOrganisations(tx: Database): Promise<Organisation[]> {
  return withSectors(tx).execute()
}

export type OrganisationSearch = {
  /** Normalised words, all of which the name must hold. */ words: readonly string[]
  sector: string | null
  limit: number
  offset: number
}

export async function searchOrganisations(
  tx: Database,
  { words, sector, limit, offset }: OrganisationSearch,
): Promise<{ organisations: Organisation[]; total: number }> {
  const { rows } = await sql<{ id: string; total: number }>`
    select o.id, count(*) over () as total from organisation o
    where o.merged_into is null
      and not exists (select 1 from unnest(${[...words]}::text[]) as word where o.sort_key not like '%' || word || '%')
      and (${sector}::text is null or exists (select 1 from organisation_sector s where s.organisation_id = o.id and s.sector_code = ${sector}))
    order by o.sort_key, o.id limit ${limit} offset ${offset}`.execute(tx)
  const organisations = await listOrganisationsByIds(
    tx,
    rows.map(({ id }) => id),
  )
  // Behind the last page stands no row that could say how many there are.
  const total = rows[0]?.total ?? (offset === 0 ? 0 : (await searchOrganisations(tx, { words, sector, limit: 1, offset: 0 })).total)
  return { organisations, total }
}

export type NewOrganisation = OrganisationDraft & { externalId?: string }

function draftColumns({ nameFr, nameNl, solePractice, enterpriseNumber, actorKind, missions }: OrganisationDraft) {
  return { nameFr, nameNl, solePractice, enterpriseNumber, actorKind, missions, sortKey: organisationSortKey({ nameFr, nameNl }) }
}

const BLOCK = 500

/** @param organisations their sectors must stand in the list in use. @returns their ids in the same order */
export async function addOrganisations(tx: Database, organisations: readonly NewOrganisation[]): Promise<string[]> {
  const ids: string[] = []
  for (let start = 0; start < organisations.length; start += BLOCK) {
    const rows = organisations
      .slice(start, start + BLOCK)
      .map((organisation) => ({ ...draftColumns(organisation), ...(organisation.externalId ? { externalId: organisation.externalId } : {}), mergedInto: null }))
    const added = await peopleDb(tx).insertInto('organisation').values(rows).returning('id').execute()
    ids.push(...added.map(({ id }) => id))
  }
  await addSectors(
    tx,
    organisations.map(({ sectors }, index) => ({ organisationId: ids[index] ?? '', sectors })),
  )
  return ids
}

export async function addOrganisation(tx: Database, organisation: NewOrganisation): Promise<string> {
  const [id = ''] = await addOrganisations(tx, [organisation])
  return id
}

async function addSectors(tx: Database, given: readonly { organisationId: string; sectors: readonly string[] }[]): Promise<void> {
  const { version } = await listSectors(tx)
  const rows = given.flatMap(({ organisationId, sectors }) => [...new Set(sectors)].map((sectorCode) => ({ organisationId, sectorCode, listVersion: version })))
  for (let start = 0; start < rows.length; start += BLOCK)
    await peopleDb(tx)
      .insertInto('organisationSector')
      .values(rows.slice(start, start + BLOCK))
      .execute()
}

/** @returns false when somebody saved in between */
export async function changeOrganisation(tx: Database, id: string, draft: OrganisationDraft, version: number): Promise<boolean> {
  const { numUpdatedRows } = await peopleDb(tx)
    .updateTable('organisation')
    .set({ ...draftColumns(draft), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await peopleDb(tx).deleteFrom('organisationSector').where('organisationId', '=', id).execute()
  await addSectors(tx, [{ organisationId: id, sectors: draft.sectors }])
  return true
}

export type PersonOrganisation = { id: string; personId: string; organisationId: string; nameFr: string; nameNl: string; from: Day | null; until: Day | null }

/** Where these people work or stand for something, newest first. @param onDay only what holds on that day; null for all */
export async function listAffiliations(tx: Database, personIds: readonly string[], onDay: Day | null): Promise<PersonOrganisation[]> {
  if (personIds.length === 0) return []
  let query = peopleDb(tx)
    .selectFrom('affiliation')
    .innerJoin('organisation', 'organisation.id', 'affiliation.organisationId')
    .select([
      'affiliation.id',
      'affiliation.personId',
      'affiliation.organisationId',
      'organisation.nameFr',
      'organisation.nameNl',
      'affiliation.fromOn as from',
      'affiliation.untilOn as until',
    ])
    .where('affiliation.personId', 'in', [...personIds])
  if (onDay !== null)
    query = query.where(sql<boolean>`coalesce(from_on, ${onDay}::date) <= ${onDay}::date and coalesce(until_on, ${onDay}::date) >= ${onDay}::date`)
  return query
    .orderBy('affiliation.fromOn', (order) => order.desc().nullsLast())
    .orderBy('organisation.sortKey')
    .execute()
}

/** The people who work there on that day. */
export async function listAffiliatedPeople(tx: Database, organisationId: string, onDay: Day): Promise<string[]> {
  const rows = await peopleDb(tx)
    .selectFrom('affiliation')
    .select('personId')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where(sql<boolean>`coalesce(from_on, ${onDay}::date) <= ${onDay}::date and coalesce(until_on, ${onDay}::date) >= ${onDay}::date`)
    .execute()
  return rows.map(({ personId }) => personId)
}

export type NewAffiliation = { personId: string; organisationId: string; from: Day | null; until: Day | null }

export async function addAffiliations(tx: Database, affiliations: readonly NewAffiliation[]): Promise<void> {
  const rows = affiliations.map(({ personId, organisationId, from, until }) => ({ personId, organisationId, fromOn: from, untilOn: until }))
  for (let start = 0; start < rows.length; start += BLOCK)
    await peopleDb(tx)
      .insertInto('affiliation')
      .values(rows.slice(start, start + BLOCK))
      .execute()
}

/** Every affiliation, in a steady order: what an export writes. */
export async function listAllAffiliations(tx: Database): Promise<NewAffiliation[]> {
  return peopleDb(tx)
    .selectFrom('affiliation')
    .select(['personId', 'organisationId', 'fromOn as from', 'untilOn as until'])
    .orderBy('personId')
    .orderBy('organisationId')
    .orderBy('fromOn')
    .execute()
}

/** From this day on it holds no longer; it is never rubbed out, and one that ended before keeps its day. One that began this very day lasts this one day. */
export async function endAffiliation(tx: Database, id: string, personId: string, today: Day): Promise<void> {
  await peopleDb(tx)
    .updateTable('affiliation')
    .set({ untilOn: sql<string>`greatest(from_on, ${today}::date - 1)` })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where(sql<boolean>`(until_on is null or until_on >= ${today}::date)`)
    .execute()
}
