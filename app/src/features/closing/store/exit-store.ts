import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import { EXIT_ANSWERS, NO_ANSWERS, type ExitAnswer, type ExitCounts, type ExitRound } from '../domain/exit-question.ts'
import type { Question, TrendRow } from '../domain/shown.ts'

export type StoredRound = ExitRound & { tokenHash: Buffer; salt: Buffer | null }

export async function findRound(db: Database, meetingId: string): Promise<StoredRound | null> {
  const { rows } =
    await sql<StoredRound>`select meeting_id, token_hash, salt, opened_at, closes_at, closed_at from exit_round where meeting_id = ${meetingId}`.execute(db)
  return rows[0] ?? null
}

/** The round behind an address. As the house itself: who answers on a phone need not sign in. */
export async function findRoundByToken(db: Database, tokenHash: Buffer): Promise<StoredRound | null> {
  const { rows } =
    await sql<StoredRound>`select meeting_id, token_hash, salt, opened_at, closes_at, closed_at from exit_round where token_hash = ${tokenHash}`.execute(db)
  return rows[0] ?? null
}

type NewRound = { meetingId: string; tokenHash: Buffer; salt: Buffer; openedAt: Instant; closesAt: Instant }

/** @returns false when the question was opened before */
export async function addRound(tx: Database, { meetingId, tokenHash, salt, openedAt, closesAt }: NewRound): Promise<boolean> {
  const { rows } = await sql`
    insert into exit_round (meeting_id, token_hash, salt, opened_at, closes_at) values (${meetingId}, ${tokenHash}, ${salt}, ${openedAt}, ${closesAt})
    on conflict (meeting_id) do nothing returning 1`.execute(tx)
  if (rows.length === 0) return false
  await sql`insert into exit_count (meeting_id, answer) select ${meetingId}, a from unnest(${[...EXIT_ANSWERS]}::text[]) as a on conflict do nothing`.execute(
    tx,
  )
  return true
}

/** That somebody answered, as a mark that only the salt of this round leads to. */
export function markOf(salt: Buffer, kind: 'person' | 'browser', id: string): Buffer {
  return createHmac('sha256', salt).update(`${kind} ${id}`).digest()
}

/** @returns false when this mark is there already */
export async function addMark(tx: Database, meetingId: string, mark: Buffer): Promise<boolean> {
  const { rows } = await sql`insert into exit_mark (meeting_id, mark) values (${meetingId}, ${mark}) on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

export async function hasMark(db: Database, meetingId: string, mark: Buffer): Promise<boolean> {
  const { rows } = await sql`select 1 from exit_mark where meeting_id = ${meetingId} and mark = ${mark}`.execute(db)
  return rows.length === 1
}

/** One more of an answer: no person, no moment. All rows are written alike, so that the store's own numbers do not tell which answer came with which mark. */
export async function countAnswer(tx: Database, meetingId: string, answer: ExitAnswer): Promise<void> {
  await sql`update exit_count set given = given + case when answer = ${answer} then 1 else 0 end where meeting_id = ${meetingId}`.execute(tx)
}

/** What was counted on slips stands instead of what was entered before. */
export async function savePaper(tx: Database, meetingId: string, counts: ExitCounts): Promise<void> {
  for (const answer of EXIT_ANSWERS)
    await sql`update exit_count set on_paper = ${counts[answer]} where meeting_id = ${meetingId} and answer = ${answer}`.execute(tx)
}

export async function readCounts(db: Database, meetingId: string): Promise<{ given: ExitCounts; onPaper: ExitCounts }> {
  const { rows } = await sql<{ answer: ExitAnswer; given: number; onPaper: number }>`
    select answer, given, on_paper from exit_count where meeting_id = ${meetingId}`.execute(db)
  const of = (pick: (row: { given: number; onPaper: number }) => number): ExitCounts => ({
    ...NO_ANSWERS,
    ...Object.fromEntries(rows.map((row) => [row.answer, pick(row)])),
  })
  return { given: of((row) => row.given), onPaper: of((row) => row.onPaper) }
}

/** The salt and every mark go: from here on nothing leads from a person to having answered. */
export async function closeRound(tx: Database, meetingId: string, at: Instant): Promise<void> {
  await sql`update exit_round set salt = null, closed_at = ${at} where meeting_id = ${meetingId} and closed_at is null`.execute(tx)
  await sql`delete from exit_mark where meeting_id = ${meetingId}`.execute(tx)
}

export async function listRoundsToClose(db: Database, now: Instant): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select meeting_id as id from exit_round where closed_at is null and closes_at <= ${now} order by closes_at, meeting_id`.execute(db)
  return rows.map(({ id }) => id)
}

