import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Card, Introduction } from '../domain/introduction.ts'

const CARD = sql`i.id, i.meeting_id, i.name, i.email, i.phone, i.organisation, i.activity, i.ask_me_about, i.languages_spoken, i.languages_understood,
  i.shares, i.share_until, i.joins, i.language, i.text_versions, i.made_at, i.changed_at, i.version`

export type NewCard = Card & { meetingId: string; language: Language; textVersions: Record<string, number>; at: Instant }

/** @returns its id */
export async function addIntroduction(tx: Database, card: NewCard): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into introduction (meeting_id, name, email, phone, organisation, activity, ask_me_about, languages_spoken, languages_understood, language, shares,
      share_until, text_versions, joins, made_at, changed_at)
    values (${card.meetingId}, ${card.name}, ${card.email}, ${card.phone}, ${card.organisation}, ${card.activity}, ${card.askMeAbout},
      ${card.languagesSpoken}, ${card.languagesUnderstood}, ${card.language}, ${JSON.stringify(card.shares)}::jsonb, ${card.shareUntil},
      ${JSON.stringify(card.textVersions)}::jsonb, ${card.joins}::uuid[], ${card.at}, ${card.at}) returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

/** Over the version that was read. @returns false when somebody saved, or took it up, in between */
export async function saveIntroduction(tx: Database, card: NewCard & { id: string; version: number }): Promise<boolean> {
  const { rows } = await sql`
    update introduction set name = ${card.name}, email = ${card.email}, phone = ${card.phone}, organisation = ${card.organisation}, activity = ${card.activity},
      ask_me_about = ${card.askMeAbout}, languages_spoken = ${card.languagesSpoken}, languages_understood = ${card.languagesUnderstood},
      language = ${card.language}, shares = ${JSON.stringify(card.shares)}::jsonb, share_until = ${card.shareUntil},
      text_versions = ${JSON.stringify(card.textVersions)}::jsonb, joins = ${card.joins}::uuid[], changed_at = ${card.at}, version = version + 1
    where id = ${card.id} and version = ${card.version} and state = 'waiting' returning id`.execute(tx)
  return rows.length > 0
}

/** Nothing of it stays, the mail that brought its link included. */
export async function removeIntroductions(tx: Database, ids: readonly string[]): Promise<void> {
  await sql`delete from outbox_mail where kind in ('introduction', 'introduction-taken') and origin_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`delete from introduction where id = any(${[...ids]}::uuid[])`.execute(tx)
}

export async function addLink(tx: Database, { hash, id, meetingId }: { hash: Buffer; id: string; meetingId: string }): Promise<void> {
  await sql`insert into introduction_link (token_hash, introduction_id, meeting_id) values (${hash}, ${id}, ${meetingId})`.execute(tx)
}

export type LinkedCard = Introduction & { state: 'waiting' | 'taken'; personId: string | null; isNewPerson: boolean; takenAt: Instant | null }

/** The card behind a personal link, locked until all is written. */
export async function findByLink(tx: Database, hash: Buffer): Promise<LinkedCard | null> {
  const { rows } = await sql<LinkedCard>`
    select ${CARD}, i.state, i.person_id, i.is_new_person, i.taken_at from introduction i
    where i.id = (select introduction_id from introduction_link where token_hash = ${hash}) for update of i`.execute(tx)
  return rows[0] ?? null
}

export async function countWaiting(tx: Database, meetingId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from introduction where meeting_id = ${meetingId} and state = 'waiting'`.execute(tx)
  return rows[0]?.count ?? 0
}

/** One page of the cards that wait at a meeting, the first that came first. */
export async function listWaiting(tx: Database, meetingId: string, { limit, offset }: { limit: number; offset: number }): Promise<Introduction[]> {
  const { rows } = await sql<Introduction>`
    select ${CARD} from introduction i where i.meeting_id = ${meetingId} and i.state = 'waiting' order by i.made_at, i.id limit ${limit} offset ${offset}`.execute(
    tx,
  )
  return rows
}

export async function findWaiting(tx: Database, meetingId: string, id: string): Promise<Introduction | null> {
  const { rows } = await sql<Introduction>`
    select ${CARD} from introduction i where i.id = ${id} and i.meeting_id = ${meetingId} and i.state = 'waiting' for update of i`.execute(tx)
  return rows[0] ?? null
}

/** To which meeting a card belongs that waits; for who runs the house. */
export async function findMeetingOf(tx: Database, id: string): Promise<string | null> {
  const { rows } = await sql<{ meetingId: string }>`select meeting_id from introduction where id = ${id} and state = 'waiting'`.execute(tx)
  return rows[0]?.meetingId ?? null
}

type Taken = { id: string; personId: string; isNewPerson: boolean; by: string | null; at: Instant }

/** The card steps back: its words stand with the person now, and only the way back to it stays. */
export async function markTaken(tx: Database, { id, personId, isNewPerson, by, at }: Taken): Promise<void> {
  await sql`
    update introduction set state = 'taken', person_id = ${personId}, is_new_person = ${isNewPerson}, taken_by = ${by}::uuid, taken_at = ${at},
      name = '', email = '', phone = '', organisation = '', activity = '', ask_me_about = '', languages_spoken = '{}', languages_understood = '{}',
      version = version + 1
    where id = ${id}`.execute(tx)
}

export type WaitingMeeting = { meetingId: string; startsAt: Instant; count: number }

/** Meetings of these communities at which cards wait, the latest first. */
export async function listWaitingMeetings(tx: Database, communityIds: readonly string[]): Promise<WaitingMeeting[]> {
  const { rows } = await sql<WaitingMeeting>`
    select m.id as meeting_id, m.starts_at, count(*) as count from introduction i join meeting m on m.id = i.meeting_id
    where i.state = 'waiting' and exists (select 1 from meeting_community mc where mc.meeting_id = m.id and mc.community_id = any(${[...communityIds]}::uuid[]))
    group by m.id, m.starts_at order by m.starts_at desc, m.id limit 20`.execute(tx)
  return rows
}

/** Every card that waits, for who runs the house. */
export async function listAllWaiting(tx: Database): Promise<(Introduction & { startsAt: Instant })[]> {
  const { rows } = await sql<Introduction & { startsAt: Instant }>`
    select ${CARD}, m.starts_at from introduction i join meeting m on m.id = i.meeting_id
    where i.state = 'waiting' order by m.starts_at desc, i.made_at, i.id limit 1000`.execute(tx)
  return rows
}

/** Cards that lie there since before that moment: nobody took them up, or the way back to them is over. */
export async function listOld(tx: Database, before: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from introduction where coalesce(taken_at, made_at) < ${before} order by id limit 5000`.execute(tx)
  return rows.map(({ id }) => id)
}
