import { isLeadOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { DeskReader } from '../../../platform/desk.ts'
import { missingToBecomeActive } from '../domain/community.ts'
import { NEWCOMER_DAYS, type Newcomers } from '../domain/newcomers.ts'
import { mayEditCommunity, maySeeMembers } from '../domain/permissions.ts'
import type { Waiting } from '../domain/waiting.ts'
import { listTexts } from '../store/agreement-store.ts'
import { findCommunity } from '../store/community-store.ts'
import { countModerators, listNewcomers, listOwnInvitations, listToConfirm } from '../store/overview-store.ts'

/** Invitations of communities to answer. Whoever is invited is no member yet, so the house itself looks for the actor's own rows. */
export async function listInvitedTo(tx: Database, { actor, now }: DeskReader): Promise<Waiting[]> {
  const own = await listOwnInvitations(tx, actor.personId, dayOf(now))
  return own.map(({ state, ...line }): Waiting => ({ kind: state === 'invited' ? 'invited' : 'to-agree', ...line }))
}

/** People to confirm, and what a forming community still needs, where the actor leads. */
export async function listLedWaiting(tx: Database, { actor, now }: DeskReader): Promise<Waiting[]> {
  const today = dayOf(now)
  const led = actor.communities.filter(({ communityId }) => isLeadOf(actor, communityId)).map(({ communityId }) => communityId)
  if (led.length === 0) return []
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
}

/** What became of a community: who joined in the last thirty days, where the actor may see its members. */
export async function readNewcomers(tx: Database, { actor, now }: DeskReader): Promise<Newcomers[]> {
  const until = dayOf(now)
  const from = dayOf(new Date(Date.parse(now) - NEWCOMER_DAYS * 86_400_000))
  const communityIds = actor.communities.map(({ communityId }) => communityId).filter((id) => maySeeMembers(actor, id))
  if (communityIds.length === 0) return []
  return listNewcomers(tx, { communityIds, from, until, readerId: actor.personId })
}
