import { readReply, type CalendarReply } from '@ronde/calendar'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import { findForbidden } from '../../../platform/forbidden.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { findMeeting } from '../../meetings/public.ts'
import { possibleReplies, type AskedMeeting, type Invitation, type Reply } from '../domain/invitation.ts'
import { parseMeetingUid } from '../domain/meeting-uid.ts'
import { readMail, type IncomingMail, type IncomingRefusal } from '../exchange/read-mail.ts'
import { addIncoming, countUnsettled, findAskedByAddress, findOriginOfMail, type NewIncoming } from '../store/incoming-store.ts'
import { findInvitationId, isAddressOf, lockInvitation } from '../store/invitation-store.ts'
import { noteBounce } from '../store/write-store.ts'
import { asSystemOrUndo, giveReply } from './answer-invitation.ts'

/** What became of one mail. `older`: an answer that a later one has replaced already. */
export type Received = 'answered' | 'kept' | 'kept-already' | 'bounced' | 'older' | 'nothing-to-do'
export type ReceiveRefusal = IncomingRefusal | 'not-ours' | 'too-many' | 'not-answerable'

/** A feature above that gave out addresses with keys of its own: takes the words of a reply, or says null where the key is not one of its. */
export type ReplyReader = (house: House, tx: Database, key: string, words: string) => Promise<'answered' | 'not-answerable' | null>

/** Reads one mail that a mail server handed over. Safe to be told twice. */
export async function receiveMail(house: House, raw: Uint8Array, readers: readonly ReplyReader[] = []): Promise<Result<Received, ReceiveRefusal>> {
  const read = await readMail(raw)
  if (!read.ok) return read
  const mail = await withoutIdentifiers(house, read.value)
  return asSystemOrUndo(house, async (tx): Promise<Result<Received, ReceiveRefusal>> => {
    const origin = await findOrigin(tx, mail)
    if (mail.bounce !== null) return takeBounce(house, tx, origin, mail.bounce)
    if (mail.calendar !== null) return takeCalendar(house, tx, mail, origin)
    return (origin === null ? await askReaders(house, tx, mail, readers) : null) ?? takeWords(house, tx, mail, origin)
  })
}

/** In the place of words that are kept nowhere: whoever leads sees that somebody wrote, and asks. */
const NOT_KEPT = '(texte non gardé · tekst niet bewaard · text not kept · Text nicht behalten)'

async function withoutIdentifiers(house: House, mail: IncomingMail): Promise<IncomingMail & { isWithheld: boolean }> {
  const isWithheld = await holdsIdentifier(house, mail.words)
  return { ...mail, words: isWithheld ? NOT_KEPT : mail.words, isWithheld }
}

/** Told by kind, tier, decision and field alone (GRD-04). */
async function holdsIdentifier({ log }: House, words: string): Promise<boolean> {
  const found = await findForbidden(words, async () => ({}))
  for (const kind of new Set(found.map((finding) => finding.kind))) log('text-refused', { kind, tier: 'A', language: null, decision: 'refuse', field: 'mail' })
  return found.length > 0
}

async function askReaders(
  house: House,
  tx: Database,
  mail: IncomingMail & { isWithheld: boolean },
  readers: readonly ReplyReader[],
): Promise<Result<Received, ReceiveRefusal> | null> {
  if (mail.isWithheld || mail.key === null || mail.isAutomatic || mail.words === '') return null
  for (const read of readers) {
    const became = await read(house, tx, mail.key, mail.words)
    if (became !== null) return became === 'answered' ? done(became) : refused(became)
  }
  return null
}

type Origin = { invitation: Invitation; isByKey: boolean } | null

/** The invitation a mail is about: by the key of the address it came to, which only the person has; else by the mail it answers. */
async function findOrigin(tx: Database, { key, answers }: IncomingMail): Promise<Origin> {
  const byKey = key === null ? null : await findInvitationId(tx, 'mail', [hashToken(key)])
  const id = byKey ?? (await findOriginOfMail(tx, answers))
  const invitation = id === null ? null : await lockInvitation(tx, id)
  return invitation === null ? null : { invitation, isByKey: byKey !== null }
}

async function takeBounce(house: House, tx: Database, origin: Origin, code: string): Promise<Result<Received, ReceiveRefusal>> {
  if (origin === null) return refused('not-ours')
  const noted = await noteBounce(tx, origin.invitation.id, code, nowOf(house))
  if (noted !== null) await announce(tx, { kind: 'meeting', id: noted.meetingId })
  return done('bounced')
}

