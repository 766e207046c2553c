import type { Day } from '../../../kernel/day.ts'
import { easterSunday, findHoliday, type Holiday } from '../../../kernel/holidays.ts'
import { addDays, weekdayOf } from './plan-days.ts'

/** Schools close at other times in the two networks of Brussels. */
type SchoolHoliday = 'school-nl' | 'school-fr'
export type DayName = Holiday | SchoolHoliday

type Span = readonly [from: Day, until: Day]

function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/**
 * Holidays of Dutch-speaking schools, by rule: autumn is the week of 1 November (the next one when that is a Sunday), winter two weeks from the Monday of
 * 25 December's week (the next one when that is a weekend), spring the seventh week before Easter, Easter two weeks from the first Monday of April (after
 * an Easter in March: the Monday after it; after one past 15 April: the second Monday before it), summer July and August.
 * @source Flemish government decree on the organisation of the school year
 */
function listDutchSchoolHolidays(year: number): Span[] {
  const easter = easterSunday(year)
  const allSaints = `${year}-11-01`
  const autumn = weekdayOf(allSaints) === 7 ? addDays(allSaints, 1) : mondayOf(allSaints)
  const carnival = addDays(mondayOf(easter), -42)
  return [
    winterSpan(year - 1),
    [carnival, addDays(carnival, 6)],
    fortnight(springStart(year, easter)),
    [`${year}-07-01`, `${year}-08-31`],
    [autumn, addDays(mondayOf(autumn), 6)],
    winterSpan(year),
  ]
}

function winterSpan(year: number): Span {
  const christmas = `${year}-12-25`
  return fortnight(weekdayOf(christmas) > 5 ? addDays(mondayOf(christmas), 7) : mondayOf(christmas))
}

function springStart(year: number, easter: Day): Day {
  if (easter < `${year}-04-01`) return addDays(easter, 1)
  if (easter > `${year}-04-15`) return addDays(mondayOf(easter), -7)
  const first = `${year}-04-01`
  return weekdayOf(first) === 1 ? first : addDays(mondayOf(first), 7)
}

function fortnight(monday: Day): Span {
  return [monday, addDays(monday, 13)]
}

/**
 * French-speaking schools follow no rule that can be computed: the years that were published.
 * @source Fédération Wallonie-Bruxelles, calendars of the school years 2022–2023 to 2025–2026; later years are added when they are
 */
const FRENCH_SCHOOL_HOLIDAYS: readonly Span[] = [
  ['2022-10-24', '2022-11-06'],
  ['2022-12-26', '2023-01-08'],
  ['2023-02-20', '2023-03-05'],
  ['2023-05-01', '2023-05-14'],
  ['2023-07-08', '2023-08-27'],
  ['2023-10-23', '2023-11-05'],
  ['2023-12-25', '2024-01-07'],
  ['2024-02-26', '2024-03-10'],
  ['2024-04-29', '2024-05-12'],
  ['2024-07-06', '2024-08-25'],
  ['2024-10-21', '2024-11-03'],
  ['2024-12-23', '2025-01-05'],
  ['2025-02-24', '2025-03-09'],
  ['2025-04-28', '2025-05-11'],
  ['2025-07-05', '2025-08-24'],
  ['2025-10-20', '2025-11-02'],
  ['2025-12-22', '2026-01-04'],
  ['2026-02-16', '2026-03-01'],
  ['2026-04-27', '2026-05-10'],
]

const holds =
  (day: Day) =>
  ([from, until]: Span) =>
    day >= from && day <= until

/** What a day is besides a day, for whoever chooses it; empty for most. */
export function namesOfDay(day: Day): DayName[] {
  const holiday = findHoliday(day)
  const names: DayName[] = holiday === null ? [] : [holiday]
  if (listDutchSchoolHolidays(Number(day.slice(0, 4))).some(holds(day))) names.push('school-nl')
  if (FRENCH_SCHOOL_HOLIDAYS.some(holds(day))) names.push('school-fr')
  return names
}
