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
  const { rows } = await sql<{ id: string; externalId: string }>`select id, external_id from community where external_id = any(${externalIds}::text[]) order by external_id`.execute(tx)
  return rows
}
