import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { isOpen, isTold, type Situation } from './situation.ts'

/** Somebody who tells a situation together with who told it first: asked by her, and only with her own yes. */
export type SecondPresenter = { personId: string; state: 'asked' | 'accepted' }

type Shared = Pick<Situation, 'presenterId' | 'secondId' | 'askedId' | 'state'>
export type SecondRefusal = 'situation-unknown' | 'not-told' | 'second-there' | 'member-unknown'

/** One at most: who agreed already has to end it first. */
export function maySecondBeAsked(
  actor: Pick<Actor, 'personId'>,
  situation: Shared,
  candidates: readonly string[],
  personId: string,
): Result<null, SecondRefusal> {
  if (situation.presenterId === null || situation.presenterId !== actor.personId) return refused('situation-unknown')
  if (!isTold(situation) || !isOpen(situation)) return refused('not-told')
  if (situation.secondId !== null) return refused('second-there')
  return candidates.includes(personId) && personId !== actor.personId ? done(null) : refused('member-unknown')
}
