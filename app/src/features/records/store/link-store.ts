import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

export type RecordLink = { meetingId: string; personId: string }

/** The link of this hash while it counts: for somebody who is still on the register as present, and whom nothing keeps out of sight. */
export async function findRecordLink(tx: Database, hash: Buffer, now: Instant): Promise<RecordLink | null> {
  const { rows } = await sql<RecordLink>`
    select l.meeting_id, l.person_id from record_link l join person p on p.id = l.person_id
      join attendance a on a.meeting_id = l.meeting_id and a.person_id = l.person_id and a.state = 'present'
    where l.token_hash = ${hash} and l.expires_at > ${now} and p.erased_at is null and p.merged_into is null and p.restricted_at is null`.execute(tx)
  return rows[0] ?? null
}

/** @returns false when this person has a link to this record already */
export async function addRecordLink(tx: Database, link: RecordLink & { hash: Buffer; madeAt: Instant; expiresAt: Instant }): Promise<boolean> {
  const { rows } = await sql`
    insert into record_link (token_hash, meeting_id, person_id, made_at, expires_at)
    values (${link.hash}, ${link.meetingId}, ${link.personId}, ${link.madeAt}, ${link.expiresAt})
    on conflict (meeting_id, person_id) do nothing returning meeting_id`.execute(tx)
  return rows.length > 0
}

/** Links past their time. */
export async function removeOldLinks(tx: Database, now: Instant): Promise<void> {
  await sql`delete from record_link where expires_at < ${now}`.execute(tx)
}
