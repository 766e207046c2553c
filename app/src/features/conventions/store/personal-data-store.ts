import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>
type Ids = { rows: { id: string }[] }
const idsOf = ({ rows }: Ids): string[] => rows.map(({ id }) => id)

/** What the person signs or signed, and what she wrote down. */
export async function showConventionsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const signed = await sql<Rows>`
    select id, community_id, convention_id, organisation_id, hours, hours_per, signed_on, means, reminded_at from convention_signatory
    where person_id = ${personId} or signer_id = ${personId} order by id`.execute(tx)
  const noted = await sql<Rows>`select id, community_id, signed_on from convention_signatory where noted_by = ${personId} order by id`.execute(tx)
  const made = await sql<Rows>`select id, community_id, made_at from convention where made_by = ${personId} order by made_at, id`.execute(tx)
  return [
    { table: 'convention_signatory', rows: [...signed.rows, ...noted.rows] },
    { table: 'convention', rows: made.rows },
  ]
}

/** Who worked alone leaves the convention; an organisation stays bound, without the name of who signed for it. */
export async function eraseConventionsRows(tx: Database, personId: string, _placeholderId: string): Promise<void> {
  await sql`delete from convention_signatory where person_id = ${personId}`.execute(tx)
  await sql`update convention_signatory set signer_id = null, signer = '', version = version + 1 where signer_id = ${personId}`.execute(tx)
  await sql`update convention_signatory s set signer = '', version = s.version + 1
    from person p where p.id = ${personId} and s.signer <> '' and p.family_name <> '' and position(lower(p.family_name) in lower(s.signer)) > 0`.execute(tx)
  await sql`update convention_signatory set noted_by = null where noted_by = ${personId}`.execute(tx)
  await sql`update convention set made_by = null where made_by = ${personId}`.execute(tx)
}

/** Signatures follow the record that is kept. Where both stand on one convention, the line of the record that goes stays with it. */
export async function moveSignatures(tx: Database, from: string, to: string): Promise<MovedRows> {
  const bound = await sql<{ id: string }>`
    update convention_signatory s set person_id = ${to}, version = version + 1 where person_id = ${from}
      and not exists (select 1 from convention_signatory o where o.convention_id = s.convention_id and o.person_id = ${to}) returning id`.execute(tx)
  const signers = await sql<{ id: string }>`
    update convention_signatory set signer_id = ${to}, version = version + 1 where signer_id = ${from} returning id`.execute(tx)
  const noted = await sql<{ id: string }>`update convention_signatory set noted_by = ${to} where noted_by = ${from} returning id`.execute(tx)
  const made = await sql<{ id: string }>`update convention set made_by = ${to} where made_by = ${from} returning id`.execute(tx)
  return { bound: idsOf(bound), signers: idsOf(signers), noted: idsOf(noted), made: idsOf(made) }
}

export async function giveSignaturesBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveSignatures` alone.
  const { bound, signers, noted, made } = moved as Record<'bound' | 'signers' | 'noted' | 'made', string[]>
  await sql`update convention_signatory set person_id = ${from}, version = version + 1 where person_id = ${to} and id = any(${bound}::uuid[])`.execute(tx)
  await sql`update convention_signatory set signer_id = ${from}, version = version + 1 where signer_id = ${to} and id = any(${signers}::uuid[])`.execute(tx)
  await sql`update convention_signatory set noted_by = ${from} where noted_by = ${to} and id = any(${noted}::uuid[])`.execute(tx)
  await sql`update convention set made_by = ${from} where made_by = ${to} and id = any(${made}::uuid[])`.execute(tx)
}
