import type { Actor } from '../../../kernel/actor.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { asSystem, inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { isOfTheNetwork, leadsQuestion, mayAskIn, mayReadQuestion } from '../domain/permissions.ts'
import { responseTimes, type ResponseTimes } from '../domain/response.ts'
import type { Audience, DutyNumber, QuestionsPage, QuestionSearch, ShownQuestion } from '../domain/shown.ts'
import { findHelper, listDutyNumbers, type Helper } from '../store/helper-store.ts'
import { listAnswerTimes, listQuestions, readShownQuestion } from '../store/question-store.ts'
import { findAskedByLink } from '../store/routing-store.ts'

const YEAR_MS = 365 * 86_400_000

/** Questions that the actor may read; null for a visitor and whoever belongs nowhere. */
export async function readQuestionsPage(house: House, actor: Actor, search: QuestionSearch): Promise<QuestionsPage | null> {
  if (!isOfTheNetwork(actor)) return null
  const words = normaliseName(search.words)
    .split(' ')
    .filter((word) => word !== '')
  return inTransaction(house.db, actor, async (tx) => ({
    ...(await listQuestions(tx, search, words)),
    times: responseTimes(await listAnswerTimes(tx, new Date(house.clock().getTime() - YEAR_MS).toISOString())),
    numbers: await listDutyNumbers(tx),
    audiences: audiencesOf(actor),
    isHelper: (await findHelper(tx, actor.personId)) !== null,
    search,
  }))
}

/** How long people waited for a first answer, over the last twelve months. */
export async function readResponseTimes(house: House, actor: Actor): Promise<ResponseTimes | null> {
  if (!isOfTheNetwork(actor)) return null
  const since = new Date(house.clock().getTime() - YEAR_MS).toISOString()
  return inTransaction(house.db, actor, async (tx) => responseTimes(await listAnswerTimes(tx, since)))
}

/** The communities to which the actor may put a question. */
function audiencesOf(actor: Actor): Audience[] {
  const own = actor.communities.filter(({ communityId }) => mayAskIn(actor, communityId))
  return [...new Map(own.map(({ communityId, nameFr, nameNl }) => [communityId, { id: communityId, name: { fr: nameFr, nl: nameNl } }])).values()]
}

export type Asking = { audiences: Audience[]; numbers: DutyNumber[] }

export async function readAsking(house: House, actor: Actor): Promise<Asking | null> {
  if (!isOfTheNetwork(actor)) return null
  return { audiences: audiencesOf(actor), numbers: await inTransaction(house.db, actor, listDutyNumbers) }
}

export type OpenQuestion = { question: ShownQuestion; numbers: DutyNumber[] }

export async function readQuestion(house: House, actor: Actor, id: string): Promise<OpenQuestion | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await readShownQuestion(tx, id, actor.personId)
    if (found === null || !mayReadQuestion(actor, found)) return null
    return { question: { ...found, isLead: leadsQuestion(actor, found) }, numbers: await listDutyNumbers(tx) }
  })
}

/** The same for who was asked by mail and came by the link: this one question alone. */
export async function readQuestionByLink(house: House, token: string): Promise<OpenQuestion | null> {
  return asSystem(house.db, async (tx) => {
    const asked = await findAskedByLink(tx, hashToken(token), nowOf(house))
    const found = asked === null ? null : await readShownQuestion(tx, asked.questionId, asked.personId)
    return found === null ? null : { question: { ...found, isLead: false }, numbers: await listDutyNumbers(tx) }
  })
}

export async function readHelping(house: House, actor: Actor): Promise<{ helper: Helper | null }> {
  return inTransaction(house.db, actor, async (tx) => ({ helper: await findHelper(tx, actor.personId) }))
}

export async function readDutyNumbers(house: House, actor: Actor): Promise<DutyNumber[]> {
  return inTransaction(house.db, actor, listDutyNumbers)
}
