import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity } from '../../../test/neighbourhood.ts'
import { asSystem } from '../../platform/database.ts'
import { meetingsCommands } from './commands.ts'

let house: TestHouse
let south: string
let said: string[]
beforeAll(async () => {
  house = await aHouse({}, '2026-03-01T09:00:00.000Z')
  south = await aCommunity(house, 'Sud')
})
afterAll(() => house.close())
beforeEach(() => {
  said = []
  const hear = (text: unknown) => said.push(String(text)) > 0
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
})
afterEach(() => vi.restoreAllMocks())

const commands = () => meetingsCommands(async () => ({ house, ownerUrl: house.ownerUrl, stop: async () => undefined }))
const run = (name: string, ...words: string[]) => commands()[name]?.run([...words, '--lang', 'en'])
const hours = ['--from', '13:00', '--until', '15:00']

describe('npx ronde meeting', () => {
  it('plans a series over the change of the clock, lists it and cancels one', async () => {
    expect(await run('meeting plan', '--community', south, '--day', '2026-03-24', ...hours, '--weeks', '1', '--times', '2', '--place', 'Salle')).toBe(0)
    expect(said.join('')).toContain('Tuesday, 31 March 2026, 13:00 to 15:00')
    const { rows } = await asSystem(house.db, (tx) => sql<{ id: string; startsAt: string }>`select id, starts_at from meeting order by starts_at`.execute(tx))
    expect(rows.map(({ startsAt }) => startsAt)).toEqual(['2026-03-24T12:00:00.000Z', '2026-03-31T11:00:00.000Z'])
    expect(await run('meeting cancel', '--meeting', rows[0]?.id ?? '')).toBe(0)
    expect(await run('meeting cancel', '--meeting', rows[0]?.id ?? '')).toBe(1)
    expect(said.join('')).toContain('This meeting is already cancelled.')
    said = []
    expect(await run('meeting list', '--community', south)).toBe(0)
    expect(said).toHaveLength(2)
    expect(said.join('')).toMatch(/31 March 2026.*Salle {2}planned\n.*24 March 2026.*cancelled/)
    const told = await sql<{ kind: string }>`select kind from domain_event order by number`.execute(house.db)
    expect(told.rows.map(({ kind }) => kind)).toEqual(['meeting.planned', 'meeting.planned', 'meeting.cancelled'])
  })

  it.each([
    [['--community', 'x', '--day', '2026-03-24', ...hours], 2, 'Say --community, --day, --from and --until'],
    [['--day', '2026-02-30', ...hours], 2, 'Say --community'],
    [['--community', '00000000-0000-4000-8000-000000000000', '--day', '2026-03-24', ...hours], 1, 'This community is not there'],
  ])('refuses %o with %i', async (words, code, sentence) => {
    expect(await run('meeting plan', ...words)).toBe(code)
    expect(said.join('')).toContain(sentence)
  })

  it('refuses an end before the beginning and a link that is none', async () => {
    expect(await run('meeting plan', '--community', south, '--day', '2026-03-24', '--from', '15:00', '--until', '13:00')).toBe(1)
    expect(await run('meeting plan', '--community', south, '--day', '2026-03-24', ...hours, '--link', 'javascript:alert(1)')).toBe(1)
    expect(said.join('')).toContain('It would end before it begins.')
    expect(said.join('')).toContain('This link cannot be opened.')
  })
})
