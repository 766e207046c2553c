import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { asSystem } from '../../platform/database.ts'
import { questionsCommands } from './commands.ts'

let house: TestHouse
let question: string
let south: string
let ama: string

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T09:00:00.000Z')
  south = await aCommunity(house, 'Sud')
  ama = await aPerson(house, { email: 'ama@ronde.example' })
  await aMembership(house, { personId: ama, communityId: south })
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

it('asks and answers for people who did so by phone, by the rules that hold for them', async () => {
  const by = aTerminal(
    () => house,
    (open) => questionsCommands(open, async () => 'Au 12, rue de l’Été\n'),
  )
  const asked = ['--title', 'Où dormir ?', '--lang', 'fr']
  const bo = await aPerson(house, { givenName: 'Bo' })
  for (const words of [asked, ['--for', 'Ama', ...asked], ['--for', ama, '--title', 'Où ?', '--lang', 'xx'], ['--for', ama, '--lang', 'fr']])
    expect((await by('questions ask', ...words)).code).toBe(2)
  expect((await by('questions ask', '--for', bo, ...asked)).err).toContain('n’est pas membre')
  expect((await by('questions ask', '--for', ama, '--title', ' ', '--lang', 'fr')).code).toBe(1)
  const put = await by('questions ask', '--for', ama, '--community', south, ...asked)
  const id = /[\w-]{36}/.exec(put.out)?.[0] ?? ''
  const answer = (...words: string[]) => by('questions answer', ...words, '--lang', 'fr')
  expect((await answer(id)).code).toBe(2)
  expect((await answer(id, '--by', bo)).code).toBe(1)
  await aMembership(house, { personId: bo, communityId: south })
  expect((await answer(id, '--by', bo, '--text', ' ')).code).toBe(1)
  expect(await answer(id, '--by', bo)).toMatchObject({ code: 0, out: 'La réponse est gardée.\n' })
  expect((await answer(question, '--by', bo)).err).toContain('close')
  const rowsOf = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows
  expect(await rowsOf(sql`select q.asker_id, q.topics, a.author_id, a.text, a.means from question q join question_answer a on a.question_id = q.id`)).toEqual([
    { askerId: ama, topics: [], authorId: bo, text: 'Au 12, rue de l’Été', means: 'house' },
  ])
  expect(await rowsOf(sql`select count(*)::int as count from outbox_mail where to_address = 'ama@ronde.example'`)).toEqual([{ count: 1 }])
  const trail = sql`select e.action, p.actor_person_id, p.subject_person_id from audit_entry e join audit_person p on p.entry_number = e.number
    where e.subject_id = ${id} order by e.number`
  expect(await rowsOf(trail)).toEqual([
    { action: 'question.asked', actorPersonId: null, subjectPersonId: ama },
    { action: 'question.answered', actorPersonId: null, subjectPersonId: bo },
  ])
})
