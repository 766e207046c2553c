import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

/** To what a person was asked, what she answered, and what came back from her address. */
export async function showInvitationsRows(tx: Database, personId: string): Promise<PersonalPart[]> {
  type Row = Record<string, unknown>
  const asked = await sql<Row>`
    select i.meeting_id, m.starts_at, i.channel, i.via, i.asked_at, i.reply, i.replied_at, i.reply_means, i.letter_printed_at, i.reminded_at, i.confirmed_at, i.reminders_stopped_at,
      i.bounced_at, i.bounce_code, i.ended_at, i.asked_by = ${personId} as asked_by_me, i.noted_by = ${personId} as noted_by_me
    from invitation i join meeting m on m.id = i.meeting_id where i.person_id = ${personId} order by m.starts_at, i.id`.execute(tx)
  const incoming = await sql<Row>`
    select meeting_id, kind, from_address, answer, proposed_starts_at, proposed_ends_at, words, received_at from incoming_reply where person_id = ${personId} order by received_at, id`.execute(
    tx,
  )
  const bounced = await sql<Row>`select address, code, at from bounced_address where person_id = ${personId}`.execute(tx)
  const stopped = await sql<Row>`select at from asking_stop where person_id = ${personId}`.execute(tx)
  return [
    { table: 'invitation', rows: asked.rows },
    { table: 'incoming_reply', rows: incoming.rows },
    { table: 'bounced_address', rows: bounced.rows },
    { table: 'asking_stop', rows: stopped.rows },
  ]
}

/** No figure counts invitations: all of it goes, links included, and so does mail about it. */
export async function eraseInvitationsRows(tx: Database, personId: string): Promise<void> {
  await sql`delete from outbox_mail where origin_id in (select id from invitation where person_id = ${personId})`.execute(tx)
  await sql`delete from incoming_reply where person_id = ${personId}
    or lower(from_address) in (select lower(email) from person where id = ${personId} and email is not null)`.execute(tx)
  await sql`delete from invitation where person_id = ${personId}`.execute(tx)
  await sql`update invitation set asked_by = nullif(asked_by, ${personId}::uuid), noted_by = nullif(noted_by, ${personId}::uuid)
    where asked_by = ${personId} or noted_by = ${personId}`.execute(tx)
  await sql`delete from bounced_address where person_id = ${personId}`.execute(tx)
  await sql`delete from asking_stop where person_id = ${personId}`.execute(tx)
}

/** Where anybody who merges two records must coordinate: the communities of the meetings these people are asked to. */
export async function listInvitationPlaces(tx: Database, personIds: readonly string[]): Promise<{ personId: string; communityId: string }[]> {
  const { rows } = await sql<{ personId: string; communityId: string }>`
    select distinct i.person_id, mc.community_id from invitation i join meeting_community mc on mc.meeting_id = i.meeting_id
    where i.person_id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}

type Moved = { invitations: string[]; asked: string[]; noted: string[]; incoming: string[]; hasBounced: boolean; hasStopped: boolean }

/**
 * Invitations follow the record that is kept. Where both were asked to one meeting, the kept one's invitation stands; the other stays with the
 * merged record and its links say that they have ended.
 */
export async function moveInvitations(tx: Database, from: string, to: string): Promise<MovedRows> {
  type Id = { id: string }
  const idsOf = ({ rows }: { rows: Id[] }) => rows.map(({ id }) => id)
  const moved: Moved = {
    invitations: idsOf(
      await sql<Id>`update invitation i set person_id = ${to} where person_id = ${from}
        and not exists (select 1 from invitation o where o.meeting_id = i.meeting_id and o.person_id = ${to}) returning id`.execute(tx),
    ),
    asked: idsOf(await sql<Id>`update invitation set asked_by = ${to} where asked_by = ${from} returning id`.execute(tx)),
    noted: idsOf(await sql<Id>`update invitation set noted_by = ${to} where noted_by = ${from} returning id`.execute(tx)),
    incoming: idsOf(await sql<Id>`update incoming_reply set person_id = ${to} where person_id = ${from} returning id`.execute(tx)),
    hasBounced: await moveOnly(tx, 'bounced_address', from, to),
    hasStopped: await moveOnly(tx, 'asking_stop', from, to),
  }
  return moved
}

/** The one row a person has in a table; where both have one, the kept record's stands. */
async function moveOnly(tx: Database, table: 'bounced_address' | 'asking_stop', from: string, to: string): Promise<boolean> {
  const name = sql.table(table)
  const { numAffectedRows } = await sql`update ${name} set person_id = ${to} where person_id = ${from}
    and not exists (select 1 from ${name} o where o.person_id = ${to})`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

export async function giveInvitationsBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `moveInvitations` alone.
  const { invitations, asked, noted, incoming, hasBounced, hasStopped } = moved as Moved
  await sql`update invitation set person_id = ${from} where person_id = ${to} and id = any(${invitations}::uuid[])`.execute(tx)
  await sql`update invitation set asked_by = ${from} where asked_by = ${to} and id = any(${asked}::uuid[])`.execute(tx)
  await sql`update invitation set noted_by = ${from} where noted_by = ${to} and id = any(${noted}::uuid[])`.execute(tx)
  await sql`update incoming_reply set person_id = ${from} where person_id = ${to} and id = any(${incoming}::uuid[])`.execute(tx)
  if (hasBounced) await moveOnly(tx, 'bounced_address', to, from)
  if (hasStopped) await moveOnly(tx, 'asking_stop', to, from)
}
