import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { suggestionsPersonalColumns, suggestionsPlainColumns } from './domain/personal-data.ts'
import { eraseSuggestionRows, forgetSuggestionWords, giveSuggestionsBack, moveSuggestions, showSuggestionRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { readSuggestionLists, suggestionLists } from './actions/code-lists.ts'
export type { HelperKind, Suggestion, SuggestionLink } from './domain/suggestion.ts'
export type { FirstItem } from './domain/shown.ts'
export { listSuggestions, retractSuggestion, saveSuggestion, takeSuggestion } from './actions/keep-suggestion.ts'
export type { SaveAnswer, SaveRefusal, SaveWish, TakeRefusal } from './actions/keep-suggestion.ts'
export { lookAgainAtSuggestions } from './actions/look-again.ts'
export { forgetSuggestionsOfRound } from './store/forget-store.ts'
export { forgetWordsOfSuggestions } from './store/personal-data-store.ts'
export { similarTo } from './actions/find-alike.ts'
export { askAndThen } from './actions/ask-and-then.ts'
export { keepMemory } from './actions/remember.ts'
export { firstItemFor } from './actions/first-item.ts'
export { drawFirstItems } from './routes/first-items.tsx'
export { andThenOnTop } from './routes/on-top.tsx'
export { sayAndThenLines, sayFollowUpNote, saySuggestionLines } from './routes/side-lines.ts'

export const personalData: PersonalData = {
  columns: suggestionsPersonalColumns,
  plain: suggestionsPlainColumns,
  show: showSuggestionRows,
  erase: eraseSuggestionRows,
  forgetWords: forgetSuggestionWords,
}

export const suggestionMerger: PersonMerger = { name: 'suggestions', move: moveSuggestions, giveBack: giveSuggestionsBack }
