import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound, readBoard } from '../../../test/round.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { eraseRoundRows } from './store/personal-data-store.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
const ids: Record<string, string> = {}
const sessions: Record<string, string> = {}
const ask = anApiCaller(() => app)
const as = (who: string) => aVisitor(house, app, sessions[who] ?? '')
const idOf = (who: string) => ids[who] ?? ''

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  for (const [who, role] of [
    ['Dora', 'moderator'],
    ['Nour', 'moderator'],
    ['Ama', 'member'],
    ['Bo', 'member'],
  ] as const) {
    const personId = await aPerson(house, { givenName: who, familyName: 'Exemple' })
    await aMembership(house, { personId, communityId: south, role })
    ids[who] = personId
    sessions[who] = await aSession(house, { personId })
  }
})
afterAll(() => house.close())

const now = () => house.clock().toISOString()
const system = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]
const meetingNow = () => aMeetingNow(house, south, ['Dora', 'Nour', 'Ama', 'Bo'].map(idOf))
const roundAt = (meetingId: string, more: { step?: number; subgroup?: string; presenterId?: string; situationId?: string } = {}) =>
  aRound(house, { meetingId, communityId: south, by: idOf('Dora'), ...more })
const say = (who: string, round: string, text: string, place = 'area-2') => as(who).send(`/rounds/${round}`, { text, place, language: 'fr', step: '2' })

describe('subgroups at the same time', () => {
  it('have each a board, a step, a timer, a code and a leader of their own', async () => {
    const meeting = await meetingNow()
    const [garden, workshop] = [await roundAt(meeting, { subgroup: 'Jardin' }), await roundAt(meeting, { subgroup: 'Atelier' })]
    await Promise.all([say('Dora', garden, 'un fait du jardin'), say('Nour', workshop, 'un fait de l’atelier')])
    expect((await readBoard(house, garden)).map(({ texts }) => texts)).toEqual([['un fait du jardin']])
    expect((await readBoard(house, workshop)).map(({ texts }) => texts)).toEqual([['un fait de l’atelier']])
    for (const page of ['', '/screen']) expect(await as('Dora').read(`/rounds/${garden}${page}`)).not.toContain('atelier')
    await as('Dora').send(`/rounds/${garden}/lead`, { do: 'next', step: '0' })
    await as('Nour').send(`/rounds/${workshop}/lead`, { do: 'lead', step: '0' })
    await as('Dora').send(`/rounds/${garden}/room`, { do: 'open' })
    const rows = await system(sql`select step, leader_id, room_turn from round where id in (${garden}, ${workshop}) order by subgroup`)
    expect(rows).toEqual([
      { step: 0, leaderId: idOf('Nour'), roomTurn: 0 },
      { step: 1, leaderId: idOf('Dora'), roomTurn: 1 },
    ])
    await as('Dora').send(`/rounds/${garden}/end`, { do: 'end' })
    expect((await say('Nour', workshop, 'et encore un')).status).toBe(303)
    expect(await readBoard(house, workshop)).toHaveLength(2)
  })
})

describe('a second moderator', () => {
  it('takes over in one tap while the first one’s laptop is dead, and both see who leads', async () => {
    const round = await roundAt(await meetingNow())
    const leading = async (who: string) => /<p class="quiet">([^<]*(?:You are leading|is leading)[^<]*)</.exec(await as(who).read(`/rounds/${round}`))?.[1]
    expect(await leading('Nour')).toBe('Dora Exemple is leading; you may write at the same time.')
    expect((await as('Nour').send(`/rounds/${round}/lead`, { do: 'lead', step: '0' })).status).toBe(303)
    expect(await leading('Nour')).toBe('You are leading.')
    expect(await leading('Dora')).toBe('Nour Exemple is leading; you may write at the same time.')
    expect((await as('Bo').send(`/rounds/${round}/lead`, { do: 'lead', step: '0' })).status).toBe(404)
  })
})

describe('a round that is broken off', () => {
  it('keeps what was written, leaves the wall and the phones, and takes what still waited on a moderator’s device', async () => {
    const round = await roundAt(await meetingNow(), { step: 2 })
    await say('Dora', round, 'un fait dit à voix haute')
    await as('Dora').send(`/rounds/${round}/end`, { do: 'abandon' })
    expect(await as('Bo').read(`/rounds/${round}/screen`)).not.toContain('voix haute')
    expect((await as('Bo').send(`/rounds/${round}/mine`, { text: 'trop tard', language: 'fr', step: '2' })).status).toBe(303)
    await say('Dora', round, 'resté sur l’appareil')
    expect((await readBoard(house, round)).map(({ texts }) => texts[0]).toSorted()).toEqual(['resté sur l’appareil', 'un fait dit à voix haute'])
    expect((await as('Dora').send(`/rounds/${round}/lead`, { do: 'next', step: '2' })).status).toBe(303)
    expect(await system(sql`select step, state from round where id = ${round}`)).toEqual([{ step: 2, state: 'abandoned' }])
  })
})

