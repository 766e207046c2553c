import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, Undo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { checkInPerson, keepMeeting, lockMeeting, type MissingRefusal } from '../../meetings/public.ts'
import { findPerson } from '../../people/public.ts'
import { answer, mayArrive, type AnswerRefusal, type GivenReply, type Invitation, type Reply } from '../domain/invitation.ts'
import { parseCode } from '../domain/reply-code.ts'
import { findInvitationId, findInvitationOf, findPageHash, listAsked, lockInvitation, saveReply } from '../store/invitation-store.ts'
import { hashCode } from '../store/keys.ts'
import { noteStop, stopReminders } from '../store/stop-store.ts'
import { readToldMeeting, type MeetingInWords } from './told-meeting.ts'

/** What the page of one answer shows. */
export type ReplyCard = MeetingInWords & { invitation: Invitation; person: { givenName: string; familyName: string; language: Language | null } }

const TOKEN = /^[0-9a-f]{40}$/

/** The invitation of a link; null when the link is none of ours. Whoever holds the link is taken for the person: the page lets answer and nothing else. */
export async function readReplyCard(house: House, token: string): Promise<ReplyCard | null> {
  if (!TOKEN.test(token)) return null
  return asSystem(house.db, async (tx) => {
    const id = await findInvitationId(tx, 'page', [hashToken(token)])
    return id === null ? null : readCard(tx, id)
  })
}

async function readCard(tx: Database, id: string): Promise<ReplyCard | null> {
  const invitation = await lockInvitation(tx, id)
  const person = invitation === null ? null : await findPerson(tx, invitation.personId)
  const found = invitation === null ? null : await readToldMeeting(tx, invitation.meetingId)
  return invitation === null || person === null || found === null ? null : { ...found, invitation, person }
}

export type ReplyRefusal = AnswerRefusal | 'link-unknown' | 'saved-meanwhile'

/** SEC-25: the answer of a link, given by a choice on its page. `sequence`: the state of the meeting that the page showed. */
export async function answerByLink(
  house: House,
  token: string,
  { reply, sequence }: { reply: Reply; sequence: number },
): Promise<Result<Invitation, ReplyRefusal>> {
  if (!TOKEN.test(token)) return refused('link-unknown')
  return asSystemOrUndo(house, async (tx) => {
    const id = await findInvitationId(tx, 'page', [hashToken(token)])
    return id === null ? refused('link-unknown') : giveReply(house, tx, id, { reply, means: 'link', notedBy: null, sequence })
  })
}

/** On the day of the meeting whoever holds the link says that she is in the room; the sheet takes it like the code on the wall. */
export async function arriveByLink(house: House, { invitation, told }: ReplyCard, language: Language): Promise<Result<null, 'not-noted'>> {
  if (!mayArrive(invitation, told, nowOf(house))) return refused('not-noted')
  const noted = await checkInPerson({ house, listAsked }, invitation.meetingId, invitation.personId, language)
  return noted.ok ? noted : refused('not-noted')
}

/** Jobs and public pages undo what was written before a refusal too. */
export async function asSystemOrUndo<Value extends { ok: boolean }>(house: House, work: (tx: Database) => Promise<Value>): Promise<Value> {
  try {
    return await asSystem(house.db, async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new Undo(result)
      return result
    })
  } catch (failure) {
    if (failure instanceof Undo) return failure.value as Value
    throw failure
  }
}

/** Writes one answer down, in the caller's transaction: from a link, a page, a calendar program, or told to somebody who leads. */
export async function giveReply(house: House, tx: Database, id: string, given: GivenReply): Promise<Result<Invitation, ReplyRefusal>> {
  const now = nowOf(house)
  const invitation = await lockInvitation(tx, id)
  const meeting = invitation === null ? null : await lockMeeting(tx, invitation.meetingId)
  if (invitation === null || meeting === null) return refused('link-unknown')
  const answered = answer(invitation, meeting, given, now)
  if (!answered.ok) return answered
  if (!(await saveReply(tx, answered.value))) return refused('saved-meanwhile')
  const isNoted = given.means === 'phone'
  const actorPersonId = isNoted ? given.notedBy : invitation.personId
  const action = isNoted ? 'invitation.noted' : 'invitation.answered'
  const facts = { reply: given.reply, means: given.means }
  await writeAudit(tx, { action, subjectKind: 'meeting', subjectId: meeting.id, actorPersonId, subjectPersonId: invitation.personId, facts }, now)
  await announce(tx, { kind: 'meeting', id: meeting.id })
  return done(answered.value)
}

/** Somebody signed in answers her own invitation; whoever is not asked finds none. */
export async function answerMyself(house: House, actor: Actor, meetingId: string, reply: Reply): Promise<Result<Invitation, ReplyRefusal>> {
  // One's own invitation may be to a meeting of a community one does not belong to.
  return asSystemOrUndo(house, async (tx) => {
    const own = await findInvitationOf(tx, meetingId, actor.personId)
    return own === null ? refused('link-unknown') : giveReply(house, tx, own.id, { reply, means: 'page', notedBy: null, sequence: Number.MAX_SAFE_INTEGER })
  })
}

/** Somebody who leads the meeting notes what a person said by phone or on paper. */
export async function noteReply(
  house: House,
  actor: Actor,
  wish: { meetingId: string; invitationId: string; reply: Reply },
): Promise<Result<Invitation, ReplyRefusal | MissingRefusal>> {
  return keepMeeting<Invitation, ReplyRefusal>(house, actor, wish.meetingId, async ({ tx }) => {
    const invitation = await lockInvitation(tx, wish.invitationId)
    if (invitation === null || invitation.meetingId !== wish.meetingId) return refused('link-unknown')
    return giveReply(house, tx, invitation.id, { reply: wish.reply, means: 'phone', notedBy: actor.personId, sequence: Number.MAX_SAFE_INTEGER })
  })
}

/** The same from the command line of the machine, by the number of the invitation; the log names nobody who noted it. */
export async function noteAsOperator(house: House, invitationId: string, reply: Reply): Promise<Result<Invitation, ReplyRefusal>> {
  return asSystemOrUndo(house, (tx) => giveReply(house, tx, invitationId, { reply, means: 'phone', notedBy: null, sequence: Number.MAX_SAFE_INTEGER }))
}

/** The page of a code that was typed from a letter. */
export async function findPageByCode(house: House, typed: string): Promise<{ id: string; pageHash: Buffer } | null> {
  const code = parseCode(typed)
  if (code === null) return null
  return asSystem(house.db, async (tx) => {
    const id = await findInvitationId(tx, 'code', hashCode(house.settings, code))
    return id === null ? null : findPageHash(tx, id)
  })
}

/** `reminders`: none about this meeting; `all`: no more invitations by mail at all. */
export type StopWish = 'reminders' | 'all'

/** Stops mail, from the page of a link or by one press in a mail program. @returns false when the link is none of ours */
export async function stopMail(house: House, token: string, wish: StopWish): Promise<boolean> {
  if (!TOKEN.test(token)) return false
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const id = await findInvitationId(tx, 'page', [hashToken(token)])
    const invitation = id === null ? null : await lockInvitation(tx, id)
    if (invitation === null) return false
    await stopReminders(tx, invitation.id, now)
    if (wish === 'all' && (await noteStop(tx, invitation.personId, now))) {
      const person = invitation.personId
      await writeAudit(tx, { action: 'invitation.stopped', subjectKind: 'person', actorPersonId: person, subjectPersonId: person }, now)
    }
    return true
  })
}
