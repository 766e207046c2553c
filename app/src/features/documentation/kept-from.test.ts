import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { personalData, saveEntry } from './public.ts'

const NO_LINKS = Object.fromEntries(Array.from({ length: 8 }, (_, order) => [`link-${order}`, '']))

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let meeting: string
let ama: string
let tokens: Record<'ama' | 'present' | 'absent', string>

const rows = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows
const as = (who: keyof typeof tokens) => aVisitor(house, app, tokens[who])

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T15:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  await rows(sql`update community set secrecy_mode = 'bound' where id = ${south}`)
  const aSeat = async (givenName: string, role: string) => {
    const personId = await aPerson(house, { givenName, familyName: 'Peeters' })
    await aMembership(house, { personId, communityId: south, role })
    return { personId, token: await aSession(house, { personId }) }
  }
  const [author, present, absent] = [await aSeat('Ama', 'member'), await aSeat('Dora', 'moderator'), await aSeat('Zoé', 'moderator')]
  ama = author.personId
  tokens = { ama: author.token, present: present.token, absent: absent.token }
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-02T12:00:00Z', present: [author.personId, present.personId] })
})
afterAll(() => house.close())

async function aNote(more: Partial<Parameters<typeof saveEntry>[1]>): Promise<string> {
  const id = randomUUID()
  const place = { id, meetingId: meeting, communityId: south, authorId: ama, at: '2026-03-02T12:10:00Z' }
  const words = { area: 4, language: 'fr', text: 'Pour la salle seule.', links: [], visibility: 'room', origin: 'board' } as const
  expect(await asSystem(house.db, (tx) => saveEntry(tx, { ...place, ...words, ...more }))).toMatchObject({ ok: true })
  return id
}

it('an earlier wording that was for the room stays with those who were there, though all may read what stands since', async () => {
  const id = await aNote({})
  const address = `/meetings/${meeting}/grid/entries/${id}`
  const wider = { part: 'tidy', version: '1', area: '4', language: 'fr', visibility: 'community', text: 'Pour tout le monde.', ...NO_LINKS }
  expect((await as('ama').send(address, wider)).status).toBe(303)
  for (const [who, isThere] of [
    ['ama', true],
    ['present', true],
    ['absent', false],
  ] as const) {
    const page = await as(who).read(address)
    expect([who, page.includes('Pour tout le monde.'), page.includes('salle seule')]).toEqual([who, true, isThere])
    const told = await anApiCaller(() => app)(tokens[who], 'GET', `/meetings/${meeting}/grid/entries/${id}/wordings`)
    expect([who, JSON.stringify(told.json).includes('salle seule')]).toEqual([who, isThere])
  }
  const parts: Record<string, string>[] = [
    { part: 'restore', wording: '1', version: '2' },
    { part: 'forget', wording: '1', sure: 'yes' },
  ]
  for (const part of parts) expect((await as('absent').send(address, { ...NO_LINKS, ...part })).status).toBe(422)
  expect(await rows(sql`select text, version from grid_entry where id = ${id}`)).toEqual([{ text: 'Pour tout le monde.', version: 2 }])
})

it('who leaves and takes her words along takes the words that she kept with a reason, too', async () => {
  const id = await aNote({ text: 'Rachida Ouali nous a aidés.', kept: { 'Rachida Ouali': 'professional' }, visibility: 'community' })
  await asSystem(house.db, async (tx) => personalData.forgetWords?.(tx, ama, house.clock().toISOString()))
  const [stored] = await rows(sql`select to_jsonb(e)::text as all from grid_entry e where id = ${id}`)
  expect(JSON.stringify(stored)).not.toContain('Rachida')
})

it('what somebody else wrote at the same moment is not said to be hers, nor handed to her with her own data', async () => {
  const id = await aNote({ visibility: 'community', besides: [{ language: 'fr', text: 'Écrit par une autre main.', links: [] }] })
  const page = await as('present').read(`/meetings/${meeting}/grid/entries/${id}`)
  expect(page).toContain('une autre main')
  expect(await rows(sql`select proposed_by from grid_conflict where entry_id = ${id}`)).toEqual([{ proposedBy: null }])
  expect(JSON.stringify(await asSystem(house.db, (tx) => personalData.show(tx, ama)))).not.toContain('une autre main')
})
