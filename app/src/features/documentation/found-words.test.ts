import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { saveEntry } from './public.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let meeting: string
let ama: string
let zoe: string

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T15:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  await rows(sql`update community set secrecy_mode = 'mixed' where id = ${south}`)
  ama = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah' })
  const personId = await aPerson(house, { givenName: 'Zoé', familyName: 'Peeters' })
  await aMembership(house, { personId: ama, communityId: south })
  await aMembership(house, { personId, communityId: south, role: 'moderator' })
  zoe = await aSession(house, { personId })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-02T12:00:00Z', present: [ama, personId] })
})
afterAll(() => house.close())

const rows = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]

async function say(text: string, gist: string): Promise<string> {
  const id = randomUUID()
  const belonging = { id, meetingId: meeting, communityId: south, origin: 'board' as const, authorId: ama, at: '2026-03-02T12:10:00Z' }
  const words = { area: 4 as const, language: 'fr' as const, text, visibility: 'community' as const, links: [], gist: { language: 'nl' as const, text: gist } }
  expect(await asSystem(house.db, (tx) => saveEntry(tx, { ...belonging, ...words }))).toMatchObject({ ok: true })
  return id
}

const found = async (words: string) => (await anApiCaller(() => app)(zoe, 'GET', `/communities/${south}/grid?q=${words}`)).json.count

it('a gist is found by who may read it, and by nobody else', async () => {
  const id = await say('Deux services ont répondu.', 'Twee loketten gaven antwoord.')
  expect(await found('loketten')).toBe(1)
  expect(await found('services%20loketten')).toBe(1)
  await rows(sql`update grid_gist set checked_for = 'bound' where entry_id = ${id}`)
  expect([await found('loketten'), await found('services')]).toEqual([0, 1])
})

it('whoever is frozen is named in no list, note, earlier wording or file', async () => {
  const id = await say('Le guichet ouvre jeudi.', 'Het loket gaat donderdag open.')
  await rows(sql`insert into grid_entry_version (entry_id, version, meeting_id, area, language, text, visibility, checked_for, saved_by, saved_at)
    values (${id}, 90, ${meeting}, 4, 'fr', 'Le guichet ouvre mardi.', 'community', 'public', ${ama}, now())`)
  await rows(sql`insert into grid_conflict (entry_id, meeting_id, proposed, checked_for, proposed_by, proposed_at)
    values (${id}, ${meeting}, ${JSON.stringify({ area: 4, language: 'fr', text: 'Le guichet ouvre lundi.', visibility: 'community', links: [] })}::jsonb, 'public', ${ama}, now())`)
  const lead = aVisitor(house, app, zoe)
  const pages = [`/communities/${south}/grid`, `/meetings/${meeting}/grid`, `/meetings/${meeting}/grid/entries/${id}`]
  const namedOn = async () => {
    const named: string[] = []
    for (const page of pages) if ((await lead.read(page)).includes('Mensah')) named.push(page)
    return named
  }
  expect(await namedOn()).toEqual(pages)
  await rows(sql`update person set restricted_at = now() where id = ${ama}`)
  expect(await namedOn()).toEqual([])
})
