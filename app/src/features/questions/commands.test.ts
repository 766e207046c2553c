import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aPerson } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { asSystem } from '../../platform/database.ts'
import { questionsCommands } from './commands.ts'

let house: TestHouse
let question: string

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T09:00:00.000Z')
  const south = await aCommunity(house, 'Sud')
  const ama = await aPerson(house)
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`insert into question (asker_id, community_id, language, title, body, topics, asked_at, search_text)
      values (${ama}, ${south}, 'fr', 'Où dormir ?', '', '{}', '2026-03-01T09:00:00Z', 'ou dormir') returning id`.execute(tx),
  )
  question = rows[0]!.id
})
afterAll(() => house.close())

const run = aTerminal(() => house, questionsCommands, '--lang', 'en')
const saying = (code: number, sentence: string) => ({ code, text: expect.stringContaining(sentence) })

it('closes a question once, and no other', async () => {
  const settle = (...words: string[]) => run('questions settle', ...words)
  expect((await settle()).code).toBe(2)
  expect(await settle('Où dormir ?')).toMatchObject(saying(2, 'Say which question'))
  expect(await settle('00000000-0000-4000-8000-000000000000')).toMatchObject(saying(1, 'This question is not there.'))
  expect((await settle(question)).code).toBe(0)
  expect(await settle(question)).toMatchObject(saying(1, 'This question is closed.'))
  const { rows } = await asSystem(house.db, (tx) => sql`select state, settled_at is not null as settled, version from question`.execute(tx))
  expect(rows).toEqual([{ state: 'closed', settled: true, version: 2 }])
})
