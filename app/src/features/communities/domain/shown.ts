import type { CommunityRole } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { BilingualName, Language, LocalText } from '../../../kernel/language.ts'
import type { CommunityArea } from './area.ts'
import type { Community, CommunityState, CommunityText, Goal, Guard } from './community.ts'
import type { DoorStanding } from './joining.ts'
import type { Agreement, Membership, PracticeRole, Representation } from './membership.ts'
import type { Programme } from './programme.ts'
import type { Rhythm } from './rhythm.ts'

export type NamedCommunity = { id: string; name: BilingualName; accent: string; isClosed: boolean }

/** One line of the list of communities and of the public home: no people in it. */
export type CommunityFacts = {
  id: string
  name: BilingualName
  kind: string
  accent: string
  state: CommunityState
  purpose: LocalText
  programmeId: string | null
  areas: BilingualName[]
}

export type CommunityList = { mine: CommunityFacts[]; others: CommunityFacts[] }

/** Who is here today, as the overview draws it. */
export type Here = { name: string; role: string; sector: Record<Language, string> | null }

export type Overview = {
  community: Community
  host: BilingualName | null
  programme: Programme | null
  areas: CommunityArea[]
  goals: Goal[]
  rhythms: Rhythm[]
  texts: CommunityText[]
  here: Here[]
  missing: Guard[]
  today: Day
}

export type OrganisationChoice = { id: string; name: BilingualName; isHere: boolean }
/** Somebody to be added. `name` is null for somebody known only by the address that was typed, which then stands in `value` instead of the id. */
export type PersonChoice = { value: string; name: string | null; organisations: BilingualName[]; isMember: boolean }

/** The door of a community, as somebody finds it who asks to join or was invited. Texts only for who is asked to agree to them. */
export type Door = { community: Community; standing: DoorStanding; roles: CommunityRole[]; texts: CommunityText[]; today: Day }

export type CommunitySettings = {
  community: Community
  areas: CommunityArea[]
  goals: Goal[]
  rhythms: Rhythm[]
  texts: CommunityText[]
  missing: Guard[]
  programmes: Programme[]
  organisations: OrganisationChoice[]
  today: Day
}

export type NewMemberChoices = { community: Community; people: PersonChoice[]; organisations: OrganisationChoice[]; today: Day }

export type MemberCard = {
  community: Community
  membership: Membership
  /** The same person's other times in this community. */
  otherTimes: Membership[]
  name: string
  /** What the person agreed to, where that was noted. */ agreement: Agreement | null
  /** The reader may note that the person agreed on paper. */ mayNotePaper: boolean
  representations: (Representation & { name: BilingualName })[]
  practiceRoles: PracticeRole[]
  /** Practice roles that others here hold, to be spelled the same. */
  knownLabels: string[]
  organisations: OrganisationChoice[]
  today: Day
}

export type Leaving = { community: Community; running: Membership[] }

/** A meeting as this feature shows it without knowing meetings; whoever joins the features hands it in. */
export type MeetingGlimpse = { id: string; title: string; startsAt: string; state: 'planned' | 'held' | 'cancelled'; place: string }
