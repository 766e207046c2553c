import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { asSystem } from '../../platform/database.ts'
import { meetingsCommands } from './commands.ts'

let house: TestHouse
let south: string
beforeAll(async () => {
  house = await aHouse({}, '2026-03-01T09:00:00.000Z')
  south = await aCommunity(house, 'Sud')
})
afterAll(() => house.close())

const run = aTerminal(() => house, meetingsCommands, '--lang', 'en')
const saying = (code: number, sentence: string) => ({ code, text: expect.stringContaining(sentence) })
const hours = ['--from', '13:00', '--until', '15:00']

describe('npx ronde meeting', () => {
  it('plans a series over the change of the clock, lists it and cancels one', async () => {
    const twice = [...hours, '--weeks', '1', '--times', '2', '--place', 'Salle']
    expect(await run('meeting plan', '--community', south, '--day', '2026-03-24', ...twice)).toMatchObject(saying(0, 'Tuesday, 31 March 2026, 13:00 to 15:00'))
    const { rows } = await asSystem(house.db, (tx) => sql<{ id: string; startsAt: string }>`select id, starts_at from meeting order by starts_at`.execute(tx))
    expect(rows.map(({ startsAt }) => startsAt)).toEqual(['2026-03-24T12:00:00.000Z', '2026-03-31T11:00:00.000Z'])
    expect((await run('meeting cancel', '--meeting', rows[0]?.id ?? '')).code).toBe(0)
    expect(await run('meeting cancel', '--meeting', rows[0]?.id ?? '')).toMatchObject(saying(1, 'This meeting is already cancelled.'))
    const listed = await run('meeting list', '--community', south)
    expect(listed.code).toBe(0)
    expect(listed.out).toMatch(/^.*31 March 2026.*Salle {2}planned\n.*24 March 2026.*cancelled\n$/)
    const told = await sql<{ kind: string }>`select kind from domain_event order by number`.execute(house.db)
    expect(told.rows.map(({ kind }) => kind)).toEqual(['meeting.planned', 'meeting.planned', 'meeting.cancelled'])
  })

  it('moves a meeting: what is not said stays, and who was asked hears of it', async () => {
    const id = /[\w-]{36}/.exec((await run('meeting plan', '--community', south, '--day', '2026-03-10', ...hours, '--place', 'Salle')).out)?.[0] ?? ''
    const move = (...words: string[]) => run('meeting move', '--meeting', id, ...words)
    const read = async () =>
      (await asSystem(house.db, (tx) => sql`select starts_at, ends_at, place, online_link, sequence from meeting where id = ${id}`.execute(tx))).rows[0]
    const before = { place: 'Salle', onlineLink: '' }
    expect(await move('--day', '2026-04-14')).toMatchObject(saying(0, 'Tuesday, 14 April 2026, 13:00 to 15:00'))
    expect(await read()).toMatchObject({ ...before, startsAt: '2026-04-14T11:00:00.000Z', endsAt: '2026-04-14T13:00:00.000Z', sequence: 1 })
    expect((await move('--from', '14:00', '--until', '16:30', '--place', 'Été', '--link', 'https://ronde.example/salle')).code).toBe(0)
    expect(await read()).toMatchObject({ startsAt: '2026-04-14T12:00:00.000Z', endsAt: '2026-04-14T14:30:00.000Z', place: 'Été', sequence: 2 })
    expect(await move('--from', '17:00')).toMatchObject(saying(1, 'It would end before it begins.'))
    for (const words of [[], ['--day', '2026-02-30'], ['--from', '25:00']])
      expect(await move(...words)).toMatchObject(saying(2, 'Say the meeting and what changes'))
    expect((await run('meeting move', '--meeting', south, '--day', '2026-04-14')).code).toBe(1)
    await run('meeting cancel', '--meeting', id)
    expect(await move('--day', '2026-04-21')).toMatchObject(saying(1, 'This meeting was cancelled'))
    const told = await sql<{ kind: string }>`select kind from domain_event where subject_id = ${id} order by number`.execute(house.db)
    expect(told.rows.map(({ kind }) => kind)).toEqual(['meeting.planned', 'meeting.changed', 'meeting.changed', 'meeting.cancelled'])
  })

  it('begins with an agenda that is shipped, or with that of another meeting', async () => {
    const countItems = async (id: string) =>
      (await asSystem(house.db, (tx) => sql<{ kind: string }>`select kind from agenda_item where meeting_id = ${id} order by position`.execute(tx))).rows.length
    const planned = (await run('meeting plan', '--community', south, '--day', '2026-05-05', ...hours, '--agenda', 'short')).out
    const id = /[\w-]{36}/.exec(planned)?.[0] ?? ''
    const items = await countItems(id)
    expect(items).toBeGreaterThan(0)
    const again = (await run('meeting plan', '--community', south, '--day', '2026-06-02', ...hours, '--agenda', id)).out
    expect(await countItems(/[\w-]{36}/.exec(again)?.[0] ?? '')).toBe(items)
    expect((await run('meeting plan', '--community', south, '--day', '2026-06-03', ...hours, '--agenda', 'long')).code).toBe(2)
    expect((await run('meeting plan', '--community', south, '--day', '2026-06-03', ...hours, '--agenda', south)).code).toBe(1)
  })

  it.each([
    [['--community', 'x', '--day', '2026-03-24', ...hours], 2, 'Say --community, --day, --from and --until'],
    [['--day', '2026-02-30', ...hours], 2, 'Say --community'],
    [['--community', '00000000-0000-4000-8000-000000000000', '--day', '2026-03-24', ...hours], 1, 'This community is not there'],
  ])('refuses %o with %i', async (words, code, sentence) => {
    expect(await run('meeting plan', ...words)).toMatchObject(saying(code, sentence))
  })

  it('refuses an end before the beginning and a link that is none', async () => {
    const plan = (...words: string[]) => run('meeting plan', '--community', south, '--day', '2026-03-24', ...words)
    expect(await plan('--from', '15:00', '--until', '13:00')).toMatchObject(saying(1, 'It would end before it begins.'))
    expect(await plan(...hours, '--link', 'javascript:alert(1)')).toMatchObject(saying(1, 'This link cannot be opened.'))
  })
})
