import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { asSystem, type Database } from '../database.ts'
import { nowOf, type House } from '../house.ts'
import { DOOR_KINDS, minutesUntilRetry, senderOf } from './mail.ts'
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
  calendarMethod: string | null
  calendarText: string | null
  replyTo: string | null
  originId: string | null
  stopUrl: string | null
  attempts: number
  ageHours: number
}

/** While one process sends, no other takes the same mail; after a crash its turn comes again. */
const CLAIM_MINUTES = 10
/** At a time to one mail server: more would look like a flood. */
const CONNECTIONS = 5

type Transport = Pick<ReturnType<typeof openTransport>, 'sendMail'>

function openTransport(smtpUrl: string) {
  return nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    // What breaks off is tried again by us, once, later: the server may have taken it already.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** Sends one mail if it is still its turn. A server that is away or says "later" is asked again; nothing is dropped. */
export async function sendMail(house: House, id: string): Promise<void> {
  await sendMails(house, [id])
}

/** Sends these mails over a few connections that stay open until the last has left. */
export async function sendMails(house: House, ids: readonly string[]): Promise<void> {
  if (house.settings.smtpUrl === null) return
  const transport = openTransport(house.settings.smtpUrl)
  const waiting = [...ids]
  const sendNext = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await sendOne(house, transport, id)
  }
  try {
    await Promise.all(Array.from({ length: Math.min(CONNECTIONS, ids.length) }, sendNext))
  } finally {
    transport.close()
  }
}

async function sendOne(house: House, transport: Transport, id: string): Promise<void> {
  const mail = await asSystem(house.db, (tx) => claimMail(tx, id, nowOf(house)))
  if (mail === null) return
  const failure = await deliver(house, transport, mail)
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
    returning id, idempotency_key, kind, to_address, language, subject, body_text, body_html, calendar_method, calendar_text, reply_to, origin_id, stop_url, attempts,
      extract(epoch from ${now}::timestamptz - created_at)::float8 / 3600 as age_hours`.execute(tx)
  return rows[0] ?? null
}

type Failure = { code: string; isFinal: boolean }

async function deliver(house: House, transport: Transport, mail: ClaimedMail): Promise<Failure | null> {
  try {
    await transport.sendMail({
      from: fromOf(house, mail),
      to: { name: '', address: mail.toAddress },
      ...addressesOf(mail),
      subject: mail.subject,
      text: mail.bodyText,
      ...(mail.bodyHtml === null ? {} : { html: mail.bodyHtml }),
      ...(mail.calendarText === null ? {} : { icalEvent: { method: mail.calendarMethod ?? 'PUBLISH', content: mail.calendarText, filename: 'ronde.ics' } }),
      // The same at each try: a receiver that took it twice shows it once.
      messageId: `<${mail.id}@${new URL(house.settings.publicUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language || 'fr, nl', ...stopHeaders(mail) },
    })
    return null
  } catch (failure) {
    return describeFailure(failure)
  }
}

/** An invitation comes from the address that it names as its organiser: Outlook and Gmail show their buttons only then. */
function fromOf(house: House, { calendarText, replyTo }: ClaimedMail) {
  const sender = senderOf(house.settings.mailFrom)
  return calendarText === null || replyTo === null ? sender : { name: sender.name, address: replyTo }
}

/** What cannot be delivered comes back to the same address as an answer: its key says whose mail it was. */
function addressesOf({ replyTo, toAddress }: ClaimedMail) {
  return replyTo === null ? {} : { replyTo: { name: '', address: replyTo }, envelope: { from: replyTo, to: toAddress } }
}

/** @source RFC 8058 */
function stopHeaders({ stopUrl }: ClaimedMail): Record<string, string> {
  return stopUrl === null ? {} : { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** 5xx is a "no" for good; all else may pass. Only the number or the code is kept: a server's words may hold an address. */
function describeFailure(failure: unknown): Failure {
  const { responseCode, code, command } = (failure ?? {}) as { responseCode?: unknown; code?: unknown; command?: unknown }
  if (typeof responseCode === 'number')
    return { code: String(responseCode), isFinal: responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE') }
  return { code: typeof code === 'string' ? code : 'unknown', isFinal: false }
}

async function noteSent(tx: Database, mail: ClaimedMail, now: string): Promise<void> {
  const isDoor = DOOR_KINDS.includes(mail.kind)
  await sql`update outbox_mail set sent_at = ${now}, last_error = null, body_text = case when ${isDoor} then '' else body_text end,
    body_html = case when ${isDoor} then null else body_html end, calendar_text = case when ${isDoor} then null else calendar_text end,
    stop_url = case when ${isDoor} then null else stop_url end, reply_to = case when ${isDoor} then null else reply_to end where id = ${mail.id}`.execute(tx)
}

async function noteFailure(tx: Database, mail: ClaimedMail, { code, isFinal }: Failure, now: string): Promise<void> {
  const minutes = isFinal ? null : minutesUntilRetry(mail.attempts, mail.ageHours)
  if (minutes === null) {
    await sql`update outbox_mail set given_up_at = ${now}, last_error = ${code} where id = ${mail.id}`.execute(tx)
    if (mail.originId !== null) await tellOrigin(tx, mail.originId, code)
    return
  }
  await sql`update outbox_mail set next_try_at = ${now}::timestamptz + make_interval(mins => ${minutes}), last_error = ${code} where id = ${mail.id}`.execute(
    tx,
  )
  await addSending(tx, mail.id, minutes)
}

/** The feature that wrote the mail hears that it will not arrive. */
async function tellOrigin(tx: Database, originId: string, code: string): Promise<void> {
  await sql`select add_job_later('mail-given-up', ${JSON.stringify({ originId, code })}::json, ${`given up ${originId}`})`.execute(tx)
}
