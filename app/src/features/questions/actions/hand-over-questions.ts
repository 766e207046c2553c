import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import type { Question } from '../domain/question.ts'
import { MANY } from '../domain/routing.ts'
import { isToBeHanded, isToBeWidened } from '../domain/waiting.ts'
import { renderHandedMail } from '../mails/question-mails.ts'
import { closeOldQuestions } from '../store/question-store.ts'
import { listCoordinators, listUnanswered, noteHanded, noteWidened } from '../store/routing-store.ts'
import { routeQuestion } from './ask-question.ts'

export type HandedOver = { widened: number; handed: number; closed: number }
const CLOSED_AFTER_MS = 90 * 86_400_000

/** What nobody answered: after one working day to others who agreed to be asked, after three to who coordinates; each once. */
export async function handOverQuestions(house: House): Promise<HandedOver> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const report: HandedOver = { widened: 0, handed: 0, closed: 0 }
    for (const question of await listUnanswered(tx)) {
      if (isToBeHanded(question.askedAt, now)) {
        await hand(house, tx, question)
        report.handed += 1
      } else if (question.widenedAt === null && isToBeWidened(question.askedAt, now)) {
        await noteWidened(tx, question.id, now)
        report.widened += await routeQuestion(house, tx, question, MANY)
      }
    }
    report.closed = await closeOldQuestions(tx, new Date(Date.parse(now) - CLOSED_AFTER_MS).toISOString(), now)
    return report
  })
}

async function hand(house: House, tx: Database, question: Question): Promise<void> {
  const now = nowOf(house)
  await noteHanded(tx, question.id, now)
  const coordinators = (await listCoordinators(tx, question.communityId)).filter(({ email }) => isMailAddress(email))
  for (const to of coordinators) await queueMail(tx, renderHandedMail(question, { to, url: `${house.settings.publicUrl}/questions/${question.id}` }), now)
  const facts = { told: coordinators.length }
  await writeAudit(tx, { action: 'question.handed-over', subjectKind: 'question', subjectId: question.id, actorPersonId: null, facts }, now)
  await announce(tx, { kind: 'question', id: question.id })
}
