import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Question, QuestionDraft, QuestionState } from '../domain/question.ts'
import { QUESTIONS_A_PAGE, type QuestionRow, type QuestionSearch, type ShownAnswer, type ShownQuestion } from '../domain/shown.ts'

const QUESTION = sql`
  q.id, q.asker_id, q.community_id, q.language, q.title, q.body, q.topics, q.state, q.asked_at, q.first_answer_at, q.handed_at, q.widened_at, q.version`
/** Gone, or frozen at the person's own wish (PRV-11): what they wrote stays, their name does not. */
const UNNAMED = sql`(p.source = 'former' or p.restricted_at is not null)`
const NAME_OF_COMMUNITY = sql`case when c.id is null then null else json_build_object('fr', c.name_fr, 'nl', c.name_nl) end as community`

export async function findQuestion(tx: Database, id: string): Promise<Question | null> {
  const { rows } = await sql<Question>`select ${QUESTION} from question q where q.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Two who answer at once wait for each other, so that one of them is the first. */
export async function lockQuestion(tx: Database, id: string): Promise<Question | null> {
  await sql`select id from question where id = ${id} for update`.execute(tx)
  return findQuestion(tx, id)
}

/** One question with its answers, the oldest first. */
export async function readShownQuestion(tx: Database, id: string, personId: string): Promise<Omit<ShownQuestion, 'isLead'> | null> {
  const { rows } = await sql<Omit<ShownQuestion, 'isLead' | 'answers'>>`
    select ${QUESTION}, ${NAME_OF_COMMUNITY}, q.asker_id = ${personId} as is_yours,
      case when ${UNNAMED} then null else trim(p.given_name || ' ' || p.family_name) end as asker,
      (select count(*)::int from question_asked a where a.question_id = q.id) as asked
    from question q left join community c on c.id = q.community_id left join person p on p.id = q.asker_id where q.id = ${id}`.execute(tx)
  const question = rows[0]
  return question === undefined ? null : { ...question, answers: await listAnswers(tx, id, personId) }
}

async function listAnswers(tx: Database, questionId: string, personId: string): Promise<ShownAnswer[]> {
  const { rows } = await sql<ShownAnswer>`
    select a.id, case when ${UNNAMED} then null else trim(p.given_name || ' ' || p.family_name) end as author, a.author_id = ${personId} as is_yours,
      a.language, a.text, a.earlier, a.given_at, a.corrected_at, a.version
    from question_answer a left join person p on p.id = a.author_id where a.question_id = ${questionId} order by a.given_at, a.id`.execute(tx)
  return rows
}

/** One page of the questions that the reader's transaction reaches, the newest first. @param words normalised; each must stand in question or answer */
export async function listQuestions(tx: Database, { state, page }: QuestionSearch, words: readonly string[]): Promise<{ rows: QuestionRow[]; found: number }> {
  const { rows } = await sql<QuestionRow & { found: number }>`
    select q.id, q.title, q.language, q.topics, q.state, q.asked_at, q.version, ${NAME_OF_COMMUNITY}, count(*) over ()::int as found,
      (select count(*)::int from question_answer a where a.question_id = q.id) as answers
    from question q left join community c on c.id = q.community_id
    where (${state}::text is null or q.state = ${state}) and (select coalesce(bool_and(strpos(q.search_text, word) > 0), true) from unnest(${[...words]}::text[]) word)
    order by q.asked_at desc, q.id limit ${QUESTIONS_A_PAGE} offset ${(page - 1) * QUESTIONS_A_PAGE}`.execute(tx)
  return { rows: rows.map(({ found: _found, ...row }) => row), found: rows[0]?.found ?? 0 }
}

/** Of each question since then: when it was sent and when first answered. */
export async function listAnswerTimes(tx: Database, since: Instant): Promise<{ askedAt: Instant; firstAnswerAt: Instant | null }[]> {
  const { rows } = await sql<{ askedAt: Instant; firstAnswerAt: Instant | null }>`
    select asked_at, first_answer_at from question where asked_at >= ${since} order by asked_at, id`.execute(tx)
  return rows
}

export async function countAskedSince(tx: Database, askerId: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from question where asker_id = ${askerId} and asked_at > ${since}`.execute(tx)
  return rows[0]?.count ?? 0
}

