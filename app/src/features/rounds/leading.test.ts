import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { formTokenFor } from '../../platform/http/same-origin.ts'
import type { RouteEnv } from '../../platform/http/route.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { hashToken } from '../../platform/secrets.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound } from '../../../test/round.ts'
import type { Change } from './domain/board.ts'
import type { Move, MoveKind } from './domain/moves.ts'
import type { Round } from './domain/round.ts'

let house: TestHouse
let app: Hono<RouteEnv>
let community: string
const people: Record<string, string> = {}
const tokens: Record<string, string> = {}

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  community = await aCommunity(house, 'Sud')
  for (const [givenName, role] of [
    ['Dora', 'moderator'],
    ['Nour', 'moderator'],
    ['Émile', 'member'],
  ] as const) {
    const personId = await aPerson(house, { givenName, familyName: `Famille-${givenName}` })
    people[givenName] = personId
    await aMembership(house, { personId, communityId: community, role })
    tokens[givenName] = await aSession(house, { personId })
  }
})
afterAll(() => house.close())

const now = () => house.clock().toISOString()
const as = (who: string) => aVisitor(house, app, tokens[who] ?? null)

async function aRoundNow(): Promise<string> {
  const meetingId = await aMeetingNow(house, community, [people.Émile ?? ''])
  return aRound(house, { meetingId, communityId: community, by: people.Dora ?? null, presenterId: people.Émile ?? null })
}

const move = (kind: MoveKind, value: number, more: Partial<Move> = {}): Move => ({ id: randomUUID(), kind, tick: 1, at: now(), over: [], value, ...more })

type Told = { taken: string[]; faults: { id: string; fault: string }[]; round: Round; cards: { id: string; isTaken: boolean }[] }

async function send(who: string, round: string, moves: readonly Move[], changes: readonly Change[] = []): Promise<{ status: number; told: Told }> {
  const browser = 'a-browser-of-the-tests'
  const token = tokens[who] ?? ''
  const { rows } = await sql<{ id: string }>`select id from session where token_hash = ${hashToken(token)}`.execute(house.db)
  const answer = await app.request(`/rounds/${round}/cards`, {
    method: 'POST',
    headers: {
      Cookie: `__Host-ronde-browser=${browser}; ${SESSION_COOKIE}=${token}`,
      Origin: new URL(house.settings.publicUrl).origin,
      'Content-Type': 'application/json',
      'X-Form-Token': formTokenFor(house, browser, rows[0]?.id ?? null),
    },
    body: JSON.stringify({ deviceNow: now(), mark: 'test', since: 0, changes, moves }),
  })
  return { status: answer.status, told: (await answer.json().catch(() => ({}))) as Told }
}

const roundNow = async (id: string) =>
  (
    await asSystem(house.db, (tx) =>
      sql<{ step: number; state: string; leader: string | null; silent: string | null }>`
        select step, state, leader_id as leader, silence_until as silent from round where id = ${id}`.execute(tx),
    )
  ).rows[0]

