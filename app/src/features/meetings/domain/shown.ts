import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { AttendanceFacts, AttendanceLine, MeetingCount, Reply, Seat } from './attendance.ts'
import type { Meeting, MeetingState, RegisterState } from './meeting.ts'

export type NamedCommunity = { id: string; name: BilingualName; accent: string; isClosed: boolean }

/** A sentence with the page where one may do something about it. */
export type SideLine = { text: string; href: string | null; link: string; quick?: QuickAnswer }

/** A question that is answered on the spot, by one press. `about` tells apart buttons of the same words. */
export type QuickAnswer = { action: string; hidden: Record<string, string>; about: string; options: readonly { value: string; label: string }[] }

/** Nothing is added to a meeting of which every community is closed: it stays readable. */
export function isArchive(communities: readonly Pick<NamedCommunity, 'isClosed'>[]): boolean {
  return communities.length > 0 && communities.every(({ isClosed }) => isClosed)
}

/** One meeting of the list of a community: counts, no names. */
export type MeetingRow = {
  id: string
  title: string
  titleLanguage: string
  startsAt: Instant
  endsAt: Instant
  place: string
  state: MeetingState
  registerState: RegisterState
  /** The other communities of a joint meeting. */
  others: BilingualName[]
  counted: number
  besides: number
}

export const MEETINGS_A_PAGE = 50

export type MeetingsPage = {
  community: NamedCommunity
  next: MeetingRow | null
  rows: MeetingRow[]
  found: number
  /** The last meetings for the picture, oldest first. */
  strip: MeetingRow[]
}

export type MeetingCard = {
  meeting: Meeting
  communities: NamedCommunity[]
  counts: MeetingCount
  openConflicts: number
  reopenings: Reopening[]
}

/** Who reopened it is for leads only. */
export type Reopening = { at: Instant; reason: string; by: string }

export type NamedOrganisation = { id: string; name: BilingualName }

/** One row of the attendance sheet. */
export type SheetRow = {
  personId: string
  name: string
  seat: Seat | null
  /** Invited by name, with a seat or without; `reply` is what came back. */
  isAsked: boolean
  reply: Reply | null
  /** What was saved, or what the sheet proposes. */
  facts: AttendanceFacts
  /** 0 when nobody saved this row yet. */
  version: number
  organisations: NamedOrganisation[]
  /** When somebody noted it. */
  arrivedAt: Instant | null
  leftAt: Instant | null
  recordedBy: string
  recordedAt: Instant | null
}

export type Conflict = {
  id: string
  personId: string
  name: string
  /** What stands. */
  stored: AttendanceLine | null
  proposed: AttendanceFacts
  proposedBy: string
  proposedAt: Instant
  storedBy: string
}

export type Sheet = {
  meeting: Meeting
  day: Day
  communities: NamedCommunity[]
  rows: SheetRow[]
  conflicts: Conflict[]
  /** Who came before and is not on the sheet: one tap adds them. */
  visitors: KnownPerson[]
  /** Whose employer has not signed the convention yet; they may attend as visitors. */
  unsigned: ReadonlySet<string>
}

/** A person who sat here before: whom a name may mean, or who is offered as a visitor. */
export type KnownPerson = { personId: string; name: string }
