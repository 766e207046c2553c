import { renderInvitation } from '@ronde/calendar'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { oneLine, senderOf, type MailToSend } from '../../../platform/mail/mail.ts'
import { replyAddress } from '../../../platform/mail/reply-address.ts'
import { partstatOf, type ToldMeeting } from '../domain/invitation.ts'
import { meetingUid } from '../domain/meeting-uid.ts'
import { titleIn, writeInvitationMail, type InvitationMailKind } from '../mails/invitation-mail.ts'
import { mailMessages } from '../messages/mail-catalogue.ts'
import { findKey, makeKey, type KeyKind } from '../store/keys.ts'
import type { ToWrite } from '../store/write-store.ts'

/** Where the answer to one invitation is given. */
export function pageUrlOf(house: House, invitation: Pick<ToWrite, 'id' | 'pageHash'>): string {
  return `${house.settings.publicUrl}/r/${keyOf(house, 'page', invitation.id, invitation.pageHash)}`
}

function keyOf(house: House, kind: KeyKind, id: string, hash: Buffer): string {
  return findKey(house.settings, kind, id, hash) ?? makeKey(house.settings, kind, id).token
}

/** The whole mail to one person: words, the calendar text that names nobody else, and the address answers come back to. */
export function composeMail(house: House, kind: InvitationMailKind, meeting: ToldMeeting, invitation: ToWrite): MailToSend {
  const pageUrl = pageUrlOf(house, invitation)
  const { id, reply, via, email, language } = invitation
  const isReminder = kind === 'look' || kind === 'tomorrow'
  return {
    idempotencyKey: `invitation ${id} ${isReminder ? kind : `${meeting.sequence} ${kind} ${invitation.writing}`}`,
    kind: kind === 'invitation' ? 'invitation' : `invitation-${kind}`,
    to: email,
    language,
    ...writeInvitationMail({ kind, meeting, receiver: invitation, reply, via, pageUrl }),
    usefulUntil: kind === 'cancelled' || kind === 'moved' || kind === 'invitation' ? meeting.endsAt : meeting.startsAt,
    ...(isReminder
      ? { stopUrl: `${pageUrl}/unsubscribe` }
      : { calendar: composeCalendar(house, kind === 'cancelled' ? 'CANCEL' : 'REQUEST', meeting, invitation, pageUrl) }),
    ...replyAddressOf(house, invitation),
    originId: id,
    concernsId: meeting.id,
  }
}

function replyAddressOf(house: House, { id, mailHash }: ToWrite): { replyTo?: string } {
  return house.settings.mailReplies === null ? {} : replyAddress(house.settings, keyOf(house, 'mail', id, mailHash))
}

/** Calendar programs answer the organiser: with the person's own key in that address, an answer proves whose it is (SEC-28). The mail leaves from the same address. */
function organiserOf(house: House, invitation: ToWrite): { name: string; address: string } {
  const sender = senderOf(house.settings.mailFrom)
  return { name: sender.name, address: replyAddressOf(house, invitation).replyTo ?? sender.address }
}

type CalendarMethod = 'REQUEST' | 'CANCEL'

function composeCalendar(
  house: House,
  method: CalendarMethod,
  meeting: ToldMeeting,
  invitation: ToWrite,
  pageUrl: string,
): NonNullable<MailToSend['calendar']> {
  const name = oneLine(`${invitation.givenName} ${invitation.familyName}`)
  const attendee = { name, address: invitation.email, answer: partstatOf(invitation.reply), language: invitation.language ?? 'fr' }
  const text = renderInvitation({
    ...eventOf(house, meeting, invitation.language, method === 'CANCEL' ? null : pageUrl),
    method,
    organiser: organiserOf(house, invitation),
    attendee,
  })
  return { method, text }
}

/** The meeting as a calendar shows it, with no name in it; in French and Dutch where the reader's language is not known. */
export function eventOf(house: House, meeting: ToldMeeting, language: Language | null, pageUrl: string | null) {
  const languages: Language[] = language === null ? ['fr', 'nl'] : [language]
  const say = (write: (language: Language) => string) => [...new Set(languages.map(write))].join(' / ')
  const isCancelled = meeting.state === 'cancelled'
  const title = say((each) => titleIn(translator(mailMessages, each), each, meeting))
  const lines = isCancelled ? [] : languages.flatMap((each) => describe(each, meeting, pageUrl))
  return {
    uid: meetingUid(meeting.id, house.settings.publicUrl),
    sequence: meeting.sequence,
    stampedAt: nowOf(house),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    summary: isCancelled ? say((each) => translator(mailMessages, each)('event.state', { title })) : title,
    description: lines.join('\n') || null,
    location: meeting.place || meeting.onlineLink || null,
    url: pageUrl,
    state: isCancelled ? ('cancelled' as const) : ('confirmed' as const),
  }
}

function describe(language: Language, meeting: ToldMeeting, pageUrl: string | null): string[] {
  const t = translator(mailMessages, language)
  return [
    ...meeting.agenda(language).map(({ title, minutes }) => `- ${minutes === null ? title : t('minutes', { title, minutes })}`),
    ...(meeting.onlineLink === '' ? [] : [t('online', { link: meeting.onlineLink })]),
    ...(pageUrl === null ? [] : [t('event.page', { link: pageUrl })]),
  ]
}