describe('what waited on a device of leading', () => {
  it('comes in once however often, and the latest by its clock counts, not the last that came', async () => {
    const round = await aRoundNow()
    const [first, second] = [move('step', 1), move('step', 3, { tick: 2 })]
    const later = { ...second, over: [first.id] }
    expect((await send('Nour', round, [later])).told).toMatchObject({ taken: [later.id], faults: [], round: { step: 3 } })
    for (const _ of [1, 2])
      expect((await send('Nour', round, [first])).told).toMatchObject({ taken: [first.id], round: { step: 3, led: { step: [{ id: later.id }] } } })
    expect((await roundNow(round))?.step).toBe(3)
  })

  it('of two who led at the same time both are seen, by script and by form, until one of them chooses', async () => {
    const round = await aRoundNow()
    await send('Dora', round, [move('step', 1)])
    const { told } = await send('Nour', round, [move('step', 2)])
    expect(told.round.led.step).toHaveLength(2)
    const page = await as('Dora').read(`/rounds/${round}`)
    expect(page).toContain('board-conflict')
    const [other] = told.round.led.step.filter(({ value }) => value !== told.round.step)
    await as('Dora').send(`/rounds/${round}/lead`, { do: `step:${other?.value}`, step: String(told.round.step) })
    expect((await roundNow(round))?.step).toBe(other?.value)
    expect(await as('Dora').read(`/rounds/${round}`)).not.toContain('board-conflict')
  })

  it('is judged when it comes: by the rights, the steps of the method, and whether the round still runs', async () => {
    const round = await aRoundNow()
    const [foreign, beyond, good] = [move('step', 1), move('step', 44), move('silence', 60, { tick: 2 })]
    expect((await send('Émile', round, [foreign, move('lead', 1), move('pause', 1)])).told).toMatchObject({
      taken: [],
      faults: [{ fault: 'not-yours' }, {}, {}],
    })
    expect((await send('Dora', round, [beyond, good])).told).toMatchObject({ taken: [good.id], faults: [{ id: beyond.id, fault: 'step-unknown' }] })
    expect((await roundNow(round))?.silent).not.toBeNull()
    await as('Dora').send(`/rounds/${round}/end`, { do: 'end' })
    const late = move('step', 2, { tick: 9 })
    expect((await send('Nour', round, [late])).told).toMatchObject({ taken: [], faults: [{ id: late.id, fault: 'round-over' }], round: { step: 0 } })
    const { rows } = await asSystem(house.db, (tx) => sql<{ kind: string }>`select kind from round_move where round_id = ${round}`.execute(tx))
    expect(rows).toEqual([{ kind: 'silence' }])
  })

  it('takes over for whoever pressed, and no clock runs away with the round', async () => {
    const round = await aRoundNow()
    expect((await send('Nour', round, [move('lead', 1, { tick: 900_000_000 })])).told.round).toMatchObject({ leaderId: people.Nour, led: { tick: 1_000 } })
    await as('Dora').send(`/rounds/${round}/lead`, { do: 'lead', step: '0' })
    expect((await roundNow(round))?.leader).toBe(people.Dora)
  })

  it('does not go on over a pause that its hand had not seen, and nobody reads who asked for it', async () => {
    const round = await aRoundNow()
    await as('Émile').send(`/rounds/${round}/pause`, {})
    expect((await send('Nour', round, [move('pause', 0, { tick: 50 })])).told.round.state).toBe('paused')
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ author: string | null }>`select author_id as author from round_move where round_id = ${round} and value = 1`.execute(tx),
    )
    expect(rows).toEqual([{ author: null }])
    await as('Nour').send(`/rounds/${round}/lead`, { do: 'resume', step: '0' })
    expect((await roundNow(round))?.state).toBe('running')
  })

  it('the wish of somebody in the room to pause comes in hours later, once, and stands under nobody', async () => {
    const round = await aRoundNow()
    const wish = move('wish', 1)
    expect((await send('Émile', round, [wish])).told).toMatchObject({ taken: [wish.id], faults: [], round: { state: 'paused' } })
    await as('Nour').send(`/rounds/${round}/lead`, { do: 'resume', step: '0' })
    // The answer was lost on the way: sent again it pauses nothing anew.
    expect((await send('Émile', round, [wish])).told).toMatchObject({ taken: [wish.id], round: { state: 'running' } })
    const wished = await asSystem(house.db, (tx) =>
      sql`select m.kind, m.author_id, p.actor_person_id from round_move m, audit_entry e join audit_person p on p.entry_number = e.number
        where m.id = ${wish.id} and e.action = 'round.stop-wished' and e.subject_id = ${round}`.execute(tx),
    )
    expect(wished.rows).toEqual([{ kind: 'pause', authorId: null, actorPersonId: null }])
    // Who leads may wish it, too, and is named no more than others.
    const second = move('wish', 1, { tick: 9 })
    expect((await send('Nour', round, [second])).told.round.state).toBe('paused')
    const { rows } = await asSystem(house.db, (tx) => sql`select author_id from round_move where id = ${second.id}`.execute(tx))
    expect(rows).toEqual([{ authorId: null }])
  })

  it('nothing that a device says lies before its beginning', async () => {
    const round = await aRoundNow()
    const told = (await send('Nour', round, [move('step', 1, { at: '0001-01-01T00:00:00.000Z' })])).told.round
    expect([told.step, Date.parse(told.stepAt)]).toEqual([1, Date.parse(told.startedAt)])
  })

  it('ticks count one by one for their card, the last by its clock, with the card in the same batch or long there', async () => {
    const round = await aRoundNow()
    const cardId = randomUUID()
    const change: Change = {
      id: randomUUID(),
      cardId,
      at: now(),
      step: 2,
      over: [],
      place: 'suggestion' as const,
      words: {
        language: 'fr',
        text: 'passer un jeudi',
        links: [],
      },
    }
    const [taken, left] = [move('taken', 1, { tick: 5, cardId }), move('taken', 0, { tick: 4, cardId })]
    expect((await send('Émile', round, [taken], [change])).told).toMatchObject({ taken: [change.id, taken.id], cards: [{ isTaken: true }] })
    expect((await send('Émile', round, [left])).told).toMatchObject({ taken: [left.id], cards: [{ isTaken: true }] })
    await as('Émile').send(`/rounds/${round}/taken`, { card: cardId, do: 'leave' })
    const nowhere = move('taken', 1, { tick: 20, cardId: randomUUID() })
    expect((await send('Émile', round, [nowhere, move('taken', 1, { tick: 21 })])).told).toMatchObject({
      faults: [{ fault: 'card-unknown' }, { fault: 'card-unknown' }],
      cards: [{ isTaken: false }],
    })
  })

  it('that cannot be read as moves is refused as a whole', async () => {
    const round = await aRoundNow()
    for (const wrong of [{ kind: 'dance' }, { tick: 0 }, { value: -1 }, { at: 'now' }, { over: ['x'] }])
      expect((await send('Dora', round, [{ ...move('step', 1), ...wrong } as Move])).status).toBe(400)
  })
})

it('a card of two wordings stands in the grid with both, until somebody chooses', async () => {
  const round = await aRoundNow()
  const words = (text: string) => ({ words: { language: 'fr' as const, text, links: [] } })
  const first: Change = { id: randomUUID(), cardId: randomUUID(), at: now(), step: 0, over: [], place: 'area-2', ...words('au début') }
  const edit = (text: string, over: string[]): Change => ({ id: randomUUID(), cardId: first.cardId, at: now(), step: 0, over, ...words(text) })
  const [one, other] = [edit('une version', [first.id]), edit('une autre', [first.id])]
  await send('Dora', round, [], [first])
  await send('Dora', round, [], [one])
  await send('Nour', round, [], [other])
  const { rows } = await asSystem(house.db, (tx) => sql<{ meeting: string }>`select meeting_id as meeting from round where id = ${round}`.execute(tx))
  const grid = `/meetings/${rows[0]?.meeting}/grid`
  const both = await as('Nour').read(grid)
  expect(both).toContain('une version')
  expect(both).toContain('une autre')
  expect(both).toContain('nobody has chosen yet')
  await send('Nour', round, [], [edit('une autre', [one.id, other.id])])
  const chosen = await as('Nour').read(grid)
  expect(chosen).toContain('une autre')
  expect(chosen).not.toContain('une version')
  expect(chosen).not.toContain('nobody has chosen yet')
})
