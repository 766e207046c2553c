import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import { MEETINGS_A_MONTH } from '../../meetings/public.ts'
import { FEWEST_MEETINGS, LOOK_BACK_MEETINGS, type Facet, type Usual } from '../domain/gaps.ts'

type Before = { communityIds: readonly string[]; before: Instant }

const heldBefore = ({ communityIds, before }: Before) => sql`
  select distinct m.id, m.starts_at, (m.starts_at at time zone 'Europe/Brussels')::date as held_on
  from meeting_community mc join meeting m on m.id = mc.meeting_id
  where mc.community_id = any(${[...communityIds]}::uuid[]) and m.state = 'held' and mc.starts_at < ${before}::timestamptz`

/**
 * At how many held meetings of these communities, in the twelve months before, somebody of each sector, kind of actor and discipline was
 * present. Organisations: those the line stands for, those of the seat on that day, and where the person worked on that day.
 */
export async function listUsual(tx: Database, wish: Before): Promise<{ held: number; usual: Usual[] }> {
  const { rows } = await sql<{ facet: Facet | 'held'; code: string; meetings: number }>`
    with held as (select * from (${heldBefore(wish)}) h where h.starts_at >= ${wish.before}::timestamptz - interval '12 months'),
    there as (select h.id as meeting_id, h.held_on, a.person_id, a.represents from held h join attendance a on a.meeting_id = h.id and a.state = 'present'),
    stands as (
      select meeting_id, unnest(represents) as organisation_id from there
      union select t.meeting_id, r.organisation_id from there t
        join membership s on s.person_id = t.person_id and s.community_id = any(${[...wish.communityIds]}::uuid[])
          and (s.from_on is null or s.from_on <= t.held_on) and (s.until_on is null or s.until_on >= t.held_on)
        join representation r on r.membership_id = s.id and (r.from_on is null or r.from_on <= t.held_on) and (r.until_on is null or r.until_on >= t.held_on)
      union select t.meeting_id, f.organisation_id from there t
        join affiliation f on f.person_id = t.person_id and (f.from_on is null or f.from_on <= t.held_on) and (f.until_on is null or f.until_on >= t.held_on)
    ),
    facets as (
      select stands.meeting_id, 'sector' as facet, s.sector_code as code from stands join organisation_sector s on s.organisation_id = stands.organisation_id
      union select stands.meeting_id, 'actorKind', o.actor_kind from stands join organisation o on o.id = stands.organisation_id where o.actor_kind is not null
      union select t.meeting_id, 'discipline', d.code from there t join person p on p.id = t.person_id cross join unnest(p.disciplines) as d (code)
    )
    select facet, code, count(*) as meetings from facets group by facet, code
    union all select 'held', '', count(*) from held
    order by facet, code`.execute(tx)
  return {
    held: rows.find(({ facet }) => facet === 'held')?.meetings ?? 0,
    usual: rows.flatMap(({ facet, code, meetings }) => (facet === 'held' ? [] : [{ facet, code, meetings }])),
  }
}

/** Those of these people who were present at a meeting of these communities before. */
export async function listCameBefore(tx: Database, { personIds, ...wish }: Before & { personIds: readonly string[] }): Promise<string[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ personId: string }>`
    select distinct a.person_id from attendance a join (${heldBefore(wish)}) h on h.id = a.meeting_id
    where a.person_id = any(${[...personIds]}::uuid[]) and a.state = 'present'`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/**
 * Those of these members and moderators who came to none of the last held meetings at which they had a seat, and sent nobody. `of`: how many those were;
 * who had a seat at fewer than three is left out.
 */
export async function listNeverCame(
  tx: Database,
  { personIds, ...wish }: Before & { personIds: readonly string[] },
): Promise<{ personId: string; of: number }[]> {
  const { rows } = await sql<{ personId: string; of: number }>`
    with last as (select * from (${heldBefore(wish)}) h order by h.starts_at desc, h.id limit ${LOOK_BACK_MEETINGS})
    select who.person_id, count(distinct last.id) as of
    from unnest(${[...personIds]}::uuid[]) as who (person_id)
    cross join last
    join membership s on s.person_id = who.person_id and s.community_id = any(${[...wish.communityIds]}::uuid[]) and s.role in ('member', 'moderator')
      and (s.from_on is null or s.from_on <= last.held_on) and (s.until_on is null or s.until_on >= last.held_on)
    left join attendance a on a.meeting_id = last.id and a.person_id = who.person_id and a.state in ('present', 'represented')
    group by who.person_id
    having count(a.person_id) = 0 and count(distinct last.id) >= ${FEWEST_MEETINGS}
    order by count(distinct last.id) desc, who.person_id`.execute(tx)
  return rows
}

type Month = { from: Instant; until: Instant }

/** Those of these people who are asked to too many meetings between two moments, by a seat anywhere or by an invitation they did not decline. */
export async function listAskedOften(
  tx: Database,
  { personIds, month, elsewhere }: { personIds: readonly string[]; month: Month; elsewhere: readonly { personId: string; meetingId: string }[] },
): Promise<{ personId: string; meetings: number }[]> {
  const { rows } = await sql<{ personId: string; meetings: number }>`
    with asked as (
      select s.person_id, s.meeting_id from meeting_seat s join meeting m on m.id = s.meeting_id
      where s.person_id = any(${[...personIds]}::uuid[]) and not s.is_on_leave and m.state <> 'cancelled' and m.starts_at >= ${month.from} and m.starts_at < ${month.until}
      union
      select e.person_id, e.meeting_id from unnest(${elsewhere.map(({ personId }) => personId)}::uuid[], ${elsewhere.map(({ meetingId }) => meetingId)}::uuid[]) as e (person_id, meeting_id)
    )
    select person_id, count(*) as meetings from asked group by person_id having count(*) > ${MEETINGS_A_MONTH} order by count(*) desc, person_id`.execute(tx)
  return rows
}

/** One text as it was printed; null when there is none of that version. */
export async function findConsentText(
  tx: Database,
  { purpose, version, language }: { purpose: string; version: number; language: 'fr' | 'nl' },
): Promise<string | null> {
  const { rows } = await sql<{ text: string }>`
    select text from consent_text where purpose = ${purpose} and version = ${version} and language = ${language}`.execute(tx)
  return rows[0]?.text ?? null
}
