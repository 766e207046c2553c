import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Signatory } from '../domain/convention.ts'
import type { Bond } from '../domain/person-state.ts'
import type { Reminded } from './convention-store.ts'
import { conventionsDb } from './tables.ts'

export type NamedSignatory = Signatory & { name: BilingualName; signedBy: string; isMine: boolean; canBeReminded: boolean }

/**
 * Who signs these conventions, by name. A line is the reader's own to sign when it names the reader; where it names nobody, when the
 * reader works for the organisation or stands for it in the community on that day.
 */
export async function listSignatories(db: Database, conventionIds: readonly string[], readerId: string | null, today: Day): Promise<NamedSignatory[]> {
  if (conventionIds.length === 0) return []
  const { rows } = await sql<NamedSignatory>`
    select s.id, s.convention_id, s.organisation_id, s.person_id, s.signer, s.signer_id, s.hours::float8 as hours, s.hours_per, s.signed_on, s.means, s.reminded_at, s.version,
      case when o.id is not null then json_build_object('fr', o.name_fr, 'nl', o.name_nl)
        else json_build_object('fr', trim(p.given_name || ' ' || p.family_name), 'nl', '') end as name,
      coalesce(nullif(trim(by.given_name || ' ' || by.family_name), ''), s.signer) as signed_by,
      case when coalesce(s.signer_id, s.person_id) is not null then coalesce(s.signer_id, s.person_id) = ${readerId}::uuid else
        exists (select 1 from affiliation f where f.person_id = ${readerId}::uuid and f.organisation_id = s.organisation_id
          and (f.from_on is null or f.from_on <= ${today}::date) and (f.until_on is null or f.until_on >= ${today}::date))
        or exists (select 1 from representation r join membership m on m.id = r.membership_id where r.organisation_id = s.organisation_id
          and r.community_id = s.community_id and m.person_id = ${readerId}::uuid and m.state <> 'ended'
          and (r.from_on is null or r.from_on <= ${today}::date) and (r.until_on is null or r.until_on >= ${today}::date)) end as is_mine,
      s.signed_on is null and coalesce(by.email, p.email) is not null as can_be_reminded
    from convention_signatory s
    left join organisation o on o.id = s.organisation_id
    left join person p on p.id = s.person_id
    left join person by on by.id = s.signer_id
    where s.convention_id = any(${[...conventionIds]}::uuid[])
    order by coalesce(o.sort_key, p.sort_key), s.id`.execute(db)
  return rows
}

/** The convention of one line, for who knows the line alone. */
export async function findConventionOfLine(db: Database, signatoryId: string): Promise<string | null> {
  const row = await conventionsDb(db).selectFrom('conventionSignatory').select('conventionId').where('id', '=', signatoryId).executeTakeFirst()
  return row?.conventionId ?? null
}

