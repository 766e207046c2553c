import type { Language } from '../../../kernel/language.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { findMeeting, listLeavers, listNamedCommunities } from '../../meetings/public.ts'
import { isOpenRound } from '../domain/exit-question.ts'
import { renderExitMail, sayInPassing, type Asked } from '../mails/closing-mails.ts'
import { findQuestion, findRound, listReceivers, markOf, type ExitReceiver } from '../store/exit-store.ts'
import { openRound } from './answer-exit.ts'
import { exitTokens } from './read-exit.ts'

export const ASKED_WITHIN_MS = 14 * 86_400_000

/** Once the register is closed: the question is open, and these were there, each with a link of her own. */
async function listAsked(house: House, tx: Database, meetingId: string): Promise<{ asked: { to: ExitReceiver; about: Asked }[]; usefulUntil: string }> {
  const nobody = { asked: [], usefulUntil: '' }
  const now = nowOf(house)
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null || meeting.registerState !== 'closed') return nobody
  // A register from long ago, as an import brings it, asks nobody.
  if (Date.parse(now) - Date.parse(meeting.endsAt) > ASKED_WITHIN_MS) return nobody
  await openRound(house, tx, meetingId, now)
  const round = await findRound(tx, meetingId)
  if (round === null || round.salt === null || !isOpenRound(round, now)) return nobody
  const { salt } = round
  const [token = ''] = exitTokens(house, meetingId)
  const [community] = await listNamedCommunities(tx, meeting.communityIds)
  const question = await findQuestion(tx, meeting.communityIds)
  const gone = await listLeavers(tx, meetingId)
  const receivers = (await listReceivers(tx, meetingId)).filter(({ email, personId }) => isMailAddress(email) && !gone.has(personId))
  const asked = receivers.map((to) => {
    const mark = markOf(salt, 'person', to.personId).toString('base64url')
    const url = `${house.settings.publicUrl}/x/${token}?m=${mark}`
    return { to, about: { meeting, community: community?.name ?? { fr: '', nl: '' }, question, url } }
  })
  return { asked, usefulUntil: round.closesAt }
}

/** Opens the question; what somebody who gets another mail about the meeting anyway is asked in it, null for who is not asked. */
export async function askInPassing(house: House, meetingId: string): Promise<(personId: string, language: Language) => string | null> {
  const { asked } = await asSystem(house.db, (tx) => listAsked(house, tx, meetingId))
  const byPerson = new Map(asked.map(({ to, about }) => [to.personId, about]))
  return (personId, language) => {
    const about = byPerson.get(personId)
    return about === undefined ? null : sayInPassing(language, about)
  }
}

/** Opens the question and asks by one mail whoever was there and is not asked in passing. May be told twice. */
export async function askByMail(house: House, meetingId: string, isAskedInPassing: (personId: string) => boolean = () => false): Promise<void> {
  await asSystem(house.db, async (tx) => {
    const { asked, usefulUntil } = await listAsked(house, tx, meetingId)
    for (const { to, about } of asked) if (!isAskedInPassing(to.personId)) await queueMail(tx, { ...renderExitMail(to, about), usefulUntil }, nowOf(house))
  })
}
