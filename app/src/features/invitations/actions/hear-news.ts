import { asSystem } from '../../../platform/database.ts'
import type { DomainEvent } from '../../../platform/events.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { endInvitationsOfLeaver, findLeaver } from '../store/invitation-store.ts'
import { addWriting, noteBounce, removeOldInvitations } from '../store/write-store.ts'

/** A meeting moved or was cancelled: everybody who is asked is told. Nobody is told the same state twice, however often this is heard. */
export async function hearMeeting(house: House, event: DomainEvent): Promise<void> {
  await asSystem(house.db, (tx) => addWriting(tx, event.subjectId))
}

/** Somebody leaves a community: what came through it ends, and nothing more is written. */
export async function hearMembershipEnd(house: House, event: DomainEvent): Promise<void> {
  await asSystem(house.db, async (tx) => {
    const leaver = await findLeaver(tx, event.subjectId)
    if (leaver !== null) await endInvitationsOfLeaver(tx, { ...leaver, at: nowOf(house) })
  })
}

/** A mail server said no for good, or three days long: the one who leads sees it beside the name. */
export async function noteGivenUp(house: House, { originId, code }: { originId: string; code: string }): Promise<void> {
  await asSystem(house.db, async (tx) => {
    // "Too late" and a server that never answered say nothing about the address.
    if (!/^5\d\d$/.test(code)) return
    const bounced = await noteBounce(tx, originId, code, nowOf(house))
    if (bounced !== null) await announce(tx, { kind: 'meeting', id: bounced.meetingId })
  })
}

const KEPT_MONTHS = 12

/** PRV-30: a year after the meeting nobody needs to know who was asked. The demo shows a window of years ago for as long as it stands. */
export async function forgetOldInvitations(house: House): Promise<void> {
  if (house.settings.isDemo) return
  const removed = await asSystem(house.db, (tx) => removeOldInvitations(tx, nowOf(house), KEPT_MONTHS))
  if (removed > 0) house.log('invitations-forgotten', { count: removed })
}
