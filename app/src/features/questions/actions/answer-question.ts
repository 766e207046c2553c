import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { findPerson } from '../../people/public.ts'
import { leadsQuestion, mayReadQuestion } from '../domain/permissions.ts'
import { checkAnswer, moveQuestion, type AnswerRefusal, type Question, type QuestionState } from '../domain/question.ts'
import { renderAnswerMail } from '../mails/question-mails.ts'
import {
  addAnswer,
  correctAnswer,
  findQuestion,
  hasAnswered,
  lockQuestion,
  readShownQuestion,
  removeAnswer,
  saveQuestionState,
  saveSearchText,
} from '../store/question-store.ts'
import { findAskedByLink, isMemberWhere } from '../store/routing-store.ts'

export type GiveRefusal = AnswerRefusal | 'question-unknown' | 'saved-meanwhile' | 'not-yours'
type Words = { text: string; language: Language }
type Outcome = Result<string, GiveRefusal>

/** Whoever may read a question may answer it. */
export async function answerQuestion(house: House, actor: Actor, { id, ...words }: Words & { id: string }): Promise<Outcome> {
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const question = await lockQuestion(tx, id)
    if (question === null || !mayReadQuestion(actor, question)) return refused('question-unknown')
    return give(house, tx, question, { ...words, authorId: actor.personId, means: 'page' })
  })
}

/** By the link of the mail, with no account: the link answers this one question for this one person. */
export async function answerByLink(house: House, token: string, words: Words): Promise<Outcome> {
  return asSystem(house.db, (tx) => answerAsAsked(house, tx, token, { ...words, means: 'link' }))
}

/**
 * For a reply that came by mail: takes its words as the answer of whom the question was sent to; null where the key is not of a question. The same
 * mail handed over twice is one answer. The caller opens the transaction, as the house itself.
 */
export async function takeAnswerByMail(house: House, tx: Database, key: string, text: string): Promise<'answered' | 'not-answerable' | null> {
  const asked = await findAskedByLink(tx, hashToken(key), nowOf(house))
  if (asked === null) return null
  if (await hasAnswered(tx, { questionId: asked.questionId, authorId: asked.personId, text })) return 'answered'
  const given = await answerAsAsked(house, tx, key, { text, language: null, means: 'mail' })
  return given.ok ? 'answered' : 'not-answerable'
}

async function answerAsAsked(
  house: House,
  tx: Database,
  token: string,
  words: { text: string; language: Language | null; means: 'link' | 'mail' },
): Promise<Outcome> {
  const asked = await findAskedByLink(tx, hashToken(token), nowOf(house))
  const question = asked === null ? null : await lockQuestion(tx, asked.questionId)
  if (asked === null || question === null) return refused('question-unknown')
  const language = words.language ?? asked.language ?? question.language
  return give(house, tx, question, { ...words, language, authorId: asked.personId })
}

/** What somebody said by phone or on paper, noted by the operator of the house; who could answer on the page may be noted. */
export async function answerAsOperator(
  house: House,
  { id, by, ...words }: Words & { id: string; by: string },
): Promise<Result<string, GiveRefusal | 'person-unknown'>> {
  return asSystem(house.db, async (tx) => {
    const question = await lockQuestion(tx, id)
    if (question === null) return refused('question-unknown')
    if (!(await isMemberWhere(tx, by, question.communityId, dayOf(nowOf(house))))) return refused('person-unknown')
    return give(house, tx, question, { ...words, authorId: by, means: 'house' })
  })
}

type Giving = Words & { authorId: string; means: 'page' | 'link' | 'mail' | 'house' }

