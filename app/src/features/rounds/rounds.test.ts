import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { formTokenFor } from '../../platform/http/same-origin.ts'
import type { RouteEnv } from '../../platform/http/route.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { hashToken } from '../../platform/secrets.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound, readBoard } from '../../../test/round.ts'
import type { Change, Place } from './domain/board.ts'

let house: TestHouse
let app: Hono<RouteEnv>
let community: string
const people: Record<string, string> = {}
const tokens: Record<string, string> = {}

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  community = await aCommunity(house, 'Sud')
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound' where id = ${community}`.execute(tx))
  for (const [givenName, role] of [
    ['Dora', 'moderator'],
    ['Nour', 'moderator'],
    ['Émile', 'member'],
    ['Greet', 'member'],
    ['Jan', null],
  ] as const) {
    const personId = await aPerson(house, { givenName, familyName: `Famille-${givenName}` })
    people[givenName] = personId
    if (role !== null) await aMembership(house, { personId, communityId: community, role })
    tokens[givenName] = await aSession(house, { personId })
  }
})
afterAll(() => house.close())

const idOf = (who: string) => people[who] ?? ''
const as = (who: string) => aVisitor(house, app, tokens[who] ?? null)
const now = () => house.clock().toISOString()

type Wishes = { present?: string[]; step?: number; presenter?: string; situationId?: string | null }

async function aRoundOf({ present = ['Émile', 'Dora'], step = 0, presenter, situationId = null }: Wishes = {}) {
  const meeting = await aMeetingNow(house, community, present.map(idOf))
  const round = await aRound(house, {
    meetingId: meeting,
    communityId: community,
    by: idOf('Dora'),
    step,
    presenterId: presenter === undefined ? null : idOf(presenter),
    situationId,
  })
  return { meeting, round }
}

const card = (text: string, place: Place, more: Partial<Change> = {}): Change => ({
  id: randomUUID(),
  cardId: randomUUID(),
  at: now(),
  step: 0,
  words: { language: 'fr', text, links: [] },
  over: [],
  place,
  ...more,
})

type Told = {
  taken: string[]
  faults: { id: string; fault: string; marks: { tier: string }[] }[]
  seq: number
  cards: { id: string; place: string; writings: { text: string }[] }[]
  sentence?: string
}

async function post(who: string, round: string, changes: Change[], since = 0): Promise<{ status: number; told: Told }> {
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
    body: JSON.stringify({ deviceNow: now(), mark: 'test', since, changes }),
  })
  // A page for who may not; a sentence for the script.
  return { status: answer.status, told: (await answer.json().catch(() => ({}))) as Told }
}

