import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { asSystem } from '../../platform/database.ts'
import { closingCommands } from './commands.ts'
import { makeCode } from './domain/certificate.ts'

let house: TestHouse
let meeting: string

beforeAll(async () => {
  house = await aHouse({}, '2026-03-29T09:00:00.000Z')
  const south = await aCommunity(house, 'Sud')
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-26T12:00:00.000Z', present: [await aPerson(house)] })
})
afterAll(() => house.close())

const run = aTerminal(() => house, closingCommands, '--lang', 'en')

it('closes with planned hours after both reminders, never before', async () => {
  expect((await run('register close', 'no-id', '--planned')).code).toBe(2)
  expect((await run('register close', meeting)).code).toBe(2)
  expect(await run('register close', meeting, '--planned')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Both reminders go to the moderators first.'),
  })
  await asSystem(house.db, (tx) => sql`insert into closing_reminder (meeting_id, step, sent_at) values (${meeting}, 2, '2026-03-28T18:00:00Z')`.execute(tx))
  expect((await run('register close', meeting, '--planned')).code).toBe(0)
  expect(await run('register close', meeting, '--planned')).toMatchObject({ code: 1, err: expect.stringContaining('Somebody else closed it a moment ago.') })
})

it('says whether a code is genuine, without a name', async () => {
  const code = makeCode(new Uint8Array(12))
  expect((await run('certificate check', 'XYZ')).code).toBe(2)
  expect((await run('certificate check', code)).code).toBe(1)
  await asSystem(house.db, (tx) =>
    sql`insert into certificate (code, from_on, until_on, hours, meetings, issued_at) values (${code}, '2026-01-01', '2026-03-01', 7.5, 3, now())`.execute(tx),
  )
  expect(await run('certificate check', code)).toMatchObject({ code: 0, out: expect.stringContaining('A certificate of 7.5 h, 3 meetings') })
})
