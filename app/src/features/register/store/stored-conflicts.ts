import type { Register } from '@ronde/figures'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

export type StoredConflict = { kind: 'same-mail' | 'register-closed' | 'not-your-community'; id: string; other: string }

/** What the rows already stored say against this register: a mail address that is somebody else's, a line of a closed register that would change. */
export async function listStoredConflicts(tx: Database, register: Required<Register>): Promise<StoredConflict[]> {
  const mails = JSON.stringify(register.people.filter(({ email }) => email !== null).map(({ personId, email }) => ({ personId, email })))
  const { rows: sameMail } = await sql<StoredConflict>`
    select 'same-mail' as kind, r."personId" as id, p.given_name || ' ' || p.family_name as other
    from jsonb_to_recordset(${mails}::jsonb) as r ("personId" text, email text)
    join person p on lower(p.email) = lower(r.email) and p.merged_into is null and p.external_id <> r."personId"`.execute(tx)
  const { rows: closed } = await sql<{ externalId: string }>`
    select m.external_id from meeting m join jsonb_array_elements_text(${JSON.stringify(register.meetings.map(({ meetingId }) => meetingId))}::jsonb) as r (id) on r.id = m.external_id
    where m.register_state = 'closed'`.execute(tx)
  if (closed.length === 0) return sameMail
  const closedIds = new Set(closed.map(({ externalId }) => externalId))
  const lines = JSON.stringify(register.attendance.filter(({ meetingId }) => closedIds.has(meetingId)))
  const { rows: changed } = await sql<StoredConflict>`
    select distinct 'register-closed' as kind, m.external_id as id, m.title as other
    from jsonb_to_recordset(${lines}::jsonb) as r ("meetingId" text, "personId" text, role text, state text, mode text)
    join meeting m on m.external_id = r."meetingId"
    left join person p on p.external_id = r."personId"
    left join attendance a on a.meeting_id = m.id and a.person_id = p.id
    where (a.role, a.state, a.mode) is distinct from (r.role, r.state, r.mode)`.execute(tx)
  return [...sameMail, ...changed]
}

/** Communities of the file that exist already, with their ids here. */
export async function listKnownCommunities(tx: Database, externalIds: string[]): Promise<{ id: string; externalId: string }[]> {
  const { rows } = await sql<{
    id: string
    externalId: string
  }>`select id, external_id from community where external_id = any(${externalIds}::text[]) order by external_id`.execute(tx)
  return rows
}

const PERSON_COLUMNS = sql`"personId" text, "givenName" text, "familyName" text, email text, phone text, "languagesSpoken" text[], "languagesUnderstood" text[], disciplines text[],
  employment text, functions text[]`

/**
 * Rows that exist already and belong to none of these communities, and that this register would change: people of others, and
 * meetings of others. Organisations are everybody's.
 */
export async function listForeignRows(
  tx: Database,
  register: Required<Register>,
  communityIds: string[],
): Promise<{ sheet: 'people' | 'meetings'; id: string }[]> {
  const people = JSON.stringify(register.people.map((person) => ({ ...person, functions: person.functions ?? [] })))
  const affiliated = JSON.stringify(register.affiliations.map(({ personId }) => personId))
  const meetings = JSON.stringify(register.meetings.map(({ meetingId }) => meetingId))
  const { rows } = await sql<{ sheet: 'people' | 'meetings'; id: string }>`
    select 'people' as sheet, p.external_id as id
    from jsonb_to_recordset(${people}::jsonb) as r (${PERSON_COLUMNS}) join person p on p.external_id = r."personId"
    where not exists (select 1 from membership s where s.person_id = p.id and s.community_id = any(${communityIds}::uuid[]))
      and not exists (select 1 from attendance a join meeting_community x on x.meeting_id = a.meeting_id where a.person_id = p.id and x.community_id = any(${communityIds}::uuid[]))
      and ((p.given_name, p.family_name, p.email, p.phone, p.languages_spoken, p.languages_understood, p.disciplines, p.employment, p.functions)
          is distinct from (r."givenName", r."familyName", r.email, r.phone, r."languagesSpoken", r."languagesUnderstood", r.disciplines, r.employment, r.functions)
        or ${affiliated}::jsonb ? p.external_id)
    union all
    select 'meetings' as sheet, m.external_id as id
    from meeting m join jsonb_array_elements_text(${meetings}::jsonb) as r (id) on r.id = m.external_id
    where not exists (select 1 from meeting_community x where x.meeting_id = m.id and x.community_id = any(${communityIds}::uuid[]))
    order by 1 desc, 2`.execute(tx)
  return rows
}
