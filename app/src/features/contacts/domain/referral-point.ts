import { isDay, type Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

export const POINT_KINDS = ['information', 'referral'] as const
export type PointKind = (typeof POINT_KINDS)[number]
/** `asked`: named, and the person did not answer yet. An organisation is asked by whoever names it. */
export type PointState = 'asked' | 'agreed' | 'declined' | 'ended'

export type PointDraft = {
  kind: PointKind
  personId: string | null
  organisationId: string | null
  /** What for, in the two languages of the city; one is enough. */
  scope: BilingualName
  /** How to reach it, in words that everybody may read who sees the point. */
  reach: string
  fromOn: Day
  untilOn: Day
  isPublic: boolean
}

export type ReferralPoint = PointDraft & { id: string; communityId: string; state: PointState; version: number }

/** A point as a list shows it. */
export type ShownPoint = ReferralPoint & { person: string | null; organisation: BilingualName | null; community: BilingualName }

const LONGEST_SCOPE = 200
const LONGEST_TERM_YEARS = 3

export type PointRefusal = 'who-missing' | 'scope-missing' | 'term-wrong' | 'term-over' | 'term-too-long' | 'too-long'

/** What is wrong with a point before anybody is asked; null when nothing is. */
export function checkPoint({ personId, organisationId, scope, reach, fromOn, untilOn }: PointDraft, today: Day): PointRefusal | null {
  if ((personId === null) === (organisationId === null)) return 'who-missing'
  if (scope.fr === '' && scope.nl === '') return 'scope-missing'
  if ([scope.fr, scope.nl, reach].some((text) => text.length > LONGEST_SCOPE)) return 'too-long'
  if (!isDay(fromOn) || !isDay(untilOn) || untilOn < fromOn) return 'term-wrong'
  if (untilOn < today) return 'term-over'
  return untilOn > `${Number(fromOn.slice(0, 4)) + LONGEST_TERM_YEARS}${fromOn.slice(4)}` ? 'term-too-long' : null
}

/** Agreed, begun and not over: what lists put on top. A term that ended drops out by itself. */
export function isPointStanding({ state, fromOn, untilOn }: Pick<ReferralPoint, 'state' | 'fromOn' | 'untilOn'>, today: Day): boolean {
  return state === 'agreed' && fromOn <= today && untilOn >= today
}

/** The person says yes or no; a yes may be taken back on any day. */
export function answerPoint(point: ReferralPoint, isYes: boolean, today: Day): Result<ReferralPoint, 'term-over' | 'already-ended'> {
  if (point.state === 'ended' || point.state === 'declined') return refused('already-ended')
  if (point.untilOn < today) return refused('term-over')
  return done({ ...point, state: isYes ? 'agreed' : 'declined' })
}

export function endPoint(point: ReferralPoint): Result<ReferralPoint, 'already-ended'> {
  return point.state === 'ended' || point.state === 'declined' ? refused('already-ended') : done({ ...point, state: 'ended' })
}
