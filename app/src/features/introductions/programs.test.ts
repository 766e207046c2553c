import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { makeApp } from '../../app.ts'
import { peopleNeighbours } from '../../neighbours.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { introductionsCommands } from './commands.ts'
import { introductionMerger, personalData } from './public.ts'

const NOW = '2023-02-14T12:30:00.000Z'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let meeting: string
let dora: string
let lead: string
let member: string
let card: string

beforeAll(async () => {
  house = await aHouse({}, NOW)
  app = makeApp(house)
  const south = await aCommunity(house, 'Sud')
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  const chloe = await aPerson(house, { givenName: 'Chloé', familyName: 'D’Hondt', email: 'chloe@ronde.example' })
  await aMembership(house, { personId: chloe, communityId: south })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [] })
  lead = await aSession(house, { personId: dora })
  member = await aSession(house, { personId: chloe })
})
afterAll(() => house.close())
beforeEach(async () => {
  await system(sql`delete from introduction`)
  const [row] = await system(sql`insert into introduction (meeting_id, name, phone, language, shares, text_versions, made_at, changed_at)
    values (${meeting}, 'Zoé Été', '0470', 'fr', '{"phone":"network"}', '{"network_list":1}', ${NOW}, ${NOW}) returning id`)
  card = String(row?.id)
})

async function system(statement: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  const { rows } = await asSystem(house.db, (tx) => statement.execute(tx))
  return rows as Record<string, unknown>[]
}

async function ask(session: string, method: string, path: string, body?: unknown) {
  const headers = { Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`, Origin: 'http://localhost:3000', 'Content-Type': 'application/json' }
  const answer = await app.request(`/api/v1/meetings/${meeting}/introductions${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

describe('by API', () => {
  it('leads list, take up and discard; others find nothing', async () => {
    expect(await ask(lead, 'GET', '')).toMatchObject({ status: 200, json: { count: 1, rows: [{ id: card, name: 'Zoé Été', shares: { phone: 'network' } }] } })
    expect((await ask(member, 'GET', '')).status).toBe(404)
    expect((await ask(member, 'POST', `/${card}/take`, { version: 1 })).status).toBe(404)
    expect(await ask(lead, 'POST', `/${card}/take`, { version: 7 })).toMatchObject({ status: 409, json: { error: { kind: 'saved-meanwhile' } } })
    const taken = await ask(lead, 'POST', `/${card}/take`, { version: 1 })
    expect(taken.status).toBe(201)
    expect(await system(sql`select purpose, fields from consent where person_id = ${String(taken.json.personId)}`)).toEqual([
      { purpose: 'network_list', fields: ['phone'] },
    ])
    expect((await ask(lead, 'POST', `/${card}/discard`)).status).toBe(404)
  })

  it('a card is discarded once', async () => {
    expect((await ask(lead, 'POST', `/${card}/discard`)).status).toBe(200)
    expect(await system(sql`select 1 from introduction`)).toEqual([])
    expect((await ask(lead, 'POST', `/${card}/discard`)).status).toBe(404)
  })
})

describe('by command', () => {
  const run = aTerminal(
    () => house,
    (open) => introductionsCommands(open, peopleNeighbours),
    '--lang',
    'en',
  )

  it('lists, takes up under the name of the house, and discards', async () => {
    expect((await run('introduction list')).out).toBe(`${card}\t2023-02-14\t${meeting}\tZoé Été\n`)
    expect((await run('introduction take', 'no-id')).code).toBe(2)
    expect((await run('introduction take', card, '--person', meeting)).code).toBe(1)
    expect((await run('introduction take', card)).code).toBe(0)
    expect((await run('introduction take', card)).code).toBe(1)
    expect(await system(sql`select taken_by, is_new_person from introduction where id = ${card}`)).toEqual([{ takenBy: null, isNewPerson: true }])
    expect((await run('introduction discard', card)).code).toBe(1)
    expect((await run('introduction list')).out).toBe('')
  })

  it('discards without a trace', async () => {
    expect((await run('introduction discard', card)).code).toBe(0)
    expect(await system(sql`select 1 from introduction`)).toEqual([])
  })
})

describe('what is kept about a person', () => {
  const take = async () => String((await ask(lead, 'POST', `/${card}/take`, { version: 1 })).json.personId)

  it('is shown to who came in by the card and to who took it up, and goes with them', async () => {
    const zoe = await take()
    const [cards] = await asSystem(house.db, (tx) => personalData.show(tx, zoe))
    expect(cards?.rows).toMatchObject([{ id: card, isOwn: true }])
    const [hers] = await asSystem(house.db, (tx) => personalData.show(tx, dora))
    expect(hers?.rows).toMatchObject([{ id: card, isOwn: false }])
    await asSystem(house.db, (tx) => personalData.erase(tx, dora, zoe))
    expect(await system(sql`select taken_by from introduction`)).toEqual([{ takenBy: null }])
    await asSystem(house.db, (tx) => personalData.erase(tx, zoe, dora))
    expect(await system(sql`select 1 from introduction`)).toEqual([])
  })

  it('goes also where a card still waits under her address', async () => {
    const [chloe] = await system(sql`select id from person where email = 'chloe@ronde.example'`)
    await system(sql`update introduction set email = 'Chloe@ronde.example'`)
    await asSystem(house.db, (tx) => personalData.erase(tx, String(chloe?.id), dora))
    expect(await system(sql`select 1 from introduction`)).toEqual([])
  })

  it('follows a merge and comes back', async () => {
    const zoe = await take()
    const kept = await aPerson(house, { givenName: 'Zoé', familyName: 'Été-Hiver' })
    const moved = await asSystem(house.db, (tx) => introductionMerger.move(tx, zoe, kept))
    expect(await system(sql`select person_id from introduction`)).toEqual([{ personId: kept }])
    await asSystem(house.db, (tx) => introductionMerger.giveBack(tx, zoe, kept, moved))
    expect(await system(sql`select person_id from introduction`)).toEqual([{ personId: zoe }])
  })
})
