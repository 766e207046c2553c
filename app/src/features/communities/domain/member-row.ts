import type { CommunityRole } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { CommunityState } from './community.ts'
import type { MembershipState, Recogniser } from './membership.ts'

/** One line of the members page, as far as this reader may see it. */
export type MemberRow = {
  id: string
  personId: string
  name: string
  role: CommunityRole
  state: MembershipState
  from: Day | null
  until: Day | null
  endReason: string | null
  organisations: BilingualName[]
  /** Labels in the reader's language. */
  sectors: string[]
  speaks: string[]
  understands: string[]
  practiceRole: { label: string; since: Day | null; recognisedBy: Recogniser } | null
  email: string | null
  phone: string | null
}

/**
 * Three counts that are often confused: `registered` was ever a member, `active` is one today, `seats` is what the community
 * foresees. They count the same kind of people as the report: role member. `others` lead, observe or visit today without being
 * members. People are counted once each.
 */
export type MemberCounts = { registered: number; active: number; seats: number | null; others: number }

export type MembersPage = {
  community: { id: string; name: BilingualName; accent: string; state: CommunityState }
  counts: MemberCounts
  found: number
  rows: MemberRow[]
  /** What a higher feature asked to be read along. */
  onTop: unknown
}

export const MEMBERS_A_PAGE = 50

/** Which lines a reader may see: leads all, also the past and who stands at the door; members those of today who know that they are listed. */
export type MembersWish = {
  communityId: string
  today: Day
  words: string
  /** False shows who belongs today or soon, true everybody there ever was; for leads only. */
  withEnded: boolean
  page: number
  readerId: string
  readerIsLead: boolean
  /** PRV-05: sees people whom others wrote down before they were told. */
  readerCoordinates: boolean
}
