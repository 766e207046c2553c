import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { asSystem, type Database } from '../database.ts'
import { nowOf, type House } from '../house.ts'
import { minutesUntilRetry } from './mail.ts'
import { addSending } from './outbox.ts'

type ClaimedMail = {
  id: string
  idempotencyKey: string
  kind: string
  toAddress: string
  language: string
  subject: string
  bodyText: string
  bodyHtml: string | null
  attempts: number
  ageHours: number
}

/** Mail whose text opens a door: once it has left, its text is not kept. */
const SECRET_KINDS = ['sign-in', 'new-address']
/** While one process sends, no other takes the same mail; after a crash its turn comes again. */
const CLAIM_MINUTES = 10

/** Sends one mail if it is still its turn. A server that is away or says "later" is asked again; nothing is dropped. */
export async function sendMail(house: House, id: string): Promise<void> {
  if (house.settings.smtpUrl === null) return
  const mail = await asSystem(house.db, (tx) => claimMail(tx, id, nowOf(house)))
  if (mail === null) return
  const failure = await deliver(house, mail)
  await asSystem(house.db, (tx) => (failure === null ? noteSent(tx, mail, nowOf(house)) : noteFailure(tx, mail, failure, nowOf(house))))
  house.log('mail', { kind: mail.kind, sent: failure === null, attempts: mail.attempts, error: failure?.code ?? null })
}

/** Queues what waits and whose turn has come: after a mail server was named, or a job was lost. */
export async function sendWaitingMail(house: House): Promise<void> {
  if (house.settings.smtpUrl === null) return
  await asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from outbox_mail where sent_at is null and given_up_at is null and next_try_at <= ${nowOf(house)}
      order by next_try_at, id limit 500`.execute(tx)
    for (const { id } of rows) await addSending(tx, id)
  })
}

async function claimMail(tx: Database, id: string, now: string): Promise<ClaimedMail | null> {
  await sql`update outbox_mail set given_up_at = ${now}, last_error = 'too-late' where id = ${id} and sent_at is null and given_up_at is null and useful_until < ${now}`.execute(
    tx,
  )
  const { rows } = await sql<ClaimedMail>`
    update outbox_mail set attempts = attempts + 1, next_try_at = ${now}::timestamptz + make_interval(mins => ${CLAIM_MINUTES})
    where id = ${id} and sent_at is null and given_up_at is null and next_try_at <= ${now}
    returning id, idempotency_key, kind, to_address, language, subject, body_text, body_html, attempts,
      extract(epoch from ${now}::timestamptz - created_at)::float8 / 3600 as age_hours`.execute(tx)
  return rows[0] ?? null
}

type Failure = { code: string; isFinal: boolean }

async function deliver(house: House, mail: ClaimedMail): Promise<Failure | null> {
  const transport = nodemailer.createTransport({
    url: house.settings.smtpUrl ?? '',
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: house.settings.mailFrom,
      to: { name: '', address: mail.toAddress },
      subject: mail.subject,
      text: mail.bodyText,
      ...(mail.bodyHtml === null ? {} : { html: mail.bodyHtml }),
      // The same at each try: a receiver that took it twice shows it once.
      messageId: `<${mail.id}@${new URL(house.settings.publicUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language || 'fr, nl' },
    })
    return null
  } catch (failure) {
    return describeFailure(failure)
  } finally {
    transport.close()
  }
}

/** 5xx is a "no" for good; all else may pass. Only the number or the code is kept: a server's words may hold an address. */
function describeFailure(failure: unknown): Failure {
  const { responseCode, code, command } = (failure ?? {}) as { responseCode?: unknown; code?: unknown; command?: unknown }
  if (typeof responseCode === 'number')
    return { code: String(responseCode), isFinal: responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE') }
  return { code: typeof code === 'string' ? code : 'unknown', isFinal: false }
}

async function noteSent(tx: Database, mail: ClaimedMail, now: string): Promise<void> {
  const isSecret = SECRET_KINDS.includes(mail.kind)
  await sql`update outbox_mail set sent_at = ${now}, last_error = null, body_text = case when ${isSecret} then '' else body_text end,
    body_html = case when ${isSecret} then null else body_html end where id = ${mail.id}`.execute(tx)
}

async function noteFailure(tx: Database, mail: ClaimedMail, { code, isFinal }: Failure, now: string): Promise<void> {
  const minutes = isFinal ? null : minutesUntilRetry(mail.attempts, mail.ageHours)
  if (minutes === null) {
    await sql`update outbox_mail set given_up_at = ${now}, last_error = ${code} where id = ${mail.id}`.execute(tx)
    return
  }
  await sql`update outbox_mail set next_try_at = ${now}::timestamptz + make_interval(mins => ${minutes}), last_error = ${code} where id = ${mail.id}`.execute(
    tx,
  )
  await addSending(tx, mail.id, minutes)
}
