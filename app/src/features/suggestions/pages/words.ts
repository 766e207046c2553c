import { writeDay } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Option } from '../../../ui/field.tsx'
import { findConcept } from '../domain/concepts.ts'
import { HELPER_KINDS } from '../domain/suggestion.ts'
import { outcomeOf, OUTCOMES, REASONS, type ShownOutcome, type Tally } from '../domain/try-out.ts'
import { suggestionsMessages, type SuggestionsTranslate } from '../messages/catalogue.ts'

export function wordsOf({ language }: { language: Language }): SuggestionsTranslate {
  return translator(suggestionsMessages, language)
}

export const languageOptions: readonly Option[] = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))

export function helperOptions(t: SuggestionsTranslate): Option[] {
  return HELPER_KINDS.map((value) => ({ value, label: t(`helper.${value}`) }))
}

export function outcomeOptions(t: SuggestionsTranslate): Option[] {
  return OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))
}

export function reasonOptions(t: SuggestionsTranslate): Option[] {
  return [{ value: '', label: t('say.reasonNone') }, ...REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))]
}

/** "Tried, did not help: waiting too long". */
export function sayOutcomeIn(t: SuggestionsTranslate, said: Pick<ShownOutcome, 'isTried' | 'effect' | 'reason'>): string {
  const outcome = t(`outcome.${outcomeOf(said)}`)
  return said.reason === null ? outcome : `${outcome} (${t(`reason.${said.reason}`)})`
}

/** "By who told it, on 14 February 2023". */
export function sayWho(t: SuggestionsTranslate, language: Language, { isYours, isPresenter, isElsewhere, saidOn }: ShownOutcome): string {
  const who = isYours ? t('list.yours') : isPresenter ? t('list.byPresenter') : t('list.bySomebody')
  return [who, ...(isElsewhere ? [t('list.elsewhere')] : []), writeDay(language, saidOn)].join(', ')
}

/** "Tried 6, helped 4, in 3 neighbourhoods; did not help 1". What is zero is left out. */
export function sayTally(t: SuggestionsTranslate, { tried, helped, partly, no, notTried, neighbourhoods, reasons }: Tally): string {
  if (tried + notTried === 0) return t('alike.untried')
  const rest = [
    ...(partly > 0 ? [t('alike.partly', { count: partly })] : []),
    ...(no > 0 ? [t('alike.no', { count: no })] : []),
    ...(notTried > 0 ? [t('alike.notTried', { count: notTried })] : []),
    ...(reasons.length > 0
      ? [
          t('alike.reasons', {
            list: reasons.map((reason) => t(`reason.${reason}`)).join(', '),
          }),
        ]
      : []),
  ]
  return [...(tried > 0 ? [t('alike.triedIn', { tried, helped, count: neighbourhoods })] : []), ...rest].join('; ')
}

export function ideaLabels(language: Language, keys: readonly string[]): string[] {
  return keys.flatMap((key) => findConcept(key)?.label[language] ?? [])
}
