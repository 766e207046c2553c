import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Reply, Via } from '../domain/invitation.ts'

/** One mail to be written: the invitation, the keys whose hashes are kept, and whom it goes to. */
export type ToWrite = {
  id: string
  personId: string
  via: Via
  reply: Reply | null
  writtenSequence: number | null
  writing: number
  pageHash: Buffer
  mailHash: Buffer
  givenName: string
  familyName: string
  email: string
  language: Language | null
}

const TO_WRITE = sql`i.id, i.person_id, i.via, i.reply, i.written_sequence, i.writing, i.page_hash, i.mail_hash, p.given_name, p.family_name, p.email, p.language`

/** Whoever may be written to: asked by mail, still asked, with an address that takes mail, and not kept out of sight. */
const REACHABLE = sql`i.channel = 'mail' and i.ended_at is null and i.bounced_at is null and p.email is not null
  and p.merged_into is null and p.erased_at is null and p.restricted_at is null
  and not exists (select 1 from asking_stop s where s.person_id = i.person_id)`

/**
 * The next people who do not know how the meeting stands now, locked for whoever writes to them. A cancelled meeting is told to those alone who
 * heard of it and did not decline.
 */
export async function takeToWrite(tx: Database, meetingId: string, { limit, now }: { limit: number; now: Instant }): Promise<ToWrite[]> {
  const { rows } = await sql<ToWrite>`
    select ${TO_WRITE} from invitation i join person p on p.id = i.person_id join meeting m on m.id = i.meeting_id
    where i.meeting_id = ${meetingId} and ${REACHABLE} and m.ends_at > ${now} and coalesce(i.written_sequence, -1) < m.sequence
      and (m.state = 'planned' or (m.state = 'cancelled' and i.written_sequence is not null and i.reply is distinct from 'not'))
    order by i.asked_at, i.id limit ${limit} for update of i skip locked`.execute(tx)
  return rows
}

/** Meetings of which somebody does not know yet how they stand. */
export async function listMeetingsToWrite(tx: Database, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from meeting m where m.ends_at > ${now} and m.state <> 'held' and exists (
      select 1 from invitation i join person p on p.id = i.person_id where i.meeting_id = m.id and ${REACHABLE} and coalesce(i.written_sequence, -1) < m.sequence
        and (m.state = 'planned' or (i.written_sequence is not null and i.reply is distinct from 'not')))
    order by m.starts_at, m.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** How many still have to be written to. */
export async function countToWrite(tx: Database, meetingId: string, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from invitation i join person p on p.id = i.person_id join meeting m on m.id = i.meeting_id
    where i.meeting_id = ${meetingId} and ${REACHABLE} and m.ends_at > ${now} and coalesce(i.written_sequence, -1) < m.sequence and m.state = 'planned'`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** What waits about an earlier state of the meeting would only confuse. */
export async function dropWaiting(tx: Database, ids: readonly string[]): Promise<void> {
  await sql`delete from outbox_mail where origin_id = any(${[...ids]}::uuid[]) and sent_at is null`.execute(tx)
}

export async function noteWritten(tx: Database, ids: readonly string[], sequence: number): Promise<void> {
  await sql`update invitation set written_sequence = ${sequence} where id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** The keys of an invitation made anew, when the secret they came from is gone: earlier links end with it. */
export async function saveKeys(
  tx: Database,
  id: string,
  { pageHash, mailHash, codeHash }: Record<'pageHash' | 'mailHash' | 'codeHash', Buffer>,
): Promise<void> {
  await sql`update invitation set page_hash = ${pageHash}, mail_hash = ${mailHash}, code_hash = ${codeHash} where id = ${id}`.execute(tx)
}

/** One job writes to everybody who waits; asked for twice it is done once. */
export async function addWriting(tx: Database, meetingId: string): Promise<void> {
  await sql`select add_job_later('write-invitations', ${JSON.stringify({ meetingId })}::json, ${`write invitations ${meetingId}`})`.execute(tx)
}

/** Sends to this person anew how the meeting stands, as if nothing had been written yet. @returns false when there is no way to write */
export async function askToWriteAgain(tx: Database, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update invitation i set written_sequence = null, writing = writing + 1, bounced_at = null, bounce_code = null, channel = 'mail' from person p
    where i.id = ${id} and p.id = i.person_id and p.email is not null and i.ended_at is null returning i.id`.execute(tx)
  await sql`delete from bounced_address where person_id in (select person_id from invitation where id = ${id})`.execute(tx)
  return rows.length > 0
}

export type ToRemind = ToWrite & { meetingId: string; channel: 'mail'; askedAt: Instant; remindedAt: Instant | null; confirmedAt: Instant | null }

/** Everybody who may be due a reminder: meetings of the next days, nobody who declined or stopped reminders. The rule decides. */
export async function takeToRemind(tx: Database, { now, until }: { now: Instant; until: Instant }, limit: number): Promise<ToRemind[]> {
  const { rows } = await sql<ToRemind>`
    select ${TO_WRITE}, i.meeting_id, i.channel, i.asked_at, i.reminded_at, i.confirmed_at
    from invitation i join person p on p.id = i.person_id join meeting m on m.id = i.meeting_id
    where ${REACHABLE} and m.state = 'planned' and m.starts_at > ${now} and m.starts_at <= ${until} and i.reminders_stopped_at is null and i.reply is distinct from 'not'
      and i.written_sequence is not null and ((i.reply is null and i.reminded_at is null and i.asked_at < ${now}::timestamptz - interval '1 day')
        or (i.reply is not null and i.confirmed_at is null and m.starts_at <= ${now}::timestamptz + interval '1 day'))
    order by m.starts_at, i.id limit ${limit} for update of i skip locked`.execute(tx)
  return rows
}

export async function noteReminded(tx: Database, id: string, reminder: 'look' | 'tomorrow', at: Instant): Promise<void> {
  if (reminder === 'look') await sql`update invitation set reminded_at = ${at} where id = ${id}`.execute(tx)
  else await sql`update invitation set confirmed_at = ${at} where id = ${id}`.execute(tx)
}

/** The mail to this person came back, or will never arrive. */
export async function noteBounce(tx: Database, id: string, code: string, at: Instant): Promise<{ meetingId: string } | null> {
  const { rows } = await sql<{ meetingId: string; personId: string }>`
    update invitation set bounced_at = ${at}, bounce_code = ${code} where id = ${id} returning meeting_id, person_id`.execute(tx)
  if (rows[0] === undefined) return null
  await sql`insert into bounced_address (person_id, address, code, at)
    select id, lower(email), ${code}, ${at} from person where id = ${rows[0].personId} and email is not null
    on conflict (person_id) do update set address = excluded.address, code = excluded.code, at = excluded.at`.execute(tx)
  return { meetingId: rows[0].meetingId }
}

/** Invitations to meetings that ended this long ago, with all that came back about them. */
export async function removeOldInvitations(tx: Database, now: Instant, months: number): Promise<number> {
  const old = sql`select id from meeting where ends_at < ${now}::timestamptz - make_interval(months => ${months})`
  await sql`delete from incoming_reply where meeting_id in (${old})`.execute(tx)
  const { numAffectedRows } = await sql`delete from invitation where meeting_id in (${old})`.execute(tx)
  await sql`delete from bounced_address b using person p where p.id = b.person_id and lower(coalesce(p.email, '')) <> b.address`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
