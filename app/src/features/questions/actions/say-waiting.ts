import { isLeadOf, isNetworkCoordinator } from '../../../kernel/actor.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Database } from '../../../platform/database.ts'
import type { DeskLine, DeskReader } from '../../../platform/desk.ts'
import { questionsMessages } from '../messages/catalogue.ts'
import { listHanded } from '../store/question-store.ts'

/** Questions without an answer that are with the actor, because the actor leads a community or coordinates all. */
export async function sayQuestionLines(tx: Database, { actor, language }: DeskReader): Promise<DeskLine[]> {
  const t = translator(questionsMessages, language)
  const led = actor.communities.filter(({ communityId }) => isLeadOf(actor, communityId)).map(({ communityId }) => communityId)
  if (led.length === 0 && !isNetworkCoordinator(actor)) return []
  const waiting = await listHanded(tx, led, isNetworkCoordinator(actor))
  return waiting.map(({ id, title }) => ({ text: t('desk.handed', { title }), href: `/questions/${id}`, link: t('answer.send') }))
}
