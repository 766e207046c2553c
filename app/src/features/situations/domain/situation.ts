import type { Day, Instant } from '../../../kernel/day.ts'
import { isLanguage, type Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { Activation } from './activation.ts'
import type { Audience } from './audience.ts'
import type { DomainS0, Group } from './domains.ts'

/** `stopped`: it is over, whatever the reason; nobody is asked and none is kept. */
export const SITUATION_STATES = ['draft', 'offered', 'scheduled', 'in-round', 'awaiting', 'closed', 'stopped'] as const
export type SituationState = (typeof SITUATION_STATES)[number]

/** The four answers as they were written: sealed, for the presenter alone, gone after thirty days. */
export type Answers = { atStake: string; wants: string; tried: string; ask: string }
export const NO_ANSWERS: Answers = { atStake: '', wants: '', tried: '', ask: '' }

export function parseAnswers(text: string): Answers {
  const { atStake = '', wants = '', tried = '', ask = '' } = JSON.parse(text) as Partial<Answers>
  return { atStake, wants, tried, ask }
}

/** What a situation is about, without a word of its story. */
export type Facets = {
  domains: readonly DomainS0[]
  /** Those of them in which a need has no answer. */
  unanswered: readonly DomainS0[]
  /** Kinds of professionals and others who are around already; never a name. */
  around: readonly string[]
  groups: readonly Group[]
  /** The same in the presenter's own words. */
  groupWords: string
}

/** Words that others read, once they passed the guard. */
export type GuardedWords = { summary: string; goal: string; question: string }

export type Situation = GuardedWords & {
  id: string
  /** Null once the presenter is gone. */
  presenterId: string | null
  /** Who tells it with her, and who was asked to. */
  secondId: string | null
  askedId: string | null
  communityId: string | null
  state: SituationState
  language: Language
  kept: Readonly<Record<string, string>>
  audience: Audience
  checkedFor: Audience | null
  tightenedAt: Instant | null
  domains: DomainS0[]
  unanswered: DomainS0[]
  around: string[]
  groups: Group[]
  groupWords: string
  retellingOf: string | null
  activation: Activation | null
  meetingId: string | null
  agendaItemId: string | null
  madeAt: Instant
  changedAt: Instant
  stopWishedAt: Instant | null
  version: number
}

const LONGEST_ANSWER = 6_000
const LONGEST_SUMMARY = 3_000
const LONGEST_LINE = 400
const LONGEST_GROUP = 120

export type WriteRefusal = 'all-empty' | 'too-long' | 'not-open'

/** One answer is enough to begin with; the others may come on another day. */
export function checkAnswers(answers: Answers): 'all-empty' | 'too-long' | null {
  const written = Object.values(answers)
  if (written.every((text) => text.trim() === '')) return 'all-empty'
  return written.some((text) => text.length > LONGEST_ANSWER) ? 'too-long' : null
}

export type WordsRefusal = 'summary-missing' | 'goal-missing' | 'question-missing' | 'too-long'

export function checkWords({ summary, goal, question }: GuardedWords): WordsRefusal | null {
  if (summary.trim() === '') return 'summary-missing'
  if (goal.trim() === '') return 'goal-missing'
  if (question.trim() === '') return 'question-missing'
  return summary.length > LONGEST_SUMMARY || goal.length > LONGEST_LINE || question.length > LONGEST_LINE ? 'too-long' : null
}

export function mayBeGroupWords(text: string): boolean {
  return text.length <= LONGEST_GROUP
}

/** A need without an answer is a need: it is marked as one. */
export function tidyFacets(facets: Facets): Result<Facets, 'too-long'> {
  if (!mayBeGroupWords(facets.groupWords) || facets.around.length > 40) return refused('too-long')
  const domains = [...new Set([...facets.domains, ...facets.unanswered])]
  return done({ ...facets, domains, unanswered: [...new Set(facets.unanswered)], around: [...new Set(facets.around)], groups: [...new Set(facets.groups)] })
}

const NEXT: Readonly<Record<SituationState, readonly SituationState[]>> = {
  draft: ['offered', 'stopped'],
  offered: ['draft', 'scheduled', 'stopped'],
  scheduled: ['offered', 'scheduled', 'in-round', 'awaiting', 'stopped'],
  'in-round': ['scheduled', 'awaiting', 'stopped'],
  awaiting: ['scheduled', 'in-round', 'closed', 'stopped'],
  closed: ['awaiting'],
  stopped: [],
}

export function mayMoveTo(from: SituationState, to: SituationState): boolean {
  return NEXT[from].includes(to)
}

/** Its text, its facets and its words may still be changed by the presenter. */
export function isOpen({ state }: Pick<Situation, 'state'>): boolean {
  return state !== 'closed' && state !== 'stopped'
}

/** Told to a community, by its presenter or without a name. */
export function isTold({ state }: Pick<Situation, 'state'>): boolean {
  return state !== 'draft' && state !== 'stopped'
}

const WORDS_KEPT_DAYS = 30

/** The day on which the four answers go: thirty days after the last change, or after the meeting at which the situation is told. */
export function expiryOf(changedOn: Day, meetingOn: Day | null): Day {
  const from = meetingOn !== null && meetingOn > changedOn ? meetingOn : changedOn
  return new Date(Date.parse(`${from}T12:00:00Z`) + WORDS_KEPT_DAYS * 86_400_000).toISOString().slice(0, 10)
}

/** Who tells the same situation again points at the first time it was told, so that an echo counts once. */
export function firstTellingOf(found: { id: string; retellingOf: string | null }): string {
  return found.retellingOf ?? found.id
}

export function languageOr(text: string, fallback: Language): Language {
  return isLanguage(text) ? text : fallback
}
