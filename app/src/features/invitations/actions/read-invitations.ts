import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem, inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { countMailsAbout } from '../../../platform/mail/outbox.ts'
import {
  findMeeting,
  keepMeeting,
  listNamedCommunities,
  mayKeepRegister,
  recordKeeping,
  type Meeting,
  type MissingRefusal,
  type NamedCommunity,
} from '../../meetings/public.ts'
import { deliveryOf, type Delivery, type InvitedCounts, type InvitedFilter, type InvitedRow } from '../domain/shown.ts'
import { listIncoming, settleIncoming, type IncomingReply } from '../store/incoming-store.ts'
import { endInvitation, lockInvitation } from '../store/invitation-store.ts'
import { countInvited, INVITED_A_PAGE, listInvited, listOneInvited } from '../store/list-store.ts'
import { addWriting, askToWriteAgain, countToWrite, dropWaiting } from '../store/write-store.ts'

export type InvitationsSheet = {
  meeting: Meeting
  communities: NamedCommunity[]
  rows: InvitedRow[]
  counts: InvitedCounts
  pages: number
  sending: { waiting: number; sent: number; toWrite: number; hasServer: boolean }
  incoming: IncomingReply[]
}

type Wish = { filter: InvitedFilter; words: string; page: number }

/** Who is asked to a meeting; null when there is none for this reader. */
export async function readInvitations(house: House, actor: Actor, meetingId: string, wish: Wish): Promise<InvitationsSheet | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null || !mayKeepRegister(actor, meeting)) return null
    const { rows, found } = await listInvited(tx, meetingId, wish)
    const { waiting, sent } = await countMailsAbout(tx, meetingId)
    return {
      meeting,
      communities: await listNamedCommunities(tx, meeting.communityIds),
      rows,
      counts: await countInvited(tx, meetingId),
      pages: Math.ceil(found / INVITED_A_PAGE),
      sending: { waiting, sent, toWrite: await countToWrite(tx, meetingId, nowOf(house)), hasServer: house.settings.smtpUrl !== null },
      incoming: await listIncoming(tx, meetingId),
    }
  })
}

/** For whoever runs the machine: everybody who is asked, by name. Null where there is no such meeting. */
export async function listForCommand(house: House, meetingId: string): Promise<(InvitedRow & { delivery: Delivery })[] | null> {
  return asSystem(house.db, async (tx) => {
    if ((await findMeeting(tx, meetingId)) === null) return null
    const all: InvitedRow[] = []
    for (let page = 1, isMore = true; isMore; page += 1) {
      const { rows, found } = await listInvited(tx, meetingId, { filter: 'all', words: '', page })
      all.push(...rows)
      isMore = rows.length > 0 && all.length < found
    }
    return all.map((row) => ({ ...row, delivery: deliveryOf(row) }))
  })
}

export type OneInvitation = { meeting: Meeting; communities: NamedCommunity[]; row: InvitedRow & { askedAt: string } }

export async function readOneInvitation(house: House, actor: Actor, meetingId: string, id: string): Promise<OneInvitation | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    const row = await listOneInvited(tx, meetingId, id)
    if (meeting === null || row === null || !mayKeepRegister(actor, meeting)) return null
    return { meeting, communities: await listNamedCommunities(tx, meeting.communityIds), row }
  })
}

/** Sends the mail to one person again, with the same links. */
export async function writeAgain(house: House, actor: Actor, meetingId: string, id: string): Promise<Result<null, 'no-way' | 'link-unknown' | MissingRefusal>> {
  return keepMeeting<null, 'no-way' | 'link-unknown'>(house, actor, meetingId, async (keeping) => {
    const { tx } = keeping
    const invitation = await lockInvitation(tx, id)
    if (invitation === null || invitation.meetingId !== meetingId) return refused('link-unknown')
    if (!(await askToWriteAgain(tx, id))) return refused('no-way')
    await recordKeeping(keeping, { action: 'invitation.written-again', personId: invitation.personId })
    await addWriting(tx, meetingId)
    return done(null)
  })
}

/** Takes one invitation back: what waits does not leave, and the link says that it has ended. */
export async function takeBack(house: House, actor: Actor, meetingId: string, id: string): Promise<Result<null, 'link-unknown' | MissingRefusal>> {
  return keepMeeting<null, 'link-unknown'>(house, actor, meetingId, async (keeping) => {
    const { tx, now } = keeping
    const invitation = await lockInvitation(tx, id)
    if (invitation === null || invitation.meetingId !== meetingId || !(await endInvitation(tx, id, now))) return refused('link-unknown')
    await dropWaiting(tx, [id])
    await recordKeeping(keeping, { action: 'invitation.ended', personId: invitation.personId })
    return done(null)
  })
}

/** What came back by mail has been dealt with. */
export async function settle(house: House, actor: Actor, meetingId: string, id: string): Promise<Result<null, 'link-unknown' | MissingRefusal>> {
  return keepMeeting<null, 'link-unknown'>(house, actor, meetingId, async (keeping) => {
    if (!(await settleIncoming(keeping.tx, meetingId, id, keeping.now))) return refused('link-unknown')
    await recordKeeping(keeping, { action: 'incoming-reply.settled' })
    return done(null)
  })
}
