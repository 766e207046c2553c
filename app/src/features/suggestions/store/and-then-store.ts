import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { ASKED_WITHIN_DAYS, DEFAULT_DELAY_DAYS } from '../domain/try-out.ts'

export type Due = {
  situationId: string
  communityId: string
  communityName: BilingualName
  personId: string
  email: string | null
  language: Language | null
  /** The round, or where there was none the day on which something was taken. */
  toldAt: Instant
}

/** Each who tells it: the first, and the second once she agreed. */
const TOLD_BY = sql`(a.person_id = s.presenter_id or exists (select 1 from second_presenter x where x.situation_id = s.id and x.person_id = a.person_id and x.state = 'accepted'))`

/**
 * Situations in which something was taken, whose presenter is still there and was never asked, once the days of the community are over. Never one that ended,
 * is closed, or was told long ago.
 */
export async function listDue(tx: Database, { now, today }: { now: Instant; today: Day }): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select s.id as situation_id, s.community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as community_name, p.id as person_id, p.email, p.language, t.told_at
    from situation s join person p on p.id = s.presenter_id
      or p.id = (select x.person_id from second_presenter x where x.situation_id = s.id and x.state = 'accepted') join community c on c.id = s.community_id left join meeting m on m.id = s.meeting_id
      left join and_then_delay d on d.community_id = s.community_id
      cross join lateral (select greatest(m.ends_at, min(g.taken_at)) as told_at from suggestion g
        where g.situation_id = s.id and g.taken_at is not null and g.retracted_at is null) t
    where s.state in ('scheduled', 'in-round', 'awaiting') and exists (select 1 from suggestion g where g.situation_id = s.id and g.taken_at is not null and g.retracted_at is null)
      and (m.id is null or m.state <> 'cancelled')
      and t.told_at <= ${now}::timestamptz - make_interval(days => coalesce(d.days, ${DEFAULT_DELAY_DAYS}))
      and t.told_at > ${now}::timestamptz - make_interval(days => ${ASKED_WITHIN_DAYS})
      and p.source <> 'former' and p.restricted_at is null
      and exists (select 1 from membership b where b.person_id = p.id and b.community_id = s.community_id and b.state in ('pending', 'active', 'on_leave')
        and (b.until_on is null or b.until_on >= ${today}))
      and not exists (select 1 from and_then a where a.situation_id = s.id and a.person_id = p.id)
    order by t.told_at, s.id, p.id limit 500`.execute(tx)
  return rows
}

type Asked = { situationId: string; communityId: string; personId: string; tokenHash: Buffer; at: Instant; expiresAt: Instant }

/** @returns false when she was asked before, or it was stopped a moment ago */
export async function addAndThen(tx: Database, { situationId, communityId, personId, tokenHash, at, expiresAt }: Asked): Promise<boolean> {
  const { rows } = await sql`
    insert into and_then (situation_id, community_id, person_id, token_hash, asked_at, expires_at)
    select ${situationId}, ${communityId}, ${personId}, ${tokenHash}, ${at}, ${expiresAt}
    where exists (select 1 from situation where id = ${situationId} and state <> 'stopped' for share) on conflict (situation_id, person_id) do nothing returning id`.execute(
    tx,
  )
  return rows.length > 0
}

export type AndThen = {
  id: string
  situationId: string
  communityId: string
  communityName: BilingualName
  personId: string
  language: Language | null
  state: 'asked' | 'answered' | 'ended'
  toldOn: Instant
  expiresAt: Instant
}

const AND_THEN = sql`
  a.id, a.situation_id, a.community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as community_name, a.person_id, p.language, a.state,
  coalesce(m.starts_at, s.made_at) as told_on, a.expires_at
  from and_then a join situation s on s.id = a.situation_id join community c on c.id = a.community_id join person p on p.id = a.person_id
    left join meeting m on m.id = s.meeting_id`

/** By the link of the mail, while it works and while it is still hers. */
export async function findByToken(tx: Database, tokenHash: Buffer, now: Instant): Promise<AndThen | null> {
  const { rows } = await sql<AndThen>`
    select ${AND_THEN} where a.token_hash = ${tokenHash} and a.expires_at > ${now} and (${TOLD_BY} or a.state = 'ended')`.execute(tx)
  return rows[0] ?? null
}

/** Questions that wait for somebody, the oldest first: for the desk. */
export async function listOpenFor(tx: Database, personId: string, now: Instant): Promise<AndThen[]> {
  const { rows } = await sql<AndThen>`
    select ${AND_THEN} where a.person_id = ${personId} and ${TOLD_BY} and a.state = 'asked' and a.expires_at > ${now} and s.state <> 'stopped'
    order by a.asked_at, a.id limit 20`.execute(tx)
  return rows
}

export async function saveAndThenState(
  tx: Database,
  { situationId, personId }: { situationId: string; personId: string },
  state: 'answered' | 'ended',
  at: Instant,
): Promise<void> {
  await sql`update and_then set state = ${state}, answered_at = ${at} where situation_id = ${situationId} and person_id = ${personId}`.execute(tx)
}

/** Links whose time is over open nothing any more; that somebody was asked stays, so that nobody asks again. */
export async function forgetLinks(tx: Database, now: Instant): Promise<void> {
  await sql`update and_then set token_hash = null where token_hash is not null and expires_at < ${now}`.execute(tx)
}

export type Delay = { days: number; version: number }

export async function findDelay(tx: Database, communityId: string): Promise<Delay | null> {
  const { rows } = await sql<Delay>`select days, version from and_then_delay where community_id = ${communityId}`.execute(tx)
  return rows[0] ?? null
}

/** @returns false when somebody saved in between */
export async function saveDelay(
  tx: Database,
  { communityId, days, version, at }: { communityId: string; days: number; version: number; at: Instant },
): Promise<boolean> {
  // The version is compared where it is written: of two at once, one finds another than it read.
  const { rows } = await (
    version === 0
      ? sql`insert into and_then_delay (community_id, days, changed_at) values (${communityId}, ${days}, ${at}) on conflict do nothing returning days`
      : sql`update and_then_delay set days = ${days}, changed_at = ${at}, version = version + 1
          where community_id = ${communityId} and version = ${version} returning days`
  ).execute(tx)
  return rows.length > 0
}

export async function findCommunity(tx: Database, id: string): Promise<(BilingualName & { accent: string }) | null> {
  const { rows } = await sql<BilingualName & { accent: string }>`select name_fr as fr, name_nl as nl, accent from community where id = ${id}`.execute(tx)
  return rows[0] ?? null
}
