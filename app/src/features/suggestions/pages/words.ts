import { offerCodes, sayCode } from '../../../kernel/code-list.ts'
import { writeDay } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Option } from '../../../ui/field.tsx'
import type { View } from '../../../ui/view.ts'
import { findConcept } from '../domain/concepts.ts'
import type { SuggestionLists } from '../domain/shown.ts'
import { outcomeOf, OUTCOMES, type ShownOutcome, type Tally } from '../domain/try-out.ts'
import { suggestionsMessages, type SuggestionsTranslate } from '../messages/catalogue.ts'

/** What every page knows, and the lists of this house as they stand today. */
export type ListedView = View & { lists: SuggestionLists }

export function wordsOf({ language }: { language: Language }): SuggestionsTranslate {
  return translator(suggestionsMessages, language)
}

export const languageOptions: readonly Option[] = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))

export function helperOptions({ lists, language }: ListedView): Option[] {
  return offerCodes(lists.helpers, language)
}

export function sayHelper({ lists, language }: ListedView, code: string): string {
  return sayCode(lists.helpers, language, code)
}

export function outcomeOptions(t: SuggestionsTranslate): Option[] {
  return OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))
}

export function reasonOptions({ lists, language }: ListedView): Option[] {
  return offerCodes(lists.reasons, language)
}

/** "Tried, it did not help: waiting too long". */
export function sayOutcomeIn({ lists, language }: ListedView, said: Pick<ShownOutcome, 'isTried' | 'effect' | 'reason'>): string {
  const outcome = wordsOf({ language })(`outcome.${outcomeOf(said)}`)
  return said.reason === null ? outcome : `${outcome} (${sayCode(lists.reasons, language, said.reason)})`
}

/** "By who told it, on 14 February 2023". */
export function sayWho(t: SuggestionsTranslate, language: Language, { isYours, isPresenter, isFromRoom, isElsewhere, saidOn }: ShownOutcome): string {
  const who = isFromRoom ? t('list.inRoom') : isYours ? t('list.yours') : isPresenter ? t('list.byPresenter') : t('list.bySomebody')
  return [who, ...(isElsewhere ? [t('list.elsewhere')] : []), writeDay(language, saidOn)].join(', ')
}

/** "Tried 6, helped 4, in 3 neighbourhoods; did not help 1". What is zero is left out. */
export function sayTally({ lists, language }: ListedView, { tried, helped, partly, no, mixed, notTried, neighbourhoods, reasons }: Tally): string {
  const t = wordsOf({ language })
  if (tried + notTried === 0) return t('alike.untried')
  const rest = [
    ...(partly > 0 ? [t('alike.partly', { count: partly })] : []),
    ...(no > 0 ? [t('alike.no', { count: no })] : []),
    ...(mixed > 0 ? [t('alike.mixed', { count: mixed })] : []),
    ...(notTried > 0 ? [t('alike.notTried', { count: notTried })] : []),
    ...(reasons.length > 0
      ? [
          t('alike.reasons', {
            list: reasons.map((reason) => sayCode(lists.reasons, language, reason)).join(', '),
          }),
        ]
      : []),
  ]
  return [...(tried > 0 ? [t('alike.triedIn', { tried, helped, count: neighbourhoods })] : []), ...rest].join(between(language))
}

/** French puts a space before the sign, too. */
export function between(language: Language): string {
  return language === 'fr' ? '\u00a0; ' : '; '
}

export function ideaLabels(language: Language, keys: readonly string[]): string[] {
  return keys.flatMap((key) => findConcept(key)?.label[language] ?? [])
}
