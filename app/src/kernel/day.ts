import { LOCALES, type Language } from './language.ts'

/** A calendar day, `2023-02-14`. */
export type Day = string
/** A moment in UTC, `2023-02-14T12:00:00.000Z`. */
export type Instant = string
/** Both days included; null is open. */
export type Period = { from: Day | null; until: Day | null }

const ZONE = 'Europe/Brussels'
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a day that exists: 2023-02-31 does not. */
export function isDay(text: string): text is Day {
  const [, year, month, day] = DAY.exec(text) ?? []
  if (year === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

const brusselsParts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The Brussels day on which a moment falls. */
export function dayOf(moment: Instant | Date): Day {
  return brusselsParts.format(typeof moment === 'string' ? new Date(moment) : moment)
}

export function isWithin(day: Day, period: Period): boolean {
  return (period.from === null || day >= period.from) && (period.until === null || day <= period.until)
}

const brusselsOffset = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' })

function offsetMinutesAt(moment: Date): number {
  const name = brusselsOffset.formatToParts(moment).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT+01:00'
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** Reads `2023-02-14T13:00` as Brussels wall time. In the hour that summer time skips, the later reading; in the one it repeats, the first. */
export function instantInBrussels(wallTime: string): Instant {
  const asIfUtc = new Date(`${wallTime.length === 16 ? `${wallTime}:00` : wallTime}Z`)
  const guess = new Date(asIfUtc.getTime() - offsetMinutesAt(asIfUtc) * 60_000)
  return new Date(asIfUtc.getTime() - offsetMinutesAt(guess) * 60_000).toISOString()
}

/** `2023-02-14T13:00`, the wall time in Brussels, as a form field wants it. */
export function wallTimeOf(moment: Instant): string {
  const date = new Date(moment)
  return new Date(date.getTime() + offsetMinutesAt(date) * 60_000).toISOString().slice(0, 16)
}

type DayStyle = 'long' | 'weekday' | 'of-year' | 'month' | 'short'
const STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  'of-year': { weekday: 'long', day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
}
const formats = new Map<string, Intl.DateTimeFormat>()

function formatWith(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: ZONE })
  formats.set(key, known)
  return known
}

/** "14 février 2023", "1er mars 2023"; always explicit fields, because short Belgian dates differ by language. */
export function writeDay(language: Language, day: Day, style: DayStyle = 'long'): string {
  const written = formatWith(language, style, STYLES[style]).format(new Date(`${day}T12:00:00Z`))
  return language === 'fr' && style !== 'month' && day.endsWith('-01') ? written.replace(/(^|\s)1(?=\s)/, '$11er') : written
}

const BETWEEN = '\u00a0'

/** As people in Belgium write an hour of Brussels: "13 h 30", "13.30 uur", "13:30", "13.30 Uhr"; on the hour "13 h", "13 uur". */
export function writeTime(language: Language, moment: Instant): string {
  const [hour = '', minute = ''] = formatWith('en', 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(moment)).split(':')
  if (language === 'en') return `${hour}:${minute}`
  const isFull = minute === '00'
  if (language === 'fr') return `${Number(hour)}${BETWEEN}h${isFull ? '' : `${BETWEEN}${minute}`}`
  return `${Number(hour)}${isFull ? '' : `.${minute}`}${BETWEEN}${language === 'nl' ? 'uur' : 'Uhr'}`
}
