import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { ExitCounts, ExitResult, ExitRound } from './exit-question.ts'

export type NamedCommunity = { id: string; name: BilingualName; accent: string; isClosed: boolean }

/** The question of a community; null where the shipped one is asked. */
export type Question = { textFr: string; textNl: string; version: number } | null

export type ExitMeeting = {
  id: string
  title: string
  titleLanguage: string
  startsAt: Instant
  endsAt: Instant
  state: string
  communityIds: readonly string[]
}

export type ExitPage = {
  meeting: ExitMeeting
  communities: NamedCommunity[]
  question: Question
  round: ExitRound | null
  isOpen: boolean
  result: ExitResult | null
  /** The reader was there and may answer, or did already. */
  own: 'may' | 'answered' | 'not-there'
  isLead: boolean
  /** Leads enter the slips: what they entered before. */
  paper: ExitCounts
}

export type TrendRow = { meetingId: string; title: string; titleLanguage: string; startsAt: Instant; result: ExitResult }
export type TrendPage = {
  community: NamedCommunity
  question: Question
  rows: TrendRow[]
  sum: { counts: ExitCounts; total: number; meetings: number; hidden: number }
}
