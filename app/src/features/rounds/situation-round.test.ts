import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aMeetingNow, readBoard } from '../../../test/round.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { roundsJobs } from './jobs.ts'
import { SHIPPED_METHODS } from '../methods/public.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let presenter: string
let presenterSession: string
let lead: ReturnType<typeof aVisitor>
let brings: ReturnType<typeof aVisitor>
const ask = anApiCaller(() => app)

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound' where id = ${south}`.execute(tx))
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  presenter = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah' })
  await aMembership(house, { personId: presenter, communityId: south })
  lead = aVisitor(house, app, await aSession(house, { personId: dora }))
  presenterSession = await aSession(house, { personId: presenter })
  brings = aVisitor(house, app, presenterSession)
})
afterAll(() => house.close())

/** Offered to the community, in words that passed for a mixed room. */
async function anOffer(): Promise<string> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`
      insert into situation (presenter_id, community_id, state, language, summary, goal, question, checked_for, domains, made_at, changed_at, offered_at)
      values (${presenter}, ${south}, 'offered', 'fr', 'Une dame seule ne sort plus.', 'Rester à la maison', 'Qui peut passer ?', 'mixed', '{social}', now(), now(), now()) returning id`.execute(
      tx,
    ),
  )
  return rows[0]?.id ?? ''
}

async function begin(situation: string): Promise<{ round: string; meeting: string }> {
  const meeting = await aMeetingNow(house, south, [presenter])
  const method = SHIPPED_METHODS.find(({ key }) => key === 'neighbourhood-question')?.id ?? ''
  const answer = await lead.send(`/meetings/${meeting}/rounds`, { situation, method, subgroup: '' })
  return { meeting, round: answer.headers.get('Location')?.split('/').at(-1) ?? '' }
}

const stateOf = async (situation: string) =>
  (await asSystem(house.db, (tx) => sql<{ state: string; summary: string }>`select state, summary from situation where id = ${situation}`.execute(tx))).rows[0]
const suggestionsOf = async (situation: string) =>
  (
    await asSystem(house.db, (tx) =>
      sql<{ text: string; isTaken: boolean; isGone: boolean }>`
        select text, taken_at is not null as is_taken, retracted_at is not null as is_gone from suggestion where situation_id = ${situation} order by said_at, id`.execute(
        tx,
      ),
    )
  ).rows

describe('a round with a situation', () => {
  it('takes it up from the offers, keeps suggestions, lets the presenter take some, and leaves it waiting for what becomes of it', async () => {
    const situation = await anOffer()
    const { round } = await begin(situation)
    expect(await stateOf(situation)).toMatchObject({ state: 'in-round' })
    expect(await lead.read(`/rounds/${round}`)).toContain('Une dame seule ne sort plus.')
    await lead.send(`/rounds/${round}`, { text: 'demander à la voisine du dessus', place: 'suggestion', language: 'fr', step: '2' })
    await lead.send(`/rounds/${round}`, { text: 'passer un jeudi à deux', place: 'suggestion', language: 'fr', step: '2' })
    expect((await suggestionsOf(situation)).map(({ text }) => text).toSorted()).toEqual(['demander à la voisine du dessus', 'passer un jeudi à deux'])
    const card = (await readBoard(house, round)).find(({ texts }) => texts[0] === 'passer un jeudi à deux')?.id ?? ''
    expect(await brings.read(`/rounds/${round}/mine`)).toContain('passer un jeudi à deux')
    await brings.send(`/rounds/${round}/taken`, { card, do: 'take' })
    expect((await suggestionsOf(situation)).filter(({ isTaken }) => isTaken)).toMatchObject([{ text: 'passer un jeudi à deux' }])
    const answer = await lead.send(`/rounds/${round}/end`, { do: 'end' })
    expect(answer.headers.get('Location')).toBe(`/situations/${situation}`)
    expect(await stateOf(situation)).toMatchObject({ state: 'awaiting' })
  })

  it('broken off, it stands before another round; a suggestion that is parked is none', async () => {
    const situation = await anOffer()
    const { round } = await begin(situation)
    await lead.send(`/rounds/${round}`, { text: 'demander à la voisine', place: 'suggestion', language: 'fr', step: '2' })
    const [card] = await readBoard(house, round)
    const page = await lead.read(`/rounds/${round}/cards/${card?.id}`)
    const [, heads = ''] = /name="heads" value="([^"]*)"/.exec(page) ?? []
    await lead.send(`/rounds/${round}/cards/${card?.id}`, { text: 'demander à la voisine', language: 'fr', place: 'parked', heads, do: 'keep' })
    expect(await suggestionsOf(situation)).toMatchObject([{ isGone: true }])
    await lead.send(`/rounds/${round}/end`, { do: 'abandon' })
    expect(await stateOf(situation)).toMatchObject({ state: 'scheduled' })
  })

  it('stopped by who brought it, nothing of it stays: not on the board, not among the suggestions, not in its own words', async () => {
    const situation = await anOffer()
    const { round } = await begin(situation)
    await lead.send(`/rounds/${round}`, { text: 'demander à la voisine', place: 'suggestion', language: 'fr', step: '2' })
    await brings.send(`/rounds/${round}/end`, { do: 'stop', sure: 'yes' })
    expect(await stateOf(situation)).toEqual({ state: 'stopped', summary: '' })
    expect(await readBoard(house, round)).toEqual([])
    expect(await ask(presenterSession, 'GET', `/rounds/${round}`)).toMatchObject({ json: { state: 'stopped' } })
    expect(JSON.stringify(await suggestionsOf(situation))).not.toContain('voisine')
  })

  it('stopped on the page of the situation, the round is over at once, and the night takes its cards', async () => {
    const situation = await anOffer()
    const { round } = await begin(situation)
    await lead.send(`/rounds/${round}`, { text: 'un fait', place: 'area-2', language: 'fr', step: '2' })
    await asSystem(house.db, (tx) => sql`update situation set state = 'stopped', summary = '' where id = ${situation}`.execute(tx))
    expect(await lead.read(`/rounds/${round}`)).not.toContain('un fait')
    await lead.send(`/rounds/${round}`, { text: 'encore un fait', place: 'area-2', language: 'fr', step: '2' })
    await roundsJobs(house)['forget-old-changes']?.({})
    expect(await readBoard(house, round)).toEqual([])
    expect(await ask(presenterSession, 'GET', `/rounds/${round}`)).toMatchObject({ json: { state: 'stopped' } })
  })

  it('does not begin with words that are not for the room', async () => {
    const situation = await anOffer()
    await asSystem(house.db, (tx) => sql`update situation set checked_for = null where id = ${situation}`.execute(tx))
    const { round } = await begin(situation)
    expect(round).toBe('')
    expect(await stateOf(situation)).toMatchObject({ state: 'offered' })
  })
})
