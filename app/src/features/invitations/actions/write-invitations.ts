import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMails } from '../../../platform/mail/outbox.ts'
import type { InvitationMailKind } from '../mails/invitation-mail.ts'
import type { ToldMeeting } from '../domain/invitation.ts'
import { addWriting, dropWaiting, listMeetingsToWrite, noteBounce, noteWritten, saveKeys, takeToWrite, type ToWrite } from '../store/write-store.ts'
import { findKey, makeCode, makeKey } from '../store/keys.ts'
import { composeMail } from './compose-mail.ts'
import { readToldMeeting } from './told-meeting.ts'

const MAILS_A_STEP = 50

/**
 * Writes to everybody who does not know yet how the meeting stands, fifty in a transaction, so that progress can be seen and a crash loses
 * nothing: what was written is noted together with the mail.
 */
export async function writeInvitations(house: House, meetingId: string): Promise<void> {
  for (let written = MAILS_A_STEP; written === MAILS_A_STEP;) written = await asSystem(house.db, (tx) => writeSome(house, tx, meetingId))
}

/** After a crash the job of a dead process stays its own for hours: what waits is asked for anew. Whoever writes already is not disturbed. */
export async function writeWaiting(house: House): Promise<void> {
  await asSystem(house.db, async (tx) => {
    for (const meetingId of await listMeetingsToWrite(tx, nowOf(house))) await addWriting(tx, meetingId)
  })
}

async function writeSome(house: House, tx: Database, meetingId: string): Promise<number> {
  const now = nowOf(house)
  const found = await readToldMeeting(tx, meetingId)
  if (found === null) return 0
  const waiting = await takeToWrite(tx, meetingId, { limit: MAILS_A_STEP, now })
  if (waiting.length === 0) return 0
  const { told } = found
  // An address that no mail program would take is told like one that gave mail back.
  const [good, bad] = [waiting.filter(({ email }) => isMailAddress(email)), waiting.filter(({ email }) => !isMailAddress(email))]
  for (const { id } of bad) await noteBounce(tx, id, 'no-address', now)
  const ids = good.map(({ id }) => id)
  await dropWaiting(tx, ids)
  const known = await Promise.all(good.map((invitation) => withKeys(house, tx, invitation)))
  await queueMails(
    tx,
    known.map((invitation) => composeMail(house, kindOf(told, invitation), told, invitation)),
    now,
  )
  await noteWritten(tx, ids, told.sequence)
  await announce(tx, { kind: 'meeting', id: meetingId })
  return waiting.length
}

function kindOf(meeting: ToldMeeting, { writtenSequence }: ToWrite): InvitationMailKind {
  if (meeting.state === 'cancelled') return 'cancelled'
  return writtenSequence === null ? 'invitation' : 'moved'
}

/** The same links as in the mail before; new ones only when the secret that made them is gone. */
export async function withKeys(house: House, tx: Database, invitation: ToWrite): Promise<ToWrite> {
  const { id, pageHash, mailHash } = invitation
  if (findKey(house.settings, 'page', id, pageHash) !== null && findKey(house.settings, 'mail', id, mailHash) !== null) return invitation
  const fresh = { pageHash: makeKey(house.settings, 'page', id).hash, mailHash: makeKey(house.settings, 'mail', id).hash }
  await saveKeys(tx, id, { ...fresh, codeHash: makeCode(house.settings, id).hash })
  return { ...invitation, ...fresh }
}
