const DAY = 86_400_000
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
type WeekdayRule = { weekday: number; nth: number }
export type RecurrenceRule = {
  frequency: Frequency
  interval: number
  count: number | null
  /** Last wall time that counts. */
  until: number | null
  weekStart: number
  months: number[]
  monthDays: number[]
  yearDays: number[]
  weekNumbers: number[]
  weekdays: WeekdayRule[]
  positions: number[]
}

/** How many days may still be looked at; shared by all the rules of a file, so that no file can keep us busy. */
export type Budget = { days: number }

/** The rule as the parser gives it; null for one that repeats within a day or says what cannot be: such a rule is not followed. */
export function readRule(raw: unknown, readUntil: (value: unknown) => number | null): RecurrenceRule | null {
  if (typeof raw !== 'object' || raw === null) return null
  const parts = new Map<string, unknown>(Object.entries(raw))
  const frequency = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find((known) => known === parts.get('freq'))
  if (frequency === undefined || ['byhour', 'byminute', 'bysecond'].some((part) => Array.isArray(parts.get(part)))) return null
  const until = parts.has('until') ? readUntil(parts.get('until')) : null
  const weekdays = listOf(parts.get('byday')).map(readWeekday)
  if ((parts.has('until') && until === null) || weekdays.includes(null)) return null
  const wkst = parts.get('wkst')
  return {
    frequency,
    interval: Math.max(1, Math.trunc(Number(parts.get('interval') ?? 1)) || 1),
    count: parts.has('count') ? Math.max(1, Math.trunc(Number(parts.get('count'))) || 1) : null,
    until,
    weekStart: typeof wkst === 'number' ? wkst - 1 : 1,
    months: numbersOf(parts.get('bymonth')),
    monthDays: numbersOf(parts.get('bymonthday')),
    yearDays: numbersOf(parts.get('byyearday')),
    weekNumbers: numbersOf(parts.get('byweekno')),
    weekdays: weekdays.filter((weekday) => weekday !== null),
    positions: numbersOf(parts.get('bysetpos')),
  }
}

function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

function numbersOf(value: unknown): number[] {
  return listOf(value).map(Number).filter(Number.isInteger)
}

function readWeekday(value: unknown): WeekdayRule | null {
  const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(String(value)) ?? []
  const weekday = WEEKDAYS.indexOf(name)
  return weekday < 0 ? null : { weekday, nth: Number(nth ?? 0) }
}

/**
 * Wall times at which a rule falls, from its start (which always counts) to `until`, oldest first; those before `from` are left out.
 * Null when the budget of days is used up.
 * @source RFC 5545, 3.3.10; compared with ical.js in `recurrence.test.ts`
 */
export function expandRule(rule: RecurrenceRule, start: number, { from, until }: { from: number; until: number }, budget: Budget): number[] | null {
  const [startDay, timeOfDay] = [Math.floor(start / DAY), ((start % DAY) + DAY) % DAY]
  const last = Math.min(until, rule.until ?? until)
  const found = start >= from && start <= last ? [start] : []
  let counted = 1
  const first = rule.count === null ? Math.max(0, periodsUntil(rule, startDay, Math.floor(from / DAY)) - 1) : 0
  for (let period = first; ; period++) {
    const days = daysOfPeriod(rule, startDay, period)
    budget.days -= days.length
    if (budget.days < 0) return null
    if (days.length === 0 || (days[0] ?? 0) * DAY > last) return found
    for (const day of chosenDays(rule, startDay, days)) {
      const wall = day * DAY + timeOfDay
      if (wall <= start) continue
      if (wall > last || (rule.count !== null && counted >= rule.count)) return found
      counted++
      if (wall >= from) found.push(wall)
    }
  }
}

/** How many periods lie between the start and a later day, at the least. */
function periodsUntil({ frequency, interval, weekStart }: RecurrenceRule, startDay: number, day: number): number {
  if (frequency === 'DAILY') return Math.floor((day - startDay) / interval)
  if (frequency === 'WEEKLY') return Math.floor((day - firstOfWeek(startDay, weekStart)) / 7 / interval)
  const [begin, end] = [new Date(startDay * DAY), new Date(day * DAY)]
  const years = end.getUTCFullYear() - begin.getUTCFullYear()
  return Math.floor((frequency === 'YEARLY' ? years : years * 12 + end.getUTCMonth() - begin.getUTCMonth()) / interval)
}

function firstOfWeek(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7)
}

