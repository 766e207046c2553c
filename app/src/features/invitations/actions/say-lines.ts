import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { asSystem } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Meeting } from '../../meetings/public.ts'
import { needsAnotherLook } from '../domain/invitation.ts'
import { invitationsMessages } from '../messages/catalogue.ts'
import { findInvitationOf } from '../store/invitation-store.ts'
import { readOwn } from './own-invitations.ts'

export type Line = { text: string; href: string; link: string }

/** On the desk: coming meetings to which the reader is asked and has not answered, or that moved since. */
export async function sayInvitationLines(house: House, actor: Actor, language: Language): Promise<Line[]> {
  const t = translator(invitationsMessages, language)
  const { invitations } = await readOwn(house, actor)
  return invitations.flatMap(({ invitation, meeting }) => {
    const isMoved = needsAnotherLook(invitation, meeting)
    if (invitation.reply !== null && !isMoved) return []
    const communities = meeting.communities.map((name) => nameIn(language, name)).join(', ')
    const words = { title: meeting.title || t('page.meetingOf', { communities }), day: writeDay(language, dayOf(meeting.startsAt)) }
    return [{ text: t(isMoved ? 'own.look' : 'own.line', words), href: '/invitations', link: t('own.answer') }]
  })
}

/** On the page of a meeting: what the reader, if asked, has answered. */
export async function sayOwnInvitation(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<Line[]> {
  if (meeting.state !== 'planned') return []
  const t = translator(invitationsMessages, language)
  const invitation = await asSystem(house.db, (tx) => findInvitationOf(tx, meeting.id, actor.personId))
  if (invitation === null || invitation.endedAt !== null) return []
  const words = { title: meeting.title, day: writeDay(language, dayOf(meeting.startsAt)) }
  if (invitation.reply === null) return [{ text: t('page.title'), href: '/invitations', link: t('own.answer') }]
  if (needsAnotherLook(invitation, meeting)) return [{ text: t('own.look', words), href: '/invitations', link: t('own.change') }]
  return [{ text: t('own.stands', { reply: t(`reply.${invitation.reply}`) }), href: '/invitations', link: t('own.change') }]
}
