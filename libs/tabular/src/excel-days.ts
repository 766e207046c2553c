import { isoDay, isoFromSerial, isRealDay, timeFromFraction, twoDigits } from './calendar.ts'
import { matchKey, tidyText } from './excel-habits.ts'
import { done, refused, type Outcome } from './outcome.ts'
import type { Cell } from './table.ts'

export type DayRefusal = 'not-a-day' | 'no-such-day'
export type TimeRefusal = 'not-a-time' | 'no-such-time'
export type MomentRefusal = DayRefusal | TimeRefusal

export type DayOptions = {
  /** bare numbers count from 1904, as the workbook says */
  date1904?: boolean
  /** for days written without one, such as 14/02 above an attendance grid */
  yearIfMissing?: number
}

/** Wall time 'YYYY-MM-DDTHH:MM' and the offset that was written behind it, 'Z' or '+01:00'; null where none was. */
export type Moment = { wall: string; offset: string | null }

/** Days 18264 (1950) to 73415 (2100): a bare number outside is a number, not a day. */
const LIKELY_SERIALS = { from: 18_264, until: 73_415 }
const YEARS_1904 = 1_462
/** Longer text is no day; it is not looked at any further. */
const LONGEST = 80

/** The day of a cell, or of text: '31/12/2022', '31-12-22', '31.12.2022', '2022-12-31', '14 février 2023', 'di 14/02/2023', 44926. Day before month, always. */
export function parseDay(value: Cell | string, options: DayOptions = {}): Outcome<string, DayRefusal> {
  const known = typeof value === 'string' ? undefined : value.iso
  if (known !== undefined) return known.length >= 10 ? done(known.slice(0, 10)) : refused('not-a-day')
  const text = shortText(typeof value === 'string' ? value : value.text)
  const serial = parseSerial(text, options)
  if (serial !== null) return done(serial.slice(0, 10))
  const split = splitMoment(text)
  return split.time !== '' && !isTime(split.time) ? refused('not-a-day') : parseDayText(split.day, options)
}

/** The moment of a cell or of text; a day alone is midnight only if `timeIfMissing` says so. */
export function parseMoment(value: Cell | string, options: DayOptions & { timeIfMissing?: string } = {}): Outcome<Moment, MomentRefusal> {
  const known = typeof value === 'string' ? undefined : value.iso
  const text = shortText(known ?? (typeof value === 'string' ? value : value.text))
  const serial = parseSerial(text, options)
  const { day, time, offset } = splitMoment(serial ?? text)
  const parsedDay = parseDayText(day, options)
  if (!parsedDay.ok) return parsedDay
  const parsedTime = time === '' && options.timeIfMissing !== undefined ? done(options.timeIfMissing) : parseTime(time)
  return parsedTime.ok ? done({ wall: `${parsedDay.value}T${parsedTime.value}`, offset }) : parsedTime
}

/** A time of day as 'HH:MM', with ':SS' when seconds are not zero: '13:00', '13h', '13h30', '13u30', '9.30', '1:30 PM', '13 uur', 0.5625. */
export function parseTime(value: Cell | string): Outcome<string, TimeRefusal> {
  const known = typeof value === 'string' ? undefined : value.iso
  const text = shortText(known ?? (typeof value === 'string' ? value : value.text))
  const fraction = /^0?[.,]\d{3,}$/.test(text) ? timeFromFraction(Number(text.replace(',', '.'))) : null
  if (fraction !== null) return done(fraction)
  const clock = text.includes('T') ? text.slice(text.indexOf('T') + 1) : text
  const parts = TIME.exec(clock)
  if (parts === null) return refused('not-a-time')
  const [, hours, minutes = '0', seconds = '0', half = ''] = parts
  const hour = hourOfDay(Number(hours), half.toLowerCase())
  if (hour === null || Number(minutes) > 59 || Number(seconds) > 59) return refused('no-such-time')
  return done(`${twoDigits(hour)}:${twoDigits(Number(minutes))}${Number(seconds) === 0 ? '' : `:${seconds}`}`)
}

