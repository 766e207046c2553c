import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { asSystem } from '../../platform/database.ts'
import { calendarsCommands } from './commands.ts'

let house: TestHouse
let folder: string
let south: string
beforeAll(async () => {
  house = await aHouse()
  south = await aCommunity(house, 'Sud')
  folder = await mkdtemp(join(tmpdir(), 'ronde-calendar-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

const run = aTerminal(() => house, calendarsCommands, '--lang', 'en')

it('brings a calendar in, lists it and takes it out, once', async () => {
  const path = join(folder, 'market.ics')
  const event = ['BEGIN:VEVENT', 'UID:1', 'DTSTART:20230411T070000Z', 'DURATION:PT2H', 'SUMMARY:Marché', 'END:VEVENT']
  await writeFile(path, ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR'].join('\r\n'))
  expect((await run('calendar list', '--community', south)).out).toBe('There is no calendar.\n')
  expect((await run('calendar import', path, '--name', 'Marché du quartier', '--community', south)).code).toBe(0)
  const listed = await run('calendar list', '--community', south)
  expect(listed.out).toMatch(/^[\w-]{36}\tMarché du quartier\t2023-04-03T09:00:00.000Z\t1\n$/)
  const id = listed.out.slice(0, 36)
  expect((await run('calendar remove', id)).code).toBe(0)
  expect(await run('calendar remove', id)).toMatchObject({ code: 1, err: 'This calendar is not there any more.\n' })
  expect((await run('calendar list', '--community', south)).out).toBe('There is no calendar.\n')
  const { rows } = await asSystem(house.db, (tx) =>
    sql`select p.actor_person_id from audit_entry e join audit_person p on p.entry_number = e.number where e.action = 'calendar.removed'`.execute(tx),
  )
  expect(rows).toEqual([{ actorPersonId: null }])
})

it('says which word is missing', async () => {
  expect((await run('calendar list')).code).toBe(2)
  expect((await run('calendar list', '--community', south, '--person', randomUUID())).code).toBe(2)
  expect((await run('calendar remove', 'market')).code).toBe(2)
})
