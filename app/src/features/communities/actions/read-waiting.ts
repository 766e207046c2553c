import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { asSystem, inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { missingToBecomeActive } from '../domain/community.ts'
import { NEWCOMER_DAYS, type Newcomers } from '../domain/newcomers.ts'
import { mayEditCommunity, maySeeMembers } from '../domain/permissions.ts'
import type { Waiting } from '../domain/waiting.ts'
import { listTexts } from '../store/agreement-store.ts'
import { findCommunity } from '../store/community-store.ts'
import { countModerators, listNewcomers, listOwnInvitations, listToConfirm } from '../store/overview-store.ts'

/** What waits for the actor in communities: invitations to answer, people to confirm, and what a forming community still needs. */
export async function readWaiting(house: House, actor: Actor): Promise<Waiting[]> {
  const today = dayOf(nowOf(house))
  // Whoever is invited is no member yet, so the house itself looks for the actor's own rows.
  const own = await asSystem(house.db, (tx) => listOwnInvitations(tx, actor.personId, today))
  const invitations = own.map(({ state, ...line }): Waiting => ({ kind: state === 'invited' ? 'invited' : 'to-agree', ...line }))
  return [...invitations, ...(await readLedWaiting(house, actor, today))]
}

async function readLedWaiting(house: House, actor: Actor, today: Day): Promise<Waiting[]> {
  const led = actor.communities.filter(({ communityId }) => isLeadOf(actor, communityId)).map(({ communityId }) => communityId)
  if (led.length === 0) return []
  return inTransaction(house.db, actor, async (tx) => {
    const toConfirm = await listToConfirm(tx, led)
    const waiting: Waiting[] = toConfirm.map((line) => ({ kind: 'to-confirm', ...line }))
    for (const communityId of new Set(led.filter((id) => mayEditCommunity(actor, id)))) {
      const community = await findCommunity(tx, communityId)
      if (community?.state !== 'forming') continue
      const missing = missingToBecomeActive({
        community,
        texts: await listTexts(tx, communityId),
        moderators: await countModerators(tx, communityId, today),
        today,
      })
      waiting.push({ kind: 'missing', communityId, name: { fr: community.nameFr, nl: community.nameNl }, missing })
    }
    return waiting
  })
}

/** What became of a community: who joined in the last thirty days, where the actor may see its members. */
export async function readNewcomers(house: House, actor: Actor): Promise<Newcomers[]> {
  const until = dayOf(nowOf(house))
  const from = dayOf(new Date(house.clock().getTime() - NEWCOMER_DAYS * 86_400_000))
  const communityIds = actor.communities.map(({ communityId }) => communityId).filter((id) => maySeeMembers(actor, id))
  if (communityIds.length === 0) return []
  return inTransaction(house.db, actor, (tx) => listNewcomers(tx, { communityIds, from, until, readerId: actor.personId }))
}
