import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { meetingMessages } from '../messages/catalogue.ts'

const PATHS = {
  meeting: '',
  invitations: '/invitations',
  prepare: '/prepare',
  faces: '/faces',
  attendance: '/attendance',
  record: '/record',
  grid: '/grid',
  contacts: '/contacts',
} as const
export type MeetingTab = keyof typeof PATHS
/** What everybody in the community may open; for those who lead the faces are a part of preparing. */
const FOR_EVERYBODY: readonly MeetingTab[] = ['meeting', 'faces', 'record', 'grid', 'contacts']
const FOR_LEADS: readonly MeetingTab[] = ['meeting', 'invitations', 'prepare', 'attendance', 'record', 'grid', 'contacts']

/** A visitor of the community who was not there has no way to the record. */
const FOR_GUESTS: readonly MeetingTab[] = ['meeting', 'faces', 'contacts']

/** What belongs to one meeting, before it, in it and after it. `isGuest`: see `isGuestOf`. */
export function meetingTabs(language: Language, meetingId: string, current: MeetingTab, isLead: boolean, isGuest = false): Tab[] {
  const t = translator(meetingMessages, language)
  const open = isLead ? FOR_LEADS : isGuest ? FOR_GUESTS : FOR_EVERYBODY
  return (Object.keys(PATHS) as MeetingTab[])
    .filter((tab) => tab === current || open.includes(tab))
    .map((tab) => ({ label: t(`tab.${tab}`), href: `/meetings/${meetingId}${PATHS[tab]}`, isCurrent: tab === current }))
}
