import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound, readBoard } from '../../../test/round.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { formTokenFor } from '../../platform/http/same-origin.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { hashToken } from '../../platform/secrets.ts'
import { saveChecked, lockEntry } from '../documentation/store/entry-store.ts'
import { writeFromRoom } from './actions/write-from-room.ts'
import { roundsJobs, roundsListeners } from './jobs.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let dora: string
let session: string

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  await rows(sql`update community set secrecy_mode = 'bound' where id = ${south}`)
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  session = await aSession(house, { personId: dora })
})
afterAll(() => house.close())

const rows = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]

async function aSituationRound() {
  const meeting = await aMeetingNow(house, south, [])
  const [row] = await rows(sql`
    insert into situation (presenter_id, community_id, language, state, summary, goal, question, checked_for, audience, made_at, changed_at, offered_at, meeting_id)
    values (${dora}, ${south}, 'fr', 'in-round', 'Une dame seule', 'Rester chez elle', 'Qui aide ?', 'public', 'bound', now(), now(), now(), ${meeting}) returning id`)
  const situation = String(row?.['id'])
  return {
    meeting,
    situation,
    round: await aRound(house, { meetingId: meeting, communityId: south, by: dora, situationId: situation, presenterId: dora, step: 3 }),
  }
}

const fill = ({ situation, meeting, count }: { situation: string; meeting: string; count: number }) =>
  rows(sql`
    insert into suggestion (id, situation_id, community_id, meeting_id, language, text, checked_for, origin, said_at, changed_at)
    select gen_random_uuid(), ${situation}, ${south}, ${meeting}, 'fr', 'piste ' || n, 'public', 'form', now(), now() from generate_series(1, ${count}::int) n`)

const change = (words: object, place = 'area-2', more: object = {}) => ({
  id: randomUUID(),
  cardId: randomUUID(),
  at: house.clock().toISOString(),
  step: 3,
  words: { language: 'fr', links: [], ...words },
  over: [],
  place,
  ...more,
})

type Told = { taken: string[]; faults: { id: string; fault: string; marks: { start: number; end: number; tier: string }[] }[] }

