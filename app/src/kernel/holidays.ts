import { dayOf, instantInBrussels, type Day, type Instant } from './day.ts'

const HOLIDAYS = [
  'new-year',
  'easter-monday',
  'labour-day',
  'ascension',
  'whit-monday',
  'national-day',
  'assumption',
  'all-saints',
  'armistice',
  'christmas',
] as const
export type Holiday = (typeof HOLIDAYS)[number]

const FIXED: Readonly<Record<string, Holiday>> = {
  '01-01': 'new-year',
  '05-01': 'labour-day',
  '07-21': 'national-day',
  '08-15': 'assumption',
  '11-01': 'all-saints',
  '11-11': 'armistice',
  '12-25': 'christmas',
}
/** Days after Easter Sunday. */
const MOVABLE: readonly (readonly [number, Holiday])[] = [
  [1, 'easter-monday'],
  [39, 'ascension'],
  [50, 'whit-monday'],
]
const DAY_MS = 86_400_000

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Easter Sunday of the Gregorian calendar. @source Meeus, Jones and Butcher: the rule of 1876, good for every year from 1583 on */
export function easterSunday(year: number): Day {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100]
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  const days = moon + sunday - 7 * late + 114
  return `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`
}

/** Which of the ten legal holidays of Belgium a day is; null on every other day. @source Royal Decree of 18 April 1974, art. 1 */
export function findHoliday(day: Day): Holiday | null {
  const fixed = FIXED[day.slice(5)]
  if (fixed !== undefined) return fixed
  const easter = easterSunday(Number(day.slice(0, 4)))
  return MOVABLE.find(([after]) => addDays(easter, after) === day)?.[1] ?? null
}

/** Monday to Friday and no legal holiday. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && findHoliday(day) === null
}

/** The working day that comes `count` working days later: three after a Thursday is the next Tuesday. */
export function addWorkingDays(day: Day, count: number): Day {
  let [reached, left] = [day, count]
  while (left > 0) {
    reached = addDays(reached, 1)
    if (isWorkingDay(reached)) left -= 1
  }
  return reached
}

/** The hours of Brussels in which an answer may be expected. */
const WORKING_HOURS = { from: '09:00', until: '17:00' } as const

/** Minutes between two moments that lie within working hours of working days; 0 where there are none. */
export function workingMinutes(from: Instant, until: Instant): number {
  let total = 0
  for (let day = dayOf(from); day <= dayOf(until); day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    const begins = Math.max(Date.parse(instantInBrussels(`${day}T${WORKING_HOURS.from}`)), Date.parse(from))
    const ends = Math.min(Date.parse(instantInBrussels(`${day}T${WORKING_HOURS.until}`)), Date.parse(until))
    total += Math.max(0, ends - begins)
  }
  return Math.round(total / 60_000)
}
