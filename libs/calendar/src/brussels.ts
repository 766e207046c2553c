const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The moment, in milliseconds of UTC, at which the last Sunday of a month strikes 01:00 UTC: when the clocks of the EU change. */
function changeIn(year: number, monthIndex: number): number {
  const lastDay = Date.UTC(year, monthIndex + 1, 0)
  return lastDay - new Date(lastDay).getUTCDay() * DAY + HOUR
}

/** The rule of summer time as it stands since October 1996; earlier moments are written in UTC. */
const RULE_SINCE = Date.UTC(1996, 11, 31)

/** Hours that Brussels is ahead of UTC, from 1997 on, by arithmetic. @source directive 2000/84/EC */
function offsetAt(moment: number): number {
  const year = new Date(moment).getUTCFullYear()
  return moment >= changeIn(year, 2) && moment < changeIn(year, 9) ? 2 * HOUR : HOUR
}

/** The wall time of Brussels, as the milliseconds UTC would need to show the same clock. */
export function wallInBrussels(moment: number): number {
  return moment + offsetAt(moment)
}

/** The moment of a wall time. In the hour that is skipped, the later reading; in the one that comes twice, the first: as RFC 5545 has it. */
export function momentInBrussels(wall: number): number {
  const summer = wall - 2 * HOUR
  return offsetAt(summer) === 2 * HOUR ? summer : wall - HOUR
}

/** Whether the wall time says the moment without doubt: not in the hour that comes twice, where programs disagree, and since the rule stands. */
export function isSaidByWall(moment: number): boolean {
  const wall = wallInBrussels(moment)
  return moment >= RULE_SINCE && momentInBrussels(wall) === moment && wallInBrussels(moment + HOUR) !== wall
}

/** The rule for programs that read the file, without a word of ours in it. */
export const BRUSSELS_LINES: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Brussels',
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19970330T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]
