import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { raise } from '../../../platform/events.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findSituation, moveSituation, presents } from '../../situations/public.ts'
import { listOwnQuarters, mayNoteInRoom } from '../domain/permissions.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { sayOutcome, type Outcome, type Reason } from '../domain/try-out.ts'
import { saveAndThenState } from '../store/and-then-store.ts'
import { listOfSituations } from '../store/suggestion-store.ts'
import { listTryOuts, saveTryOut } from '../store/try-out-store.ts'
import { firstItemFor } from './first-item.ts'
import { findStanding } from './keep-suggestion.ts'
import { findWiderSight } from './sight.ts'

type Voice = {
  suggestion: Suggestion
  saidBy: string
  communityId: string
  isPresenter: boolean
  isFromRoom?: boolean
  outcome: Outcome
  reason: Reason | null
  at: Instant
}

/**
 * One voice about one suggestion, in the caller's transaction: a later word of the same person replaces it, words of others stand beside it.
 * The news tells maps and signals what was tried and why it failed, and nothing of the person.
 */
export async function sayOutcomeOf(
  tx: Database,
  { suggestion, saidBy, communityId, isPresenter, isFromRoom = false, outcome, reason, at }: Voice,
): Promise<void> {
  const said = sayOutcome(outcome, reason)
  const { id, situationId, helperKind } = suggestion
  if (!(await saveTryOut(tx, { ...said, suggestionId: id, situationId, communityId, saidBy, isPresenter, isFromRoom, at }))) return
  const facts = { community: communityId, outcome, reason: said.reason ?? '', helperKind: helperKind ?? '' }
  await raise(tx, { kind: 'suggestion.tried', subjectId: id, facts }, at)
  await writeAudit(tx, { action: 'suggestion.tried', subjectKind: 'suggestion', subjectId: id, actorPersonId: saidBy }, at)
  await announce(tx, { kind: 'suggestion', id: situationId })
}

type Presenter = { situationId: string; personId: string }

/** She said it on her own page: the question of the mail is answered too. */
async function settle(tx: Database, presenter: Presenter, at: Instant): Promise<void> {
  await saveAndThenState(tx, presenter, 'answered', at)
  await closeWhenKnown(tx, presenter, at)
}

/** Once it is known of everything that was taken what became of it, from one of those who told it or from the room where they are gone, it is closed. */
export async function closeWhenKnown(tx: Database, { situationId, personId }: Presenter, at: Instant): Promise<void> {
  const situation = await findSituation(tx, situationId)
  if (situation?.state !== 'awaiting') return
  const taken = (await listOfSituations(tx, [situationId])).filter(({ takenAt }) => takenAt !== null)
  const said = await listTryOuts(
    tx,
    taken.map(({ id }) => id),
  )
  const isKnown = ({ id }: Suggestion) =>
    said.some(({ suggestionId, isPresenter, isFromRoom, effect }) => suggestionId === id && (isPresenter || isFromRoom) && effect !== 'unknown')
  if (taken.length > 0 && taken.every(isKnown)) await moveSituation(tx, situationId, 'closed', at, personId)
}

export type TryRefusal = 'suggestion-unknown' | 'quarter-unknown'
export type TryWish = { suggestionId: string; outcome: Outcome; reason: Reason | null; quarterId: string | null }

/** Whoever sees a suggestion may say what became of it at the own place: the presenter of the own situation, others in the own quarter. */
export async function noteTryOut(house: House, actor: Actor, { suggestionId, outcome, reason, quarterId }: TryWish): Promise<Result<string, TryRefusal>> {
  return inTransactionOrUndo<Result<string, TryRefusal>>(house.db, actor, async (tx) => {
    const suggestion = await findStanding(tx, suggestionId)
    const sight = suggestion === null ? null : await findWiderSight(tx, actor, suggestion.situationId)
    if (suggestion === null || sight === null) return refused('suggestion-unknown')
    const isPresenter = presents(actor, sight.situation)
    const quarters = listOwnQuarters(actor)
    const near = quarters.includes(suggestion.communityId) ? suggestion.communityId : quarters[0]
    const communityId = isPresenter ? suggestion.communityId : (quarterId ?? near)
    if (communityId === undefined || (!isPresenter && !quarters.includes(communityId))) return refused('quarter-unknown')
    await sayOutcomeOf(tx, { suggestion, saidBy: actor.personId, communityId, isPresenter, outcome, reason, at: nowOf(house) })
    if (isPresenter) await settle(tx, { situationId: suggestion.situationId, personId: actor.personId }, nowOf(house))
    return done(suggestion.situationId)
  })
}

export type RoomRefusal = 'suggestion-unknown'

/** Who told it is gone: nobody is asked by mail, and who leads notes what is said aloud at the next meeting. */
export async function noteInRoom(
  house: House,
  actor: Actor,
  { meetingId, suggestionId, outcome, reason }: { meetingId: string; suggestionId: string; outcome: Outcome; reason: Reason | null },
): Promise<Result<null, RoomRefusal>> {
  return inTransactionOrUndo<Result<null, RoomRefusal>>(house.db, actor, async (tx) => {
    const suggestion = await findStanding(tx, suggestionId)
    const situation = suggestion === null ? null : await findSituation(tx, suggestion.situationId)
    if (suggestion === null || situation === null || !mayNoteInRoom(actor, situation)) return refused('suggestion-unknown')
    const isItsItem = (await firstItemFor(tx, meetingId)).some((item) => item.suggestionId === suggestionId)
    if (!isItsItem) return refused('suggestion-unknown')
    const at = nowOf(house)
    const voice = { saidBy: actor.personId, communityId: suggestion.communityId, isPresenter: false, isFromRoom: true, at }
    await sayOutcomeOf(tx, { ...voice, suggestion, outcome, reason })
    await closeWhenKnown(tx, { situationId: situation.id, personId: actor.personId }, at)
    return done(null)
  })
}
