import { isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { checkCommunity, stateWithHost, type CommunityDraft, type DraftRefusal } from '../domain/community.ts'
import { findLinkObjection, type LinkRefusal } from './check-links.ts'
import { addCommunity } from '../store/community-store.ts'
import { addMembership } from '../store/membership-store.ts'

/**
 * Starts a community as an idea, until somebody hosts it or says that it is being formed. Whoever makes it coordinates it, unless
 * they coordinate every community anyway. Nobody belongs to it yet, so row-level security would let nobody in: this one action runs
 * as the house itself.
 */
export async function createCommunity(house: House, actor: Actor, draft: CommunityDraft): Promise<Result<string, DraftRefusal | LinkRefusal>> {
  const objection = checkCommunity(draft)
  if (objection !== null) return refused(objection)
  const now = nowOf(house)
  return asSystem(house.db, async (tx): Promise<Result<string, DraftRefusal | LinkRefusal>> => {
    const link = await findLinkObjection(tx, actor, { hostOrganisationId: null, programmeId: null }, draft)
    if (link !== null) return refused(link)
    const id = await addCommunity(tx, draft, stateWithHost({ state: 'idea' }, draft), now)
    if (!isNetworkCoordinator(actor)) {
      await addMembership(tx, {
        communityId: id,
        personId: actor.personId,
        role: 'coordinator',
        state: 'active',
        from: dayOf(now),
        until: null,
        endReason: null,
      })
    }
    await writeAudit(
      tx,
      { action: 'community.added', subjectKind: 'community', subjectId: id, actorPersonId: actor.personId, facts: { kind: draft.kind } },
      now,
    )
    await announce(tx, { kind: 'community', id })
    return done(id)
  })
}
