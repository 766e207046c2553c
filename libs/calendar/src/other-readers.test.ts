import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renderCalendar, renderInvitation, type CalendarEvent } from './calendar.ts'

const hasKhal = spawnSync('khal', ['--version']).status === 0
const CONFIGURATION = `[calendars]
[[none]]
path = FOLDER/none
[locale]
local_timezone = Europe/Brussels
default_timezone = Europe/Brussels
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %Y-%m-%d
datetimeformat = %d.%m. %H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
`
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ronde-calendar-'))
  writeFileSync(path.join(folder, 'khal.conf'), CONFIGURATION.replace('FOLDER', folder))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What khal shows of a file, a line for each meeting. */
function readByKhal(text: string): string[] {
  const file = path.join(folder, 'meeting.ics')
  writeFileSync(file, text)
  const form = '{start-long}|{end-long}|{title}|{location}|{uid}|{status}'
  const shown = execFileSync('khal', ['-c', path.join(folder, 'khal.conf'), 'printics', '-f', form, file], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  return shown.split('\n').filter((line) => line.includes('|'))
}

const meeting: CalendarEvent = {
  uid: 'm1@ronde.example',
  sequence: 3,
  stampedAt: '2026-02-01T09:00:00.000Z',
  startsAt: '2026-03-28T22:30:00.000Z',
  endsAt: '2026-03-29T10:00:00.000Z',
  summary: 'Réunion; de quartier, « é ü 漢 » – un titre assez long pour passer à la ligne suivante',
  location: 'Rue Esseghem 24, 1090 Jette',
}
const person = { name: 'Anne "A" D’Hoe, kiné', address: 'anne@example.org' }

it('khal reads an invitation right, across the night that loses an hour', ({ skip }) => {
  skip(!hasKhal, 'khal is not installed')
  const text = renderInvitation({ ...meeting, method: 'REQUEST', organiser: person, attendee: { ...person, answer: 'needs-action' } })
  expect(readByKhal(text)).toEqual([`2026-03-28T23:30|2026-03-29T12:00|${meeting.summary}|${meeting.location}|${meeting.uid}|CONFIRMED `])
})

it('khal reads a calendar right: midnight, the hour that comes twice, and a cancelled meeting', ({ skip }) => {
  skip(!hasKhal, 'khal is not installed')
  const events = [
    { ...meeting, uid: 'm1', summary: 'Minuit', startsAt: '2026-06-30T22:00:00.000Z', endsAt: '2026-06-30T23:00:00.000Z', location: null },
    { ...meeting, uid: 'm2', summary: 'Deux fois', startsAt: '2026-10-25T01:30:00.000Z', endsAt: '2026-10-25T03:00:00.000Z', location: null },
    {
      ...meeting,
      uid: 'm3',
      summary: 'Annulée',
      startsAt: '2026-11-01T09:00:00.000Z',
      endsAt: '2026-11-01T10:00:00.000Z',
      location: null,
      state: 'cancelled' as const,
    },
  ]
  expect(readByKhal(renderCalendar({ name: 'Réunions', method: 'PUBLISH', events }))).toEqual([
    '2026-07-01T00:00|2026-07-01T01:00|Minuit||m1|CONFIRMED ',
    '2026-10-25T02:30|2026-10-25T04:00|Deux fois||m2|CONFIRMED ',
    '2026-11-01T10:00|2026-11-01T11:00|Annulée||m3|CANCELLED ',
  ])
})
