import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import { isLanguage } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Feed, FeedMeeting, FeedReader } from '../domain/feed.ts'
import { feedsDb } from './tables.ts'

/** Somebody's addresses, the newest first. */
export async function listFeeds(tx: Database, personId: string): Promise<Feed[]> {
  return feedsDb(tx)
    .selectFrom('calendarFeed')
    .select(['id', 'name', 'createdAt', 'lastUsedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
}

/** Two that add an address at once wait for each other, so that the limit holds. */
export async function lockFeedsOf(tx: Database, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7020, hashtext(${personId}))`.execute(tx)
}

export async function saveFeed(tx: Database, feed: { personId: string; name: string; secretHash: Buffer; createdAt: Instant }): Promise<string> {
  const { id } = await feedsDb(tx)
    .insertInto('calendarFeed')
    .values({ ...feed, lastUsedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The old secret opens nothing any more. @returns the name of the address, null when the person has none of that id */
export async function replaceSecret(tx: Database, feed: { id: string; personId: string; secretHash: Buffer; at: Instant }): Promise<string | null> {
  const replaced = await feedsDb(tx)
    .updateTable('calendarFeed')
    .set({ secretHash: feed.secretHash, createdAt: feed.at, lastUsedAt: null })
    .where('id', '=', feed.id)
    .where('personId', '=', feed.personId)
    .returning('name')
    .executeTakeFirst()
  return replaced?.name ?? null
}

/** @returns false when the person has no address of that id */
export async function removeFeed(tx: Database, personId: string, id: string): Promise<boolean> {
  const removed = await feedsDb(tx).deleteFrom('calendarFeed').where('id', '=', id).where('personId', '=', personId).returning('id').execute()
  return removed.length > 0
}

/** Whose feed it is, while the person is here: with an open account, and a seat or an invitation somewhere. */
export async function findFeedReader(tx: Database, secretHash: Buffer): Promise<FeedReader | null> {
  const { rows } = await sql<FeedReader & { secretHash: Buffer }>`
    select f.id as feed_id, f.person_id, f.secret_hash, f.last_used_at, p.language
    from calendar_feed f
    join person p on p.id = f.person_id and p.erased_at is null and p.merged_into is null
    join account a on a.person_id = p.id and a.closed_at is null
    where f.secret_hash = ${secretHash}
      and (exists (select 1 from community_access x where x.person_id = p.id)
        or exists (select 1 from account_role r where r.account_id = a.id and r.ended_at is null)
        or exists (select 1 from invitation i where i.person_id = p.id and i.ended_at is null))`.execute(tx)
  const [found] = rows
  if (found === undefined || !timingSafeEqual(found.secretHash, secretHash)) return null
  const { secretHash: _secretHash, language, ...reader } = found
  return { ...reader, language: isLanguage(language) ? language : null }
}

export async function noteUse(tx: Database, feedId: string, at: Instant): Promise<void> {
  await feedsDb(tx).updateTable('calendarFeed').set({ lastUsedAt: at }).where('id', '=', feedId).execute()
}

const MOST_MEETINGS = 1_000

/**
 * Meetings in which the person has a seat today, and those to which he or she is asked, within a span, the soonest first, cancelled ones too. Only title,
 * time and place are read: what is not fetched cannot leak.
 * @param askedIds opaque ids of the meetings to which the person is asked
 */
export async function listFeedMeetings(
  tx: Database,
  { personId, askedIds, from, until }: { personId: string; askedIds: readonly string[]; from: Instant; until: Instant },
): Promise<FeedMeeting[]> {
  const { rows } = await sql<FeedMeeting>`
    select m.id, m.title, m.starts_at, m.ends_at, m.place, m.mode, m.state, m.sequence,
      (select coalesce(json_agg(json_build_object('fr', c.name_fr, 'nl', c.name_nl) order by o.position, c.name_fr), '[]')
        from meeting_community o join community c on c.id = o.community_id where o.meeting_id = m.id) as communities
    from meeting m
    where m.starts_at >= ${from} and m.starts_at < ${until}
      and m.id in (
        select mc.meeting_id from meeting_community mc join community_access a on a.community_id = mc.community_id
          where a.person_id = ${personId} and a.role <> 'visitor' and mc.starts_at >= ${from} and mc.starts_at < ${until}
        union all select unnest(${[...askedIds]}::uuid[]))
    order by m.starts_at, m.id limit ${MOST_MEETINGS}`.execute(tx)
  return rows
}

/** Addresses of accounts that are closed: dead already, and removed. */
export async function removeDeadFeeds(tx: Database): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from calendar_feed f where not exists (select 1 from account a where a.person_id = f.person_id and a.closed_at is null) returning id`.execute(tx)
  return rows.length
}
