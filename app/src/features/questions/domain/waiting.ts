import { dayOf, instantInBrussels, wallTimeOf, type Instant } from '../../../kernel/day.ts'
import { addWorkingDays } from '../../../kernel/holidays.ts'

const HANDED_AFTER_DAYS = 3
const WIDENED_AFTER_DAYS = 1

/** Open and without any answer for three working days: it goes to who coordinates. */
export function isToBeHanded(askedAt: Instant, now: Instant): boolean {
  return now >= later(askedAt, HANDED_AFTER_DAYS)
}

/** Without any answer for one working day: it goes to others who agreed to be asked. */
export function isToBeWidened(askedAt: Instant, now: Instant): boolean {
  return now >= later(askedAt, WIDENED_AFTER_DAYS)
}

/** The same hour so many working days later. */
function later(moment: Instant, days: number): Instant {
  return instantInBrussels(`${addWorkingDays(dayOf(moment), days)}T${wallTimeOf(moment).slice(11, 16)}`)
}
