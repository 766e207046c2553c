import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { replyAddress } from '../../../platform/mail/reply-address.ts'
import { hashToken, newMailKey } from '../../../platform/secrets.ts'
import { mayAskIn } from '../domain/permissions.ts'
import { checkQuestion, type AskRefusal, type Question, type QuestionDraft } from '../domain/question.ts'
import { chooseAnswerers, FEW } from '../domain/routing.ts'
import { renderQuestionMail } from '../mails/question-mails.ts'
import { listDutyNumbers } from '../store/helper-store.ts'
import { addQuestion, countAskedSince, findQuestion } from '../store/question-store.ts'
import { addAsked, isMemberWhere, listAsked, listCandidates } from '../store/routing-store.ts'

const DAY_MS = 86_400_000

/**
 * Puts a question and sends it to a few. The house itself looks for them, because whom the load spares is counted in every community; the
 * rule above says to whom the actor may put it.
 */
export async function askQuestion(house: House, actor: Actor, draft: QuestionDraft): Promise<Result<string, AskRefusal>> {
  if (!mayAskIn(actor, draft.communityId)) return refused('audience-missing')
  return asSystem(house.db, (tx) => putQuestion(house, tx, draft, { askerId: actor.personId, isByHouse: false }))
}

/** For somebody who asked by phone or on paper, as the operator of the house: by the same rules, and the answers go to her. */
export async function askAsOperator(house: House, askerId: string, draft: QuestionDraft): Promise<Result<string, AskRefusal | 'person-unknown'>> {
  return asSystem(house.db, async (tx) => {
    if (!(await isMemberWhere(tx, askerId, draft.communityId, dayOf(nowOf(house))))) return refused('person-unknown')
    return putQuestion(house, tx, draft, { askerId, isByHouse: true })
  })
}

async function putQuestion(
  house: House,
  tx: Database,
  draft: QuestionDraft,
  { askerId, isByHouse }: { askerId: string; isByHouse: boolean },
): Promise<Result<string, AskRefusal>> {
  const now = nowOf(house)
  const today = await countAskedSince(tx, askerId, new Date(Date.parse(now) - DAY_MS).toISOString())
  const objection = checkQuestion(draft, today)
  if (objection !== null) return refused(objection)
  const id = await addQuestion(tx, { ...draft, askerId, askedAt: now, searchText: normaliseName(`${draft.title} ${draft.body}`) })
  const question = await findQuestion(tx, id)
  const asked = question === null ? 0 : await routeQuestion(house, tx, question, FEW)
  const facts = { topics: [...draft.topics], isForNetwork: draft.communityId === null, asked }
  const by = isByHouse ? { actorPersonId: null, subjectPersonId: askerId } : { actorPersonId: askerId }
  await writeAudit(tx, { action: 'question.asked', subjectKind: 'question', subjectId: id, ...by, facts }, now)
  await announce(tx, { kind: 'question', id })
  return done(id)
}

/** Chooses who is asked now, beside those asked before, and writes to each. @returns how many */
export async function routeQuestion(house: House, tx: Database, question: Question, most: number): Promise<number> {
  const now = nowOf(house)
  const candidates = await listCandidates(tx, question.communityId, { now, today: dayOf(now) })
  const routed = { text: `${question.title} ${question.body}`, topics: question.topics, askerId: question.askerId ?? '' }
  const reachable = candidates.filter(({ email }) => isMailAddress(email))
  const chosen = chooseAnswerers(routed, reachable, { most, already: await listAsked(tx, question.id), mark: question.id })
  const numbers = await listDutyNumbers(tx)
  for (const one of chosen) {
    const token = newMailKey()
    const to = reachable.find(({ personId }) => personId === one.personId)
    if (to === undefined) continue
    await addAsked(tx, question, { ...one, hash: hashToken(token), now })
    const back = replyAddress(house.settings, token)
    const url = `${house.settings.publicUrl}/answer/${token}`
    const mail = renderQuestionMail(question, { to, reason: one.reason, url, mayReply: back.replyTo !== undefined, numbers })
    await queueMail(tx, { ...mail, ...back }, now)
  }
  return chosen.length
}
