import type { Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { PublicGroup, PublicKind, PublicPicture, RateBand } from './public-picture.ts'
import type { TieScale } from './scale.ts'
import type { ShownCommunity } from './shown.ts'
import type { Survey, Wave } from './survey.ts'
import type { Reading } from './wave-network.ts'

export const LONGEST_REASON = 500

export type PublishRefusal =
  | 'wave-unknown'
  | 'not-closed'
  | 'forgotten'
  | 'community-closed'
  | 'kind-missing'
  | 'question-own'
  | 'reason-missing'
  | 'reason-long'
  | 'reason-words'
  | 'already-public'
  | 'too-little'
  | 'not-public'
  | 'organisation-unknown'
  | 'day-wrong'

/** How a public picture was made, in words that travel with it (SDC-10). Months, no days; bands, no counts. */
export type PublicMethod = {
  kind: PublicKind
  communityName: BilingualName
  survey: Survey
  scale: TieScale
  reading: Reading
  rate: RateBand
  /** The first day of the month in which the last answers came. */
  askedIn: Day
}

/** What anybody sees under the address of a public picture, or of one of its versions. */
export type PublicPage = PublicMethod & {
  /** The publication; its address shows what holds now. */
  id: string
  versionId: string
  madeIn: Day
  /** The first day of the month in which it stopped being valid; null while it holds. */
  endedIn: Day | null
  /** Where what holds now can be seen; null where nothing is public any more. */
  newer: string | null
  /** Null where too little remained, and once it is no longer valid. */
  picture: PublicPicture | null
}

/** For who coordinates: what would become public, or what is. */
export type PublishingPage = {
  community: ShownCommunity
  survey: Survey
  wave: Wave
  method: PublicMethod
  /** Null where too little may be shown, and once the answers are forgotten. */
  picture: PublicPicture | null
  /** Sectors of the roster that would not stand there; for organisations the list of agreements says it. */
  heldBack: PublicGroup[]
  agreements: { organisationId: string; name: BilingualName; isSolePractice: boolean | null; agreedOn: Day | null }[]
  open: { id: string; kind: PublicKind; by: string; reason: string; publishedOn: Day } | null
  today: Day
}

/** The month of a day: nothing finer leaves. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}