async function give(house: House, tx: Database, question: Question, { text, language, authorId, means }: Giving): Promise<Outcome> {
  const objection = checkAnswer(question, text)
  if (objection !== null) return refused(objection)
  const now = nowOf(house)
  const { id, communityId } = question
  const mark = await addAnswer(tx, { questionId: id, communityId, authorId, language, text, givenAt: now, means, searchText: normaliseName(text) })
  await tellAsker(house, tx, question, { text, authorId, mark, now })
  const by = means === 'house' ? { actorPersonId: null, subjectPersonId: authorId } : { actorPersonId: authorId }
  await writeAudit(tx, { action: 'question.answered', subjectKind: 'question', subjectId: id, ...by, facts: { means } }, now)
  await announce(tx, { kind: 'question', id })
  return done(id)
}

/** The asker gets each answer by mail, so that mail alone is enough. */
async function tellAsker(
  house: House,
  tx: Database,
  question: Question,
  { text, authorId, mark, now }: { text: string; authorId: string; mark: string; now: string },
): Promise<void> {
  const asker = question.askerId === null || question.askerId === authorId ? null : await findPerson(tx, question.askerId)
  if (asker === null || asker.email === null || !isMailAddress(asker.email)) return
  const to = { email: asker.email, language: asker.language }
  await queueMail(tx, renderAnswerMail(question, { to, text, mark, url: `${house.settings.publicUrl}/questions/${question.id}` }), now)
}

/** One's own answer: corrected, with what stood there before, or taken away. */
export async function changeAnswer(
  house: House,
  actor: Actor,
  { id, answerId, change }: { id: string; answerId: string; change: { text: string; version: number } | 'remove' },
): Promise<Outcome> {
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const question = await lockQuestion(tx, id)
    if (question === null || !mayReadQuestion(actor, question)) return refused('question-unknown')
    const own = { id: answerId, questionId: id, authorId: actor.personId }
    const objection = change === 'remove' ? null : checkAnswer(question, change.text)
    if (objection !== null) return refused(objection)
    const isSaved = change === 'remove' ? await removeAnswer(tx, own) : await correctAnswer(tx, { ...own, ...change, at: now })
    if (!isSaved) return refused(change === 'remove' ? 'question-unknown' : 'saved-meanwhile')
    const shown = await readShownQuestion(tx, id, actor.personId)
    await saveSearchText(tx, id, normaliseName([question.title, question.body, ...(shown?.answers ?? []).map(({ text }) => text)].join(' ')))
    const action = change === 'remove' ? 'question.answer-removed' : 'question.answer-corrected'
    await writeAudit(tx, { action, subjectKind: 'question', subjectId: id, actorPersonId: actor.personId }, now)
    await announce(tx, { kind: 'question', id })
    return done(id)
  })
}

/** Answered, closed, or open again. */
export async function settleQuestion(
  house: House,
  actor: Actor,
  { id, state, version }: { id: string; state: QuestionState; version: number },
): Promise<Outcome> {
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const question = await findQuestion(tx, id)
    if (question === null || !mayReadQuestion(actor, question)) return refused('question-unknown')
    const moved = moveQuestion(question, state, { isAsker: question.askerId === actor.personId, isLead: leadsQuestion(actor, question) })
    if (!moved.ok) return moved
    if (!(await saveQuestionState(tx, { id, state, version }, now))) return refused('saved-meanwhile')
    await writeAudit(tx, { action: 'question.settled', subjectKind: 'question', subjectId: id, actorPersonId: actor.personId, facts: { state } }, now)
    await announce(tx, { kind: 'question', id })
    return done(id)
  })
}

/** Closes a question from the command line, as the operator of the house: like who leads, who cannot say that it is answered. */
export async function closeAsOperator(house: House, id: string): Promise<Outcome> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const question = await lockQuestion(tx, id)
    if (question === null) return refused('question-unknown')
    if (question.state === 'closed') return refused('question-closed')
    const moved = moveQuestion(question, 'closed', { isAsker: false, isLead: true })
    if (!moved.ok) return moved
    if (!(await saveQuestionState(tx, moved.value, now))) return refused('saved-meanwhile')
    await writeAudit(tx, { action: 'question.settled', subjectKind: 'question', subjectId: id, actorPersonId: null, facts: { state: 'closed' } }, now)
    await announce(tx, { kind: 'question', id })
    return done(id)
  })
}
