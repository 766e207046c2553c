import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import type { Database } from '../../../platform/database.ts'
import type { InvitedCounts, InvitedFilter, InvitedRow } from '../domain/shown.ts'

const CONDITIONS: Record<InvitedFilter, RawBuilder<unknown>> = {
  all: sql`true`,
  here: sql`i.reply = 'here'`,
  online: sql`i.reply = 'online'`,
  not: sql`i.reply = 'not'`,
  silent: sql`i.reply is null`,
  trouble: sql`(i.bounced_at is not null or i.channel <> 'mail' or o.given_up_at is not null)`,
}

export const INVITED_A_PAGE = 50

/** The newest mail about each invitation: whether it left, waits or was given up. */
const WITH_MAIL = sql`invitation i join person p on p.id = i.person_id
  left join lateral (select sent_at, given_up_at, last_error, attempts, next_try_at from outbox_mail where origin_id = i.id order by created_at desc, id limit 1) o on true`

const ROW = sql`i.id, i.person_id, trim(p.given_name || ' ' || p.family_name) as name, i.channel, i.reply, i.replied_at, i.reply_means, i.reply_sequence, i.bounced_at, i.bounce_code,
      i.letter_printed_at, i.written_sequence, p.email is not null as has_address, o.sent_at, o.given_up_at, o.last_error, coalesce(o.attempts, 0) as attempts, o.next_try_at`

type Wish = { filter: InvitedFilter; words: string; page: number }

/** Who is asked to a meeting, by name, fifty at a time. */
export async function listInvited(tx: Database, meetingId: string, { filter, words, page }: Wish): Promise<{ rows: InvitedRow[]; found: number }> {
  const sought = normaliseName(words)
    .split(' ')
    .filter((word) => word !== '')
  const { rows } = await sql<InvitedRow & { found: number }>`
    select ${ROW},
      count(*) over ()::int as found
    from ${WITH_MAIL}
    where i.meeting_id = ${meetingId} and i.ended_at is null and ${CONDITIONS[filter]}
      and not exists (select 1 from unnest(${sought}::text[]) as word where p.sort_key not like '%' || word || '%')
    order by p.sort_key, p.id limit ${INVITED_A_PAGE} offset ${(page - 1) * INVITED_A_PAGE}`.execute(tx)
  const first = rows[0]
  const found = first?.found ?? (page === 1 ? 0 : (await listInvited(tx, meetingId, { filter, words, page: 1 })).found)
  return { rows: rows.map(({ found: _found, ...row }) => row), found }
}

/** One line of that list, whatever page it stands on. */
export async function listOneInvited(tx: Database, meetingId: string, id: string): Promise<(InvitedRow & { askedAt: Instant }) | null> {
  const { rows } = await sql<InvitedRow & { askedAt: Instant }>`
    select ${ROW}, i.asked_at from ${WITH_MAIL} where i.meeting_id = ${meetingId} and i.id = ${id} and i.ended_at is null`.execute(tx)
  return rows[0] ?? null
}

export async function countInvited(tx: Database, meetingId: string): Promise<InvitedCounts> {
  const { rows } = await sql<InvitedCounts>`
    select count(*)::int as all, count(*) filter (where i.reply = 'here')::int as here, count(*) filter (where i.reply = 'online')::int as online,
      count(*) filter (where i.reply = 'not')::int as not, count(*) filter (where i.reply is null)::int as silent,
      count(*) filter (where ${CONDITIONS.trouble})::int as trouble, count(*) filter (where (i.channel = 'letter' or i.bounced_at is not null) and i.letter_printed_at is null)::int as letters
    from ${WITH_MAIL} where i.meeting_id = ${meetingId} and i.ended_at is null`.execute(tx)
  return rows[0] ?? { all: 0, here: 0, online: 0, not: 0, silent: 0, trouble: 0, letters: 0 }
}

export type OwnInvitation = {
  id: string
  meetingId: string
  title: string
  titleLanguage: string
  startsAt: Instant
  endsAt: Instant
  place: string
  reply: 'here' | 'online' | 'not' | null
}

/** To which coming meetings a person is asked, the soonest first. */
export async function listOwnComing(tx: Database, personId: string, now: Instant): Promise<OwnInvitation[]> {
  const { rows } = await sql<OwnInvitation>`
    select i.id, i.meeting_id, m.title, m.title_language, m.starts_at, m.ends_at, m.place, i.reply from invitation i join meeting m on m.id = i.meeting_id
    where i.person_id = ${personId} and i.ended_at is null and m.state = 'planned' and m.ends_at > ${now} order by m.starts_at, i.id limit 20`.execute(tx)
  return rows
}
