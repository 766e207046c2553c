import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

export type OpenRegister = { meetingId: string; startsAt: Instant; endsAt: Instant; nameFr: string; nameNl: string; sent: number[] }

/**
 * Meetings that ended in the last weeks, not cancelled, whose register nobody closed, with the reminders that left. Communities that are
 * closed, or not at work yet, are left out.
 */
export async function listOpenRegisters(db: Database, since: Instant, now: Instant): Promise<OpenRegister[]> {
  const { rows } = await sql<OpenRegister>`
    select m.id as meeting_id, m.starts_at, m.ends_at, c.name_fr, c.name_nl,
      coalesce((select array_agg(r.step order by r.step) from closing_reminder r where r.meeting_id = m.id), '{}') as sent
    from meeting m
    join lateral (select c.name_fr, c.name_nl from meeting_community mc join community c on c.id = mc.community_id and c.state <> 'closed'
      where mc.meeting_id = m.id order by mc.position, mc.community_id limit 1) c on true
    where m.state <> 'cancelled' and m.register_state = 'open' and m.ends_at > ${since} and m.ends_at <= ${now}
    order by m.ends_at, m.id`.execute(db)
  return rows
}

export type Keeper = { personId: string; email: string; language: 'fr' | 'nl' | 'en' | 'de' | null }

/** Moderators of the communities of a meeting who have an address; where there is none, the coordinators. */
export async function listKeepers(db: Database, meetingId: string, today: string): Promise<Keeper[]> {
  const { rows } = await sql<Keeper & { role: string }>`
    select distinct p.id as person_id, p.email, p.language, ms.role from meeting_community mc join membership ms on ms.community_id = mc.community_id
    join person p on p.id = ms.person_id
    where mc.meeting_id = ${meetingId} and ms.role in ('moderator', 'coordinator') and ms.state = 'active' and p.email is not null
      and p.erased_at is null and p.merged_into is null and p.restricted_at is null
      and (ms.from_on is null or ms.from_on <= ${today}::date) and (ms.until_on is null or ms.until_on >= ${today}::date)
    order by p.id`.execute(db)
  const moderators = rows.filter(({ role }) => role === 'moderator')
  return (moderators.length > 0 ? moderators : rows).map(({ personId, email, language }) => ({ personId, email, language }))
}

/** @returns false when this one left before */
export async function addReminder(tx: Database, meetingId: string, step: number, at: Instant): Promise<boolean> {
  const { rows } =
    await sql`insert into closing_reminder (meeting_id, step, sent_at) values (${meetingId}, ${step}, ${at}) on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

export async function listReminders(db: Database, meetingId: string): Promise<number[]> {
  const { rows } = await sql<{ step: number }>`select step from closing_reminder where meeting_id = ${meetingId} order by step`.execute(db)
  return rows.map(({ step }) => step)
}

export async function addPlannedClosing(tx: Database, meetingId: string, closedBy: string | null, at: Instant): Promise<void> {
  await sql`insert into planned_closing (meeting_id, closed_at, closed_by) values (${meetingId}, ${at}, ${closedBy})`.execute(tx)
}

/** Who closed the register with planned hours, as long as it is closed since then. */
export async function findPlannedClosing(db: Database, meetingId: string): Promise<{ by: string; at: Instant } | null> {
  const { rows } = await sql<{ by: string; at: Instant }>`
    select coalesce(trim(p.given_name || ' ' || p.family_name), '') as by, c.closed_at as at from planned_closing c
    join meeting m on m.id = c.meeting_id and m.register_state = 'closed' and m.register_closed_at = c.closed_at
    left join person p on p.id = c.closed_by where c.meeting_id = ${meetingId}`.execute(db)
  return rows[0] ?? null
}

export type DueClosing = { meetingId: string; startsAt: Instant; nameFr: string; nameNl: string }

/** Registers of these communities that two reminders did not close, the oldest first. Null: of every community. */
export async function listDueClosings(db: Database, communityIds: readonly string[] | null): Promise<DueClosing[]> {
  const { rows } = await sql<DueClosing>`
    select m.id as meeting_id, m.starts_at, c.name_fr, c.name_nl from closing_reminder r join meeting m on m.id = r.meeting_id
    join lateral (select c.name_fr, c.name_nl from meeting_community mc join community c on c.id = mc.community_id
      where mc.meeting_id = m.id and c.state <> 'closed' and (${communityIds === null} or mc.community_id = any(${[...(communityIds ?? [])]}::uuid[]))
      order by mc.position, mc.community_id limit 1) c on true
    where r.step = 2 and m.state <> 'cancelled' and m.register_state = 'open' order by m.starts_at, m.id limit 20`.execute(db)
  return rows
}

/** Rows of the last printed sheet of a meeting for whom nobody saved a line. */
export async function countPaperLeft(db: Database, meetingId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from printed_sheet_row r
    where r.sheet_id = (select id from printed_sheet where meeting_id = ${meetingId} order by number desc limit 1)
      and not exists (select 1 from attendance a where a.meeting_id = ${meetingId} and a.person_id = r.person_id)`.execute(db)
  return rows[0]?.count ?? 0
}

/** Who has a seat at a meeting, and in which of its communities, by name. */
export async function listSeated(db: Database, meetingId: string): Promise<{ personId: string; communityId: string; name: string }[]> {
  const { rows } = await sql<{ personId: string; communityId: string; name: string }>`
    select s.person_id, s.community_id, trim(p.given_name || ' ' || p.family_name) as name from meeting_seat s join person p on p.id = s.person_id
    where s.meeting_id = ${meetingId} and s.role in ('member', 'visitor') and p.source <> 'former' order by p.sort_key, s.person_id, s.community_id`.execute(db)
  return rows
}
