import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

/** No more reminders of this one meeting; those that wait do not leave. */
export async function stopReminders(tx: Database, invitationId: string, at: Instant): Promise<void> {
  await sql`update invitation set reminders_stopped_at = coalesce(reminders_stopped_at, ${at}::timestamptz) where id = ${invitationId}`.execute(tx)
  await sql`delete from outbox_mail where origin_id = ${invitationId} and sent_at is null and kind in ('invitation-look', 'invitation-tomorrow')`.execute(tx)
}

/** No more invitations by mail; whatever waits does not leave. @returns false when it was so already */
export async function noteStop(tx: Database, personId: string, at: Instant): Promise<boolean> {
  const { rows } = await sql`insert into asking_stop (person_id, at) values (${personId}, ${at}) on conflict do nothing returning person_id`.execute(tx)
  await sql`delete from outbox_mail where sent_at is null and origin_id in (select id from invitation where person_id = ${personId})`.execute(tx)
  return rows.length > 0
}

export async function hasStopped(tx: Database, personId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from asking_stop where person_id = ${personId}`.execute(tx)
  return rows.length > 0
}

/** The person wants mail again. */
export async function removeStop(tx: Database, personId: string): Promise<void> {
  await sql`delete from asking_stop where person_id = ${personId}`.execute(tx)
}