describe('whoever brought the situation', () => {
  async function aRoundOfHers() {
    const meeting = await meetingNow()
    const [row] = await system(sql`
      insert into situation (presenter_id, community_id, meeting_id, state, language, summary, goal, question, checked_for, domains, made_at, changed_at, offered_at)
      values (${idOf('Ama')}, ${south}, ${meeting}, 'in-round', 'fr', 'Une dame seule ne sort plus.', 'Rester', 'Qui peut passer ?', 'mixed', '{social}', ${now()}, ${now()}, ${now()}) returning id`)
    const situation = String(row?.id)
    return { meeting, situation, round: await roundAt(meeting, { step: 2, presenterId: idOf('Ama'), situationId: situation }) }
  }

  it('leaves the room: the round goes on, and she still ticks what she takes along from where she is', async () => {
    const { meeting, round } = await aRoundOfHers()
    await say('Dora', round, 'passer un jeudi à deux', 'suggestion')
    await system(sql`update attendance set arrived_at = ${now()}, left_at = ${now()} where meeting_id = ${meeting} and person_id = ${idOf('Ama')}`)
    const [card] = await readBoard(house, round)
    expect((await as('Ama').send(`/rounds/${round}/taken`, { card: card?.id ?? '', do: 'take' })).status).toBe(303)
    expect(await system(sql`select taken_at is not null as is_taken from suggestion where id = ${card?.id}`)).toEqual([{ isTaken: true }])
  })

  it('is gone for good: her name with her, the round ends as any other, and a moderator notes what is taken', async () => {
    const { round, situation } = await aRoundOfHers()
    await say('Dora', round, 'demander à la voisine', 'suggestion')
    const [card] = await readBoard(house, round)
    await asSystem(house.db, (tx) => eraseRoundRows(tx, idOf('Ama')))
    await system(sql`update situation set presenter_id = null where id = ${situation}`)
    expect((await as('Ama').send(`/rounds/${round}/end`, { do: 'stop', sure: 'yes' })).status).not.toBe(200)
    expect(await as('Dora').read(`/rounds/${round}`)).toContain('demander à la voisine')
    expect((await as('Dora').send(`/rounds/${round}/taken`, { card: card?.id ?? '', do: 'take' })).status).toBe(303)
    expect((await as('Dora').send(`/rounds/${round}/end`, { do: 'end' })).status).toBe(303)
    expect(await system(sql`select state from situation where id = ${situation}`)).toEqual([{ state: 'awaiting' }])
    expect(await system(sql`select presenter_id, state from round where id = ${round}`)).toEqual([{ presenterId: null, state: 'ended' }])
  })
})

describe('clocks of devices', () => {
  it('hours behind and hours ahead stand in the order in which hands wrote, because each says what it shows while it sends', async () => {
    const round = await roundAt(await meetingNow(), { step: 2 })
    // Nothing in a round lies before its beginning, and this one has begun this instant.
    await asSystem(house.db, (tx) => sql`update round set started_at = started_at - interval '1 hour' where id = ${round}`.execute(tx))
    const write = (deviceOff: number, ago: number, text: string) => {
      const shift = (ms: number) => new Date(house.clock().getTime() + deviceOff - ms).toISOString()
      const words = { language: 'fr', text, links: [] }
      const change = { id: randomUUID(), cardId: randomUUID(), at: shift(ago), step: 2, words, over: [], place: 'area-2' }
      return ask(sessions.Dora ?? '', 'POST', `/rounds/${round}/cards`, { deviceNow: shift(0), changes: [change] })
    }
    const HOURS = 3 * 3_600_000
    expect((await write(-HOURS, 10_000, 'dit en deuxième')).status).toBe(200)
    expect((await write(HOURS, 20_000, 'dit en premier')).status).toBe(200)
    expect((await write(0, 5_000, 'dit en troisième')).status).toBe(200)
    expect((await readBoard(house, round)).map(({ texts }) => texts[0])).toEqual(['dit en premier', 'dit en deuxième', 'dit en troisième'])
  })
})

describe('what is pasted on the board', () => {
  it('tables and HTML are words, on the panel, the wall and in the grid; a megabyte is told back and lies nowhere', async () => {
    const meeting = await meetingNow()
    const round = await roundAt(meeting, { step: 2 })
    const html = '<table onclick="alert(1)"><tr><td>lundi</td></tr></table><script>alert(2)</script>'
    const table = 'Jour\tQuoi\nlundi\tvisite\nmardi\trepas'
    for (const text of [html, table]) expect((await as('Dora').send(`/rounds/${round}`, { text, place: 'area-2', language: 'fr', step: '2' })).status).toBe(303)
    for (const page of [`/rounds/${round}`, `/rounds/${round}/screen`, `/meetings/${meeting}/grid`]) {
      const shown = await as('Dora').read(page)
      expect([page, /<script>alert|<table onclick/.test(shown), shown.includes('lundi'), shown.includes('mardi')]).toEqual([page, false, true, true])
    }
    const before = await readBoard(house, round)
    for (const text of ['mot '.repeat(260_000), 'x'.repeat(1_100_000), `${table}\n`.repeat(40_000)])
      expect([409, 413, 422]).toContain((await as('Dora').send(`/rounds/${round}`, { text, place: 'area-2', language: 'fr', step: '2' })).status)
    expect(await readBoard(house, round)).toEqual(before)
  })
})