async function send(round: string, changes: object[]): Promise<Told> {
  const browser = 'a-browser-of-the-guarded-board'
  const [row] = await rows(sql`select id from session where token_hash = ${hashToken(session)}`)
  const answer = await app.request(`/rounds/${round}/cards`, {
    method: 'POST',
    headers: {
      Cookie: `__Host-ronde-browser=${browser}; ${SESSION_COOKIE}=${session}`,
      Origin: new URL(house.settings.publicUrl).origin,
      'Content-Type': 'application/json',
      'X-Form-Token': formTokenFor(house, browser, String(row?.['id'])),
    },
    body: JSON.stringify({ deviceNow: house.clock().toISOString(), mark: '', since: 0, changes }),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Told
}

const faultsOf = ({ faults }: Told) => faults.map(({ fault, marks }) => [fault, ...new Set(marks.map(({ tier }) => tier))])

/** Everything that the house keeps of a round, as one text. */
async function everything(round: string): Promise<string> {
  const found = await rows(sql`
    select words::text as t from board_change where round_id = ${round} union all select writings::text from board_card where round_id = ${round}
    union all select concat_ws(' ', text, links, kept, search_text) from grid_entry where round_id = ${round}
    union all select concat_ws(' ', text, links, kept) from suggestion where round_id = ${round}`)
  return found.map(({ t }) => String(t)).join(' ')
}

describe('words beside the text of a card', () => {
  it('a name of a link is read, whatever number it claims to have', async () => {
    const { round } = await aSituationRound()
    const link = (label: string) => ({ text: 'un service', links: [{ kind: 'service', id: randomUUID(), label }] })
    const told = await send(round, [
      change(link('NISS 85.07.30-033.28')),
      change(link('NISS 85.07.30-033.28'), 'suggestion'),
      change(link('Mme Delphine Dupont')),
      change(link('Atelier vélo')),
    ])
    expect(faultsOf(told)).toEqual([
      ['words-marked', 'A'],
      ['words-marked', 'A'],
      ['words-marked', 'B'],
    ])
    expect(told.taken).toHaveLength(1)
    const kept = await everything(round)
    expect(kept).toContain('Atelier vélo')
    expect(kept).not.toMatch(/033|Dupont/i)
  })

  it('a reason is kept for words that stand there, and for no others', async () => {
    const { round } = await aSituationRound()
    const kept = { Dupont: 'professional', '85.07.30-033.28': 'not-a-name', Petit: 'professional' }
    expect(faultsOf(await send(round, [change({ text: 'Mme Dupont vient', kept }), change({ text: 'Mme Dupont passe', kept }, 'suggestion')]))).toEqual([])
    const all = await everything(round)
    expect(all).toContain('Dupont')
    expect(all).not.toMatch(/033|Petit/)
  })

  it('reasons given at the board go with the words into the grid', async () => {
    const { round } = await aSituationRound()
    const card = change({ text: 'Mme Dupont vient', kept: { Dupont: 'professional' } })
    await send(round, [card])
    expect(await rows(sql`select kept from grid_entry where id = ${card.cardId}`)).toEqual([{ kept: { Dupont: 'professional' } }])
  })

  it('a tombstone keeps no reason, whose words name somebody', async () => {
    const { round } = await aSituationRound()
    const card = change({ text: 'Mme Dupont vient', kept: { Dupont: 'professional' } })
    await send(round, [card])
    // As an entry of before may have it.
    await asSystem(house.db, async (tx) => {
      const entry = await lockEntry(tx, card.cardId)
      if (entry !== null) await saveChecked(tx, entry.id, { checkedFor: 'bound', kept: { Dupont: 'professional' } })
    })
    await send(round, [{ ...change({}), id: randomUUID(), cardId: card.cardId, words: null, over: [card.id], place: undefined }])
    expect(await rows(sql`select state, kept, text from grid_entry where id = ${card.cardId}`)).toEqual([{ state: 'retracted', kept: {}, text: '' }])
  })
})

describe('words from the room', () => {
  it('bring no reason for words that do not stand there, and no suggestion too many', async () => {
    const { round, situation, meeting } = await aSituationRound()
    const lead = aVisitor(house, app, session)
    await lead.send(`/rounds/${round}/room`, { do: 'open' })
    const code = /data-room="([^"]*)"/.exec(await lead.read(`/rounds/${round}/screen`))?.[1] ?? ''
    const guest = { code, address: '192.0.2.7', browser: 'a-phone-of-the-guarded-board' }
    const say = (text: string, kept = {}) => writeFromRoom(house, guest, { language: 'fr', text, kept })
    expect(await say('sonner chez la voisine', { '85.07.30-033.28': 'not-a-name', Petit: 'professional' })).toMatchObject({ ok: true })
    expect(await everything(round)).not.toMatch(/033|Petit/)
    await fill({ situation, meeting, count: 199 })
    expect(await say('une piste de trop')).toEqual({ ok: false, refusal: 'board-full' })
    expect(await everything(round)).not.toContain('de trop')
  })
})

describe('a card that cannot be a suggestion', () => {
  it('as long as a card may be is a suggestion too, and can be taken along', async () => {
    const { round, situation } = await aSituationRound()
    const long = change({ text: 'mot '.repeat(375) }, 'suggestion')
    expect((await send(round, [long])).taken).toEqual([long.id])
    expect(await rows(sql`select length(text) as length from suggestion where situation_id = ${situation}`)).toEqual([{ length: 1499 }])
  })

  it('one more than a situation takes is told back, and lies nowhere', async () => {
    const { round, situation, meeting } = await aSituationRound()
    await fill({ situation, meeting, count: 200 })
    const [much, other] = [change({ text: 'encore une piste' }, 'suggestion'), change({ text: 'une carte du volet' })]
    const told = await send(round, [much, other])
    expect(told.taken).toEqual([other.id])
    expect(faultsOf(told)).toEqual([['board-full']])
    expect((await readBoard(house, round)).map(({ texts }) => texts)).toEqual([['une carte du volet']])
    // One that lay elsewhere stays there.
    const moved = { ...change({}), id: randomUUID(), cardId: other.cardId, words: undefined, place: 'suggestion', after: other.id }
    expect(faultsOf(await send(round, [moved]))).toEqual([['board-full']])
    expect(await readBoard(house, round)).toMatchObject([{ place: 'area-2' }])
    expect(await rows(sql`select state from grid_entry where id = ${other.cardId}`)).toEqual([{ state: 'captured' }])
  })
})

