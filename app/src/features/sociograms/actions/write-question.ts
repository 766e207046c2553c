import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction, inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { mayKeepSurveys } from '../domain/permissions.ts'
import { checkQuestion, MOST_OWN_QUESTIONS, type OwnQuestion, type QuestionRefusal } from '../domain/question.ts'
import type { LocalNames } from '../domain/scale.ts'
import type { ShownCommunity } from '../domain/shown.ts'
import { listQuestions, saveQuestion } from '../store/question-store.ts'

export type QuestionKeepRefusal = QuestionRefusal | 'question-unknown' | 'question-many' | 'community-closed'
/** `id`: the own question of which this is the next version; null for a new one. */
export type QuestionWish = { id: string | null; words: LocalNames; isOnScale: boolean }
export type ShownQuestions = { community: ShownCommunity; questions: OwnQuestion[]; languages: Language[] }

/** Those it has a name in: a question is asked in each of them. */
function languagesOf({ name }: ShownCommunity): Language[] {
  return (['fr', 'nl'] as const).filter((language) => name[language] !== '')
}

/** The community's own questions, for whoever keeps its surveys. */
export async function readQuestions(house: House, actor: Actor, communityId: string): Promise<ShownQuestions | null> {
  if (!mayKeepSurveys(actor, communityId)) return null
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    return community === null ? null : { community, questions: await listQuestions(tx, communityId), languages: languagesOf(community) }
  })
}

/** A question of the community, in each of its languages. What was asked with the version before stays with it. @returns its number */
export async function writeQuestion(house: House, actor: Actor, communityId: string, wish: QuestionWish): Promise<Result<string, QuestionKeepRefusal>> {
  if (!mayKeepSurveys(actor, communityId)) return refused('question-unknown')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<string, QuestionKeepRefusal>> => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return refused('question-unknown')
    if (community.isClosed) return refused('community-closed')
    const objection = checkQuestion(wish.words, languagesOf(community))
    if (objection !== null) return refused(objection)
    if (wish.id === null && (await listQuestions(tx, communityId)).length >= MOST_OWN_QUESTIONS) return refused('question-many')
    const at = nowOf(house)
    const saved = await saveQuestion(tx, { communityId, words: wish.words, isOnScale: wish.isOnScale, by: actor.personId, at }, wish.id)
    if (saved === null) return refused('question-unknown')
    const facts = { version: saved.version }
    await writeAudit(tx, { action: 'survey.question-saved', subjectKind: 'tie_question', subjectId: saved.id, actorPersonId: actor.personId, facts }, at)
    return done(saved.id)
  })
}
