import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language, LocalText } from '../../../kernel/language.ts'
import type { Audience } from './audience.ts'
import type { DomainS0, Group } from './domains.ts'
import type { Answers, Situation, SituationState } from './situation.ts'

/** What a room may see of a situation: words that passed the guard for it, and no others. */
export type RoomSituation = {
  id: string
  communityId: string
  presenterId: string | null
  summary: LocalText
  goal: string
  question: string
  domains: DomainS0[]
  groups: Group[]
  language: Language
  audience: Audience
  state: SituationState
  /** Somebody asks that the round stops; nobody knows who. */
  isStopWished: boolean
}

/** One line of a list of situations that others offered. */
export type OfferedSituation = {
  id: string
  communityId: string
  communityName: BilingualName
  /** Empty once the presenter is gone. */
  presenter: string
  presenterId: string | null
  language: Language
  summary: string
  goal: string
  question: string
  domains: DomainS0[]
  unanswered: DomainS0[]
  state: SituationState
  audience: Audience
  checkedFor: Audience | null
  meetingId: string | null
  offeredAt: Instant
  stopWishedAt: Instant | null
  version: number
}

/** One sentence of a feature above, and the page where one reads on. */
export type SituationLine = { text: string; href: string; link: string }

/** What a memory may count and compare: no story, no name of who told it. */
export type SituationFacets = {
  id: string
  communityId: string
  /** The first telling, for what is told again: both count once. */
  countsAs: string
  language: Language
  summary: string
  goal: string
  question: string
  domains: DomainS0[]
  unanswered: DomainS0[]
  around: string[]
  groups: Group[]
  activation: 'latent' | 'activated' | 'not-this-role' | null
  state: SituationState
  checkedFor: Audience | null
  meetingId: string | null
  offeredAt: Instant
}

export type OwnRow = {
  id: string
  state: SituationState
  language: Language
  /** The guarded goal where there is one. */
  goal: string
  communityId: string | null
  communityName: BilingualName | null
  meetingId: string | null
  meetingStartsAt: Instant | null
  changedAt: Instant
  expiresOn: Day | null
}

/** One situation as this reader sees it. */
export type ShownSituation = {
  situation: Situation
  isYours: boolean
  isLead: boolean
  /** Its words are for this reader, and passed for the room. */
  mayReadWords: boolean
  presenter: string
  community: BilingualName | null
  roleName: BilingualName | null
  meeting: { id: string; startsAt: Instant; endsAt: Instant } | null
  /** What the room needs. */
  need: Audience
  /** Only for the presenter; null once they are gone. */
  answers: Answers | null
  expiresOn: Day | null
  toldBefore: { id: string; goal: string; language: Language } | null
  mayWishStop: boolean
  /** Who tells it too; the name only for the two, who leads and who reads it. Whom one may ask stands there for who told it alone. */
  second: { name: string; isYou: boolean; mayAsk: boolean; search: string; candidates: { id: string; name: string }[]; hasMore: boolean }
}
