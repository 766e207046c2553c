import { writeDay, type Day } from '../../../kernel/day.ts'
import { LOCALES, nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { isAccent, type Accent, type View } from '../../../ui/view.ts'
import { countSigned, type HoursPer } from '../domain/convention.ts'
import type { ShownConvention, ShownSignatory } from '../domain/shown.ts'
import { conventionsMessages, type ConventionsTranslate } from '../messages/catalogue.ts'

export function wordsOf(view: View): ConventionsTranslate {
  return translator(conventionsMessages, view.language)
}

export function accentOf(accent: string): Accent {
  return isAccent(accent) ? accent : 'teal'
}

/** "Signed by 2 of 3", "In force". */
export function stateLabel(t: ConventionsTranslate, { state, signatories }: Pick<ShownConvention, 'state' | 'signatories'>): string {
  return t(`state.${state}`, countSigned(signatories))
}

/** "From 1 March 2026 to 28 February 2027"; a convention may have no last day. */
export function daysLabel(t: ConventionsTranslate, language: Language, { from, until }: { from: Day | null; until: Day | null }): string {
  const write = (day: Day | null) => (day === null ? '' : writeDay(language, day))
  const words = { from: write(from), until: write(until) }
  if (from !== null && until !== null) return t('days', words)
  if (from !== null) return t('daysFrom', words)
  return until === null ? t('open') : t('daysUntil', words)
}

/** "7,5 h", as the reader writes numbers. */
export function writeHours(language: Language, hours: number): string {
  return `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(hours)}\u00a0h`
}

export function pledgeLabel(t: ConventionsTranslate, language: Language, { hours, hoursPer }: { hours: number | null; hoursPer: HoursPer }): string {
  return hours === null ? '' : t(`hours.${hoursPer}`, { hours: writeHours(language, hours) })
}

/** Who is bound; a person who works alone has no name for readers who may not know it. */
export function boundLabel(t: ConventionsTranslate, language: Language, { name, personId }: Pick<ShownSignatory, 'name' | 'personId'>): string {
  return nameIn(language, name) || (personId === null ? '' : t('alone'))
}