function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** All days of the given period of the rule, counted from the one in which it starts; none beyond the calendar. */
function daysOfPeriod({ frequency, interval, weekStart }: RecurrenceRule, startDay: number, period: number): number[] {
  const step = period * interval
  if (frequency === 'DAILY') return range(startDay + step, 1)
  if (frequency === 'WEEKLY') return range(firstOfWeek(startDay, weekStart) + step * 7, 7)
  const start = new Date(startDay * DAY)
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()]
  const bounds =
    frequency === 'YEARLY' ? [Date.UTC(year + step, 0), Date.UTC(year + step + 1, 0)] : [Date.UTC(year, month + step), Date.UTC(year, month + step + 1)]
  const [begin = Number.NaN, end = Number.NaN] = bounds
  return range(begin / DAY, (end - begin) / DAY)
}

function range(first: number, length: number): number[] {
  return Number.isFinite(first) && Number.isFinite(length) && Math.abs(first) < 100_000_000 ? Array.from({ length }, (_, index) => first + index) : []
}

function chosenDays(rule: RecurrenceRule, startDay: number, days: number[]): number[] {
  const chosen = days.filter((day) => isChosen(rule, startDay, day))
  if (rule.positions.length === 0) return chosen
  return chosen.filter((_, index) => rule.positions.includes(index + 1) || rule.positions.includes(index - chosen.length))
}

function isChosen(rule: RecurrenceRule, startDay: number, day: number): boolean {
  const date = new Date(day * DAY)
  if (rule.months.length > 0 && !rule.months.includes(date.getUTCMonth() + 1)) return false
  if (rule.monthDays.length > 0 && !isCounted(rule.monthDays, date.getUTCDate(), daysIn(date.getUTCFullYear(), date.getUTCMonth()))) return false
  const yearStart = Date.UTC(date.getUTCFullYear(), 0) / DAY
  const yearLength = Date.UTC(date.getUTCFullYear() + 1, 0) / DAY - yearStart
  if (rule.yearDays.length > 0 && !isCounted(rule.yearDays, day - yearStart + 1, yearLength)) return false
  if (rule.weekNumbers.length > 0 && !isInWeek(rule, day)) return false
  if (rule.weekdays.length > 0) return rule.weekdays.some((weekday) => isWeekday(rule, weekday, day, { date, yearStart, yearLength }))
  return isChosenByStart(rule, startDay, day)
}

/** What the rule leaves open is as on the first day. */
function isChosenByStart(rule: RecurrenceRule, startDay: number, day: number): boolean {
  if (rule.frequency === 'DAILY' || rule.monthDays.length > 0 || rule.yearDays.length > 0) return true
  if (rule.frequency === 'WEEKLY' || rule.weekNumbers.length > 0) return weekdayOf(day) === weekdayOf(startDay)
  const [start, date] = [new Date(startDay * DAY), new Date(day * DAY)]
  if (start.getUTCDate() !== date.getUTCDate()) return false
  return rule.frequency === 'MONTHLY' || rule.months.length > 0 || start.getUTCMonth() === date.getUTCMonth()
}

function isCounted(wanted: number[], number: number, length: number): boolean {
  return wanted.includes(number) || wanted.includes(number - length - 1)
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
}

type YearOf = { date: Date; yearStart: number; yearLength: number }

/** "The second Thursday": of the month, or of the year in a yearly rule without months. */
function isWeekday(rule: RecurrenceRule, { weekday, nth }: WeekdayRule, day: number, { date, yearStart, yearLength }: YearOf): boolean {
  if (weekdayOf(day) !== weekday) return false
  const isPlain = nth === 0 || rule.frequency === 'DAILY' || rule.frequency === 'WEEKLY' || rule.weekNumbers.length > 0
  if (isPlain) return true
  const isOfYear = rule.frequency === 'YEARLY' && rule.months.length === 0
  const [place, length] = isOfYear ? [day - yearStart, yearLength] : [date.getUTCDate() - 1, daysIn(date.getUTCFullYear(), date.getUTCMonth())]
  return nth > 0 ? Math.floor(place / 7) + 1 === nth : -Math.floor((length - 1 - place) / 7) - 1 === nth
}

/** The week has the number when its fourth day lies in the year. @source ISO 8601 */
function isInWeek({ weekNumbers, weekStart }: RecurrenceRule, day: number): boolean {
  const fourth = firstOfWeek(day, weekStart) + 3
  const year = new Date(fourth * DAY).getUTCFullYear()
  const number = Math.floor((fourth - Date.UTC(year, 0) / DAY) / 7) + 1
  const lastFourth = firstOfWeek(Date.UTC(year, 11, 28) / DAY, weekStart) + 3
  const weeks = Math.floor((lastFourth - Date.UTC(year, 0) / DAY) / 7) + 1
  return isCounted(weekNumbers, number, weeks)
}
