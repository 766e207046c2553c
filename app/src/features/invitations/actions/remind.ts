import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMails } from '../../../platform/mail/outbox.ts'
import { dueReminder, LOOK_DAYS } from '../domain/invitation.ts'
import { noteReminded, takeToRemind, type ToRemind } from '../store/write-store.ts'
import { composeMail } from './compose-mail.ts'
import { readToldMeeting, type MeetingInWords } from './told-meeting.ts'
import { withKeys } from './write-invitations.ts'

const REMINDERS_A_STEP = 50

/** Reminds whoever has not answered and tells whoever comes; each once, noted together with the mail. */
export async function remind(house: House): Promise<void> {
  for (let taken = REMINDERS_A_STEP; taken === REMINDERS_A_STEP;) taken = await asSystem(house.db, (tx) => remindSome(house, tx))
}

async function remindSome(house: House, tx: Database): Promise<number> {
  const now = nowOf(house)
  const until = new Date(Date.parse(now) + LOOK_DAYS * 86_400_000).toISOString()
  const waiting = await takeToRemind(tx, { now, until }, REMINDERS_A_STEP)
  const meetings = new Map<string, MeetingInWords | null>()
  for (const invitation of waiting) {
    if (!meetings.has(invitation.meetingId)) meetings.set(invitation.meetingId, await readToldMeeting(tx, invitation.meetingId))
    const meeting = meetings.get(invitation.meetingId) ?? null
    if (meeting !== null) await remindOne(house, tx, invitation, meeting, now)
  }
  return waiting.length
}

async function remindOne(house: House, tx: Database, invitation: ToRemind, { told }: MeetingInWords, now: string): Promise<void> {
  const reminder = dueReminder({ ...invitation, endedAt: null, remindersStoppedAt: null, bouncedAt: null }, told, now)
  // Noted even where nothing can be sent, so that the next step does not find the same people again.
  await noteReminded(tx, invitation.id, reminder ?? (invitation.reply === null ? 'look' : 'tomorrow'), now)
  if (reminder === null || !isMailAddress(invitation.email)) return
  const known = await withKeys(house, tx, invitation)
  await queueMails(tx, [composeMail(house, reminder, told, known)], now)
}
