import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'

export const QUESTIONS = ['work-together', 'know', 'exchange', 'refer'] as const
/** `work-together` is asked on the scale of the survey; the others with yes (1) or no (0). SNA-06: there is none about performance, liking or trust. */
export type Question = (typeof QUESTIONS)[number]

export const CONSENT_LEVELS = ['aggregate', 'dot', 'name'] as const
/** What somebody agreed to in one wave: counted only, drawn as a dot without a name, or drawn with the name. */
export type ConsentLevel = (typeof CONSENT_LEVELS)[number]

export type WaveState = 'draft' | 'open' | 'closed'
export type Response = 'waiting' | 'partly' | 'answered' | 'withdrawn'

export type Survey = {
  id: string
  communityId: string
  name: BilingualName
  scaleKey: string
  scaleVersion: number
  questions: Question[]
  madeAt: Instant
}

export type Wave = {
  id: string
  surveyId: string
  communityId: string
  number: number
  state: WaveState
  /** Empty while it is a draft. */
  opensOn: Day | null
  /** Last day on which it can be answered. */
  closesOn: Day
  isPrefilled: boolean
  /** The day on which the group looked at it together. */
  mirroredOn: Day | null
  version: number
}

/** One person of the roster as she stood on the day the wave opened. */
export type WavePerson = {
  personId: string
  organisationId: string | null
  function: string
  discipline: string
  sector: string
  mission: string
  /** False also once the person took back that her name may stand in the list. */
  isNameable: boolean
  response: Response
  /** `dot` at most where the consent to be named on a picture does not stand today. */
  level: ConsentLevel
  isOnPaper: boolean
}

/** One answer about one other. Level 0 is an answer, no tie; who skips leaves none. */
export type Nomination = {
  fromPerson: string
  toPerson: string | null
  toOrganisation: string | null
  question: Question
  level: number
  toldAt: Instant
}

/** Whom a question is about. */
export type Target = { kind: 'person' | 'organisation'; id: string }

export const PEOPLE_A_PAGE = 6
const LONGEST_DAYS = 92

export type SurveyRefusal = 'name-missing' | 'name-long' | 'scale-unknown' | 'question-missing' | 'day-wrong'
export type SurveyDraft = { name: BilingualName; scaleKey: string; questions: Question[]; closesOn: Day }

export const LONGEST_NAME = 120

export function checkDraft({ name, questions }: Pick<SurveyDraft, 'name' | 'questions'>): SurveyRefusal | null {
  if (name.fr === '' && name.nl === '') return 'name-missing'
  if (name.fr.length > LONGEST_NAME || name.nl.length > LONGEST_NAME) return 'name-long'
  return questions.length === 0 ? 'question-missing' : null
}

/** A wave can be answered from today to three months from now. */
export function isClosingDay(closesOn: Day, today: Day): boolean {
  return closesOn >= today && Date.parse(closesOn) - Date.parse(today) <= LONGEST_DAYS * 86_400_000
}

/**
 * How many answered. Who did not is named nowhere, so one or two of them are not counted apart either.
 * @returns `share` from 0 to 1, rounded down to what may be said; null when nobody was asked
 */
export function responseOf(people: readonly Pick<WavePerson, 'response'>[]): { asked: number; answered: number; isAtLeast: boolean; share: number | null } {
  const asked = people.length
  const all = people.filter(({ response }) => response === 'answered' || response === 'partly').length
  const isAtLeast = all < asked && asked - all <= 2
  const answered = isAtLeast ? Math.max(0, asked - 2) : all
  return { asked, answered, isAtLeast, share: asked === 0 ? null : answered / asked }
}

type Answer = Pick<Nomination, 'toPerson' | 'toOrganisation' | 'question' | 'level'>

/** `person-…` or `organisation-…`: one key for whom an answer is about. */
export function targetKey({ toPerson, toOrganisation }: Pick<Answer, 'toPerson' | 'toOrganisation'>): string {
  return toPerson === null ? `organisation-${toOrganisation}` : `person-${toPerson}`
}

/** Ties that somebody told in the wave before and answered with “none” now. Who was skipped has not faded. */
export function fadedTies<Told extends Answer>(before: readonly Told[], now: readonly Answer[]): Told[] {
  const keyOf = (answer: Answer) => `${answer.question} ${targetKey(answer)}`
  const gone = new Set(now.filter(({ level }) => level === 0).map(keyOf))
  return before.filter((answer) => answer.level > 0 && gone.has(keyOf(answer)))
}
