import { momentInBrussels, wallInBrussels } from './brussels.ts'
import type { CalendarProperty } from './parse-calendar.ts'

/** Between the clock on a wall and the moment, both in milliseconds; the wall as UTC would show it. */
export type Zone = { momentOf: (wall: number) => number; wallOf: (moment: number) => number }

export const BRUSSELS: Zone = { momentOf: momentInBrussels, wallOf: wallInBrussels }
const UTC: Zone = { momentOf: (wall) => wall, wallOf: (moment) => moment }

/** What Outlook calls the zones around us. @source Unicode CLDR, windowsZones */
const OF_WINDOWS: Record<string, string> = {
  'Romance Standard Time': 'Europe/Brussels',
  'W. Europe Standard Time': 'Europe/Brussels',
  'Central Europe Standard Time': 'Europe/Brussels',
  'Central European Standard Time': 'Europe/Brussels',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kyiv',
  'GTB Standard Time': 'Europe/Bucharest',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
}

/** Summer time of the EU at one hour ahead of UTC: known to be the same clock as Brussels, whose arithmetic is quicker. */
const SAME_CLOCK = new Set(
  'Amsterdam Berlin Brussels Copenhagen Luxembourg Madrid Oslo Paris Prague Rome Stockholm Vienna Warsaw Zurich'.split(' ').map((town) => `Europe/${town}`),
)

/**
 * The zone of a TZID. The rules a file brings along are not run: a name is known, or its end is (`/example.org/Europe/Paris`), or Brussels stands in.
 * @param remembered zones of earlier calls, so that each is built once
 */
function findZone(tzid: string | undefined, remembered: Map<string, Zone>): Zone {
  if (tzid === undefined) return BRUSSELS
  const known = remembered.get(tzid)
  if (known !== undefined) return known
  const name = OF_WINDOWS[tzid] ?? /([A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(tzid)?.[1] ?? tzid
  const zone = SAME_CLOCK.has(name) ? BRUSSELS : /^(?:Etc\/)?(?:UTC|GMT|Z)$/i.test(name) ? UTC : (zoneByIntl(name) ?? BRUSSELS)
  remembered.set(tzid, zone)
  return zone
}

function zoneByIntl(name: string): Zone | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
    const offsetAt = (moment: number) => {
      const [, sign, hours = '0', minutes = '0'] =
        /GMT([+-])(\d{2}):(\d{2})/.exec(format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
      return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
    }
    const wallOf = (moment: number) => moment + offsetAt(moment)
    return {
      wallOf,
      momentOf: (wall) => {
        const guess = wall - offsetAt(wall)
        return wall - offsetAt(guess)
      },
    }
  } catch {
    return null
  }
}

/** A day or a moment as a file says it: the wall it shows, in which zone, and whether it is a whole day. */
export type CalendarTime = { wall: number; zone: Zone; isDay: boolean }

const DAY_FORM = /^(\d{4})-(\d{2})-(\d{2})$/
const MOMENT_FORM = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(Z?)$/

/** Reads one value of DTSTART and the like; null for what is no day or moment. */
export function readTime(value: unknown, parameters: CalendarProperty['parameters'], remembered: Map<string, Zone>): CalendarTime | null {
  const text = typeof value === 'string' ? value : ''
  const [, year, month, day, hour = '0', minute = '0', second = '0', utc] = MOMENT_FORM.exec(text) ?? DAY_FORM.exec(text) ?? []
  if (year === undefined) return null
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Math.min(Number(second), 59))
  if (Number(year) < 1900 || Number(hour) > 23 || Number(minute) > 59 || new Date(wall).getUTCDate() !== Number(day)) return null
  return { wall, zone: utc === 'Z' ? UTC : findZone(parameters['tzid'], remembered), isDay: DAY_FORM.test(text) }
}

export function momentOf({ wall, zone }: CalendarTime): number {
  return zone.momentOf(wall)
}

/** The time on the clock of another zone; a day stays that day. */
export function wallIn(time: CalendarTime, zone: Zone): number {
  return time.isDay || time.zone === zone ? time.wall : zone.wallOf(momentOf(time))
}

const DURATION = /^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/

/** Milliseconds of `PT1H30M` or `P1D`; null for what is no length. */
export function readDuration(value: unknown): number | null {
  const [, sign, weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] = DURATION.exec(typeof value === 'string' ? value : '') ?? []
  if (sign === undefined) return null
  const minutesInAll = (Number(weeks) * 7 + Number(days)) * 1440 + Number(hours) * 60 + Number(minutes)
  return (sign === '-' ? -1 : 1) * (minutesInAll * 60_000 + Number(seconds) * 1000)
}