describe('a room that becomes wider', () => {
  it('has its suggestions read again with their cards: what passes stays among them', async () => {
    const { round, meeting } = await aSituationRound()
    const [plain, named] = [change({ text: 'sonner chez la voisine' }, 'suggestion'), change({ text: 'demander au bureau' }, 'suggestion')]
    await send(round, [plain, named])
    // Passed among people bound by secrecy only.
    for (const table of ['board_card', 'suggestion'])
      await rows(sql`update ${sql.table(table)} set checked_for = 'bound' where id in (${plain.cardId}, ${named.cardId})`)
    await rows(sql`update board_card set writings = replace(writings::text, 'au bureau', 'à Delphine Dupont')::jsonb where id = ${named.cardId}`)
    await rows(sql`update suggestion set text = 'demander à Delphine Dupont' where id = ${named.cardId}`)
    const guest = await aPerson(house, { givenName: 'Cem', familyName: 'Aydin' })
    await rows(sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${meeting}, ${guest}, 'visitor', 'present', now())`)
    await send(round, [change({ text: 'la cloche' })])
    expect(await rows(sql`select id, checked_for from suggestion where id in (${plain.cardId}, ${named.cardId}) order by checked_for`)).toEqual([
      { id: named.cardId, checkedFor: 'bound' },
      { id: plain.cardId, checkedFor: 'mixed' },
    ])
  })
})

describe('area 5', () => {
  it('is for who said it: a card of nobody stays where everybody who leads can read it', async () => {
    const { round } = await aSituationRound()
    const card = change({ text: 'une idée de la salle' }, 'question')
    await send(round, [card])
    await rows(sql`update board_card set author_id = null where id = ${card.cardId}`)
    await rows(sql`update board_change set author_id = null where card_id = ${card.cardId}`)
    const moved = { ...change({}), id: randomUUID(), cardId: card.cardId, words: undefined, place: 'area-5', after: card.id }
    expect(faultsOf(await send(round, [moved]))).toEqual([['nobodys']])
    expect(await readBoard(house, round)).toMatchObject([{ place: 'question' }])
  })
})

describe('a situation that is stopped on its own page', () => {
  it('takes its round along as soon as that is heard, and once', async () => {
    const [gone, stays] = [await aSituationRound(), await aSituationRound()]
    for (const { round } of [gone, stays]) await send(round, [change({ text: 'la porte reste fermée' }), change({ text: 'sonner en bas' }, 'suggestion')])
    await rows(sql`update situation set state = 'stopped' where id = ${gone.situation}`)
    // At once nobody reads it in a grid, though nobody was told yet.
    const lists = [`/communities/${south}/grid`, ...[gone, stays].map(({ meeting }) => `/meetings/${meeting}/grid`)]
    const [ofAll, ofGone, ofOther] = await Promise.all(lists.map((address) => aVisitor(house, app, session).read(address)))
    expect([ofGone, ofOther].map((page) => page?.includes('la porte reste fermée'))).toEqual([false, true])
    expect(ofAll?.match(/la porte reste fermée/g)).toHaveLength(1)
    const event = { number: 1, kind: 'situation.stopped', subjectId: gone.situation, facts: {}, at: house.clock().toISOString() } as const
    for (const listener of roundsListeners) {
      expect(listener.kinds).toEqual(['situation.stopped'])
      await listener.hear(house, event)
      await listener.hear(house, event)
    }
    expect(await everything(gone.round)).not.toMatch(/porte|sonner/)
    expect(await rows(sql`select state from round where id = ${gone.round}`)).toEqual([{ state: 'stopped' }])
    expect(await everything(stays.round)).toMatch(/porte.*sonner/)
  })

  it('one round that cannot be forgotten keeps no other waiting', async () => {
    const [bad, good] = [await aSituationRound(), await aSituationRound()].toSorted((one, other) => (one.round < other.round ? -1 : 1))
    if (bad === undefined || good === undefined) throw new Error('two rounds')
    for (const { round } of [bad, good]) await send(round, [change({ text: 'la cave est vide' })])
    await rows(sql`update situation set state = 'stopped' where id = any(${[bad.situation, good.situation]}::uuid[])`)
    const owner = new pg.Client({ connectionString: house.ownerUrl })
    await owner.connect()
    await owner.query(`create function refuse_forgetting() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$`)
    await owner.query(
      `create trigger refuse_forgetting before delete on board_card for each row when (old.round_id = '${bad.round}') execute function refuse_forgetting()`,
    )
    await expect(roundsJobs(house)['forget-old-changes']?.({})).rejects.toThrow('not now')
    expect(await everything(good.round)).not.toContain('cave')
    await owner.query('drop trigger refuse_forgetting on board_card')
    await owner.end()
    await roundsJobs(house)['forget-old-changes']?.({})
    expect(await everything(bad.round)).not.toContain('cave')
  })
})

it('the page of a round says how many cards in words that fit one', async () => {
  const { round, meeting } = await aSituationRound()
  await send(round, [change({ text: 'une seule carte' })])
  const page = await aVisitor(house, app, session).read(`/meetings/${meeting}/rounds`)
  expect(page).toMatch(/1 card(?!s)/)
})
