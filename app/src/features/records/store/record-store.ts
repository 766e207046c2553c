import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { PresentPerson } from '../domain/entry.ts'
import { newRecord, USUAL_DAYS, type MeetingRecord } from '../domain/record.ts'
import { recordsDb } from './tables.ts'

const RECORD = sql`meeting_id, phase, is_open_to_present, prepared_at, amendable_until, locked_at, version`

/** A record that nobody began yet is live and empty. */
export async function findRecord(tx: Database, meetingId: string): Promise<MeetingRecord> {
  const { rows } = await sql<MeetingRecord>`select ${RECORD} from meeting_record where meeting_id = ${meetingId}`.execute(tx)
  return rows[0] ?? newRecord(meetingId)
}

/** The row is made where there is none; whoever moves the record on holds it until all is written. */
export async function lockRecordRow(tx: Database, meetingId: string): Promise<MeetingRecord> {
  await sql`insert into meeting_record (meeting_id) values (${meetingId}) on conflict do nothing`.execute(tx)
  const { rows } = await sql<MeetingRecord>`select ${RECORD} from meeting_record where meeting_id = ${meetingId} for update`.execute(tx)
  return rows[0] ?? newRecord(meetingId)
}

/** Writers of lines share it: many at once, but none while the record is moved on. */
export async function shareRecordRow(tx: Database, meetingId: string): Promise<MeetingRecord> {
  await sql`insert into meeting_record (meeting_id) values (${meetingId}) on conflict do nothing`.execute(tx)
  const { rows } = await sql<MeetingRecord>`select ${RECORD} from meeting_record where meeting_id = ${meetingId} for share`.execute(tx)
  return rows[0] ?? newRecord(meetingId)
}

/** `by` is who prepared or locked it. The caller holds its lock. */
export async function saveRecord(tx: Database, record: MeetingRecord, by: { preparedBy?: string | null; lockedBy?: string | null } = {}): Promise<void> {
  const { meetingId, version, ...values } = record
  await recordsDb(tx)
    .updateTable('meetingRecord')
    .set({ ...values, ...by, version: version + 1 })
    .where('meetingId', '=', meetingId)
    .execute()
}

/** Days for amendments: of a joint meeting the longest that one of its communities gives. */
export async function findAmendableDays(tx: Database, communityIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ days: number | null }>`
    select max(coalesce(s.amendable_days, ${USUAL_DAYS}::int)) as days
    from unnest(${[...communityIds]}::uuid[]) as wish (id) left join record_setting s on s.community_id = wish.id`.execute(tx)
  return rows[0]?.days ?? USUAL_DAYS
}

export async function saveAmendableDays(tx: Database, communityId: string, days: number): Promise<void> {
  await recordsDb(tx)
    .insertInto('recordSetting')
    .values({ communityId, amendableDays: days })
    .onConflict((conflict) => conflict.column('communityId').doUpdateSet((eb) => ({ amendableDays: days, version: eb('recordSetting.version', '+', 1) })))
    .execute()
}

/** Records whose last day is over. */
export async function listOverdue(tx: Database, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select meeting_id as id from meeting_record where phase = 'amendable' and amendable_until <= ${now} order by amendable_until, meeting_id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Who was there, by name: people whom the register says are present. */
export async function listPresent(tx: Database, meetingId: string): Promise<PresentPerson[]> {
  const { rows } = await sql<PresentPerson>`
    select p.id as person_id, trim(p.given_name || ' ' || p.family_name) as name
    from attendance a join person p on p.id = a.person_id
    where a.meeting_id = ${meetingId} and a.state = 'present' and p.source <> 'former' order by p.sort_key, p.id`.execute(tx)
  return rows
}

/** Where a record belongs and whether this person was there: asked before anybody may see it. */
export async function findReach(tx: Database, meetingId: string, personId: string): Promise<{ communityIds: string[]; isPresent: boolean }> {
  const { rows } = await sql<{ communityIds: string[]; isPresent: boolean }>`
    select array(select community_id from meeting_community where meeting_id = ${meetingId} order by position, community_id) as community_ids,
      exists (select 1 from attendance where meeting_id = ${meetingId} and person_id = ${personId} and state = 'present') as is_present`.execute(tx)
  return rows[0] ?? { communityIds: [], isPresent: false }
}

export async function addAgreement(tx: Database, agreement: { meetingId: string; personId: string; agreedAt: Instant }): Promise<void> {
  await recordsDb(tx)
    .insertInto('recordAgreement')
    .values(agreement)
    .onConflict((conflict) => conflict.columns(['meetingId', 'personId']).doNothing())
    .execute()
}

/** Of those present today: a line of the register may have changed since somebody agreed. */
export async function listAgreed(tx: Database, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select g.person_id from record_agreement g join attendance a on a.meeting_id = g.meeting_id and a.person_id = g.person_id and a.state = 'present'
    where g.meeting_id = ${meetingId} order by g.agreed_at, g.person_id`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** A text that changed was not what somebody agreed to. */
export async function forgetAgreements(tx: Database, meetingId: string): Promise<void> {
  await sql`delete from record_agreement where meeting_id = ${meetingId}`.execute(tx)
}
