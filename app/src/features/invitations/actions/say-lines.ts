import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import type { DeskReader } from '../../../platform/desk.ts'
import type { House } from '../../../platform/house.ts'
import type { Meeting, QuickAnswer } from '../../meetings/public.ts'
import { needsAnotherLook, possibleReplies, type AskedMeeting } from '../domain/invitation.ts'
import { invitationsMessages, type InvitationsTranslate } from '../messages/catalogue.ts'
import { findInvitationOf } from '../store/invitation-store.ts'
import { listOwn } from './own-invitations.ts'

export type Line = { text: string; href: string; link: string; meetingId: string; quick?: QuickAnswer }

/** On the desk: coming meetings to which the reader is asked and has not answered, or that moved since; looked for by the house itself. */
export async function sayInvitationLines(tx: Database, { actor, language, now }: DeskReader): Promise<Line[]> {
  const t = translator(invitationsMessages, language)
  const invitations = await listOwn(tx, actor.personId, now)
  return invitations.flatMap(({ invitation, meeting }) => {
    const isMoved = needsAnotherLook(invitation, meeting)
    if (invitation.reply !== null && !isMoved) return []
    const communities = meeting.communities.map((name) => nameIn(language, name)).join(', ')
    const words = { title: meeting.title || t('page.meetingOf', { communities }), day: writeDay(language, dayOf(meeting.startsAt)) }
    const quick = answersFor(t, meeting, { to: 'desk', about: words.day })
    return [{ text: t(isMoved ? 'own.look' : 'own.line', words), href: '/invitations', link: t('own.answer'), meetingId: meeting.id, quick }]
  })
}

type AskedHere = AskedMeeting & { id: string }

/** One press answers, and leads back to the page where it was given. */
function answersFor(t: InvitationsTranslate, meeting: AskedHere, { to, about }: { to: 'desk' | 'meeting'; about: string }): QuickAnswer {
  const options = possibleReplies(meeting).map((value) => ({ value, label: t(`reply.${value}`) }))
  return { action: `/meetings/${meeting.id}/answer`, hidden: { sequence: String(meeting.sequence), to }, about, options }
}

/** On the page of a meeting: what the reader, if asked, has answered. */
export async function sayOwnInvitation(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<Line[]> {
  if (meeting.state !== 'planned') return []
  const t = translator(invitationsMessages, language)
  const invitation = await asSystem(house.db, (tx) => findInvitationOf(tx, meeting.id, actor.personId))
  if (invitation === null || invitation.endedAt !== null) return []
  const words = { title: meeting.title, day: writeDay(language, dayOf(meeting.startsAt)) }
  const line = { href: '/invitations', link: t('own.change'), meetingId: meeting.id }
  const quick = answersFor(t, meeting, { to: 'meeting', about: words.day })
  if (invitation.reply === null) return [{ ...line, text: t('page.title'), link: t('own.answer'), quick }]
  if (needsAnotherLook(invitation, meeting)) return [{ ...line, text: t('own.look', words), quick }]
  return [{ ...line, text: t('own.stands', { reply: t(`reply.${invitation.reply}`) }) }]
}
