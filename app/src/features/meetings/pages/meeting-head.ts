import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import type { Accent } from '../../../ui/view.ts'
import type { AgendaKind } from '../domain/agenda.ts'
import { MEETING_ROLES } from '../domain/attendance.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import { meetingMessages } from '../messages/catalogue.ts'
import { accentOf, crumbsOf, titleOf, writeSpan } from './labels.ts'
import { meetingTabs, type MeetingTab } from './meeting-tabs.ts'

/** What a page of a feature above says of the meeting it belongs to. */
export type MeetingHead = {
  id: string
  title: string
  /** The language of the title where it is not the reader's. */
  titleLanguage: string | undefined
  /** "Tuesday 14 February 2023, 13:00 – 15:00". */
  when: string
  crumbs: readonly Crumb[]
  tabs: readonly Tab[]
  accent: Accent
  communityName: string | undefined
}

type HeadWish = { meeting: Meeting; communities: readonly NamedCommunity[]; tab: MeetingTab; isLead: boolean; isGuest?: boolean }

export function headOfMeeting(language: Language, { meeting, communities, tab, isLead, isGuest }: HeadWish): MeetingHead {
  const { title, when } = nameMeeting(language, meeting)
  return {
    id: meeting.id,
    title,
    titleLanguage: meeting.title === '' || meeting.titleLanguage === language ? undefined : meeting.titleLanguage,
    when,
    crumbs: crumbsOf(translator(meetingMessages, language), language, communities),
    tabs: meetingTabs(language, meeting.id, tab, isLead, isGuest),
    accent: accentOf(communities),
    communityName: communities[0] && nameIn(language, communities[0].name),
  }
}

/** Title and time of a meeting in one language, for pages, mails and paper. */
export function nameMeeting(language: Language, meeting: Pick<Meeting, 'title' | 'startsAt' | 'endsAt'>): { title: string; when: string } {
  const t = translator(meetingMessages, language)
  return { title: titleOf(t, language, meeting), when: writeSpan(t, language, meeting) }
}

/** "Round of faces". */
export function nameAgendaKind(language: Language, kind: AgendaKind): string {
  return translator(meetingMessages, language)(`kind.${kind}`)
}

/** "moderator", as a list or a file says it; a role that is none of a meeting is said as it was written. */
export function nameMeetingRole(language: Language, role: string): string {
  const known = MEETING_ROLES.find((each) => each === role)
  return known === undefined ? role : translator(meetingMessages, language)(`role.${known}`)
}
