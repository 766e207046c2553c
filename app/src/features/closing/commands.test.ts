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

it('shows counts of the question at the end from five answers on, once it is closed', async () => {
  const answered = (given: number) =>
    asSystem(house.db, async (tx) => {
      await sql`delete from exit_count where meeting_id = ${meeting}`.execute(tx)
      await sql`insert into exit_count (meeting_id, answer, given) values (${meeting}, 'yes', ${given}), (${meeting}, 'partly', 0), (${meeting}, 'no', 0)`.execute(
        tx,
      )
    })
  const show = () => run('exit show', '--meeting', meeting)
  expect((await show()).out).toBe('Was this meeting worth your time?\nThe question has not been asked yet.\n')
  await asSystem(house.db, (tx) =>
    sql`insert into exit_round (meeting_id, token_hash, salt, opened_at, closes_at) values (${meeting}, '\\x01', '\\x02', '2026-03-28T09:00:00Z', '2026-04-04T09:00:00Z')`.execute(
      tx,
    ),
  )
  await answered(7)
  expect((await show()).out).toContain('Answers are taken until 4 April 2026')
  const count = (...words: string[]) => run('exit paper', '--meeting', meeting, ...words)
  expect(await count('--yes', '1')).toMatchObject({ code: 1, err: expect.stringContaining('more answers than people who were there') })
  await answered(0)
  expect(await count('--yes', '1')).toMatchObject({ code: 0, out: 'Saved.\n' })
  expect((await count('--no', '1')).code).toBe(0)
  const slips = await asSystem(house.db, (tx) => sql`select answer, on_paper from exit_count where meeting_id = ${meeting} and on_paper > 0`.execute(tx))
  expect(slips.rows).toEqual([{ answer: 'no', onPaper: 1 }])
  for (const words of [[], ['--yes', 'two'], ['--yes', '-1']]) expect((await count(...words)).code).toBe(2)
  await answered(7)
  await asSystem(house.db, (tx) => sql`update exit_round set closed_at = '2026-04-04T09:00:00Z', salt = null where meeting_id = ${meeting}`.execute(tx))
  expect((await show()).out).toContain('Yes\t7\nPartly\t0\nNo\t0\nTogether\t7\n')
  expect(await count('--yes', '1')).toMatchObject({ code: 1, err: expect.stringContaining('not open') })
  await answered(4)
  expect((await show()).out).toBe('Was this meeting worth your time?\nFewer than five answers can be shown: the result stays hidden.\n')
  expect((await run('exit show')).code).toBe(2)
  expect((await run('exit paper', '--meeting', '00000000-0000-4000-8000-000000000000', '--yes', '1')).code).toBe(1)
  expect((await run('exit show', '--meeting', '00000000-0000-4000-8000-000000000000')).code).toBe(1)
})
