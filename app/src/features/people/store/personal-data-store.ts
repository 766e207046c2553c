import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { PersonalPart } from '../../../platform/personal-data.ts'
import { writePicture } from '../domain/picture.ts'
import { forgetPictures } from './picture-store.ts'
import { peopleDb } from './tables.ts'

/** Every row of the directory that refers to the person: her own record, what was merged into it, where she works, what she agreed to. */
export async function showPeopleRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const db = peopleDb(tx)
  const people = await db
    .selectFrom('person')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', personId), eb('mergedInto', '=', personId)]))
    .execute()
  const affiliations = await db
    .selectFrom('affiliation')
    .innerJoin('organisation', 'organisation.id', 'affiliation.organisationId')
    .select(['affiliation.id', 'affiliation.organisationId', 'organisation.nameFr', 'organisation.nameNl', 'affiliation.fromOn', 'affiliation.untilOn'])
    .where('affiliation.personId', '=', personId)
    .execute()
  const practices = await sql<Record<string, unknown>>`
    select o.id, o.name_fr, o.name_nl, o.enterprise_number, o.sole_practice from organisation o
    where o.sole_practice and o.id in (select organisation_id from affiliation where person_id = ${personId})`.execute(tx)
  const consents = await db.selectFrom('consent').selectAll().where('personId', '=', personId).orderBy('number').execute()
  const merges = await db.selectFrom('personMerge').select(['id', 'keptId', 'mergedId', 'mergedAt', 'undoneAt']).where('keptId', '=', personId).execute()
  const pictures = await db
    .selectFrom('personPicture')
    .selectAll()
    .where((eb) => eb.or([eb('personId', '=', personId), eb('personId', 'in', eb.selectFrom('person').select('id').where('mergedInto', '=', personId))]))
    .execute()
  return [
    { table: 'person', rows: people.map(({ enteredBy: _enteredBy, ...own }) => own) },
    { table: 'affiliation', rows: affiliations },
    { table: 'organisation', rows: practices.rows },
    { table: 'consent', rows: consents.map(({ notedBy: _notedBy, ...own }) => own) },
    { table: 'person_merge', rows: merges },
    { table: 'person_picture', rows: pictures.map(({ webp, ...own }) => ({ ...own, webp: writePicture(webp) })) },
  ]
}

/** The nameless place that keeps the totals of open periods right: no attribute but the employment that the figures count. */
export async function addPlaceholder(tx: Database, personId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into person (given_name, family_name, employment, source, entered_at, noticed_at, sort_key)
    select '', '', employment, 'former', '2000-01-01', '2000-01-01', '' from person where id = ${personId} returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

/**
 * A sole practice is a person: it loses its name and number, unless somebody else works there too. Its sectors stay, because the
 * figures count them.
 * @param represented organisations for which the person stands in a community
 */
export async function forgetSolePractices(tx: Database, personId: string, represented: readonly string[]): Promise<void> {
  await sql`
    update organisation o set name_fr = 'cabinet individuel', name_nl = 'zelfstandige praktijk', sort_key = '', external_id = gen_random_uuid()::text, enterprise_number = null, missions = '{}', version = version + 1
    where o.sole_practice
      and (o.id = any(${[...represented]}::uuid[]) or o.id in (select organisation_id from affiliation where person_id = ${personId}))
      and not exists (select 1 from affiliation a where a.organisation_id = o.id and a.person_id <> ${personId})`.execute(tx)
}

/** Removes the record and what hangs on it. Affiliations move to the placeholder: figures may count them. Runs last of all features. */
export async function erasePeopleRows(tx: Database, personId: string, placeholderId: string): Promise<void> {
  await sql`update affiliation set person_id = ${placeholderId} where person_id = ${personId}`.execute(tx)
  await sql`delete from consent where person_id = ${personId} or person_id in (select id from person where merged_into = ${personId})`.execute(tx)
  await forgetPictures(tx, personId)
  await sql`delete from person_merge where kept_id = ${personId} or merged_id = ${personId}`.execute(tx)
  await sql`delete from affiliation where person_id in (select id from person where merged_into = ${personId})`.execute(tx)
  await sql`update person set entered_by = null where entered_by = ${personId}`.execute(tx)
  await sql`delete from person where merged_into = ${personId}`.execute(tx)
  await sql`delete from person where id = ${personId}`.execute(tx)
}

/** Who noted a consent on paper is not kept once that colleague is gone; an append-only row can only be written anew. */
export async function forgetNoter(tx: Database, personId: string): Promise<void> {
  await sql`
    with noted as (delete from consent where noted_by = ${personId} returning *)
    insert into consent (number, person_id, purpose, scope_kind, scope_id, fields, given, until_on, text_version, language, means, at)
    overriding system value
    select number, person_id, purpose, scope_kind, scope_id, fields, given, until_on, text_version, language, means, at from noted`.execute(tx)
}
