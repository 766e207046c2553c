import type { Actor } from '../../../kernel/actor.ts'
import { isLanguage, type Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { House } from '../../../platform/house.ts'
import { checkAmendment, checkDecision, LONGEST_REASON, type AmendmentDraft, type AmendmentRefusal, type DecisionRefusal } from '../domain/amendment.ts'
import type { Entry } from '../domain/entry.ts'
import { mayAmend, maySeeEntry } from '../domain/permissions.ts'
import { addAmendment, addErratum, listAmendments, lockAmendment, saveDecision, saveDispute } from '../store/amendment-store.ts'
import { addEntry, findEntry, lockEntry, removeGist, saveEntry } from '../store/entry-store.ts'
import { addAgreement, forgetAgreements } from '../store/record-store.ts'
import { wishDigest } from '../store/digest-store.ts'
import { keepRecord, note, type Hands, type Keeping, type MissingRefusal } from './keep-record.ts'

export type ProposeRefusal = MissingRefusal | AmendmentRefusal | 'not-amendable' | 'entry-unknown' | 'id-taken'

/** Those who were there propose another text, or a line that is missing, with their reason. */
export async function propose(house: House, actor: Actor, meetingId: string, id: string, draft: AmendmentDraft): Promise<Result<null, ProposeRefusal>> {
  return keepRecord<null, ProposeRefusal>(house, actor, meetingId, 'shared', async (keeping) => {
    if (!mayAmend(keeping.stand, keeping.record, keeping.now)) return refused('not-amendable')
    const checked = checkAmendment(draft)
    if (!checked.ok) return checked
    const entry = draft.entryId === null ? null : await findEntry(keeping.tx, meetingId, draft.entryId)
    if (draft.entryId !== null && (entry === null || entry.removedAt !== null || !maySeeEntry(keeping.stand, entry))) return refused('entry-unknown')
    const proposal = { ...checked.value, id, meetingId, beforeText: entry?.text ?? '', proposedBy: actor.personId, proposedAt: keeping.now }
    if (!(await addAmendment(keeping.tx, proposal))) return isSentTwice(keeping, id)
    await note(keeping, 'record.amendment-proposed')
    return done(null)
  })
}

async function isSentTwice({ tx, meeting, actor }: Keeping, id: string): Promise<Result<null, 'id-taken'>> {
  const known = (await listAmendments(tx, meeting.id)).find((amendment) => amendment.id === id)
  return known?.proposerId === actor.personId ? done(null) : refused('id-taken')
}

export type DecideRefusal = MissingRefusal | DecisionRefusal | 'not-yours' | 'amendment-unknown' | 'record-locked'
type Answer = { amendmentId: string; isTaken: boolean; answer: string; language: Language }
type Decision = Answer & { meetingId: string }

/** The moderator takes it, or says why not. What is taken becomes the line; the words before stay with the proposal. */
export async function decide(house: House, actor: Actor, decision: Decision): Promise<Result<null, DecideRefusal>> {
  return keepRecord<null, DecideRefusal>(house, actor, decision.meetingId, 'shared', async (keeping) => {
    if (keeping.record.phase === 'locked') return refused('record-locked')
    if (!keeping.stand.isLead) return refused('not-yours')
    return decideKept(keeping, decision, (entry) => maySeeEntry(keeping.stand, entry))
  })
}

/** The same for whoever may decide already, the operator of the house included. */
export async function decideKept(
  hands: Hands,
  { amendmentId, isTaken, answer, language }: Answer,
  maySee: (entry: Entry) => boolean,
): Promise<Result<null, DecisionRefusal | 'amendment-unknown' | 'record-locked'>> {
  const { tx, meeting, record, now, actor } = hands
  if (record.phase === 'locked') return refused('record-locked')
  const amendment = await lockAmendment(tx, meeting.id, amendmentId)
  if (amendment === null) return refused('amendment-unknown')
  const entry = amendment.entryId === null ? null : await lockEntry(tx, meeting.id, amendment.entryId)
  if (entry !== null && !maySee(entry)) return refused('amendment-unknown')
  const checked = checkDecision(amendment, isTaken, answer)
  if (!checked.ok) return checked
  const decidedBy = actor?.personId ?? null
  if (isTaken && entry !== null) {
    await saveEntry(tx, entry, { ...entry, text: amendment.text, language: amendment.language }, { personId: decidedBy, now })
    await removeGist(tx, entry.id, amendment.language)
  }
  if (isTaken && entry === null) await addMissing(hands, amendment)
  if (isTaken) await forgetAgreements(tx, meeting.id)
  const state = isTaken ? 'taken' : 'declined'
  await saveDecision(tx, amendmentId, { state, answer: checked.value, answerLanguage: language, decidedBy, decidedAt: now })
  await note(hands, isTaken ? 'record.amendment-taken' : 'record.amendment-declined')
  return done(null)
}

/** The line takes the id of its proposal, so that it is made once. */
async function addMissing(
  { tx, meeting, now }: Hands,
  { id, text, language, proposerId }: AmendmentDraft & { id: string; proposerId: string | null },
): Promise<void> {
  const bare = { agendaItemId: null, kind: 'note' as const, ownerId: null, ownerWords: '', dueOn: null, isConfidential: false }
  await addEntry(tx, { ...bare, id, meetingId: meeting.id, text, language, authorId: proposerId, writtenAt: now })
}

export type DisputeRefusal = MissingRefusal | 'amendment-unknown' | 'record-locked' | 'text-missing' | 'reason-too-long'

/** Whoever was not followed may say in a few words what she maintains; it stays beside the line for good. */
export async function maintain(
  house: House,
  actor: Actor,
  where: { meetingId: string; amendmentId: string },
  words: { text: string; language: string },
): Promise<Result<null, DisputeRefusal>> {
  return keepRecord<null, DisputeRefusal>(house, actor, where.meetingId, 'shared', async (keeping) => {
    if (keeping.record.phase === 'locked') return refused('record-locked')
    const amendment = await lockAmendment(keeping.tx, where.meetingId, where.amendmentId)
    if (amendment === null || amendment.proposerId !== actor.personId || amendment.state !== 'declined') return refused('amendment-unknown')
    const text = words.text.trim()
    if (text === '') return refused('text-missing')
    if (text.length > LONGEST_REASON) return refused('reason-too-long')
    await saveDispute(keeping.tx, amendment.id, text, isLanguage(words.language) ? words.language : amendment.language)
    await note(keeping, 'record.dispute-noted')
    return done(null)
  })
}

/** "It is right as it stands": once everybody who was there says so, the record may be locked before its last day. */
export async function agree(house: House, actor: Actor, meetingId: string): Promise<Result<null, MissingRefusal | 'not-amendable'>> {
  return keepRecord<null, 'not-amendable'>(house, actor, meetingId, 'shared', async (keeping) => {
    if (!mayAmend(keeping.stand, keeping.record, keeping.now)) return refused('not-amendable')
    await addAgreement(keeping.tx, { meetingId, personId: actor.personId, agreedAt: keeping.now })
    await note(keeping, 'record.agreed')
    return done(null)
  })
}

/** Who was there gets the digest only on wish; it comes when the record is said to be ready, or when it is locked. */
export async function wish(
  house: House,
  actor: Actor,
  meetingId: string,
  isWished: boolean,
): Promise<Result<null, MissingRefusal | 'not-yours' | 'record-locked'>> {
  return keepRecord<null, 'not-yours' | 'record-locked'>(house, actor, meetingId, 'shared', async (keeping) => {
    if (!keeping.stand.isPresent) return refused('not-yours')
    if (keeping.record.phase === 'locked') return refused('record-locked')
    await wishDigest(keeping.tx, meetingId, actor.personId, isWished ? keeping.now : null)
    return done(null)
  })
}

export type ErratumRefusal = MissingRefusal | AmendmentRefusal | 'not-yours' | 'not-locked' | 'entry-unknown'

/** A locked record is not changed: what was wrong is said beside it, with its day and its reason. */
export async function addCorrection(house: House, actor: Actor, meetingId: string, id: string, draft: AmendmentDraft): Promise<Result<null, ErratumRefusal>> {
  return keepRecord<null, ErratumRefusal>(house, actor, meetingId, 'shared', async (keeping) => {
    if (!keeping.stand.isLead) return refused('not-yours')
    if (keeping.record.phase !== 'locked') return refused('not-locked')
    const checked = checkAmendment(draft)
    if (!checked.ok) return checked
    const { entryId, language, text, reason } = checked.value
    const entry = entryId === null ? null : await findEntry(keeping.tx, meetingId, entryId)
    if (entryId !== null && (entry === null || !maySeeEntry(keeping.stand, entry))) return refused('entry-unknown')
    await addErratum(keeping.tx, { id, meetingId, entryId, language, text, reason, writtenBy: actor.personId, writtenAt: keeping.now })
    await note(keeping, 'record.erratum-written')
    return done(null)
  })
}