async function takeWords(house: House, tx: Database, mail: IncomingMail, origin: Origin): Promise<Result<Received, ReceiveRefusal>> {
  if (mail.isAutomatic || mail.words === '') return done('nothing-to-do')
  if (origin === null || mail.from === null) return refused('not-ours')
  const { invitation, isByKey } = origin
  // Without the key anybody could write in her name.
  if (!isByKey && !(await isAddressOf(tx, invitation.personId, mail.from))) return refused('not-ours')
  return keep(house, tx, mail, { meetingId: invitation.meetingId, personId: invitation.personId, kind: 'words' })
}

type Kept = Pick<NewIncoming, 'meetingId' | 'personId' | 'kind'> & Partial<Pick<NewIncoming, 'answer' | 'proposal' | 'words'>>
const MOST_UNSETTLED = 200

async function keep(house: House, tx: Database, mail: IncomingMail, kept: Kept): Promise<Result<Received, ReceiveRefusal>> {
  if ((await countUnsettled(tx, kept.meetingId)) >= MOST_UNSETTLED) return refused('too-many')
  const row = { answer: null, proposal: null, words: mail.words, ...kept, fromAddress: (mail.from ?? '').slice(0, 254), messageHash: mail.hash }
  const isNew = await addIncoming(tx, row, nowOf(house))
  if (isNew) await announce(tx, { kind: 'meeting', id: kept.meetingId })
  return done(isNew ? 'kept' : 'kept-already')
}

async function takeCalendar(house: House, tx: Database, mail: IncomingMail, origin: Origin): Promise<Result<Received, ReceiveRefusal>> {
  const read = readReply(mail.calendar ?? '')
  if (!read.ok) return takeWords(house, tx, mail, origin)
  const reply = read.value
  const meetingId = parseMeetingUid(reply.uid, house.settings.publicUrl)
  const meeting = meetingId === null ? null : await findMeeting(tx, meetingId)
  if (meetingId === null || meeting === null) return refused('not-ours')
  const answer = reply.answer === 'declined' ? ('not' as const) : ('here' as const)
  const words = reply.comment === null || !(await holdsIdentifier(house, reply.comment)) ? (reply.comment ?? '') : NOT_KEPT
  // SEC-28: an address is no proof. The key says who writes, whatever address the program names; so does the id of a mail that she alone got.
  const isProven = origin !== null && origin.invitation.meetingId === meetingId && (origin.isByKey || (await isHers(tx, origin.invitation, mail, reply)))
  const id = isProven ? origin.invitation.id : await findAskedByAddress(tx, meetingId, reply.attendee)
  const invitation = id === null ? null : await lockInvitation(tx, id)
  const kept = { meetingId, personId: invitation?.personId ?? null, answer, words }
  if (invitation === null && mail.from === reply.attendee) return keep(house, tx, mail, { ...kept, kind: 'unknown-person' })
  if (!isProven || invitation === null) return keep(house, tx, mail, { ...kept, kind: 'not-the-sender' })
  if (reply.kind === 'counter') return keep(house, tx, mail, { ...kept, kind: 'proposal', proposal: reply.proposal })
  if (reply.answer === 'tentative') return keep(house, tx, mail, { ...kept, answer: null, kind: 'maybe' })
  return takeReply(house, tx, { mail, reply, invitation, meeting, words })
}

/** Somebody to whom the mail was passed on does not answer for her. */
async function isHers(tx: Database, { personId }: Invitation, { from }: IncomingMail, { attendee }: CalendarReply): Promise<boolean> {
  return from === attendee && (await isAddressOf(tx, personId, attendee))
}

type Taken = { mail: IncomingMail; reply: CalendarReply; invitation: Invitation; meeting: AskedMeeting; words: string }

async function takeReply(house: House, tx: Database, { mail, reply, invitation, meeting, words }: Taken): Promise<Result<Received, ReceiveRefusal>> {
  // Mail may come late: what the person has said since stands.
  if (reply.stampedAt !== null && invitation.repliedAt !== null && reply.stampedAt < invitation.repliedAt) return done('older')
  const given = { reply: replyFrom(reply.answer, invitation.reply, meeting), means: 'calendar' as const, notedBy: null, sequence: reply.sequence }
  const answered = await giveReply(house, tx, invitation.id, given)
  if (!answered.ok) return refused('not-answerable')
  if (words !== '') await keep(house, tx, mail, { meetingId: invitation.meetingId, personId: invitation.personId, kind: 'words', words })
  return done('answered')
}

/** A calendar program knows yes and no: a yes leaves "online" as it was, and means online where nobody meets in a room. */
function replyFrom(answer: CalendarReply['answer'], before: Reply | null, meeting: AskedMeeting): Reply {
  if (answer === 'declined') return 'not'
  const possible = possibleReplies(meeting)
  if (before !== null && before !== 'not' && possible.includes(before)) return before
  return possible.includes('here') ? 'here' : 'online'
}
