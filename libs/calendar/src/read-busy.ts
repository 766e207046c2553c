import { done, refused, type Outcome } from './outcome.ts'
import { findProperty, listProperties, parseCalendars, textOf, type CalendarPart, type CalendarRefusal } from './parse-calendar.ts'
import { expandRule, readRule, type Budget } from './recurrence.ts'
import { BRUSSELS, momentOf, readDuration, readTime, wallIn, type CalendarTime, type Zone } from './zones.ts'

/** ISO moments in UTC, the first before the second. */
export type BusySpan = { from: string; until: string }
export type BusyTime = {
  startsAt: string
  endsAt: string
  /** Whole days, midnight to midnight in Brussels. */
  isAllDay: boolean
  isTentative: boolean
  /** Null where the calendar says that the meeting is private, or gives no title. */
  title: string | null
}

export type BusyCalendar = {
  /** What the calendar calls itself. */
  name: string | null
  /** Earliest first. */
  busy: BusyTime[]
  /** Rules that repeat within a day, or say what cannot be: of these only the first date is there. */
  rulesNotFollowed: number
}
export type BusyRefusal = CalendarRefusal | 'too-many-events' | 'too-much-repetition'

/** What one file may cost at the most. `days`: looked at by all rules together. */
export type BusyLimits = { octets: number; events: number; times: number; days: number }
export const BUSY_LIMITS: BusyLimits = { octets: 1024 * 1024, events: 5_000, times: 10_000, days: 1_000_000 }

const DAY = 86_400_000

/**
 * When somebody is busy within a span, from a calendar that some program wrote: rules, added and removed dates, moved and cancelled ones, whole days.
 * What is cancelled, or leaves its time free, is not busy. A zone that is not known is read as Brussels. `RANGE=THISANDFUTURE` moves its one date only.
 */
export function readBusy(text: string, span: BusySpan, limits: BusyLimits = BUSY_LIMITS): Outcome<BusyCalendar, BusyRefusal> {
  const parsed = parseCalendars(text, limits.octets)
  if (!parsed.ok) return parsed
  const parts = parsed.value.flatMap((calendar) => calendar.parts)
  const events = parts.filter(({ name }) => name === 'vevent')
  if (parts.length > limits.events) return refused('too-many-events')
  const reading: Reading = {
    from: Date.parse(span.from),
    until: Date.parse(span.until),
    zones: new Map(),
    budget: { days: limits.days },
    rulesNotFollowed: 0,
    moved: new Map(),
  }
  noteMovedDates(events, reading)
  const busy: Block[] = []
  for (const event of events) {
    const blocks = blocksOf(event, reading)
    if (blocks === null) return refused('too-much-repetition')
    busy.push(...blocks)
    if (busy.length > limits.times) return refused('too-many-events')
  }
  for (const part of parts.filter(({ name }) => name === 'vfreebusy')) busy.push(...freeBusyBlocks(part, reading))
  if (busy.length > limits.times) return refused('too-many-events')
  const name = parsed.value.map(nameOf).find((found) => found !== null) ?? null
  return done({
    name,
    busy: busy.toSorted((one, other) => one.starts - other.starts || one.ends - other.ends).map(busyTime),
    rulesNotFollowed: reading.rulesNotFollowed,
  })
}

/** Names that the parser does not know as text are left by it as they were written. */
function nameOf(calendar: CalendarPart): string | null {
  return (textOf(calendar, 'name') ?? textOf(calendar, 'x-wr-calname'))?.replaceAll(/\\([\\;,])/g, '$1') ?? null
}

type Block = { starts: number; ends: number; isAllDay: boolean; isTentative: boolean; title: string | null }
type Reading = {
  from: number
  until: number
  zones: Map<string, Zone>
  budget: Budget
  rulesNotFollowed: number
  /** UID → the dates that have an entry of their own: moments, and days as the wall of their midnight. */
  moved: Map<string, { moments: Set<number>; days: Set<number> }>
}

function busyTime({ starts, ends, ...rest }: Block): BusyTime {
  return { startsAt: new Date(starts).toISOString(), endsAt: new Date(ends).toISOString(), ...rest }
}

/** Once for the whole file: however many entries share a UID, each is looked at once. */
function noteMovedDates(events: readonly CalendarPart[], { moved, zones }: Reading): void {
  for (const event of events) {
    const uid = textOf(event, 'uid') ?? ''
    for (const time of timesOf(event, 'recurrence-id', zones)) {
      const known = moved.get(uid) ?? { moments: new Set(), days: new Set() }
      if (time.isDay) known.days.add(time.wall)
      else known.moments.add(momentOf(time))
      moved.set(uid, known)
    }
  }
}

function timesOf(event: CalendarPart, name: string, zones: Reading['zones']): CalendarTime[] {
  return listProperties(event, name).flatMap(({ values, parameters }) =>
    values.flatMap((value) => readTime(Array.isArray(value) ? value[0] : value, parameters, zones) ?? []),
  )
}

