import { expect, it } from 'vitest'
import { brusselsDay, brusselsInstant, brusselsOffset } from './brussels.ts'

const inBrussels = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function wallTimeByIntl(moment: number): string {
  const parts = Object.fromEntries(inBrussels.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`
}

it('agrees with Intl every thirteen hours from 2000 to 2040', () => {
  for (let moment = Date.UTC(2000, 0, 1); moment < Date.UTC(2041, 0, 1); moment += 13 * 3_600_000) {
    expect(new Date(moment + brusselsOffset(moment)).toISOString().slice(0, 16)).toBe(wallTimeByIntl(moment))
  }
})

it.each(['2023-03-26T00:59:59Z', '2023-03-26T01:00:00Z', '2023-10-29T00:59:59Z', '2023-10-29T01:00:00Z'])('agrees with Intl at the change, %s', (moment) => {
  const time = Date.parse(moment)
  expect(new Date(time + brusselsOffset(time)).toISOString().slice(0, 16)).toBe(wallTimeByIntl(time))
})

it('puts the first minutes after midnight on the new day, in winter and in summer', () => {
  expect(brusselsDay('2023-01-31T22:59:00Z')).toBe('2023-01-31')
  expect(brusselsDay('2023-01-31T23:00:00Z')).toBe('2023-02-01')
  expect(brusselsDay('2023-06-30T22:00:00Z')).toBe('2023-07-01')
})

it('reads a wall time', () => {
  expect(brusselsInstant('2023-02-14', '13:00')).toBe('2023-02-14T12:00:00.000Z')
  expect(brusselsInstant('2022-09-13', '13:00')).toBe('2022-09-13T11:00:00.000Z')
  expect(brusselsInstant('2023-10-29', '02:30')).toBe('2023-10-29T00:30:00.000Z')
})
