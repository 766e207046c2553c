import type { Actor } from '../../../kernel/actor.ts'
import { asSystem } from '../../../platform/database.ts'
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
  return asSystem(house.db, async (tx) => {
    const invitations: OwnInvitation[] = []
    for (const { meetingId } of await listOwnComing(tx, actor.personId, nowOf(house))) {
      const [invitation, found] = [await findInvitationOf(tx, meetingId, actor.personId), await readToldMeeting(tx, meetingId)]
      if (invitation !== null && found !== null) invitations.push({ invitation, meeting: found.told })
    }
    return { invitations, hasStopped: await hasStopped(tx, actor.personId) }
  })
}

export async function resumeMail(house: House, actor: Actor): Promise<void> {
  await asSystem(house.db, (tx) => removeStop(tx, actor.personId))
}
