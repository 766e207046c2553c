import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { Invitation, ToldMeeting } from '../domain/invitation.ts'
import { findInvitationOf } from '../store/invitation-store.ts'
import { listOwnComing } from '../store/list-store.ts'
import { hasStopped, removeStop } from '../store/stop-store.ts'
import { readToldMeeting } from './told-meeting.ts'

export type OwnInvitation = { invitation: Invitation; meeting: ToldMeeting }
export type OwnInvitations = { invitations: OwnInvitation[]; hasStopped: boolean }

/** To what the actor is asked, the soonest first; of communities too to which the actor does not belong. */
export async function readOwn(house: House, actor: Actor): Promise<OwnInvitations> {
  return asSystem(house.db, async (tx) => ({
    invitations: await listOwn(tx, actor.personId, nowOf(house)),
    hasStopped: await hasStopped(tx, actor.personId),
  }))
}

/** As the house itself. */
export async function listOwn(tx: Database, personId: string, now: Instant): Promise<OwnInvitation[]> {
  const invitations: OwnInvitation[] = []
  for (const { meetingId } of await listOwnComing(tx, personId, now)) {
    const [invitation, found] = [await findInvitationOf(tx, meetingId, personId), await readToldMeeting(tx, meetingId)]
    if (invitation !== null && found !== null) invitations.push({ invitation, meeting: found.told })
  }
  return invitations
}

export async function resumeMail(house: House, actor: Actor): Promise<void> {
  await asSystem(house.db, (tx) => removeStop(tx, actor.personId))
}
