import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound } from '../../../test/round.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import type { Change } from './domain/board.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let community: string
const people: Record<string, string> = {}
const tokens: Record<string, string> = {}

const rows = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows
const as = (who: string) => aVisitor(house, app, tokens[who] ?? null)

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  community = await aCommunity(house, 'Sud')
  for (const [who, role] of [
    ['Dora', 'moderator'],
    ['Émile', 'member'],
  ] as const) {
    const personId = await aPerson(house, { givenName: who, familyName: 'Van Damme' })
    await aMembership(house, { personId, communityId: community, role })
    people[who] = personId
    tokens[who] = await aSession(house, { personId })
  }
})
afterAll(() => house.close())

async function aRoundOfÉmile(situationId: string | null = null): Promise<{ round: string; meetingId: string }> {
  const meetingId = await aMeetingNow(house, community, Object.values(people))
  const round = await aRound(house, { meetingId, communityId: community, by: people.Dora ?? null, presenterId: people.Émile ?? null, situationId, step: 2 })
  return { round, meetingId }
}

const words = (text: string) => ({ language: 'fr' as const, text, links: [] })
const change = (more: Partial<Change>): Change => ({ id: randomUUID(), cardId: randomUUID(), at: house.clock().toISOString(), step: 2, over: [], ...more })
const send = async (who: string, round: string, changes: Change[], moves: object[] = []) =>
  (await anApiCaller(() => app)(tokens[who] ?? '', 'POST', `/rounds/${round}/cards`, { deviceNow: house.clock().toISOString(), changes, moves })).status

it('what its writer laid aside for herself without a network stays hers, though somebody moved the card meanwhile', async () => {
  const { round } = await aRoundOfÉmile()
  const first = change({ words: words('un fait'), place: 'area-1' })
  const { cardId } = first
  await send('Émile', round, [first])
  expect(await send('Dora', round, [change({ cardId, place: 'area-2', after: first.id })])).toBe(200)
  const at = new Date(house.clock().getTime() - 60_000).toISOString()
  const aside = change({ cardId, place: 'area-5', after: first.id, words: words('j’ai eu honte'), over: [first.id], at })
  expect(await send('Émile', round, [aside])).toBe(200)
  expect(await rows(sql`select area, visibility from grid_entry where id = ${cardId}`)).toEqual([{ area: 5, visibility: 'private' }])
  for (const address of [`/rounds/${round}/cards`, `/rounds/${round}/cards?sight=screen`])
    expect([address, await (await as('Dora').open(address)).text()]).not.toEqual([address, expect.stringContaining('honte')])
  expect(await as('Émile').read(`/rounds/${round}`)).toContain('honte')
})

it('of a stopped situation not even who took what along stays, nor what the circle was called', async () => {
  const [situation] = (await rows(sql`
    insert into situation (presenter_id, community_id, state, language, summary, goal, checked_for, made_at, changed_at)
    values (${people.Émile}, ${community}, 'in-round', 'fr', 'Une dame sort peu.', 'Sortir', 'bound', now(), now()) returning id`)) as { id: string }[]
  const { round } = await aRoundOfÉmile(situation?.id ?? null)
  await rows(sql`update round set subgroup = 'la table du fond' where id = ${round}`)
  const card = change({ words: words('une idée'), place: 'suggestion' })
  const tick = { id: randomUUID(), kind: 'taken', tick: 1, at: house.clock().toISOString(), over: [], value: 1, cardId: card.cardId }
  expect(await send('Émile', round, [card], [tick])).toBe(200)
  expect(await rows(sql`select kind from round_move where round_id = ${round}`)).toEqual([{ kind: 'taken' }])
  expect((await as('Émile').send(`/rounds/${round}/end`, { do: 'stop', sure: 'yes' })).status).toBe(303)
  expect(await rows(sql`select kind from round_move where round_id = ${round}`)).toEqual([])
  expect(await rows(sql`select subgroup from round where id = ${round}`)).toEqual([{ subgroup: '' }])
})

it('who brought a situation and left the community reads its board no more, and writes nothing there', async () => {
  const { round } = await aRoundOfÉmile()
  await send('Dora', round, [change({ words: words('un banc vermillon'), place: 'area-1' })])
  expect(await as('Émile').read(`/rounds/${round}`)).toContain('vermillon')
  await rows(sql`update attendance set left_at = now() where person_id = ${people.Émile}`)
  await rows(sql`update membership set state = 'ended', until_on = '2020-01-01' where person_id = ${people.Émile}`)
  expect((await as('Émile').open(`/rounds/${round}`)).status).toBe(404)
  expect(await send('Émile', round, [change({ words: words('encore là'), place: 'area-2' })])).toBe(404)
})

it('of what lies in area 5 nobody else hears that it is there; what lay elsewhere is told to be gone', async () => {
  const { round } = await aRoundOfÉmile()
  const cardsFor = async (who: string, since = 0) =>
    (await anApiCaller(() => app)(tokens[who] ?? '', 'GET', `/rounds/${round}/cards?since=${since}`)).json as { rows: { id: string }[] }
  const [own, moved] = [change({ words: words('j’ai eu honte'), place: 'area-5' }), change({ words: words('un fait'), place: 'area-1' })]
  await send('Dora', round, [own, moved])
  await send('Dora', round, [change({ cardId: moved.cardId, place: 'area-5', after: moved.id })])
  expect((await cardsFor('Dora')).rows.map(({ id }) => id).toSorted()).toEqual([own.cardId, moved.cardId].toSorted())
  expect((await cardsFor('Émile')).rows).toEqual([])
  expect((await (await as('Émile').open(`/rounds/${round}/cards?sight=screen&since=0`)).text()).includes(own.cardId)).toBe(false)
  const gone = { id: moved.cardId, place: 'parked', writings: [], firstAt: '1970-01-01T00:00:00.000Z' }
  expect(await cardsFor('Émile', 1)).toMatchObject({ rows: [gone] })
  expect((await cardsFor('Émile', 1)).rows).toHaveLength(1)
})

it('a name that passed for a stricter reading alone is not offered in this room', async () => {
  const { round } = await aRoundOfÉmile()
  const named = change({ words: { ...words('voir le carnet'), links: [{ kind: 'tool', label: 'carnet vert', id: null }] }, place: 'area-2' })
  await send('Dora', round, [named])
  const offered = async () => await (await as('Dora').open(`/rounds/${round}/links?sign=%23&q=carnet`)).text()
  const [offeredBefore, page] = [await offered(), await as('Dora').read(`/rounds/${round}`)]
  expect([offeredBefore, page].map((text) => text.includes('carnet vert'))).toEqual([true, true])
  await rows(sql`update board_card set checked_for = 'bound' where id = ${named.cardId}`)
  expect((await offered()).includes('carnet vert')).toBe(false)
})
