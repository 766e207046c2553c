import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { Topic } from './topics.ts'

/** `answered`: the asker has what was needed. `closed`: kept to be read and searched, and no longer answered. */
export const QUESTION_STATES = ['open', 'answered', 'closed'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

export type QuestionDraft = { title: string; body: string; language: Language; topics: readonly Topic[]; communityId: string | null }

export type Question = QuestionDraft & {
  id: string
  /** Null once the asker is gone. */
  askerId: string | null
  state: QuestionState
  askedAt: Instant
  firstAnswerAt: Instant | null
  handedAt: Instant | null
  widenedAt: Instant | null
  version: number
}

const LONGEST_TITLE = 200
const LONGEST_TEXT = 4_000
/** Who asks much is asked to wait: the others have work to do. */
const MOST_A_DAY = 5

export type AskRefusal = 'title-missing' | 'too-long' | 'audience-missing' | 'too-often'

export function checkQuestion({ title, body }: QuestionDraft, askedToday: number): AskRefusal | null {
  if (title === '') return 'title-missing'
  if (title.length > LONGEST_TITLE || body.length > LONGEST_TEXT) return 'too-long'
  return askedToday >= MOST_A_DAY ? 'too-often' : null
}

export type AnswerRefusal = 'text-missing' | 'too-long' | 'question-closed'

export function checkAnswer(question: Pick<Question, 'state'>, text: string): AnswerRefusal | null {
  if (question.state === 'closed') return 'question-closed'
  if (text === '') return 'text-missing'
  return text.length > LONGEST_TEXT ? 'too-long' : null
}

/** The asker says whether it is answered, or opens it again; who leads may close it too. */
export function moveQuestion(question: Question, state: QuestionState, who: { isAsker: boolean; isLead: boolean }): Result<Question, 'not-yours'> {
  const may = who.isAsker || (who.isLead && state === 'closed')
  return may ? done({ ...question, state }) : refused('not-yours')
}
