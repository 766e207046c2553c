import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound } from '../../../test/round.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { PERSONAL_OWNERS } from '../../personal-owners.ts'
import { previewErasure } from './actions/erase-person.ts'
import { privacyMessages } from './messages/catalogue.ts'

const TABLES = ['situation', 'suggestion', 'try_out', 'round', 'board_card', 'board_change'] as const

let house: TestHouse
let app: ReturnType<typeof makeApp>
let ama: string
let south: string
let round: string
let boSees: ReturnType<typeof aVisitor>
let amaSees: ReturnType<typeof aVisitor>

const rows = async <Row>(statement: ReturnType<typeof sql<Row>>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows

async function dump(): Promise<string> {
  const all = []
  for (const table of [...TABLES, 'grid_entry', 'grid_entry_version', 'grid_conflict', 'round_move'])
    all.push(JSON.stringify(await rows(sql`select to_jsonb(t) as row from ${sql.table(table)} t`)))
  return all.join('\n')
}

const countIn = async (table: string) => (await rows(sql`select 1 from ${sql.table(table)}`)).length

/** She told a situation, and wrote on the board: a card of her own that Bo wrote on, and on one of his. */
beforeEach(async () => {
  await house?.close()
  house = await aHouse()
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  ama = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah' })
  const bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
  await aMembership(house, { personId: ama, communityId: south })
  await aMembership(house, { personId: bo, communityId: south, role: 'moderator' })
  amaSees = aVisitor(house, app, await aSession(house, { personId: ama }))
  boSees = aVisitor(house, app, await aSession(house, { personId: bo }))
  const meetingId = await aMeetingNow(house, south, [ama, bo])
  const [situation] = await rows(sql<{ id: string }>`
    insert into situation (presenter_id, community_id, state, language, summary, goal, checked_for, meeting_id, made_at, changed_at)
    values (${ama}, ${south}, 'in-round', 'fr', 'Une dame sort peu.', 'Sortir', 'public', ${meetingId}, now(), now()) returning id`)
  const situationId = situation?.id ?? ''
  round = await aRound(house, { meetingId, communityId: south, by: bo, presenterId: ama, situationId, step: 2 })
  const say = async (who: typeof amaSees, text: string, place: string) =>
    expect([text, (await who.send(`/rounds/${round}`, { text, place, language: 'fr', step: '2' })).status]).toEqual([text, 303])
  await say(amaSees, 'un sentier malachite', 'area-2')
  await say(amaSees, 'une idée malachite', 'suggestion')
  await say(boSees, 'un banc cobalt', 'area-2')
  const beside = { id: randomUUID(), at: '2026-03-02T12:00:00.000Z', language: 'fr', text: 'un banc malachite', links: [] }
  await rows(sql`
    insert into board_change (id, round_id, meeting_id, card_id, has_words, words, author_id, at, seq)
    select ${beside.id}, c.round_id, c.meeting_id, c.id, true, ${JSON.stringify(beside)}::jsonb, ${ama}, now(), c.seq from board_card c where c.author_id = ${bo}`)
  await rows(sql`update board_card set writings = writings || ${JSON.stringify([beside])}::jsonb where author_id = ${bo}`)
  await rows(sql`
    insert into try_out (id, suggestion_id, situation_id, community_id, said_by, is_presenter, is_tried, effect, said_at, changed_at)
    select ${randomUUID()}, s.id, s.situation_id, s.community_id, ${ama}, true, true, 'helped', now(), now() from suggestion s`)
})
afterAll(() => house.close())

it('what stays without her name is not announced as going', async () => {
  const [goes = '', stays = ''] = (await amaSees.read('/privacy/me/erase')).split('This remains')
  const before = await Promise.all(TABLES.map(countIn))
  expect(before.every((count) => count > 0)).toBe(true)
  expect((await amaSees.send('/privacy/me/erase', { confirmed: 'yes' })).status).toBe(303)
  expect(await Promise.all(TABLES.map(countIn))).toEqual(before)
  for (const table of TABLES) {
    const label = String(privacyMessages.en[`table.${table}`])
    expect([table, goes.includes(label), stays.includes(label)]).toEqual([table, false, true])
  }
})

it('on her wish her words leave the boards, too, and those of others stay', async () => {
  expect((await dump()).match(/malachite/g)?.length).toBeGreaterThan(4)
  expect((await amaSees.send('/privacy/me/erase', { confirmed: 'yes', wordsToo: 'yes' })).status).toBe(303)
  const left = await dump()
  expect(left).not.toContain('malachite')
  expect(left).toContain('un banc cobalt')
})

it('what goes and what stays is told to the row: drafts, what she laid aside, took away or only asked for', async () => {
  await rows(sql`
    insert into situation (presenter_id, state, language, summary, goal, made_at, changed_at) values (${ama}, 'draft', 'fr', '', '', now(), now())`)
  const north = await aCommunity(house, 'Nord')
  await rows(sql`insert into membership (person_id, community_id, role, state, from_on) values (${ama}, ${north}, 'member', 'applied', current_date)`)
  await amaSees.send(`/rounds/${round}`, { text: 'ce que je garde', place: 'area-5', language: 'fr', step: '2' })
  await rows(sql`
    insert into grid_entry (id, meeting_id, community_id, area, language, text, visibility, origin, state, checked_for, author_id, written_at)
    select ${randomUUID()}, meeting_id, community_id, 1, 'fr', '', 'community', 'form', 'retracted', 'public', ${ama}, now() from round where id = ${round}`)
  const preview = await previewErasure(house, PERSONAL_OWNERS, { personId: ama } as Parameters<typeof previewErasure>[2])
  const told = (part: 'goes' | 'stays', table: string) => preview[part].find((each) => each.table === table)?.rows ?? 0
  const held = async () =>
    new Map(
      await Promise.all(['situation', 'membership', 'board_card', 'board_change', 'grid_entry'].map(async (table) => [table, await countIn(table)] as const)),
    )
  const before = await held()
  expect((await amaSees.send('/privacy/me/erase', { confirmed: 'yes' })).status).toBe(303)
  for (const [table, left] of await held()) {
    // Notes for her alone are named apart.
    const goes = told('goes', table) + (table === 'grid_entry' ? told('goes', 'grid_entry_private') : 0)
    expect([table, goes, goes > 0, told('stays', table) > 0]).toEqual([table, (before.get(table) ?? 0) - left, true, true])
  }
})

it('on her wish a second wording of hers beside another one leaves the grid at once, and so does one that stood in its place', async () => {
  const [card] = await rows(
    sql<{ id: string; first: string }>`select id, writings -> 0 ->> 'id' as first from board_card where writings -> 0 ->> 'text' = 'un banc cobalt'`,
  )
  const cardId = card?.id ?? ''
  // Bo changes his card without having seen hers: the board tells the grid both wordings.
  const edit = { heads: card?.first ?? '', text: 'un banc de cobalt', language: 'fr', place: 'area-2', do: '', choose: '' }
  expect((await boSees.send(`/rounds/${round}/cards/${cardId}`, edit)).status).toBe(303)
  const grid = async () =>
    JSON.stringify([await rows(sql`select * from grid_entry where id = ${cardId}`), await rows(sql`select * from grid_conflict where entry_id = ${cardId}`)])
  expect(await grid()).toContain('malachite')
  expect((await amaSees.send('/privacy/me/erase', { confirmed: 'yes', wordsToo: 'yes' })).status).toBe(303)
  expect(await grid()).not.toContain('malachite')
  expect(await grid()).toContain('cobalt')
  expect(await dump()).not.toContain('malachite')
})
