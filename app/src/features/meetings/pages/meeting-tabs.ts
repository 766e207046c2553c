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
  contacts: '/contacts',
} as const
export type MeetingTab = keyof typeof PATHS
/** What everybody in the community may open; for those who lead the faces are a part of preparing. */
const FOR_EVERYBODY: readonly MeetingTab[] = ['meeting', 'faces', 'record', 'contacts']
const FOR_LEADS: readonly MeetingTab[] = ['meeting', 'invitations', 'prepare', 'attendance', 'record', 'contacts']

/** What belongs to one meeting, before it, in it and after it. */
export function meetingTabs(language: Language, meetingId: string, current: MeetingTab, isLead: boolean): Tab[] {
  const t = translator(meetingMessages, language)
  return (Object.keys(PATHS) as MeetingTab[])
    .filter((tab) => tab === current || (isLead ? FOR_LEADS : FOR_EVERYBODY).includes(tab))
    .map((tab) => ({ label: t(`tab.${tab}`), href: `/meetings/${meetingId}${PATHS[tab]}`, isCurrent: tab === current }))
}
