import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { LONGEST_ENTRY } from './entry.ts'

/** undecided: the days were over before anybody answered; it stays beside the line. */
export type AmendmentState = 'open' | 'taken' | 'declined' | 'undecided'

/** What somebody who was there would write instead; without an entry: a line that is missing. */
export type AmendmentDraft = { entryId: string | null; language: Language; text: string; reason: string }
export type Amendment = AmendmentDraft & {
  id: string
  meetingId: string
  beforeText: string
  state: AmendmentState
  proposerId: string | null
  proposer: string | null
  proposedAt: Instant
  decidedBy: string | null
  decidedAt: Instant | null
  answer: string
  answerLanguage: Language
  /** What the proposer maintains all the same. */
  dispute: string
  disputeLanguage: Language
}

export const LONGEST_REASON = 500
export type AmendmentRefusal = 'text-missing' | 'text-too-long' | 'reason-missing' | 'reason-too-long'

export function checkAmendment<Draft extends { text: string; reason: string }>(draft: Draft): Result<Draft, AmendmentRefusal> {
  const [text, reason] = [draft.text.trim(), draft.reason.trim()]
  if (text === '') return refused('text-missing')
  if (text.length > LONGEST_ENTRY) return refused('text-too-long')
  if (reason === '') return refused('reason-missing')
  return reason.length > LONGEST_REASON ? refused('reason-too-long') : done({ ...draft, text, reason })
}

export type DecisionRefusal = 'already-decided' | 'answer-missing' | 'reason-too-long'

/** Taking needs no word; not taking says why. */
export function checkDecision(amendment: Pick<Amendment, 'state'>, isTaken: boolean, answer: string): Result<string, DecisionRefusal> {
  if (amendment.state !== 'open') return refused('already-decided')
  if (!isTaken && answer.trim() === '') return refused('answer-missing')
  return answer.length > LONGEST_REASON ? refused('reason-too-long') : done(answer.trim())
}
