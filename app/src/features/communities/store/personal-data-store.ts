import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** Every row of this feature that refers to the person: memberships, whom she stood for, practice roles, and texts she wrote for a community. */
export async function showMembershipRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  const memberships = await sql<Rows>`
    select m.id, m.community_id, c.name_fr, c.name_nl, m.role, m.state, m.from_on, m.until_on, m.end_reason,
      m.invited_as, m.agreed_at, m.agreed_convention, m.agreed_consent, m.agreed_means
    from membership m join community c on c.id = m.community_id where m.person_id = ${personId} order by m.from_on, m.id`.execute(tx)
  const representations = await sql<Rows>`
    select r.id, r.membership_id, r.organisation_id, o.name_fr, o.name_nl, r.from_on, r.until_on
    from representation r join membership m on m.id = r.membership_id join organisation o on o.id = r.organisation_id
    where m.person_id = ${personId} order by r.from_on, r.id`.execute(tx)
  const practiceRoles = await sql<Rows>`
    select pr.id, pr.membership_id, pr.label, pr.since_on, pr.recognised_by, pr.ended_on
    from practice_role pr join membership m on m.id = pr.membership_id where m.person_id = ${personId} order by pr.since_on, pr.id`.execute(tx)
  const texts = await sql<Rows>`
    select id, community_id, kind, version, in_force_on from community_text where written_by = ${personId} order by in_force_on, id`.execute(tx)
  const programmes = await sql<Rows>`select id, name_fr, name_nl from programme where created_by = ${personId} order by id`.execute(tx)
  const noted = await sql<Rows>`select id, community_id, agreed_at from membership where agreed_noted_by = ${personId} order by agreed_at, id`.execute(tx)
  // What was only asked or offered goes with her.
  const unbegun = memberships.rows.filter(({ state }) => state === 'applied' || state === 'invited')
  const ofUnbegun = representations.rows.filter(({ membershipId }) => unbegun.some(({ id }) => id === membershipId))
  return [
    { table: 'membership', rows: [...memberships.rows, ...noted.rows], goes: unbegun.length },
    { table: 'representation', rows: representations.rows, goes: ofUnbegun.length },
    { table: 'practice_role', rows: practiceRoles.rows },
    { table: 'community_text', rows: texts.rows },
    { table: 'programme', rows: programmes.rows },
  ]
}

/**
 * Memberships and whom they stood for go to the nameless place, because the figures of open periods count them; running ones end
 * today. Reasons, practice roles and authorship go.
 */
export async function eraseMembershipRows(tx: Database, personId: string, placeholderId: string): Promise<void> {
  await sql`delete from practice_role where membership_id in (select id from membership where person_id = ${personId})`.execute(tx)
  await sql`delete from membership where person_id = ${personId} and state in ('applied', 'invited')`.execute(tx)
  await sql`update membership set agreed_noted_by = null where agreed_noted_by = ${personId}`.execute(tx)
  await sql`update membership set person_id = ${placeholderId}, end_reason = null, state = 'ended', version = version + 1,
      agreed_at = null, agreed_convention = null, agreed_consent = null, agreed_means = null, agreed_noted_by = null,
      until_on = coalesce(least(until_on, greatest(current_date, from_on)), greatest(current_date, from_on))
    where person_id = ${personId}`.execute(tx)
  await sql`update community_text set written_by = null where written_by = ${personId}`.execute(tx)
  await sql`update programme set created_by = null where created_by = ${personId}`.execute(tx)
}

/** Every community these people ever belonged to, or asked to join. */
export async function listMembershipPlaces(tx: Database, personIds: readonly string[]): Promise<{ personId: string; communityId: string }[]> {
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select distinct person_id, community_id from membership where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

/** Memberships follow the record that is kept; people are counted once, so two of one community do no harm. */
export async function moveMemberships(tx: Database, from: string, to: string): Promise<MovedRows> {
  const memberships = await sql<{ id: string }>`update membership set person_id = ${to}, version = version + 1 where person_id = ${from} returning id`.execute(
    tx,
  )
  const noted = await sql<{ id: string }>`update membership set agreed_noted_by = ${to} where agreed_noted_by = ${from} returning id`.execute(tx)
  const texts = await sql<{ id: string }>`update community_text set written_by = ${to} where written_by = ${from} returning id`.execute(tx)
  const programmes = await sql<{ id: string }>`update programme set created_by = ${to} where created_by = ${from} returning id`.execute(tx)
  return {
    programmes: programmes.rows.map(({ id }) => id),
    memberships: memberships.rows.map(({ id }) => id),
    texts: texts.rows.map(({ id }) => id),
    noted: noted.rows.map(({ id }) => id),
  }
}

export async function giveMembershipsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveMemberships` alone.
  const { memberships, texts, noted = [], programmes = [] } = moved as { memberships: string[]; texts: string[]; noted?: string[]; programmes?: string[] }
  await sql`update membership set person_id = ${from}, version = version + 1 where person_id = ${to} and id = any(${memberships}::uuid[])`.execute(tx)
  await sql`update membership set agreed_noted_by = ${from} where agreed_noted_by = ${to} and id = any(${noted}::uuid[])`.execute(tx)
  await sql`update programme set created_by = ${from} where created_by = ${to} and id = any(${programmes}::uuid[])`.execute(tx)
  await sql`update community_text set written_by = ${from} where written_by = ${to} and id = any(${texts}::uuid[])`.execute(tx)
}
