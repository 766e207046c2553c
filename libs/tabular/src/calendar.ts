const DAY_MILLISECONDS = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
/** Excel believes that 1900 was a leap year; its day 60 never was. */
const FALSE_LEAP_DAY = 60
const LAST_SERIAL = 2_958_465

/** Whether the day exists: 31 February does not. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/**
 * Day and wall time of an Excel serial number, rounded to the second.
 * @returns 'YYYY-MM-DD', or 'YYYY-MM-DDTHH:MM' with ':SS' when seconds are not zero; null outside 1900–9999 and for 29 February 1900
 */
export function isoFromSerial(serial: number, date1904 = false): string | null {
  const seconds = Math.round(serial * 86_400)
  const days = Math.floor(seconds / 86_400)
  if (!Number.isFinite(serial) || days < (date1904 ? 0 : 1) || days > LAST_SERIAL) return null
  if (!date1904 && days === FALSE_LEAP_DAY) return null
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900 + (days < FALSE_LEAP_DAY ? DAY_MILLISECONDS : 0)
  const moment = new Date(epoch + seconds * 1000).toISOString()
  const ofDay = seconds - days * 86_400
  if (ofDay === 0) return moment.slice(0, 10)
  return moment.slice(0, ofDay % 60 === 0 ? 16 : 19)
}

/** Time of day of a fraction from 0 up to, not including, 1: 'HH:MM', with ':SS' when seconds are not zero. */
export function timeFromFraction(fraction: number): string | null {
  const seconds = Math.round(fraction * 86_400)
  if (!(fraction >= 0) || seconds >= 86_400) return null
  const text = new Date(seconds * 1000).toISOString()
  return text.slice(11, seconds % 60 === 0 ? 16 : 19)
}

const ISO = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|T)(\d{2}):(\d{2})(?::(\d{2}))?)?$/

/** Serial number (1900 system) of a day, moment or time of day; null when there is none, as before 1900. */
export function serialFromIso(iso: string): number | null {
  const parts = ISO.exec(iso)
  if (parts === null || iso === '') return null
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number]
  if (hour > 23 || minute > 59 || second > 59) return null
  const time = (hour * 3600 + minute * 60 + second) / 86_400
  if (parts[1] === undefined) return time
  if (year < 1900 || !isRealDay(year, month, day)) return null
  const days = (Date.UTC(year, month - 1, day) - EPOCH_1900) / DAY_MILLISECONDS
  return (days <= FALSE_LEAP_DAY ? days - 1 : days) + time
}
