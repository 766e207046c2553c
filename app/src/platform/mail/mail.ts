import type { Language } from '../../kernel/language.ts'

/** A mail that waits to leave. `idempotencyKey` makes a second request for the same mail do nothing. */
export type MailToSend = {
  idempotencyKey: string
  /** What it is about, for the outbox page: 'sign-in', 'notice'. */
  kind: string
  to: string
  /** Null when the reader's language is unknown: the text then stands in French and in Dutch. */
  language: Language | null
  subject: string
  text: string
  html?: string
  /** Not sent after this moment; kept, and shown as too late. */
  usefulUntil?: string
  /** A calendar text beside the words: its own `METHOD` is the same. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string }
  /** Where answers and mail that cannot be delivered come back to; the sender's address when left out. */
  replyTo?: string
  /** Ids of the feature that writes: whose mail it is, and what it concerns. */
  originId?: string
  concernsId?: string
  /** RFC 8058: one press in the mail program stops mail like this. */
  stopUrl?: string
}

/** Mail whose text opens a door: once it has left, its text is not kept, and while it waits only the demo shows it. */
export const DOOR_KINDS: readonly string[] = [
  'sign-in',
  'new-address',
  'invitation',
  'invitation-moved',
  'invitation-cancelled',
  'invitation-look',
  'invitation-tomorrow',
  'contact-round',
  'record-prepared',
  'question',
  'exit-question',
  'introduction',
  'introduction-taken',
  'and-then',
  'survey',
  'survey-reminder',
]

/** Only who has not answered gets it: to whom it went would say so. */
export const UNSAID_KINDS: readonly string[] = ['survey-reminder']

const CONTROL = /\p{Cc}/gu
const ADDRESS = /^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}]{1,190}$/u
const DOMAIN = /@(?:localhost|[^@]*[^.@]\.[^.@]{2,})$/u

/** One plain address. Whatever could start a second header or a second recipient is none. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text) && !text.includes('..') && DOMAIN.test(text)
}

/** "Ronde <ronde@example.org>" as name and address. */
export function senderOf(mailFrom: string): { name: string; address: string } {
  const [, name = '', address = mailFrom] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(mailFrom) ?? []
  return { name: name || 'Ronde', address: address.trim() }
}

/** Headers are one line: line breaks and other control characters become a space. */
export function oneLine(text: string): string {
  return text.replaceAll(CONTROL, ' ').replaceAll(/ {2,}/g, ' ').trim().slice(0, 250)
}

/** Minutes until the next try, growing from one minute to six hours; null when it was tried for three days. */
export function minutesUntilRetry(attempts: number, ageHours: number): number | null {
  if (ageHours >= 72) return null
  return Math.min(360, 2 ** Math.min(attempts - 1, 9))
}