export async function addSignatory(tx: Database, signatory: Omit<Signatory, 'id' | 'version'> & { communityId: string }): Promise<string> {
  const { id } = await conventionsDb(tx)
    .insertInto('conventionSignatory')
    .values({ ...signatory, notedBy: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
    .then((row) => row ?? { id: '' })
  return id
}

/** @returns false when somebody saved in between */
export async function saveSignatory(tx: Database, signatory: Signatory, notedBy: string | null): Promise<boolean> {
  const { numUpdatedRows } = await conventionsDb(tx)
    .updateTable('conventionSignatory')
    .set({
      signer: signatory.signer,
      signerId: signatory.signerId,
      hours: signatory.hours,
      hoursPer: signatory.hoursPer,
      signedOn: signatory.signedOn,
      means: signatory.means,
      notedBy,
      version: signatory.version + 1,
    })
    .where('id', '=', signatory.id)
    .where('version', '=', signatory.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function noteReminded(tx: Database, id: string, at: Instant): Promise<void> {
  await conventionsDb(tx).updateTable('conventionSignatory').set({ remindedAt: at }).where('id', '=', id).execute()
}

export async function removeSignatory(tx: Database, id: string): Promise<void> {
  await conventionsDb(tx).deleteFrom('conventionSignatory').where('id', '=', id).execute()
}

/** Where the reminder of one line goes; null without an address. */
export async function findSignerAddress(db: Database, signatoryId: string): Promise<Reminded | null> {
  const { rows } = await sql<Reminded>`
    select p.id as person_id, p.email, p.language from convention_signatory s join person p on p.id = coalesce(s.signer_id, s.person_id)
    where s.id = ${signatoryId} and p.email is not null and p.erased_at is null and p.merged_into is null and p.restricted_at is null`.execute(db)
  return rows[0] ?? null
}

/**
 * The employers of these people and how the newest running convention of the community stands with each: those they stand for in the
 * community on that day, else those they work for; who works alone stands for herself. Nothing where no convention runs.
 */
export async function listBonds(db: Database, communityId: string, personIds: readonly string[], today: Day): Promise<Bond[] | null> {
  const running = await sql<{ id: string }>`
    select id from convention where community_id = ${communityId} and stage in ('signing', 'review') and (until_on is null or until_on >= ${today}::date)
    order by made_at desc, id limit 1`.execute(db)
  const id = running.rows[0]?.id
  if (id === undefined) return null
  const { rows } = await sql<Bond>`
    with standing as (
      select distinct m.person_id, r.organisation_id from membership m join representation r on r.membership_id = m.id
      where m.community_id = ${communityId} and m.person_id = any(${[...personIds]}::uuid[]) and m.state <> 'ended'
        and (r.from_on is null or r.from_on <= ${today}::date) and (r.until_on is null or r.until_on >= ${today}::date)
    ), bond as (
      select person_id, organisation_id from standing
      union select f.person_id, f.organisation_id from affiliation f
      where f.person_id = any(${[...personIds]}::uuid[]) and not exists (select 1 from standing s where s.person_id = f.person_id)
        and (f.from_on is null or f.from_on <= ${today}::date) and (f.until_on is null or f.until_on >= ${today}::date)
    )
    select b.person_id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name, case when s.id is not null then s.signed_on is not null end as is_signed
    from bond b join organisation o on o.id = b.organisation_id
    left join convention_signatory s on s.convention_id = ${id} and s.organisation_id = b.organisation_id
    union all
    select s.person_id, json_build_object('fr', trim(p.given_name || ' ' || p.family_name), 'nl', ''), s.signed_on is not null
    from convention_signatory s join person p on p.id = s.person_id where s.convention_id = ${id} and s.person_id = any(${[...personIds]}::uuid[])`.execute(db)
  return rows
}

/** Lines that wait for a click of this person, with their community. As the house itself: who signs need be no member. */
export async function listLinesToSign(
  db: Database,
  personId: string,
): Promise<{ conventionId: string; communityId: string; nameFr: string; nameNl: string }[]> {
  const { rows } = await sql<{ conventionId: string; communityId: string; nameFr: string; nameNl: string }>`
    select distinct s.convention_id, s.community_id, m.name_fr, m.name_nl from convention_signatory s
    join convention c on c.id = s.convention_id join community m on m.id = s.community_id
    where coalesce(s.signer_id, s.person_id) = ${personId} and s.signed_on is null and c.stage in ('signing', 'review') and m.state <> 'closed'
    order by s.community_id`.execute(db)
  return rows
}

/** Who may stand as the one who signs: people of the community, by name. */
export async function listMembersToSign(db: Database, communityId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, trim(p.given_name || ' ' || p.family_name) as name, p.sort_key from membership m join person p on p.id = m.person_id
    where m.community_id = ${communityId} and m.state in ('active', 'on_leave', 'pending') and p.erased_at is null and p.merged_into is null
      and (p.noticed_at is not null or p.source in ('self', 'demo'))
    order by p.sort_key, p.id limit 300`.execute(db)
  return rows.map(({ id, name }) => ({ id, name }))
}

/** Organisations that people of the community stand for or work for, by name. */
export async function listEmployers(db: Database, communityId: string): Promise<{ id: string; name: BilingualName }[]> {
  const { rows } = await sql<{ id: string; name: BilingualName }>`
    select o.id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name from organisation o
    where o.merged_into is null and (
      o.id in (select r.organisation_id from representation r join membership m on m.id = r.membership_id where r.community_id = ${communityId} and m.state <> 'ended')
      or o.id in (select f.organisation_id from affiliation f join membership m on m.person_id = f.person_id where m.community_id = ${communityId} and m.state <> 'ended')
      or o.id = (select host_organisation_id from community where id = ${communityId}))
    order by o.sort_key, o.id limit 300`.execute(db)
  return rows
}
