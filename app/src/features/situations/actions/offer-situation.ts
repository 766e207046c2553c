import type { Actor } from '../../../kernel/actor.ts'
import { tidyKept } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { audienceOf, strictest, type Audience } from '../domain/audience.ts'
import { isPresenter, leadsSituation, mayTellIn } from '../domain/permissions.ts'
import { checkWords as checkLengths, isOpen, mayBeGroupWords, type GuardedWords, type WordsRefusal } from '../domain/situation.ts'
import { findDefault } from '../store/room-store.ts'
import { lockSituation, saveOffer, savePlace } from '../store/situation-store.ts'
import { checkWords, type Stopped } from './check-words.ts'
import { findEarlier } from './read-situations.ts'
import { moveSituation, roomAudience, scheduleSituation, type MoveRefusal, type RoundState, type ScheduleRefusal } from './room.ts'
import type { Kept } from './write-situation.ts'

export type OfferRefusal = WordsRefusal | 'situation-unknown' | 'community-missing' | 'community-stays' | 'not-open' | 'saved-meanwhile' | 'retelling-unknown'
export type OfferWish = GuardedWords & {
  id: string
  version: number
  communityId: string | null
  language: Language
  kept: Kept
  retellingOf: string | null
  /** Own words for the group, read with the others; those of the wheel when left out. */
  groupWords?: string | undefined
}

/**
 * Tells a community of it: in words that pass the guard for the room, or nothing is saved. The same once it is offered: its words written anew, for the
 * room it has by now.
 */
export async function offerSituation(house: House, actor: Actor, wish: OfferWish): Promise<Result<Audience, OfferRefusal> | Stopped> {
  const { id, version, communityId, language } = wish
  const words: GuardedWords = { summary: wish.summary.trim(), goal: wish.goal.trim(), question: wish.question.trim() }
  const objection = checkLengths(words)
  if (objection !== null) return refused(objection)
  if (communityId === null || !mayTellIn(actor, communityId)) return refused('community-missing')
  return inTransactionOrUndo<Result<Audience, OfferRefusal> | Stopped>(house.db, actor, async (tx): Promise<Result<Audience, OfferRefusal> | Stopped> => {
    const situation = await lockSituation(tx, id)
    if (situation === null || !isPresenter(actor, situation)) return refused('situation-unknown')
    if (!isOpen(situation)) return refused('not-open')
    // Offered to another one it becomes another room: first it is taken back.
    if (situation.state !== 'draft' && situation.communityId !== communityId) return refused('community-stays')
    const room = situation.meetingId === null ? 'bound' : await roomAudience(tx, situation.meetingId)
    const audience = strictest(situation.audience, audienceOf([await findDefault(tx, communityId)], false), room)
    const groupWords = wish.groupWords?.trim() ?? situation.groupWords
    if (!mayBeGroupWords(groupWords)) return refused('too-long')
    const texts = { ...words, groupWords }
    const kept = tidyKept(wish.groupWords === undefined ? { ...tidyKept(situation.kept, [groupWords]), ...wish.kept } : wish.kept, Object.values(texts))
    const stopped = await checkWords(tx, texts, { audience, language, kept, communityIds: [communityId] })
    if (stopped !== null) return stopped
    if (wish.retellingOf !== null) {
      const earlier = await findEarlier(tx, actor, { communityIds: actor.communities.map((access) => access.communityId), but: id })
      if (!earlier.some((each) => each.id === wish.retellingOf)) return refused('retelling-unknown')
    }
    const at = nowOf(house)
    const offer = { ...texts, communityId, language, kept, audience, checkedFor: audience, retellingOf: wish.retellingOf }
    if (!(await saveOffer(tx, { id, version, at }, offer))) return refused('saved-meanwhile')
    // SEC-34: that something was kept, and for which reasons; never what.
    const facts = { community: communityId, audience, kept: Object.values(kept).toSorted() }
    await writeAudit(tx, { action: 'situation.offered', subjectKind: 'situation', subjectId: id, actorPersonId: actor.personId, facts }, at)
    await announce(tx, { kind: 'situation', id })
    return done(audience)
  })
}

export type PlanRefusal = ScheduleRefusal | MoveRefusal

/** Who leads puts it on a meeting; null takes it off again. */
export async function planSituation(
  house: House,
  actor: Actor,
  { id, meetingId, agendaItemId = null }: { id: string; meetingId: string | null; agendaItemId?: string | null },
): Promise<Result<Audience | null, PlanRefusal>> {
  return inTransactionOrUndo<Result<Audience | null, PlanRefusal>>(house.db, actor, async (tx) => {
    const situation = await lockSituation(tx, id)
    if (situation === null || !leadsSituation(actor, situation)) return refused('situation-unknown')
    const at = nowOf(house)
    if (meetingId !== null) return scheduleSituation(tx, id, meetingId, { actorId: actor.personId, at, agendaItemId })
    if (situation.state !== 'scheduled') return refused('not-possible-now')
    await savePlace(tx, id, { meetingId: null, agendaItemId: null }, at)
    await writeAudit(tx, { action: 'situation.moved', subjectKind: 'situation', subjectId: id, actorPersonId: actor.personId, facts: { state: 'offered' } }, at)
    await announce(tx, { kind: 'situation', id })
    return done(null)
  })
}

/** The steps around a round, by who leads it or who told it. */
export async function stepSituation(
  house: House,
  actor: Actor,
  id: string,
  state: Exclude<RoundState, 'stopped' | 'scheduled'>,
): Promise<Result<string, MoveRefusal>> {
  return inTransactionOrUndo<Result<string, MoveRefusal>>(house.db, actor, async (tx) => {
    const situation = await lockSituation(tx, id)
    if (situation === null || !(isPresenter(actor, situation) || leadsSituation(actor, situation))) return refused('situation-unknown')
    return moveSituation(tx, id, state, nowOf(house), actor.personId)
  })
}