/** People whose line says that they were there. */
export async function listPresent(db: Database, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select person_id as id from attendance where meeting_id = ${meetingId} and state = 'present' order by person_id`.execute(db)
  return rows.map(({ id }) => id)
}

export type ExitReceiver = { personId: string; email: string; language: 'fr' | 'nl' | 'en' | 'de' | null }

/** Who was there, knows that she stands here, and has an address. */
export async function listReceivers(db: Database, meetingId: string): Promise<ExitReceiver[]> {
  const { rows } = await sql<ExitReceiver>`
    select p.id as person_id, p.email, p.language from attendance a join person p on p.id = a.person_id
    where a.meeting_id = ${meetingId} and a.state = 'present' and p.email is not null and p.erased_at is null and p.merged_into is null
      and p.restricted_at is null and (p.noticed_at is not null or p.source in ('self', 'demo'))
    order by p.id`.execute(db)
  return rows
}

/** Open questions of meetings at which this person was, the latest first. */
export async function listOpenRounds(
  db: Database,
  personId: string,
  now: Instant,
): Promise<(StoredRound & { startsAt: Instant; nameFr: string; nameNl: string })[]> {
  const { rows } = await sql<StoredRound & { startsAt: Instant; nameFr: string; nameNl: string }>`
    select r.meeting_id, r.token_hash, r.salt, r.opened_at, r.closes_at, r.closed_at, m.starts_at, c.name_fr, c.name_nl
    from exit_round r join meeting m on m.id = r.meeting_id
    join attendance a on a.meeting_id = r.meeting_id and a.person_id = ${personId} and a.state = 'present'
    join lateral (select c.name_fr, c.name_nl from meeting_community mc join community c on c.id = mc.community_id
      where mc.meeting_id = m.id order by mc.position, mc.community_id limit 1) c on true
    where r.closed_at is null and r.closes_at > ${now} order by m.starts_at desc, r.meeting_id`.execute(db)
  return rows
}

/** The question of the first of these communities that wrote one. */
export async function findQuestion(db: Database, communityIds: readonly string[]): Promise<Question> {
  const { rows } = await sql<{ textFr: string; textNl: string; version: number }>`
    select q.text_fr, q.text_nl, q.version from unnest(${[...communityIds]}::uuid[]) with ordinality as wish (id, place)
    join exit_question q on q.community_id = wish.id order by wish.place limit 1`.execute(db)
  return rows[0] ?? null
}

/** Over the version that was read; 0 is new. @returns false when somebody saved in between */
export async function saveQuestion(tx: Database, communityId: string, wish: { textFr: string; textNl: string; version: number }): Promise<boolean> {
  const { rows } = await sql`
    insert into exit_question as q (community_id, text_fr, text_nl) values (${communityId}, ${wish.textFr}, ${wish.textNl})
    on conflict (community_id) do update set text_fr = excluded.text_fr, text_nl = excluded.text_nl, version = q.version + 1 where q.version = ${wish.version}
    returning 1`.execute(tx)
  return rows.length === 1
}

/** Back to the question that everybody is asked. */
export async function removeQuestion(tx: Database, communityId: string): Promise<void> {
  await sql`delete from exit_question where community_id = ${communityId}`.execute(tx)
}

export type TrendFacts = Omit<TrendRow, 'result'> & { isOpen: boolean; given: ExitCounts; onPaper: ExitCounts }

const PICK = sql`json_build_object('yes', coalesce(max(x.given) filter (where x.answer = 'yes'), 0), 'partly', coalesce(max(x.given) filter (where x.answer = 'partly'), 0),
    'no', coalesce(max(x.given) filter (where x.answer = 'no'), 0)) as given,
  json_build_object('yes', coalesce(max(x.on_paper) filter (where x.answer = 'yes'), 0), 'partly', coalesce(max(x.on_paper) filter (where x.answer = 'partly'), 0),
    'no', coalesce(max(x.on_paper) filter (where x.answer = 'no'), 0)) as on_paper`

/** The last meetings of a community that were asked about, the newest first. The rule decides what of the counts is shown. */
export async function listTrend(db: Database, communityId: string, limit: number): Promise<TrendFacts[]> {
  const { rows } = await sql<TrendFacts>`
    select r.meeting_id, m.title, m.title_language, m.starts_at, r.closed_at is null as is_open, ${PICK}
    from meeting_community mc join exit_round r on r.meeting_id = mc.meeting_id join meeting m on m.id = mc.meeting_id
    left join exit_count x on x.meeting_id = r.meeting_id
    where mc.community_id = ${communityId}
    group by r.meeting_id, m.title, m.title_language, m.starts_at, r.closed_at order by m.starts_at desc, r.meeting_id limit ${limit}`.execute(db)
  return rows
}
