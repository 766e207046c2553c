import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { openText, sealKeyAnew, sealText } from '../../../platform/sealed-text.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { parseAnswers, type Answers } from '../domain/situation.ts'

/** So many days before. */
export const TOLD_DAYS_BEFORE = 4

type Sealed = { rowKey: Buffer; words: Buffer; expiresOn: Day }

/** Sealed to its row: moved to another one it does not open (SEC-32). */
const placeOf = (situationId: string) => `situation ${situationId}`

/** The four answers as the presenter wrote them; null once they are gone, or where no secret of the house opens them. */
export async function findAnswers(tx: Database, secrets: Secrets, situationId: string): Promise<{ answers: Answers | null; expiresOn: Day } | null> {
  const { rows } = await sql<Sealed>`select row_key, words, expires_on from situation_words where situation_id = ${situationId}`.execute(tx)
  const row = rows[0]
  if (row === undefined) return null
  const text = openText(secrets, placeOf(situationId), row)
  return { answers: text === null ? null : parseAnswers(text), expiresOn: row.expiresOn }
}

type Write = { situationId: string; presenterId: string; answers: Answers; at: Instant; expiresOn: Day }

/** Each save takes a new key: what stood there before opens with none any more. */
export async function saveAnswers(tx: Database, secrets: Secrets, { situationId, presenterId, answers, at, expiresOn }: Write): Promise<void> {
  const { rowKey, words } = sealText(secrets, placeOf(situationId), JSON.stringify(answers))
  await sql`
    insert into situation_words (situation_id, presenter_id, row_key, words, changed_at, expires_on) values (${situationId}, ${presenterId}, ${rowKey}, ${words}, ${at}, ${expiresOn})
    on conflict (situation_id) do update set row_key = excluded.row_key, words = excluded.words, changed_at = excluded.changed_at, expires_on = excluded.expires_on`.execute(
    tx,
  )
}

/** A meeting or a round moves the day on which they go; whoever plans it reads none of them. */
export async function saveExpiry(tx: Database, situationId: string, expiresOn: Day): Promise<void> {
  await sql`select set_answers_day(${situationId}::uuid, ${expiresOn}::date)`.execute(tx)
}

/** The answers and the one key that opened them. */
export async function destroyAnswers(tx: Database, situationIds: readonly string[]): Promise<void> {
  await sql`select destroy_answers(${[...situationIds]}::uuid[])`.execute(tx)
}

/** Past their day: the answers and their keys go, and with them a draft, which has nothing else. @returns how many of each */
export async function destroyExpired(tx: Database, today: Day): Promise<{ answers: number; drafts: number }> {
  const { rows } = await sql<{ id: string }>`delete from situation_words where expires_on < ${today} returning situation_id as id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  const drafts = await sql<{ id: string }>`delete from situation where state = 'draft' and id = any(${ids}::uuid[]) returning id`.execute(tx)
  return { answers: ids.length, drafts: drafts.rows.length }
}

export type GoingSoon = { situationId: string; email: string | null; language: Language | null; expiresOn: Day; isDraft: boolean }

/** Answers that go within a few days, of whom nobody was told of that day yet. Never of somebody who is gone or frozen. */
export async function listGoingSoon(tx: Database, today: Day): Promise<GoingSoon[]> {
  const { rows } = await sql<GoingSoon>`
    select w.situation_id, p.email, p.language, w.expires_on, s.state = 'draft' as is_draft
    from situation_words w join situation s on s.id = w.situation_id join person p on p.id = w.presenter_id
    where w.expires_on >= ${today}::date and w.expires_on <= ${today}::date + ${TOLD_DAYS_BEFORE}::integer and w.told_of is distinct from w.expires_on
      and s.presenter_id = w.presenter_id and s.state <> 'stopped' and p.source <> 'former' and p.restricted_at is null
    order by w.expires_on, w.situation_id limit 500`.execute(tx)
  return rows
}

export async function saveToldOf(tx: Database, situationId: string, expiresOn: Day): Promise<void> {
  await sql`update situation_words set told_of = ${expiresOn} where situation_id = ${situationId}`.execute(tx)
}

/** After a change of the house's secret: keys sealed by the one before are sealed by the new one. @returns how many */
export async function sealKeysAnew(tx: Database, secrets: Secrets): Promise<number> {
  const { rows } = await sql<{ id: string; rowKey: Buffer }>`select situation_id as id, row_key from situation_words order by situation_id for update`.execute(
    tx,
  )
  let sealed = 0
  for (const { id, rowKey } of rows) {
    const anew = sealKeyAnew(secrets, placeOf(id), rowKey)
    if (anew === null) continue
    await sql`update situation_words set row_key = ${anew} where situation_id = ${id}`.execute(tx)
    sealed += 1
  }
  return sealed
}
