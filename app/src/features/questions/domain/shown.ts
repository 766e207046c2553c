import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Question, QuestionState } from './question.ts'
import type { ResponseTimes } from './response.ts'
import type { Topic } from './topics.ts'

export type QuestionRow = {
  id: string
  title: string
  language: Language
  topics: Topic[]
  state: QuestionState
  askedAt: Instant
  answers: number
  version: number
  /** Null for the network. */
  community: BilingualName | null
}

export type ShownAnswer = {
  id: string
  /** Null once the author is gone. */
  author: string | null
  isYours: boolean
  language: Language
  text: string
  earlier: string | null
  givenAt: Instant
  correctedAt: Instant | null
  version: number
}

export type ShownQuestion = Question & {
  asker: string | null
  community: BilingualName | null
  answers: ShownAnswer[]
  /** How many were asked by mail so far. */
  asked: number
  isYours: boolean
  isLead: boolean
}

/** A number to call when something cannot wait. */
export type DutyNumber = { id: string; number: string; name: BilingualName }

export type Audience = { id: string; name: BilingualName }
export type QuestionSearch = { words: string; state: QuestionState | null; page: number }
export type QuestionsPage = {
  rows: QuestionRow[]
  found: number
  times: ResponseTimes
  numbers: DutyNumber[]
  audiences: Audience[]
  isHelper: boolean
  search: QuestionSearch
}
export const QUESTIONS_A_PAGE = 30
