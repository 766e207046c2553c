import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { AskedPerson } from '../../meetings/public.ts'
import type { Channel, Invitation, Via } from '../domain/invitation.ts'
import { makeCode, makeKey } from './keys.ts'
import { invitationsDb } from './tables.ts'

const INVITATION = sql`i.id, i.meeting_id, i.person_id, i.channel, i.via, i.asked_at, i.reply, i.replied_at, i.reply_means, i.reply_sequence, i.noted_by,
  i.written_sequence, i.reminders_stopped_at, i.bounced_at, i.ended_at, i.version`

export type NewInvitation = { personId: string; channel: Channel; via: Via }
type Asking = { meetingId: string; askedBy: string | null; at: Instant }

/** Asks these people, each once: whoever is asked already stays as she is. @returns how many are new */
export async function addInvitations(tx: Database, secrets: Secrets, { meetingId, askedBy, at }: Asking, people: readonly NewInvitation[]): Promise<number> {
  let added = 0
  for (let start = 0; start < people.length; start += 500) {
    const rows = people.slice(start, start + 500).map((person) => {
      const id = crypto.randomUUID()
      const hashes = { pageHash: makeKey(secrets, 'page', id).hash, mailHash: makeKey(secrets, 'mail', id).hash, codeHash: makeCode(secrets, id).hash }
      return { id, ...person, ...hashes, meetingId, askedBy, askedAt: at }
    })
    const made = await invitationsDb(tx)
      .insertInto('invitation')
      .values(rows.map((row) => ({ ...NOTHING_YET, ...row })))
      // Who was asked before and left is asked anew, with the same links.
      .onConflict((conflict) =>
        conflict
          .columns(['meetingId', 'personId'])
          .doUpdateSet((eb) => ({
            endedAt: null,
            via: eb.ref('excluded.via'),
            channel: eb.ref('excluded.channel'),
            askedAt: at,
            askedBy,
            writtenSequence: null,
            writing: eb('invitation.writing', '+', 1),
          }))
          .where('invitation.endedAt', 'is not', null),
      )
      .returning('id')
      .execute()
    added += made.length
  }
  return added
}

const NOTHING_YET = {
  reply: null,
  repliedAt: null,
  replyMeans: null,
  replySequence: null,
  notedBy: null,
  writtenSequence: null,
  letterPrintedAt: null,
  remindedAt: null,
  confirmedAt: null,
  remindersStoppedAt: null,
  bouncedAt: null,
  bounceCode: null,
  endedAt: null,
}

/** Locked until the answer is written: of two answers at once the second sees the first. */
export async function lockInvitation(tx: Database, id: string): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`select ${INVITATION} from invitation i where i.id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

export async function findInvitationId(tx: Database, by: 'page' | 'mail' | 'code', hashes: readonly Buffer[]): Promise<string | null> {
  const column = { page: sql`page_hash`, mail: sql`mail_hash`, code: sql`code_hash` }[by]
  const { rows } = await sql<{ id: string }>`select id from invitation where ${column} = any(${[...hashes]}::bytea[])`.execute(tx)
  return rows[0]?.id ?? null
}

export async function findPageHash(tx: Database, id: string): Promise<{ id: string; pageHash: Buffer } | null> {
  const { rows } = await sql<{ id: string; pageHash: Buffer }>`select id, page_hash from invitation where id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function findInvitationOf(tx: Database, meetingId: string, personId: string): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`select ${INVITATION} from invitation i where i.meeting_id = ${meetingId} and i.person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}

/** @returns false when somebody answered in between */
export async function saveReply(tx: Database, { id, version, reply, repliedAt, replyMeans, replySequence, notedBy }: Invitation): Promise<boolean> {
  const { numUpdatedRows } = await invitationsDb(tx)
    .updateTable('invitation')
    .set({ reply, repliedAt, replyMeans, replySequence, notedBy, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Everybody who is asked to one meeting. */
export async function listAsked(tx: Database, meetingId: string): Promise<AskedPerson[]> {
  const { rows } = await sql<AskedPerson>`
    select person_id, reply as answer from invitation where meeting_id = ${meetingId} and ended_at is null order by asked_at, person_id`.execute(tx)
  return rows
}

/** Meetings between two moments to which these people are asked without having a seat there; those they declined left out. */
export async function listAskedElsewhere(
  tx: Database,
  personIds: readonly string[],
  { from, until }: { from: string; until: string },
): Promise<{ personId: string; meetingId: string }[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ personId: string; meetingId: string }>`
    select i.person_id, i.meeting_id from invitation i join meeting m on m.id = i.meeting_id
    where i.person_id = any(${[...personIds]}::uuid[]) and i.ended_at is null and i.reply is distinct from 'not'
      and m.state <> 'cancelled' and m.starts_at < ${until} and m.ends_at > ${from}
      and not exists (select 1 from meeting_seat s where s.meeting_id = i.meeting_id and s.person_id = i.person_id)
    order by m.starts_at, i.person_id`.execute(tx)
  return rows
}

/** Every meeting to which a person is asked, the latest first. */
export async function listInvitedMeetingIds(tx: Database, personId: string): Promise<string[]> {
  const { rows } = await sql<{ meetingId: string }>`
    select i.meeting_id from invitation i join meeting m on m.id = i.meeting_id
    where i.person_id = ${personId} and i.ended_at is null order by m.starts_at desc, i.meeting_id`.execute(tx)
  return rows.map(({ meetingId }) => meetingId)
}

/** Nothing more is written to the person about this meeting; her answer, if she gave one, stays for the count. */
export async function endInvitation(tx: Database, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await invitationsDb(tx)
    .updateTable('invitation')
    .set({ endedAt: at })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Ends what came to a person through a community that he or she leaves, for meetings after the last day, unless another community of
 * the meeting keeps a seat. Mail about them that waits goes too.
 */
export async function endInvitationsOfLeaver(
  tx: Database,
  { personId, communityId, lastDay, at }: { personId: string; communityId: string; lastDay: string; at: Instant },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update invitation i set ended_at = ${at} from meeting_community mc
    where mc.meeting_id = i.meeting_id and mc.community_id = ${communityId} and i.person_id = ${personId} and i.via <> 'person' and i.ended_at is null
      and (mc.starts_at at time zone 'Europe/Brussels')::date > ${lastDay}::date
      and not exists (select 1 from meeting_seat s where s.meeting_id = i.meeting_id and s.person_id = i.person_id)
    returning i.id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await sql`delete from outbox_mail where origin_id = any(${ids}::uuid[]) and sent_at is null`.execute(tx)
  return ids.length
}

/** Who left which community, and the last day there; null while the membership stands. */
export async function findLeaver(tx: Database, membershipId: string): Promise<{ personId: string; communityId: string; lastDay: string } | null> {
  const { rows } = await sql<{ personId: string; communityId: string; lastDay: string }>`
    select person_id, community_id, until_on as last_day from membership where id = ${membershipId} and until_on is not null`.execute(tx)
  return rows[0] ?? null
}

export async function isAddressOf(tx: Database, personId: string, address: string): Promise<boolean> {
  const { rows } = await sql`select 1 from person where id = ${personId} and lower(email) = lower(${address})`.execute(tx)
  return rows.length > 0
}
