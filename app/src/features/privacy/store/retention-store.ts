import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

type Counted = { rows: { count: number }[] }
const countOf = ({ rows }: Counted): number => rows[0]?.count ?? 0

/**
 * Meetings older than every one of their communities agreed to keep names. The time runs from the day on which the period was closed:
 * `is_due` once a frozen table that covers the meeting is as old as agreed, for each community; `is_covered` when there is such a
 * table at all. The figures then stand for good, and the names may go.
 */
const old = (now: string, defaultMonths: number) => sql`
  select a.meeting_id, bool_and(coalesce(closed.first_on < ${now}::timestamptz - kept.span, false)) as is_due, bool_and(closed.first_on is not null) as is_covered
  from (select distinct meeting_id from attendance) a
  join meeting m on m.id = a.meeting_id
  join meeting_community mc on mc.meeting_id = m.id
  left join lateral (
    select attendance_kept_months from community_text t
    where t.community_id = mc.community_id and t.kind = 'convention' and t.in_force_on <= ${now}::timestamptz::date order by t.version desc limit 1) agreed on true
  cross join lateral (select make_interval(months => coalesce(agreed.attendance_kept_months, ${defaultMonths})) as span) kept
  cross join lateral (
    select min(s.frozen_at) as first_on from report_snapshot s
    where mc.community_id = any(s.community_ids)
      and (s.from_on is null or s.from_on <= (m.starts_at at time zone 'Europe/Brussels')::date)
      and (s.until_on is null or s.until_on >= (m.starts_at at time zone 'Europe/Brussels')::date)) closed
  group by a.meeting_id, m.starts_at
  having m.starts_at < ${now}::timestamptz - max(kept.span)`

export async function removeOldAttendance(tx: Database, now: string, defaultMonths: number): Promise<number> {
  const removed = await sql<{ count: number }>`
    with old as (${old(now, defaultMonths)}),
      conflicts as (delete from attendance_conflict where meeting_id in (select meeting_id from old where is_due)),
      gone as (delete from attendance where meeting_id in (select meeting_id from old where is_due) returning 1)
    select count(*)::int as count from gone`.execute(tx)
  return countOf(removed)
}

/** Lines past their time whose figures nobody froze yet. */
export async function countWaitingAttendance(tx: Database, now: string, defaultMonths: number): Promise<number> {
  const counted = await sql<{ count: number }>`
    with old as (${old(now, defaultMonths)})
    select count(*)::int as count from attendance where meeting_id in (select meeting_id from old where not is_covered)`.execute(tx)
  return countOf(counted)
}

export async function removeOldSessions(tx: Database, now: string, days: number): Promise<number> {
  return countOf(
    await sql<{ count: number }>`
      with gone as (delete from session where least(coalesce(ended_at, expires_at), expires_at) < ${now}::timestamptz - make_interval(days => ${days}) returning 1)
      select count(*)::int as count from gone`.execute(tx),
  )
}

/** Links and challenges that can no longer be used. */
export async function removeOldLinks(tx: Database, now: string): Promise<number> {
  return countOf(
    await sql<{ count: number }>`
      with links as (delete from sign_in_link where expires_at < ${now}::timestamptz - interval '1 day' returning 1),
        challenges as (delete from passkey_challenge where expires_at < ${now}::timestamptz - interval '1 day' returning 1)
      select ((select count(*) from links) + (select count(*) from challenges))::int as count`.execute(tx),
  )
}

export async function removeOldDrafts(tx: Database, now: string): Promise<number> {
  return countOf(
    await sql<{ count: number }>`with gone as (delete from import_draft where expires_at < ${now} returning 1) select count(*)::int as count from gone`.execute(
      tx,
    ),
  )
}

export async function removeOldMails(tx: Database, now: string, days: number): Promise<number> {
  return countOf(
    await sql<{ count: number }>`
      with gone as (delete from outbox_mail where coalesce(sent_at, given_up_at) < ${now}::timestamptz - make_interval(days => ${days}) returning 1)
      select count(*)::int as count from gone`.execute(tx),
  )
}

export async function removeOldConflicts(tx: Database, now: string, days: number): Promise<number> {
  return countOf(
    await sql<{ count: number }>`
      with gone as (delete from attendance_conflict where resolved_at < ${now}::timestamptz - make_interval(days => ${days}) returning 1)
      select count(*)::int as count from gone`.execute(tx),
  )
}

/** Who did what goes; that it was done stays in the chain. */
export async function forgetOldActors(tx: Database, now: string, months: number): Promise<number> {
  return countOf(
    await sql<{ count: number }>`
      with gone as (
        update audit_person p set actor_person_id = null, subject_person_id = null, salt = '\\x' from audit_entry e
        where e.number = p.entry_number and e.at < ${now}::timestamptz - make_interval(months => ${months})
          and (p.actor_person_id is not null or p.subject_person_id is not null) returning 1)
      select count(*)::int as count from gone`.execute(tx),
  )
}

export async function removeOldTries(tx: Database, now: string): Promise<number> {
  return countOf(
    await sql<{ count: number }>`
      with gone as (delete from rate_limit where window_started_at < ${now}::timestamptz - interval '1 day' and coalesce(blocked_until, window_started_at) < ${now}::timestamptz returning 1)
      select count(*)::int as count from gone`.execute(tx),
  )
}
