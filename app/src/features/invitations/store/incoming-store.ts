import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

export const INCOMING_KINDS = ['unknown-person', 'not-the-sender', 'proposal', 'maybe', 'words'] as const
export type IncomingReply = {
  id: string
  kind: (typeof INCOMING_KINDS)[number]
  name: string
  fromAddress: string
  proposedStartsAt: Instant | null
  proposedEndsAt: Instant | null
  words: string
}

export type NewIncoming = {
  meetingId: string
  kind: IncomingReply['kind']
  personId: string | null
  fromAddress: string
  answer: 'here' | 'not' | null
  proposal: { startsAt: Instant; endsAt: Instant } | null
  words: string
  messageHash: Buffer
}

/** Keeps what somebody must look at. @returns false when this very mail is kept already */
export async function addIncoming(tx: Database, incoming: NewIncoming, at: Instant): Promise<boolean> {
  const { meetingId, kind, personId, fromAddress, answer, proposal, words, messageHash } = incoming
  const { rows } = await sql`
    insert into incoming_reply (meeting_id, kind, person_id, from_address, answer, proposed_starts_at, proposed_ends_at, words, message_hash, received_at)
    values (${meetingId}, ${kind}, ${personId}, ${fromAddress}, ${answer}, ${proposal?.startsAt ?? null}, ${proposal?.endsAt ?? null}, ${words}, ${messageHash}, ${at})
    on conflict (message_hash) do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** What waits for somebody's eye, the oldest first. */
export async function listIncoming(tx: Database, meetingId: string): Promise<IncomingReply[]> {
  const { rows } = await sql<IncomingReply>`
    select r.id, r.kind, coalesce(trim(p.given_name || ' ' || p.family_name), '') as name, r.from_address, r.proposed_starts_at, r.proposed_ends_at, r.words
    from incoming_reply r left join person p on p.id = r.person_id
    where r.meeting_id = ${meetingId} and r.settled_at is null order by r.received_at, r.id limit 50`.execute(tx)
  return rows
}

export async function settleIncoming(tx: Database, meetingId: string, id: string, at: Instant): Promise<boolean> {
  const { rows } =
    await sql`update incoming_reply set settled_at = ${at} where id = ${id} and meeting_id = ${meetingId} and settled_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** Whose invitation it is, by the address it went to. */
export async function findAskedByAddress(tx: Database, meetingId: string, address: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select i.id from invitation i join person p on p.id = i.person_id
    where i.meeting_id = ${meetingId} and lower(p.email) = lower(${address}) and i.ended_at is null order by i.id`.execute(tx)
  return rows[0]?.id ?? null
}

/** The invitation whose mail had one of these ids; they are known to whoever got the mail alone. */
export async function findOriginOfMail(tx: Database, mailIds: readonly string[]): Promise<string | null> {
  if (mailIds.length === 0) return null
  const { rows } = await sql<{ originId: string }>`
    select o.origin_id from outbox_mail o join invitation i on i.id = o.origin_id where o.id = any(${[...mailIds]}::uuid[]) order by o.created_at desc, o.id limit 1`.execute(
    tx,
  )
  return rows[0]?.originId ?? null
}

export async function countUnsettled(tx: Database, meetingId: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from incoming_reply where meeting_id = ${meetingId} and settled_at is null`.execute(tx)
  return rows[0]?.count ?? 0
}
