import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { keepMeeting, keepUnled, lockMeeting, recordKeeping, type Hands } from '../../meetings/public.ts'
import { checkPaper, closesAt, isOpenRound, totalOf, type ExitAnswer, type ExitCounts, type PaperRefusal } from '../domain/exit-question.ts'
import { mayKeepQuestion } from '../domain/permissions.ts'
import {
  addMark,
  addRound,
  closeRound,
  countAnswer,
  findRound,
  findRoundByToken,
  listPresent,
  listRoundsToClose,
  markOf,
  readCounts,
  removeQuestion,
  savePaper,
  saveQuestion,
  type StoredRound,
} from '../store/exit-store.ts'
import { exitTokens } from './read-exit.ts'

export type AnswerRefusal = 'exit-unknown' | 'not-open' | 'answered-before' | 'not-there' | 'room-full'

/** One tap of somebody who is signed in and was there. */
export async function answerSignedIn(house: House, actor: Actor, meetingId: string, answer: ExitAnswer): Promise<Result<null, AnswerRefusal>> {
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, AnswerRefusal>> => {
    const meeting = await lockMeeting(tx, meetingId)
    const round = meeting === null ? null : await findRound(tx, meetingId)
    if (round === null) return refused('exit-unknown')
    const present = await listPresent(tx, meetingId)
    if (!present.includes(actor.personId)) return refused('not-there')
    return take(tx, round, present, { answer, now: nowOf(house), mark: (salt) => markOf(salt, 'person', actor.personId) })
  })
}

/** Who answers: a person who is known to have been there, by sign-in or by the mark in the own mail; else one browser. */
export type Answerer = { personId: string | null; ownMark: string; browser: string }

/** One tap behind the address on the screen, or behind the link in a mail. */
export async function answerByLink(house: House, token: string, who: Answerer, answer: ExitAnswer): Promise<Result<null, AnswerRefusal>> {
  return asSystem(house.db, async (tx): Promise<Result<null, AnswerRefusal>> => {
    const round = await findRoundByToken(tx, hashToken(token))
    if (round === null) return refused('exit-unknown')
    await lockMeeting(tx, round.meetingId)
    const present = await listPresent(tx, round.meetingId)
    const mark = (salt: Buffer): Buffer => {
      const own = present.find((id) => id === who.personId || isOwnMark(salt, id, who.ownMark))
      return own === undefined ? markOf(salt, 'browser', who.browser) : markOf(salt, 'person', own)
    }
    return take(tx, round, present, { answer, now: nowOf(house), mark })
  })
}

/** The mark that a mail carries is the person's own, spelled out; nobody can make one without the salt. */
function isOwnMark(salt: Buffer, personId: string, text: string): boolean {
  return text !== '' && markOf(salt, 'person', personId).toString('base64url') === text
}

type Tap = { answer: ExitAnswer; now: string; mark: (salt: Buffer) => Buffer }

/** One mark, one more count; the two meet nowhere. No more answers than people who were there, once the register says who was. */
async function take(tx: Database, round: StoredRound, present: readonly string[], { answer, now, mark }: Tap): Promise<Result<null, AnswerRefusal>> {
  if (!isOpenRound(round, now) || round.salt === null) return refused('not-open')
  const { given, onPaper } = await readCounts(tx, round.meetingId)
  if (present.length > 0 && totalOf(given) + totalOf(onPaper) >= present.length) return refused('room-full')
  if (!(await addMark(tx, round.meetingId, mark(round.salt)))) return refused('answered-before')
  await countAnswer(tx, round.meetingId, answer)
  return done(null)
}

/** Opens the question for a week. @returns false when it was opened before */
export async function openRound(house: House, tx: Database, meetingId: string, now: string): Promise<boolean> {
  const [token = ''] = exitTokens(house, meetingId)
  return addRound(tx, { meetingId, tokenHash: hashToken(token), salt: randomBytes(32), openedAt: now, closesAt: closesAt(now) })
}

/** Who leads opens it at the end of the meeting, before the register is closed. */
export async function openExit(house: House, actor: Actor, meetingId: string) {
  return keepMeeting<null, 'not-begun' | 'meeting-cancelled' | 'opened-before'>(house, actor, meetingId, async (keeping) => {
    const { meeting, tx, now } = keeping
    if (meeting.state === 'cancelled') return refused('meeting-cancelled')
    if (meeting.startsAt > now) return refused('not-begun')
    if (!(await openRound(house, tx, meetingId, now))) return refused('opened-before')
    await recordKeeping(keeping, { action: 'exit.opened' })
    return done(null)
  })
}

/** Slips counted by who leads; the last count stands. */
export async function countPaper(house: House, actor: Actor, meetingId: string, counts: ExitCounts) {
  return keepMeeting<null, PaperRefusal>(house, actor, meetingId, (keeping) => countKept(keeping, counts))
}

/** The same as the operator of the house, from the command line. */
export async function countPaperAsOperator(house: House, meetingId: string, counts: ExitCounts) {
  return keepUnled<null, PaperRefusal>(house, meetingId, null, (hands) => countKept(hands, counts))
}

async function countKept(hands: Hands, counts: ExitCounts): Promise<Result<null, PaperRefusal>> {
  const { tx, now, meeting } = hands
  const round = await findRound(tx, meeting.id)
  if (round === null || !isOpenRound(round, now)) return refused('not-open')
  const present = await listPresent(tx, meeting.id)
  const { given } = await readCounts(tx, meeting.id)
  const objection = checkPaper(counts, present.length === 0 ? null : present.length - totalOf(given))
  if (objection !== null) return refused(objection)
  await savePaper(tx, meeting.id, counts)
  await recordKeeping(hands, { action: 'exit.paper-counted' })
  return done(null)
}

/** Ends the question before its week is over. It does not open again: two looks at one count would tell an answer. */
export async function closeExit(house: House, actor: Actor, meetingId: string) {
  return keepMeeting<null, 'not-open'>(house, actor, meetingId, async (keeping) => {
    const round = await findRound(keeping.tx, meetingId)
    if (round === null || round.closedAt !== null) return refused('not-open')
    await closeRound(keeping.tx, meetingId, keeping.now)
    await recordKeeping(keeping, { action: 'exit.closed' })
    return done(null)
  })
}

/** Every hour: questions whose week is over close, and their marks go. */
export async function closeOldRounds(house: House): Promise<number> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const due = await listRoundsToClose(tx, now)
    for (const meetingId of due) await closeRound(tx, meetingId, now)
    return due.length
  })
}

export type QuestionRefusal = 'community-unknown' | 'community-closed' | 'text-missing' | 'text-too-long' | 'saved-meanwhile'

/** A community words its question in French and Dutch; both empty brings back the one that everybody is asked. */
export async function writeQuestion(
  house: House,
  actor: Actor,
  communityId: string,
  wish: { textFr: string; textNl: string; version: number },
): Promise<Result<null, QuestionRefusal>> {
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, QuestionRefusal>> => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null || !mayKeepQuestion(actor, communityId)) return refused('community-unknown')
    if (community.isClosed) return refused('community-closed')
    if ((wish.textFr === '') !== (wish.textNl === '')) return refused('text-missing')
    if (Math.max(wish.textFr.length, wish.textNl.length) > 200) return refused('text-too-long')
    if (wish.textFr === '') await removeQuestion(tx, communityId)
    else if (!(await saveQuestion(tx, communityId, wish))) return refused('saved-meanwhile')
    await writeAudit(tx, { action: 'exit.question-written', subjectKind: 'community', subjectId: communityId, actorPersonId: actor.personId }, nowOf(house))
    return done(null)
  })
}
