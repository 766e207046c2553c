import type { Actor } from '../../../kernel/actor.ts'
import type { Database } from '../../../platform/database.ts'
import { findSituation, isAtLeast, mayReadWords, roomAudience, strictest, wasPresentAt, type RoomAudience, type Situation } from '../../situations/public.ts'
import { listOwnQuarters } from '../domain/permissions.ts'
import { findRemembered } from '../store/memory-store.ts'

/** `situation`: whoever reads its words. `memory`: whom the presenter shares it with. */
export type Sight = { situation: Situation & { communityId: string }; need: RoomAudience; via: 'situation' | 'memory' }

/** Who may see what was suggested: the readers of the situation itself, and nobody through the page of the situation else. */
export async function findSight(tx: Database, actor: Actor, situationId: string): Promise<Sight | null> {
  const situation = await findSituation(tx, situationId)
  if (situation === null || situation.communityId === null || situation.state === 'draft' || situation.state === 'stopped') return null
  const wasPresent = situation.meetingId !== null && (await wasPresentAt(tx, situation.meetingId, actor.personId))
  const need = await needNow(tx, situation)
  return mayReadWords(actor, situation, { need, wasPresent })
    ? { situation: { ...situation, communityId: situation.communityId }, need, via: 'situation' }
    : null
}

/** What it needs itself, and no less than its room needs at this hour: as on its own page. */
export async function needNow(tx: Database, { audience, meetingId }: Pick<Situation, 'audience' | 'meetingId'>): Promise<RoomAudience> {
  return meetingId === null ? audience : strictest(audience, await roomAudience(tx, meetingId))
}

/** The same, and whom it is shared with: for a word about what one tried in another quarter. */
export async function findWiderSight(tx: Database, actor: Actor, situationId: string): Promise<Sight | null> {
  const near = await findSight(tx, actor, situationId)
  if (near !== null) return near
  const situation = await findSituation(tx, situationId)
  const remembered = await findRemembered(tx, situationId)
  if (situation === null || remembered === null || situation.communityId === null || situation.state === 'stopped') return null
  const { communityId } = situation
  const need = needAbroad(actor, await needNow(tx, situation), communityId)
  const isShared = mayRecall(actor, { communityId, scope: remembered.scope }) && situation.checkedFor !== null && isAtLeast(situation.checkedFor, need)
  return isShared ? { situation: { ...situation, communityId }, need, via: 'memory' } : null
}

/** Members of the community where it was told; with the network, members of any. */
export function mayRecall(actor: Actor, { communityId, scope }: { communityId: string; scope: 'community' | 'network' | 'nobody' }): boolean {
  const own = listOwnQuarters(actor)
  if (scope === 'nobody') return false
  return own.includes(communityId) || (scope === 'network' && own.length > 0)
}

/** Outside the community in which it was told, words are read as in a mixed room, and no looser. */
export function needAbroad(actor: Actor, audience: RoomAudience, communityId: string): RoomAudience {
  return listOwnQuarters(actor).includes(communityId) ? audience : strictest(audience, 'mixed')
}