describe('cards that come in', () => {
  it('are there once however often they come, in the grid too', async () => {
    const { round } = await aRoundOf()
    const first = card('le bailleur ne répond plus', 'area-2')
    expect((await post('Dora', round, [first])).told.taken).toEqual([first.id])
    const again = await post('Dora', round, [first, first])
    expect(again.told).toMatchObject({ faults: [], seq: 1 })
    expect(await readBoard(house, round)).toMatchObject([{ place: 'area-2', texts: ['le bailleur ne répond plus'] }])
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ id: string; area: number; text: string }>`select id, area, text from grid_entry where round_id = ${round}`.execute(tx),
    )
    expect(rows).toEqual([{ id: first.cardId, area: 2, text: 'le bailleur ne répond plus' }])
  })

  it('of two hands at once both stay, until somebody chooses', async () => {
    const { round } = await aRoundOf()
    const first = card('début', 'area-1')
    await post('Dora', round, [first])
    const edit = (text: string) => card(text, 'area-1', { cardId: first.cardId, over: [first.id], place: undefined })
    const [one, other] = [edit('une version'), edit('een versie')]
    await post('Dora', round, [one])
    const told = await post('Nour', round, [other])
    expect(told.told.cards[0]?.writings.map(({ text }) => text).toSorted()).toEqual(['een versie', 'une version'])
    await post('Nour', round, [card('une version', 'area-1', { cardId: first.cardId, over: [one.id, other.id], place: undefined })])
    expect((await readBoard(house, round))[0]?.texts).toEqual(['une version'])
  })

  it('are put right where the clock of the device is wrong, and never lie in the future', async () => {
    const { round } = await aRoundOf()
    await post('Dora', round, [card('demain', 'area-1', { at: '2031-01-01T00:00:00.000Z' })])
    const { rows } = await asSystem(house.db, (tx) => sql<{ at: string }>`select at from board_change where round_id = ${round}`.execute(tx))
    expect(rows[0]?.at).toBe(now())
  })

  it('leave the grid when they are taken away or parked, and come back', async () => {
    const { round } = await aRoundOf()
    const first = card('un fait', 'area-2')
    await post('Dora', round, [first])
    const stateOf = async () =>
      (await asSystem(house.db, (tx) => sql<{ state: string }>`select state from grid_entry where id = ${first.cardId}`.execute(tx))).rows[0]?.state
    const parking = card('', 'parked', { cardId: first.cardId, words: undefined, after: first.id })
    await post('Dora', round, [parking])
    expect(await stateOf()).toBe('retracted')
    await post('Dora', round, [card('', 'area-4', { cardId: first.cardId, words: undefined, after: parking.id })])
    expect(await stateOf()).toBe('captured')
  })

  it('that cannot be read as cards are refused as a whole; a long one is told back', async () => {
    const { round } = await aRoundOf()
    expect((await post('Dora', round, [{ ...card('x', 'area-1'), place: 'area-9' as Place }])).status).toBe(400)
    const long = card('a'.repeat(2_001), 'area-1')
    expect((await post('Dora', round, [long])).told).toMatchObject({ taken: [], faults: [{ id: long.id, fault: 'text-too-long' }] })
    const empty = card('  ', 'area-1')
    expect((await post('Dora', round, [empty])).told.faults).toMatchObject([{ id: empty.id, fault: 'text-missing' }])
    expect(await readBoard(house, round)).toEqual([])
  })

  it('of another round cannot be written over', async () => {
    const [one, other] = [await aRoundOf(), await aRoundOf()]
    const first = card('à nous', 'area-1')
    await post('Dora', one.round, [first])
    const told = await post('Dora', other.round, [card('repris', 'area-1', { cardId: first.cardId })])
    expect(told.told).toMatchObject({ taken: [], faults: [{ fault: 'card-elsewhere' }] })
    expect((await readBoard(house, one.round))[0]?.texts).toEqual(['à nous'])
    expect(await readBoard(house, other.round)).toEqual([])
  })
})

describe('the guard', () => {
  it('stores nothing of tier A anywhere, tells where it is, and takes the cards beside it', async () => {
    const { round } = await aRoundOf()
    const bad = card('joindre au 0470 12 34 56 ce soir', 'area-2')
    const good = card('rappeler ce soir', 'area-6')
    const told = await post('Dora', round, [bad, good])
    expect(told.told).toMatchObject({ taken: [good.id], faults: [{ id: bad.id, fault: 'words-marked', marks: [{ tier: 'A' }] }] })
    const everywhere = await asSystem(house.db, (tx) =>
      sql<{
        found: number
      }>`select (select count(*) from board_change where words::text like '%0470%') + (select count(*) from audit_entry where facts::text like '%0470%') as found`.execute(
        tx,
      ),
    )
    expect(Number(everywhere.rows[0]?.found)).toBe(0)
  })

  it('stops a name in a link, too', async () => {
    const { round } = await aRoundOf()
    const bad = card('appeler', 'area-4', { words: { language: 'fr', text: 'appeler', links: [{ kind: 'person', label: '0470 12 34 56', id: null }] } })
    expect((await post('Dora', round, [bad])).told.faults).toMatchObject([{ fault: 'words-marked' }])
  })

  it('by form says why and stores nothing', async () => {
    const { round } = await aRoundOf()
    const answer = await as('Dora').send(`/rounds/${round}`, { text: 'joindre au 0470 12 34 56', place: 'area-2', language: 'fr', step: '0' })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await readBoard(house, round)).toEqual([])
  })
})

describe('advice before its time', () => {
  it('is parked, and lies with the suggestions in a step that allows it', async () => {
    const { round } = await aRoundOf()
    await post('Dora', round, [card('trop tôt', 'suggestion'), card('aussi', 'area-3'), card('à temps', 'area-3', { step: 2 })])
    expect((await readBoard(house, round)).map(({ place, texts }) => `${place} ${texts[0]}`).toSorted()).toEqual([
      'area-3 à temps',
      'parked aussi',
      'parked trop tôt',
    ])
  })
})

