import { isLeadOf, isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { questionsMessages } from '../messages/catalogue.ts'
import { listHanded } from '../store/question-store.ts'

/** Questions without an answer that are with the actor, because the actor leads a community or coordinates all. */
export async function sayQuestionLines(house: House, actor: Actor, language: Language): Promise<{ text: string; href: string; link: string }[]> {
  const t = translator(questionsMessages, language)
  const led = actor.communities.filter(({ communityId }) => isLeadOf(actor, communityId)).map(({ communityId }) => communityId)
  if (led.length === 0 && !isNetworkCoordinator(actor)) return []
  const waiting = await inTransaction(house.db, actor, (tx) => listHanded(tx, led, isNetworkCoordinator(actor)))
  return waiting.map(({ id, title }) => ({ text: t('desk.handed', { title }), href: `/questions/${id}`, link: t('answer.send') }))
}
