import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound, readBoard } from '../../../test/round.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { roundsCommands } from './commands.ts'
import { personalData, roundMerger } from './public.ts'
import { forgetOldChanges } from './store/round-store.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let dora: string
let emile: string
let lead: string
let member: string
let meeting: string
let round: string
const ask = anApiCaller(() => app)

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  const south = await aCommunity(house, 'Sud')
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound' where id = ${south}`.execute(tx))
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  emile = await aPerson(house, { givenName: 'Émile', familyName: 'Bodart' })
  await aMembership(house, { personId: emile, communityId: south })
  meeting = await aMeetingNow(house, south, [])
  round = await aRound(house, { meetingId: meeting, communityId: south, by: dora })
  lead = await aSession(house, { personId: dora })
  member = await aSession(house, { personId: emile })
})
afterAll(() => house.close())

const change = (text: string, place = 'area-2') => ({
  id: randomUUID(),
  cardId: randomUUID(),
  at: house.clock().toISOString(),
  step: 0,
  words: { language: 'fr', text, links: [] },
  over: [],
  place,
})
const send = (session: string, changes: unknown[]) => ask(session, 'POST', `/rounds/${round}/cards`, { deviceNow: house.clock().toISOString(), changes })

describe('by API', () => {
  it('a round is found, read and written on, once', async () => {
    expect(await ask(lead, 'GET', `/meetings/${meeting}/rounds`)).toMatchObject({
      status: 200,
      json: { count: 1, rows: [{ id: round, state: 'running', step: 0 }] },
    })
    const first = change('un fait')
    for (const _ of [1, 2]) expect(await send(lead, [first])).toMatchObject({ status: 200, json: { taken: [first.id], faults: [], seq: 1 } })
    expect(await ask(lead, 'GET', `/rounds/${round}/cards`)).toMatchObject({ json: { count: 1, rows: [{ place: 'area-2', writings: [{ text: 'un fait' }] }] } })
    expect(await ask(lead, 'GET', `/rounds/${round}/cards?since=1`)).toMatchObject({ json: { count: 0 } })
    expect(await ask(lead, 'GET', `/rounds/${round}`)).toMatchObject({
      json: { seq: 1, steps: ['ask', 'clarify', 'who-knows', 'take'].map(() => expect.any(String)) },
    })
  })

  it('keeps nothing that says who it is', async () => {
    const bad = change('joindre au 0470 12 34 56')
    const answer = await send(lead, [bad])
    expect(JSON.stringify(answer.json)).not.toContain('0470')
    expect((await readBoard(house, round)).flatMap(({ texts }) => texts).join(' ')).not.toContain('0470')
  })

  it('answers a member who is not there like nobody, and refuses what is no card', async () => {
    expect((await ask(member, 'GET', `/rounds/${round}`)).status).toBe(404)
    expect((await ask(member, 'GET', `/rounds/${round}/cards`)).status).toBe(404)
    expect((await send(member, [change('x')])).status).toBe(404)
    expect((await send(lead, [])).status).toBe(400)
    expect((await send(lead, [{ ...change('x'), place: 'area-7' }])).status).toBe(400)
  })
})

describe('by command', () => {
  const run = aTerminal(() => house, roundsCommands, '--lang', 'en')

  it('says where a round stands and nothing of what was said', async () => {
    const { out, code } = await run('round show', round)
    expect(code).toBe(0)
    expect(out).toMatch(/running\t.*\t1\/4 .*\t1 card\n$/)
    expect(out).not.toContain('un fait')
    expect((await run('round show', 'no-id')).code).toBe(2)
    expect((await run('round show', meeting)).code).toBe(1)
  })
})

describe('a person', () => {
  const system = <Row>(statement: ReturnType<typeof sql<Row>>) => asSystem(house.db, async (tx) => (await statement.execute(tx)).rows)

  it('reads what she wrote; merged, it moves and comes back; erased, it stays without her and without area 5', async () => {
    await send(lead, [change('je doute', 'area-5')])
    const silence = { id: randomUUID(), kind: 'silence', tick: 1, at: house.clock().toISOString(), over: [], value: 60 }
    expect(await ask(lead, 'POST', `/rounds/${round}/cards`, { deviceNow: silence.at, changes: [], moves: [silence] })).toMatchObject({
      json: { taken: [silence.id] },
    })
    const parts = await asSystem(house.db, (tx) => personalData.show(tx, dora))
    expect(parts.map(({ table, rows }) => `${table} ${rows.length > 0}`)).toEqual(['round true', 'board_card true', 'board_change true', 'round_move true'])
    const moved = await asSystem(house.db, (tx) => roundMerger.move(tx, dora, emile))
    expect(await system(sql`select 1 from board_card where author_id = ${dora}`)).toEqual([])
    await asSystem(house.db, (tx) => roundMerger.giveBack(tx, dora, emile, moved))
    expect(await system(sql`select 1 from board_card where author_id = ${emile}`)).toEqual([])
    await asSystem(house.db, (tx) => personalData.erase(tx, dora, emile))
    const stored = await readBoard(house, round)
    expect(stored.map(({ texts, authorId }) => [texts[0], authorId])).toEqual([['un fait', null]])
    expect(await system(sql`select 1 from board_change where words::text like '%doute%'`)).toEqual([])
  })

  it('thirty days after the round only the cards are left', async () => {
    await asSystem(house.db, (tx) => forgetOldChanges(tx, '2023-05-02T08:59:00.000Z'))
    expect(await system(sql`select 1 from board_change`)).not.toEqual([])
    await asSystem(house.db, (tx) => forgetOldChanges(tx, '2023-05-04T09:00:00.000Z'))
    expect(await system(sql`select 1 from board_change union all select 1 from round_move`)).toEqual([])
    expect(await readBoard(house, round)).toHaveLength(1)
  })
})