describe('who may', () => {
  it('who is there writes advice of her own and reads no other card; who is not there finds nothing', async () => {
    const { round } = await aRoundOf({ step: 2 })
    await post('Dora', round, [card('un fait', 'area-2')])
    const told = await post('Émile', round, [card('demander au voisin', 'suggestion', { step: 2 }), card('un fait à lui', 'area-2')])
    expect(told.told.faults).toMatchObject([{ fault: 'not-yours' }])
    expect(told.told.cards.filter(({ writings }) => writings.length > 0)).toMatchObject([{ place: 'suggestion' }])
    for (const who of ['Greet', 'Jan']) {
      expect((await post(who, round, [card('x', 'suggestion')])).status).toBe(404)
      for (const path of ['', '/mine', '/screen', '/cards', '/events', '/end']) expect((await as(who).open(`/rounds/${round}${path}`)).status).toBe(404)
    }
  })

  it('a visitor who is noted as present sees the screen and advises, and no longer once she left', async () => {
    const { round, meeting } = await aRoundOf({ present: ['Dora', 'Jan'], step: 2 })
    expect((await as('Jan').open(`/rounds/${round}/screen`)).status).toBe(200)
    expect((await post('Jan', round, [card('passer par la maison de quartier', 'suggestion', { step: 2 })])).told.faults).toEqual([])
    await asSystem(house.db, (tx) =>
      sql`update attendance set arrived_at = ${now()}, left_at = ${now()} where meeting_id = ${meeting} and person_id = ${idOf('Jan')}`.execute(tx),
    )
    expect((await as('Jan').open(`/rounds/${round}/screen`)).status).toBe(404)
  })

  it('what lies in area 5 is for who wrote it, on the panel and never on the wall', async () => {
    const { round } = await aRoundOf()
    await post('Dora', round, [card('je doute de ma place', 'area-5'), card('un fait', 'area-2')])
    expect(await as('Dora').read(`/rounds/${round}`)).toContain('je doute de ma place')
    expect(await as('Nour').read(`/rounds/${round}`)).not.toContain('je doute de ma place')
    expect(await as('Dora').read(`/rounds/${round}/screen`)).not.toContain('je doute de ma place')
    const told = await post('Nour', round, [])
    expect(JSON.stringify(told.told.cards)).not.toContain('doute')
  })

  it('leads move steps; two at once move one; members do not', async () => {
    const { round } = await aRoundOf()
    const stepOf = async () => (await asSystem(house.db, (tx) => sql<{ step: number }>`select step from round where id = ${round}`.execute(tx))).rows[0]?.step
    await Promise.all([
      as('Dora').send(`/rounds/${round}/lead`, { do: 'next', step: '0' }),
      as('Nour').send(`/rounds/${round}/lead`, { do: 'next', step: '0' }),
    ])
    expect(await stepOf()).toBe(1)
    expect((await as('Émile').send(`/rounds/${round}/lead`, { do: 'next', step: '1' })).status).toBe(404)
    expect((await as('Dora').send(`/rounds/${round}/lead`, { do: 'dance', step: '1' })).status).toBe(400)
  })

  it('a second moderator takes over in one tap', async () => {
    const { round } = await aRoundOf()
    await as('Nour').send(`/rounds/${round}/lead`, { do: 'lead', step: '0' })
    expect(await as('Nour').read(`/rounds/${round}`)).toContain('You are leading')
  })
})

