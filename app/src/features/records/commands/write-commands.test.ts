import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../../../../test/neighbourhood.ts'
import { aTerminal } from '../../../../test/terminal.ts'
import { asSystem } from '../../../platform/database.ts'
import { openAmending } from '../actions/tell-record.ts'
import { recordsCommands } from '../commands.ts'

const NOW = '2023-02-14T15:00:00.000Z'
let house: TestHouse
let south: string
let meeting: string

beforeAll(async () => {
  house = await aHouse({}, NOW)
  south = await aCommunity(house, 'Sud')
})
beforeEach(async () => {
  house.setNow(NOW)
  const present = [await aPerson(house, { givenName: 'Ama', familyName: 'Peeters' })]
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present })
})
afterAll(() => house.close())

const run = aTerminal(
  () => house,
  (open) => recordsCommands(open, async () => 'Par écrit, été compris\n'),
)

const rowsOf = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows

it('writes lines under the name of the house, from an option or from the standard input, and the log names nobody', async () => {
  expect(await run('record write', meeting, '--lang', 'fr')).toMatchObject({ code: 0, text: expect.stringMatching(/[\w-]{36}/) })
  expect((await run('record write', meeting, '--lang', 'nl', '--kind', 'action', '--text', 'Bellen', '--owner', 'Bart', '--due', '2023-03-14')).code).toBe(0)
  expect(
    await rowsOf(
      sql`select kind, language, text, owner_words, due_on, author_id, is_confidential from record_entry where meeting_id = ${meeting} order by kind desc`,
    ),
  ).toEqual([
    { kind: 'note', language: 'fr', text: 'Par écrit, été compris', ownerWords: '', dueOn: null, authorId: null, isConfidential: false },
    { kind: 'action', language: 'nl', text: 'Bellen', ownerWords: 'Bart', dueOn: '2023-03-14', authorId: null, isConfidential: false },
  ])
  expect((await run('record show', meeting, '--lang', 'en')).text).toMatch(/Note \(français, .*, Ronde\)\nPar écrit/)
  expect(
    await rowsOf(
      sql`select p.actor_person_id from audit_entry e join audit_person p on p.entry_number = e.number where action = 'record.entry-written' and subject_id = ${meeting}`,
    ),
  ).toEqual([{ actorPersonId: null }, { actorPersonId: null }])
})

it('refuses words that are wrong and lines that no rule allows', async () => {
  for (const words of [
    [],
    ['no-id', '--lang', 'fr'],
    [meeting],
    [meeting, '--lang', 'xx'],
    [meeting, '--lang', 'fr', '--kind', 'dispute'],
    [meeting, meeting, '--lang', 'fr'],
  ])
    expect((await run('record write', ...words)).code, words.join(' ')).toBe(2)
  const written = ['--lang', 'en', '--text']
  expect(await run('record write', randomUUID(), ...written, 'Words')).toMatchObject({ code: 1, text: expect.stringContaining('is not there') })
  expect(await run('record write', meeting, ...written, ' ')).toMatchObject({ code: 1, text: expect.stringContaining('There are no words yet') })
  expect((await run('record write', meeting, ...written, 'Words', '--kind', 'action', '--due', '2023-02-31')).text).toContain('This day does not exist.')
  house.setNow('2023-02-13T12:00:00.000Z')
  expect(await run('record write', meeting, ...written, 'Words')).toMatchObject({ code: 1, text: expect.stringContaining('from the day of the meeting') })
  expect(await rowsOf(sql`select 1 from record_entry where meeting_id = ${meeting}`)).toEqual([])
})

it('says ready and locks by the rules of the moderators', async () => {
  expect((await run('record prepare', 'no-id')).code).toBe(2)
  expect((await run('record lock', meeting, 'more')).code).toBe(2)
  expect((await run('record prepare', randomUUID())).code).toBe(1)
  expect(await run('record prepare', meeting, '--lang', 'en')).toMatchObject({ code: 1, text: 'There is no line yet: write one first.\n' })
  await run('record write', meeting, '--lang', 'fr')
  expect((await run('record lock', meeting)).code).toBe(1)
  expect(await run('record prepare', meeting, '--lang', 'en')).toMatchObject({ code: 0, text: 'It is ready. Those who were there are being told.\n' })
  expect((await run('record prepare', meeting)).code).toBe(1)
  await openAmending(house, meeting)
  expect(await run('record lock', meeting, '--lang', 'en')).toMatchObject({ code: 1, text: expect.stringContaining('after its last day') })
  house.setNow('2023-02-23T12:00:00.000Z')
  expect(await run('record lock', meeting, '--lang', 'en')).toMatchObject({ code: 0, text: 'The record is locked.\n' })
  expect((await run('record write', meeting, '--lang', 'fr')).code).toBe(1)
  expect(
    await rowsOf(
      sql`select e.action, p.actor_person_id from audit_entry e join audit_person p on p.entry_number = e.number where action in ('record.prepared', 'record.locked') and subject_id = ${meeting} order by action`,
    ),
  ).toEqual([
    { action: 'record.locked', actorPersonId: null },
    { action: 'record.prepared', actorPersonId: null },
  ])
})
