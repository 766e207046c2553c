import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { House } from '../../../platform/house.ts'
import { findPerson } from '../../people/public.ts'
import { mayNotePaper } from '../domain/joining.ts'
import { isAtTheDoor, letIn, type Membership } from '../domain/membership.ts'
import { mayGiveRole, mayKeepMembers } from '../domain/permissions.ts'
import { findMembership, removeMembership, saveAgreement, saveInvitedAs, saveMembership } from '../store/membership-store.ts'
import { agreedOnPaper, readNewcomer } from './add-member.ts'
import { keep, record, type Keeping, type MemberRefusal } from './keep-members.ts'

type Wish = { communityId: string; id: string }

/** A lead accepts who asked to join, or notes that somebody agreed on paper. Who was invited answers without us. */
export async function letMemberIn(house: House, actor: Actor, { onPaper, ...wish }: Wish & { onPaper: boolean }): Promise<Result<string, MemberRefusal>> {
  return answer(house, actor, wish, async (keeping, membership): Promise<Result<string, MemberRefusal>> => {
    if (membership.state === 'invited' && !onPaper) return refused('answers-themselves')
    if (membership.state === 'pending' && !onPaper) return refused('agreement-missing')
    const person = await findPerson(keeping.tx, membership.personId)
    if (person === null || (membership.state !== 'pending' && !isAtTheDoor(membership))) return refused('state-not-next')
    if (onPaper && !mayNotePaper(actor, wish.communityId, await readNewcomer(keeping, person), membership.state)) return refused('paper-not-yours')
    const agreement = onPaper ? await agreedOnPaper(keeping) : null
    const inside = letIn(membership, agreement)
    if (!inside.ok) return inside
    await saveMembership(keeping.tx, { ...inside.value, from: inside.value.from ?? dayOf(keeping.now) })
    await saveInvitedAs(keeping.tx, membership.id, null)
    if (agreement !== null) await saveAgreement(keeping.tx, membership.id, agreement)
    const facts = { role: membership.role, state: inside.value.state, stateBefore: membership.state, agreed: agreement?.means ?? null }
    await record(keeping, 'membership.let-in', membership, facts)
    return done(membership.id)
  })
}

/** Declines who asked to join, or takes an invitation back. No row stays of somebody who never came in. */
export async function turnAway(house: House, actor: Actor, wish: Wish): Promise<Result<string, MemberRefusal>> {
  return answer(house, actor, wish, async (keeping, membership): Promise<Result<string, MemberRefusal>> => {
    if (!isAtTheDoor(membership)) return refused('state-not-next')
    await record(keeping, 'membership.turned-away', membership, { role: membership.role, stateBefore: membership.state })
    await removeMembership(keeping.tx, membership.id)
    return done(membership.id)
  })
}

async function answer(
  house: House,
  actor: Actor,
  { communityId, id }: Wish,
  work: (keeping: Keeping, membership: Membership) => Promise<Result<string, MemberRefusal>>,
): Promise<Result<string, MemberRefusal>> {
  if (!mayKeepMembers(actor, communityId)) return refused('community-unknown')
  return keep(house, actor, communityId, async (keeping) => {
    const membership = await findMembership(keeping.tx, communityId, id)
    if (membership === null) return refused('member-unknown')
    return mayGiveRole(actor, communityId, membership.role) ? work(keeping, membership) : refused('role-not-yours-to-give')
  })
}
