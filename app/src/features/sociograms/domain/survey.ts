import { dayOf, type Day, type Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { OwnQuestion, Question } from './question.ts'

export const CONSENT_LEVELS = ['aggregate', 'dot', 'name'] as const
/** What somebody agreed to in one wave: counted only, drawn as a dot without a name, or drawn with the name. */
export type ConsentLevel = (typeof CONSENT_LEVELS)[number]

export const WAVE_STATES = ['draft', 'open', 'closed', 'forgotten'] as const
/** `forgotten`: it was closed, and its answers and its roster are deleted; nothing is read of it any more. */
export type WaveState = (typeof WAVE_STATES)[number]
export type Response = 'waiting' | 'partly' | 'answered' | 'withdrawn'

export type Survey = {
  id: string
  communityId: string
  name: BilingualName
  scaleKey: string
  scaleVersion: number
  questions: Question[]
  /** The community's own among them, in the version they are asked in. */
  own: OwnQuestion[]
  /** SNA-06: which ethics committee read questions of judgement, as it was written down. */
  ethicsReference: string
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
  /** All that is left of a forgotten wave, no finer than it was ever shown; null before. */
  remains: Counts | null
  version: number
}

export type Counts = { asked: number; answered: number }

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

const LONGEST_DAYS = 92
export const LONGEST_REFERENCE = 120

export type SurveyRefusal = 'name-missing' | 'name-long' | 'scale-unknown' | 'question-missing' | 'question-unknown' | 'day-wrong' | 'reference-long'
export type SurveyDraft = { name: BilingualName; scaleKey: string; questions: Question[]; closesOn: Day; ethicsReference?: string }

export const LEFT_OFF_REASONS = ['on-leave', 'just-joined', 'no-part'] as const
/** Why a member is not asked in one wave. */
export type LeftOffReason = (typeof LEFT_OFF_REASONS)[number]

export const LONGEST_NAME = 120

export function checkDraft({ name, questions, ethicsReference = '' }: Pick<SurveyDraft, 'name' | 'questions' | 'ethicsReference'>): SurveyRefusal | null {
  if (ethicsReference.length > LONGEST_REFERENCE) return 'reference-long'
  if (name.fr === '' && name.nl === '') return 'name-missing'
  if (name.fr.length > LONGEST_NAME || name.nl.length > LONGEST_NAME) return 'name-long'
  return questions.length === 0 ? 'question-missing' : null
}

/** A wave can be answered from today to three months from now. */
export function isClosingDay(closesOn: Day, today: Day): boolean {
  return closesOn >= today && Date.parse(closesOn) - Date.parse(today) <= LONGEST_DAYS * 86_400_000
}

const KEPT_DAYS = 365

/** PRV-30: on that day, answers of waves whose last day is earlier than this are forgotten. */
export function keptFrom(today: Day): Day {
  return dayOf(new Date(Date.parse(today) - KEPT_DAYS * 86_400_000))
}

/** The answers of the wave before may stand in a form only if they are there until its last day: nobody answers half of a wave with a filled form and half without. */
export function mayPrefill(before: Pick<Wave, 'state' | 'closesOn'> | null, closesOn: Day): boolean {
  return before?.state === 'closed' && before.closesOn >= keptFrom(closesOn)
}

type Rate = Counts & { isAtLeast: boolean; share: number | null }

/**
 * How many answered. Who did not is named nowhere, so one or two of them are not counted apart either.
 * @returns `share` from 0 to 1, rounded down to what may be said; null when nobody was asked
 */
export function responseOf(people: readonly Pick<WavePerson, 'response'>[]): Rate {
  return sayable({ asked: people.length, answered: people.filter(({ response }) => response === 'answered' || response === 'partly').length })
}

/** The response of any wave: of a forgotten one as it was noted. */
export function responseOfWave({ remains }: Pick<Wave, 'remains'>, people: readonly Pick<WavePerson, 'response'>[]): Rate {
  return remains === null ? responseOf(people) : sayable(remains)
}

/** Of what it gives, it gives the same again. */
function sayable({ asked, answered: all }: Counts): Rate {
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
