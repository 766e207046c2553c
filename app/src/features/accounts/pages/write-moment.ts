import { dayOf, writeDay, writeTime, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'

/** "14 février 2023, 13:00", Brussels time. */
export function writeMoment(language: Language, moment: Instant): string {
  return `${writeDay(language, dayOf(moment))}, ${writeTime(language, moment)}`
}
