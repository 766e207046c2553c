import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { isMailAddress, oneLine, type MailToSend } from './mail.ts'

/**
 * Puts a mail into the outbox, in the action's own transaction, with the job that sends it. Without a mail server it waits
 * there, readable. A second mail with the same key is not made.
 */
export async function queueMail(tx: Database, mail: MailToSend, at: string): Promise<void> {
  const id = await addMail(tx, mail, at)
  if (id !== null) await addSending(tx, id)
}

/** So many leave with one connection to the mail server and one job. */
const MAILS_A_JOB = 25

/** Puts many mails into the outbox; they leave a few at a time. @returns how many are new */
export async function queueMails(tx: Database, mails: readonly MailToSend[], at: string): Promise<number> {
  const ids: string[] = []
  for (const mail of mails) {
    const id = await addMail(tx, mail, at)
    if (id !== null) ids.push(id)
  }
  for (let start = 0; start < ids.length; start += MAILS_A_JOB) {
    const some = ids.slice(start, start + MAILS_A_JOB)
    await sql`select add_job_later('send-mails', ${JSON.stringify({ ids: some })}::json, ${`mails ${some[0]}`})`.execute(tx)
  }
  return ids.length
}

/** @returns its id; null when a mail with this key is there already */
async function addMail(tx: Database, mail: MailToSend, at: string): Promise<string | null> {
  if (!isMailAddress(mail.to)) throw new Error('a mail was queued for something that is no address')
  const { calendar, replyTo = null, originId = null, concernsId = null, stopUrl = null } = mail
  const { rows } = await sql<{ id: string }>`
    insert into outbox_mail (idempotency_key, kind, to_address, language, subject, body_text, body_html, created_at, next_try_at, useful_until,
      calendar_method, calendar_text, reply_to, origin_id, concerns_id, stop_url)
    values (${mail.idempotencyKey}, ${mail.kind}, ${mail.to}, ${mail.language ?? ''}, ${oneLine(mail.subject)}, ${mail.text}, ${mail.html ?? null}, ${at}, ${at}, ${mail.usefulUntil ?? null},
      ${calendar?.method ?? null}, ${calendar?.text ?? null}, ${replyTo}, ${originId}, ${concernsId}, ${stopUrl})
    on conflict (idempotency_key) do nothing
    returning id`.execute(tx)
  return rows[0]?.id ?? null
}

/**
 * Mails of these kinds queued for one address since then, whoever asked for them. Two who ask at once wait for each other, so that the
 * count holds until the caller has queued its own.
 */
export async function countMailsTo(tx: Database, address: string, kinds: readonly string[], since: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(7015, hashtext(lower(${address})))`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from outbox_mail where lower(to_address) = lower(${address}) and kind = any (${kinds}::text[]) and created_at > ${since}`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** @param minutes counted by the database's own clock, which is the one the queue goes by */
export async function addSending(tx: Database, id: string, minutes = 0): Promise<void> {
  const payload = JSON.stringify({ id })
  await sql`select add_job_later('send-mail', ${payload}::json, ${`mail ${id}`}, now() + make_interval(mins => ${minutes}))`.execute(tx)
}

export type OutboxMail = {
  id: string
  kind: string
  toAddress: string
  subject: string
  bodyText: string
  createdAt: string
  attempts: number
  /** A short code, never the words of the other server. */
  lastError: string | null
  nextTryAt: string
  usefulUntil: string | null
  sentAt: string | null
  givenUpAt: string | null
}

/** All mail, newest first. */
export async function listOutbox(tx: Database, { limit, offset }: { limit: number; offset: number }): Promise<OutboxMail[]> {
  const { rows } = await sql<OutboxMail>`
    select id, kind, to_address, subject, body_text, created_at, attempts, last_error, next_try_at, useful_until, sent_at, given_up_at
    from outbox_mail order by created_at desc, id limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function countOutbox(tx: Database): Promise<{ all: number; waiting: number }> {
  const { rows } = await sql<{ all: number; waiting: number }>`
    select count(*)::int as all, count(*) filter (where sent_at is null and given_up_at is null)::int as waiting from outbox_mail`.execute(tx)
  return rows[0] ?? { all: 0, waiting: 0 }
}

/** How mail about one thing stands: what the feature that wrote it shows while it leaves. */
export async function countMailsAbout(tx: Database, concernsId: string): Promise<{ waiting: number; sent: number; givenUp: number }> {
  const { rows } = await sql<{ waiting: number; sent: number; givenUp: number }>`
    select count(*) filter (where sent_at is null and given_up_at is null)::int as waiting, count(*) filter (where sent_at is not null)::int as sent,
      count(*) filter (where given_up_at is not null)::int as given_up
    from outbox_mail where concerns_id = ${concernsId}`.execute(tx)
  return rows[0] ?? { waiting: 0, sent: 0, givenUp: 0 }
}

/** Tries a mail again that was given up or is waiting for its turn. @returns false when there is none of that id or it has left */
export async function sendAgain(tx: Database, id: string, now: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update outbox_mail set given_up_at = null, next_try_at = ${now}, attempts = 0, created_at = case when given_up_at is null then created_at else ${now}::timestamptz end
    where id = ${id} and sent_at is null returning id`.execute(tx)
  if (rows[0] === undefined) return false
  await addSending(tx, id)
  return true
}

/** Mail that left, or was given up, more than thirty days ago. */
export async function removeOldMail(tx: Database, now: string): Promise<void> {
  await sql`delete from outbox_mail where coalesce(sent_at, given_up_at) < ${now}::timestamptz - interval '30 days'`.execute(tx)
}

/** What a mail was about is over: those that did not leave yet do not leave any more. */
export async function removeWaitingAbout(tx: Database, concernsId: string): Promise<void> {
  await sql`delete from outbox_mail where concerns_id = ${concernsId} and sent_at is null`.execute(tx)
}

/** Everything written to one address: part of an erasure. */
export async function removeMailTo(tx: Database, address: string): Promise<void> {
  await sql`delete from outbox_mail where lower(to_address) = lower(${address})`.execute(tx)
}