/** Null when the rules of the file ask for too much. */
function blocksOf(event: CalendarPart, reading: Reading): Block[] | null {
  const start = timesOf(event, 'dtstart', reading.zones)[0]
  if (start === undefined || isNotBusy(event)) return []
  const zone = start.isDay ? BRUSSELS : start.zone
  const length = lengthOf(event, start, reading.zones)
  if (length <= 0) return []
  const walls = findProperty(event, 'recurrence-id') === null ? wallsOf(event, { ...start, zone }, length, reading) : [start.wall]
  if (walls === null) return null
  const title = ['PRIVATE', 'CONFIDENTIAL'].includes((textOf(event, 'class') ?? '').toUpperCase()) ? null : textOf(event, 'summary')
  const isTentative = (textOf(event, 'status') ?? '').toUpperCase() === 'TENTATIVE'
  return walls
    .map((wall) => {
      const starts = zone.momentOf(wall)
      return { starts, ends: start.isDay ? zone.momentOf(wall + length) : starts + length, isAllDay: start.isDay, isTentative, title }
    })
    .filter(({ starts, ends }) => starts < reading.until && ends > reading.from)
}

function isNotBusy(event: CalendarPart): boolean {
  return (textOf(event, 'status') ?? '').toUpperCase() === 'CANCELLED' || (textOf(event, 'transp') ?? '').toUpperCase() === 'TRANSPARENT'
}

/** Milliseconds; whole days count as days of 24 hours, which the wall keeps right across summer time. */
function lengthOf(event: CalendarPart, start: CalendarTime, zones: Reading['zones']): number {
  const end = timesOf(event, 'dtend', zones)[0]
  if (end !== undefined) return start.isDay ? end.wall - start.wall : momentOf(end) - momentOf(start)
  return readDuration(findProperty(event, 'duration')?.values[0]) ?? (start.isDay ? DAY : 0)
}

/** The dates of one event on the wall of its zone: its start, its rules and added dates, without those removed or moved. */
function wallsOf(event: CalendarPart, start: CalendarTime, length: number, reading: Reading): number[] | null {
  const walls = new Set([start.wall, ...timesOf(event, 'rdate', reading.zones).map((time) => wallIn(time, start.zone))])
  const within = { from: start.zone.wallOf(reading.from) - length - DAY, until: start.zone.wallOf(reading.until) + DAY }
  for (const { values } of listProperties(event, 'rrule')) {
    const rule = readRule(values[0], (value) => untilOf(value, start, reading.zones))
    if (rule === null) {
      reading.rulesNotFollowed++
      continue
    }
    const found = expandRule(rule, start.wall, within, reading.budget)
    if (found === null) return null
    for (const wall of found) walls.add(wall)
  }
  const moved = reading.moved.get(textOf(event, 'uid') ?? '')
  const gone = timesOf(event, 'exdate', reading.zones)
  const goneWalls = new Set(gone.filter(({ isDay }) => !isDay || start.isDay).map((time) => wallIn(time, start.zone)))
  const goneDays = new Set(gone.filter(({ isDay }) => isDay).map(({ wall }) => wall))
  return [...walls].filter((wall) => {
    const day = Math.floor(wall / DAY) * DAY
    if (goneWalls.has(wall) || goneDays.has(day)) return false
    return moved === undefined || !(moved.days.has(day) || moved.moments.has(start.zone.momentOf(wall)))
  })
}

/** A day counts to its end; a moment is read on the wall of the event. */
function untilOf(value: unknown, start: CalendarTime, zones: Reading['zones']): number | null {
  const time = readTime(value, {}, zones)
  if (time === null) return null
  if (time.isDay) return time.wall + DAY - 1
  return String(value).endsWith('Z') ? wallIn(time, start.zone) : time.wall
}

/** Somebody's free and busy time without meetings: `FREEBUSY;FBTYPE=BUSY:from/until`. */
function freeBusyBlocks(part: CalendarPart, { from, until, zones }: Reading): Block[] {
  return listProperties(part, 'freebusy')
    .filter(({ parameters }) => (parameters['fbtype'] ?? 'BUSY').toUpperCase() !== 'FREE')
    .flatMap(({ values, parameters }) =>
      values.flatMap((value): Block[] => {
        const [first, second] = Array.isArray(value) ? value : []
        const start = readTime(first, parameters, zones)
        if (start === null) return []
        const starts = momentOf(start)
        const end = readTime(second, parameters, zones)
        const ends = end === null ? starts + (readDuration(second) ?? 0) : momentOf(end)
        const isTentative = parameters['fbtype']?.toUpperCase() === 'BUSY-TENTATIVE'
        return starts < ends && starts < until && ends > from ? [{ starts, ends, isAllDay: false, isTentative, title: null }] : []
      }),
    )
}
