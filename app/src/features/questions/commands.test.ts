import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aPerson } from '../../../test/neighbourhood.ts'
import { asSystem } from '../../platform/database.ts'
import { questionsCommands } from './commands.ts'

let house: TestHouse
let question: string
const said: string[] = []

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T09:00:00.000Z')
  const south = await aCommunity(house, 'Sud')
  const ama = await aPerson(house)
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`insert into question (asker_id, community_id, language, title, body, topics, asked_at, search_text)
      values (${ama}, ${south}, 'fr', 'Où dormir ?', '', '{}', '2026-03-01T09:00:00Z', 'ou dormir') returning id`.execute(tx),
  )
  question = rows[0]!.id
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
})
afterEach(() => void said.splice(0))
afterAll(async () => {
  vi.restoreAllMocks()
  await house.close()
})

const run = (...words: string[]) =>
  questionsCommands(async () => ({ house, ownerUrl: '', stop: async () => undefined }))['questions settle']?.run([...words, '--lang', 'en'])

it('closes a question once, and no other', async () => {
  expect(await run()).toBe(2)
  expect(await run('Où dormir ?')).toBe(2)
  expect(said.join('')).toContain('Say which question')
  expect(await run('00000000-0000-4000-8000-000000000000')).toBe(1)
  expect(said.join('')).toContain('This question is not there.')
  expect(await run(question)).toBe(0)
  expect(await run(question)).toBe(1)
  expect(said.join('')).toContain('This question is closed.')
  const { rows } = await asSystem(house.db, (tx) => sql`select state, settled_at is not null as settled, version from question`.execute(tx))
  expect(rows).toEqual([{ state: 'closed', settled: true, version: 2 }])
})