const TIME =
  /^(\d{1,2})(?:\s?(?::|h|u|\.)\s?(?:(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s?(?:min|uur|uhr)?|\s?(?:uur|uhr|heures?)|(?=\s?[ap]\.?m))\s?(?:([ap])\.?m\.?)?$/i

function shortText(text: string): string {
  return text.length > LONGEST ? '?' : tidyText(text)
}

function isTime(text: string): boolean {
  return parseTime(text).ok
}

function hourOfDay(hour: number, half: string): number | null {
  if (half === '') return hour <= 23 ? hour : null
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'p' ? 12 : 0)
}

function parseSerial(text: string, options: DayOptions): string | null {
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return null
  const serial = Number(text.replace(',', '.'))
  const in1900 = options.date1904 === true ? serial + YEARS_1904 : serial
  return in1900 >= LIKELY_SERIALS.from && in1900 < LIKELY_SERIALS.until ? isoFromSerial(in1900) : null
}

/** Cuts '14/02/2023 13:00' or '2023-02-14T13:00+01:00' in its parts; what is not there is empty. */
function splitMoment(text: string): { day: string; time: string; offset: string | null } {
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text)
  if (iso !== null) return { day: `${iso[1]}`, time: `${iso[2]}`, offset: iso[3]?.toUpperCase() ?? null }
  const spoken = /^(.+?)(?:,| à| om| um| at)? (\d{1,2} ?(?::|h|u|uur\b)[^ ]*(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)$/i.exec(text)
  return spoken === null ? { day: text, time: '', offset: null } : { day: `${spoken[1]}`, time: `${spoken[2]}`, offset: null }
}

function parseDayText(text: string, options: DayOptions): Outcome<string, DayRefusal> {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (yearFirst !== null) return realDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const bare = text.replace(/^\p{L}+\.?,? (?=\d)/u, '')
  const figures = /^(\d{1,2}) ?[-/. ] ?(\d{1,2})(?: ?[-/. ] ?(\d{4}|\d{2}))?\.?$/.exec(bare)
  if (figures !== null) return dayOf(figures[1], Number(figures[2]), figures[3], options)
  const words = /^(\d{1,2})(?:er|e|de|ste|st|nd|rd|th|\.)?[ -]?(?:of )?(\p{L}{3,})\.?[ ,-]*(\d{4}|\d{2})?$/iu.exec(bare)
  const month = words === null ? null : findMonth(`${words[2]}`)
  return words === null || month === null ? refused('not-a-day') : dayOf(words[1], month, words[3], options)
}

function dayOf(day: string | undefined, month: number, year: string | undefined, options: DayOptions): Outcome<string, DayRefusal> {
  const known = year === undefined ? options.yearIfMissing : fullYear(year)
  return known === undefined ? refused('not-a-day') : realDay(known, month, Number(day))
}

/** Two digits: 00 to 69 are of this century, 70 to 99 of the last. */
function fullYear(year: string): number {
  const number = Number(year)
  if (year.length === 4) return number
  return number < 70 ? 2000 + number : 1900 + number
}

function realDay(year: number, month: number, day: number): Outcome<string, DayRefusal> {
  return isRealDay(year, month, day) ? done(isoDay(year, month, day)) : refused('no-such-day')
}

/** Shortest beginnings that tell the months apart in English, French, Dutch and German. */
const MONTHS: ReadonlyArray<readonly string[]> = [
  ['jan'],
  ['feb', 'fev'],
  ['mar', 'maa', 'mrt', 'mae'],
  ['apr', 'avr'],
  ['may', 'mai', 'mei'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
]

function findMonth(word: string): number | null {
  const key = matchKey(word)
  const index = MONTHS.findIndex((starts) => starts.some((start) => key.startsWith(start)))
  return index < 0 ? null : index + 1
}
