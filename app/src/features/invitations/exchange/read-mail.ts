import { createHash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** SEC-28: a mail as far as it is read. HTML, pictures and files are dropped, and nothing of it is believed yet. */
export type IncomingMail = {
  /** The same for the same mail, however often it comes. */
  hash: Buffer
  /** In small letters; null when the mail does not say who writes. */
  from: string | null
  /** The key after the plus sign of an address it came to. */
  key: string | null
  /** Ids of mails of ours that it answers or gives back. */
  answers: readonly string[]
  calendar: string | null
  /** What the person typed, without what was quoted. */
  words: string
  /** The status of mail that could not be delivered for good, such as `5.1.1`. */
  bounce: string | null
  /** Written by a machine: an absence note. */
  isAutomatic: boolean
}
export type IncomingRefusal = 'too-large' | 'unreadable'

export const LARGEST_MAIL = 900_000
const LONGEST_WORDS = 2_000
const KEY = /\+([0-9a-f]{40})@/i
const OWN_ID = /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>\s]+>/gi

export async function readMail(raw: Uint8Array): Promise<Result<IncomingMail, IncomingRefusal>> {
  if (raw.length > LARGEST_MAIL) return refused('too-large')
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 16 }).catch(() => null)
  if (mail === null) return refused('unreadable')
  const bounce = readBounce(mail)
  return done({
    hash: createHash('sha256').update(raw).digest(),
    from: mail.from?.address?.trim().toLowerCase() || null,
    key: findKey(mail),
    answers: bounce === null ? idsIn(`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`) : idsIn(textsOf(mail).join('\n')),
    calendar: textOfPart(mail, ['text/calendar', 'application/ics']),
    words: trimQuote(mail.text ?? ''),
    bounce,
    isAutomatic: isAutomatic(mail),
  })
}

/** Every address that says where the mail went, as the servers on its way wrote it down. */
function findKey(mail: Email): string | null {
  const written = mail.headers.filter(({ key }) => ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'].includes(key)).map(({ value }) => value)
  return KEY.exec([mail.deliveredTo ?? '', ...written].join(' '))?.[1]?.toLowerCase() ?? null
}

function idsIn(text: string): string[] {
  return [...new Set([...text.matchAll(OWN_ID)].map(([, id = '']) => id.toLowerCase()))].slice(0, 20)
}

function decode(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

function textOfPart(mail: Email, types: readonly string[]): string | null {
  const part = mail.attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()))
  return part === undefined ? null : decode(part.content)
}

function textsOf(mail: Email): string[] {
  return mail.attachments.filter(({ mimeType }) => /^(?:message|text)\//i.test(mimeType)).map(({ content }) => decode(content).slice(0, 100_000))
}

/** @source RFC 3464: only what failed for good; what is merely late is none of our business */
function readBounce(mail: Email): string | null {
  const status = textOfPart(mail, ['message/delivery-status'])
  if (status === null || !/^action:\s*failed\s*$/im.test(status)) return null
  return /^status:\s*(5\.\d{1,3}\.\d{1,3})/im.exec(status)?.[1] ?? null
}

function isAutomatic(mail: Email): boolean {
  const header = (name: string) =>
    mail.headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const submitted = header('auto-submitted')
  return (submitted !== undefined && submitted !== 'no') || header('x-autoreply') !== undefined || header('precedence') === 'auto_reply'
}

/** Up to the first quoted line or the line that announces a quotation. */
function trimQuote(text: string): string {
  const lines = text.replaceAll('\r', '').split('\n')
  const end = lines.findIndex(
    (line) =>
      /^\s*>/.test(line) ||
      /^(?:-{2,}|_{5,})\s*\S*.*(?:original|origine|oorspronkelijk|ursprünglich)/i.test(line) ||
      /^(?:Le|Op|On|Am)\s.{4,120}(?:écrit|schreef|wrote|schrieb)\s*.{0,40}:\s*$/i.test(line),
  )
  const own = (end < 0 ? lines : lines.slice(0, end)).join('\n').replaceAll(/[^\P{Cc}\n]/gu, '')
  return own.trim().slice(0, LONGEST_WORDS)
}