describe('the room', () => {
  it('pauses without a name when somebody recognises the person, and shows nothing on the wall', async () => {
    const { round } = await aRoundOf()
    await post('Dora', round, [card('un fait reconnaissable', 'area-2')])
    expect((await as('Émile').send(`/rounds/${round}/pause`, {})).status).toBe(303)
    expect(await as('Dora').read(`/rounds/${round}/screen`)).not.toContain('reconnaissable')
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ actor: string | null }>`
        select p.actor_person_id as actor from audit_entry e join audit_person p on p.entry_number = e.number where e.action = 'round.stop-wished' and e.subject_id = ${round}`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ actor: null }])
    await as('Dora').send(`/rounds/${round}/lead`, { do: 'resume', step: '0' })
    expect(await as('Dora').read(`/rounds/${round}/screen`)).toContain('reconnaissable')
  })

  it('gets stricter for good when a visitor comes in; what does not pass is off the wall until it has other words', async () => {
    const { round, meeting } = await aRoundOf()
    await post('Dora', round, [card('un fait', 'area-2')])
    expect((await readBoard(house, round))[0]?.checkedFor).toBe('bound')
    await asSystem(house.db, (tx) =>
      sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${meeting}, ${idOf('Jan')}, 'visitor', 'present', ${now()})`.execute(
        tx,
      ),
    )
    expect(await as('Dora').read(`/rounds/${round}/screen`)).toContain('data-audience="mixed"')
    await post('Dora', round, [card('un autre fait', 'area-2')])
    const { rows } = await asSystem(house.db, (tx) => sql<{ audience: string }>`select audience from round where id = ${round}`.execute(tx))
    expect(rows[0]?.audience).toBe('mixed')
    expect((await readBoard(house, round)).map(({ checkedFor }) => checkedFor)).toEqual(['mixed', 'mixed'])
    await asSystem(house.db, (tx) => sql`update board_card set checked_for = 'bound' where round_id = ${round}`.execute(tx))
    expect(await as('Dora').read(`/rounds/${round}/screen`)).not.toContain('un autre fait')
  })

  it('stopped by whoever brought the situation keeps nothing of what was written', async () => {
    const { round } = await aRoundOf({ presenter: 'Émile' })
    const first = card('un fait', 'area-2')
    await post('Dora', round, [first])
    const answer = await as('Émile').send(`/rounds/${round}/end`, { do: 'stop' })
    expect(answer.status).toBe(409)
    await as('Émile').send(`/rounds/${round}/end`, { do: 'stop', sure: 'yes' })
    expect(await readBoard(house, round)).toEqual([])
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ state: string; text: string }>`select state, text from grid_entry where id = ${first.cardId}`.execute(tx),
    )
    expect(rows).toEqual([{ state: 'retracted', text: '' }])
    expect((await post('Dora', round, [card('encore', 'area-2')])).status).toBe(409)
  })

  it('once the round is over, what waited on the device of a moderator still comes in; a phone’s advice does not', async () => {
    const { round } = await aRoundOf({ step: 2 })
    await as('Dora').send(`/rounds/${round}/end`, { do: 'end' })
    expect((await post('Dora', round, [card('arrivé tard', 'area-2')])).told.faults).toEqual([])
    expect((await post('Émile', round, [card('trop tard', 'suggestion')])).status).toBe(409)
  })
})

describe('without a script', () => {
  it('a round begins by form, with a subgroup beside another', async () => {
    const meeting = await aMeetingNow(house, community, [])
    const page = await as('Dora').read(`/meetings/${meeting}/rounds`)
    const [, method = ''] = /name="method"[^]*?value="([0-9a-f-]{36})"/.exec(page) ?? []
    for (const subgroup of ['table A', 'table B']) {
      const answer = await as('Dora').send(`/meetings/${meeting}/rounds`, { situation: '', method, subgroup })
      expect(answer.headers.get('Location')).toMatch(/^\/rounds\//)
    }
    const list = await as('Dora').read(`/meetings/${meeting}/rounds`)
    expect(list).toContain('table A')
    expect(list).toContain('table B')
    expect((await as('Dora').send(`/meetings/${meeting}/rounds`, { situation: '', method: 'x', subgroup: '' })).status).toBe(409)
    expect((await as('Émile').open(`/meetings/${meeting}/rounds`)).status).toBe(404)
  })

  it('a card is added, changed, moved and taken away', async () => {
    const { round } = await aRoundOf()
    const dora = as('Dora')
    await dora.send(`/rounds/${round}`, { text: '2 un fait', place: 'area-1', language: 'nl', step: '0' })
    const [stored] = await readBoard(house, round)
    expect(stored).toMatchObject({ place: 'area-2', texts: ['un fait'] })
    const address = `/rounds/${round}/cards/${stored?.id}`
    const [, heads = ''] = /name="heads" value="([^"]*)"/.exec(await dora.read(address)) ?? []
    await dora.send(address, { text: 'un autre fait', language: 'nl', place: 'area-4', heads, do: 'keep' })
    expect(await readBoard(house, round)).toMatchObject([{ place: 'area-4', texts: ['un autre fait'] }])
    // Opened before that change, sent after it: both stay.
    const late = await dora.send(address, { text: 'une troisième version', language: 'nl', place: 'area-4', heads, do: 'keep' })
    expect(late.headers.get('Location')).toBe(address)
    const page = await dora.read(address)
    expect(page).toContain('un autre fait')
    expect(page).toContain('une troisième version')
    const [, all = ''] = /name="heads" value="([^"]*)"/.exec(page) ?? []
    await dora.send(address, { heads: all, do: 'remove', text: 'x', language: 'nl', place: 'area-4' })
    expect(await readBoard(house, round)).toEqual([])
  })

  it('advice comes from a phone, and parked advice says so', async () => {
    const { round } = await aRoundOf()
    await as('Émile').send(`/rounds/${round}/mine`, { text: 'demander au voisin', language: 'fr', step: '0' })
    expect(await readBoard(house, round)).toMatchObject([{ place: 'parked', texts: ['demander au voisin'], authorId: idOf('Émile') }])
    expect(await as('Émile').read(`/rounds/${round}/mine`)).toContain('demander au voisin')
  })
})
