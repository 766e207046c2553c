import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson } from '../../../../test/neighbourhood.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { listEntriesOfRound, retractEntry, saveEntry, templateOf, type TakenEntry } from '../public.ts'
import { findEntry } from '../store/entry-store.ts'
import { listConflicts } from '../store/conflict-store.ts'

let house: TestHouse
let south: string
let north: string
let ama: string
let meeting: string
const round = randomUUID()

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T15:00:00.000Z')
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  ama = await aPerson(house)
  await aMembership(house, { personId: ama, communityId: south })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-02T12:00:00Z', present: [ama] })
})
afterAll(() => house.close())
beforeEach(() => run((tx) => sql`delete from grid_entry`.execute(tx)))

const run = <Value>(work: (tx: Database) => Promise<Value>) => asSystem(house.db, work)
const at = (minute: number) => new Date(Date.parse('2026-03-02T12:00:00Z') + minute * 60_000).toISOString()

function aCard(given: Partial<TakenEntry> = {}): TakenEntry {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    meetingId: meeting,
    communityId: south,
    area: 2,
    language: 'fr',
    text: 'Deux services ont été appelés, aucun n’a répondu.',
    visibility: 'room',
    origin: 'board',
    roundId: round,
    authorId: ama,
    links: [],
    at: at(1),
    version: 1,
    ...given,
  }
}
const take = (given: Partial<TakenEntry> = {}) => run((tx) => saveEntry(tx, aCard(given)))
const stored = () => run((tx) => findEntry(tx, aCard().id))

describe('a card of the board', () => {
  it('of two wordings has both in the grid, until it tells of one alone', async () => {
    const besides = [{ language: 'nl' as const, text: 'Twee diensten werden gebeld.', links: [] }]
    const beside = async () => (await run((tx) => listConflicts(tx, meeting))).map(({ proposed: { text, language } }) => `${language} ${text}`)
    await take({ besides })
    await take({ version: 2, besides })
    expect(await beside()).toEqual(['nl Twee diensten werden gebeld.'])
    expect((await stored())?.text).toBe(aCard().text)
    await take({ version: 3, text: 'Twee diensten werden gebeld.', language: 'nl', besides: [] })
    expect(await beside()).toEqual([])
    expect((await stored())?.text).toBe('Twee diensten werden gebeld.')
  })

  it('told twice stands once; a newer version replaces it, an older one loses', async () => {
    expect(await take()).toEqual({ ok: true, value: 'added' })
    expect(await take()).toEqual({ ok: true, value: 'same' })
    expect(await take({ version: 3, area: 3, text: 'Un seul a répondu.' })).toEqual({ ok: true, value: 'saved' })
    expect(await take({ version: 2, text: 'Trois services.' })).toEqual({ ok: false, refusal: 'older-version' })
    expect(await stored()).toMatchObject({ area: 3, text: 'Un seul a répondu.', state: 'captured', speakerRole: 'member', templateVersion: 0, version: 2 })
    expect(await run((tx) => listEntriesOfRound(tx, round))).toHaveLength(1)
  })

  it('is refused where the guard refuses, whatever else; nothing of it is kept', async () => {
    expect(await take({ text: 'Son numéro national est 85.07.30-033.28.' })).toEqual({ ok: false, refusal: 'words-refused' })
    expect(await take({ links: [{ kind: 'person', label: '85.07.30-033.28', id: null }] })).toEqual({ ok: false, refusal: 'words-refused' })
    expect(await take({ text: '  ' })).toEqual({ ok: false, refusal: 'text-missing' })
    expect(await take({ text: 'a'.repeat(2_001) })).toEqual({ ok: false, refusal: 'text-too-long' })
    expect(await stored()).toBeNull()
  })

  it('is not written over what somebody tidied since: the other words are kept beside, once', async () => {
    await take()
    await run((tx) => sql`update grid_entry set state = 'tidied', text = 'Deux services appelés.', version = 2`.execute(tx))
    expect(await take({ version: 5, text: 'Deux services, appelés deux fois.' })).toEqual({ ok: true, value: 'conflict' })
    expect(await take({ version: 5, text: 'Deux services, appelés deux fois.' })).toEqual({ ok: false, refusal: 'older-version' })
    expect(await stored()).toMatchObject({ text: 'Deux services appelés.', state: 'tidied' })
    expect((await run((tx) => listConflicts(tx, meeting))).map(({ proposed }) => proposed.text)).toEqual(['Deux services, appelés deux fois.'])
  })

  it('of another community or meeting is never touched by the same id', async () => {
    await take()
    const other = await aHeldMeeting(house, { communityId: north, startsAt: '2026-03-02T12:00:00Z', present: [] })
    expect(await take({ meetingId: other, communityId: north, version: 9, text: 'Autre chose.' })).toEqual({ ok: false, refusal: 'id-taken' })
    expect(await stored()).toMatchObject({ text: aCard().text })
  })

  it('taken away is a tombstone without words; put back on the board it stands again', async () => {
    await take({ gist: { language: 'nl', text: 'Twee diensten gebeld.' } })
    expect((await stored())?.gists).toEqual([expect.objectContaining({ language: 'nl', text: 'Twee diensten gebeld.' })])
    expect(await run((tx) => retractEntry(tx, aCard().id, { by: ama, at: at(2), version: 1 }))).toEqual({ ok: false, refusal: 'older-version' })
    expect((await run((tx) => retractEntry(tx, aCard().id, { by: ama, at: at(2), version: 2 }))).ok).toBe(true)
    expect(await stored()).toMatchObject({ state: 'retracted', text: '', gists: [] })
    expect(await run((tx) => listEntriesOfRound(tx, round))).toEqual([])
    expect((await run((tx) => retractEntry(tx, aCard().id, { by: ama, at: at(2), version: 2 }))).ok).toBe(true)
    expect(await take()).toEqual({ ok: false, refusal: 'older-version' })
    expect(await take({ version: 4 })).toEqual({ ok: true, value: 'saved' })
    expect(await stored()).toMatchObject({ state: 'captured', text: aCard().text })
    expect(await run((tx) => retractEntry(tx, randomUUID(), { by: null, at: at(9) }))).toEqual({ ok: false, refusal: 'entry-unknown' })
  })

  it('remembers for whom its words passed, or what the caller says of it', async () => {
    await take({ text: 'On a ouvert une porte.' })
    expect((await stored())?.checkedFor).toBe('public')
    await take({ id: '22222222-2222-4222-8222-222222222222', text: 'Madame Dupont a rappelé.', checkedFor: 'bound' })
    expect((await run((tx) => findEntry(tx, '22222222-2222-4222-8222-222222222222')))?.checkedFor).toBe('bound')
  })
})

describe('the words of the grid', () => {
  it('are those that come with Ronde until a community adopts its own, at a meeting', async () => {
    expect(await run((tx) => templateOf(tx, meeting))).toMatchObject({ version: 0, communityId: null })
    const later = await aHeldMeeting(house, { communityId: south, startsAt: '2026-04-02T12:00:00Z', present: [] })
    const areas = (await run((tx) => templateOf(tx, meeting))).areas
    await run((tx) =>
      sql`insert into grid_template (community_id, version, areas, meeting_id, adopted_at) values (${south}, 1, ${JSON.stringify(areas)}::jsonb, ${later}, ${at(0)})`.execute(
        tx,
      ),
    )
    expect(await run((tx) => templateOf(tx, meeting))).toMatchObject({ version: 0 })
    expect(await run((tx) => templateOf(tx, later))).toMatchObject({ version: 1, communityId: south, adoptedAtMeeting: later })
  })
})
