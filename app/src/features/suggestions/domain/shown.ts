import type { CodeList } from '../../../kernel/code-list.ts'
import type { Day } from '../../../kernel/day.ts'
import type { BilingualName, LocalText } from '../../../kernel/language.ts'
import type { CallableScope } from './callable.ts'
import type { InCommon, Scope } from './memory.ts'
import type { HelperKind, Suggestion } from './suggestion.ts'
import type { ShownOutcome, Tally } from './try-out.ts'

/** The lists of this house, for its pages and for what is sent in. */
export type SuggestionLists = { reasons: CodeList; helpers: CodeList }

/** One suggestion as this reader sees it. */
export type ShownSuggestion = {
  suggestion: Suggestion
  outcomes: ShownOutcome[]
  tally: Tally
  isContradicting: boolean
  mayChange: boolean
}

export type SuggestionsOf = {
  situationId: string
  goal: LocalText | null
  /** What its words need: for the guard that reads along. */
  audience: 'bound' | 'mixed' | 'public'
  /** False before the round: nothing is asked yet. */
  isTold: boolean
  isPresenter: boolean
  mayTake: boolean
  maySuggest: boolean
  rows: ShownSuggestion[]
  readers: { count: number; isOne: boolean }
  share: { scope: Scope; version: number } | null
  /** The own quarters in which one may have tried something. */
  quarters: { id: string; name: BilingualName }[]
  /** The own word that one may be called about it: null where one told nothing and tried nothing here. */
  callable: { standing: CallableWord | null; mostDays: number } | null
}

export type CallableWord = { scope: CallableScope; untilOn: Day }

/** What was suggested there and what became of it, without a name. */
export type AlikeSuggestion = {
  id: string
  text: LocalText
  gist: LocalText | null
  helperKind: HelperKind | null
  isTaken: boolean
  tally: Tally
  isContradicting: boolean
  lastOn: Day | null
  isOutdated: boolean
  /** Said to be closed on that day, and nobody was helped there since. */
  closedOn: Day | null
}

/** Somebody who may be called about a situation: told it or tried something there; which of both stays hidden. */
export type Willing = { personId: string; name: string; email: string | null; phone: string | null; isInDirectory: boolean; untilOn: Day }

export type Alike = {
  situationId: string
  isOwnCommunity: boolean
  communityName: BilingualName
  toldOn: Day
  isOutdated: boolean
  /** Null where its words are not for this reader: the facets speak. */
  words: { summary: LocalText; goal: LocalText } | null
  inCommon: InCommon
  suggestions: AlikeSuggestion[]
  willing: Willing[]
  /** For who told it or tried something there: the own word. */
  callable: SuggestionsOf['callable']
}

/** Over all that is alike: what was tried per kind of helper, each person once a suggestion. */
export type AlikeSum = { helperKind: HelperKind; tally: Tally; rate: { of: number; helped: number } | null }
export type AlikeAnswer = { situationId: string; goal: LocalText | null; isDraft: boolean; alike: Alike[]; sums: AlikeSum[]; isMostlyOneVoice: boolean }

/** What was taken last time, for the room of the next meeting. */
export type FirstItem = {
  suggestionId: string
  situationId: string
  text: LocalText
  gist: LocalText | null
  helperKind: HelperKind | null
  outcomes: ShownOutcome[]
  tally: Tally
  toldOn: Day
  /** Its presenters are gone: who leads notes what is said aloud. */
  mayNote: boolean
}