export async function addQuestion(tx: Database, draft: QuestionDraft & { askerId: string; askedAt: Instant; searchText: string }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into question (asker_id, community_id, language, title, body, topics, asked_at, search_text)
    values (${draft.askerId}, ${draft.communityId}, ${draft.language}, ${draft.title}, ${draft.body}, ${[...draft.topics]}::text[], ${draft.askedAt}, ${draft.searchText})
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

/** @returns false when somebody saved in between */
export async function saveQuestionState(
  tx: Database,
  { id, state, version }: { id: string; state: QuestionState; version: number },
  at: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update question set state = ${state}, settled_at = case when ${state} = 'open' then null else ${at}::timestamptz end, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

type NewAnswer = Pick<ShownAnswer, 'language' | 'text'> & {
  questionId: string
  communityId: string | null
  authorId: string
  givenAt: Instant
  means: 'page' | 'link' | 'mail' | 'house'
  searchText: string
}

/** The first answer of somebody else than the asker stops the clock of the question. */
export async function addAnswer(tx: Database, answer: NewAnswer): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into question_answer (question_id, community_id, author_id, language, text, given_at, means)
    values (${answer.questionId}, ${answer.communityId}, ${answer.authorId}, ${answer.language}, ${answer.text}, ${answer.givenAt}, ${answer.means})
    returning id`.execute(tx)
  await sql`
    update question set search_text = left(search_text || ' ' || ${answer.searchText}, 60000),
      first_answer_at = case when asker_id is distinct from ${answer.authorId}::uuid then coalesce(first_answer_at, ${answer.givenAt}::timestamptz) else first_answer_at end
    where id = ${answer.questionId}`.execute(tx)
  return rows[0]?.id ?? ''
}

/** Whether she said these very words already. */
export async function hasAnswered(tx: Database, { questionId, authorId, text }: { questionId: string; authorId: string; text: string }): Promise<boolean> {
  const { rows } = await sql`
    select 1 from question_answer where question_id = ${questionId} and author_id = ${authorId} and ${text} in (text, earlier)`.execute(tx)
  return rows.length > 0
}

type OwnAnswer = { id: string; questionId: string; authorId: string }

/** Corrects one's own answer; what stood there before stays readable beside it. @returns false when there is none of that version */
export async function correctAnswer(
  tx: Database,
  { id, questionId, authorId, text, version, at }: OwnAnswer & { text: string; version: number; at: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update question_answer set earlier = text, text = ${text}, corrected_at = ${at}, version = version + 1
    where id = ${id} and question_id = ${questionId} and author_id = ${authorId} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

/** Takes one's own answer away for good. The time of a first answer stays: somebody was helped by it. */
export async function removeAnswer(tx: Database, { id, questionId, authorId }: OwnAnswer): Promise<boolean> {
  const { rows } = await sql`delete from question_answer where id = ${id} and question_id = ${questionId} and author_id = ${authorId} returning id`.execute(tx)
  return rows.length > 0
}

/** What a search looks in, written anew from what stands there. */
export async function saveSearchText(tx: Database, questionId: string, searchText: string): Promise<void> {
  await sql`update question set search_text = ${searchText.slice(0, 60_000)} where id = ${questionId}`.execute(tx)
}

/** Closes what is answered and was left alone for so long; what nobody answered stays open. @returns how many */
export async function closeOldQuestions(tx: Database, before: Instant, now: Instant): Promise<number> {
  const { rows } = await sql`
    update question set state = 'closed', settled_at = ${now}, version = version + 1
    where (state = 'answered' and settled_at < ${before}) or (state = 'open' and first_answer_at < ${before}) returning id`.execute(tx)
  return rows.length
}

/** Handed over and still without an answer, of these communities and with `withNetwork` of everybody's; the oldest first. */
export async function listHanded(tx: Database, communityIds: readonly string[], withNetwork: boolean): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from question where state = 'open' and first_answer_at is null and handed_at is not null
      and (community_id = any(${[...communityIds]}::uuid[]) or (${withNetwork} and community_id is null))
    order by asked_at, id limit 10`.execute(tx)
  return rows
}
