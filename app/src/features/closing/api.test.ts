import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let meeting: string
let lead: string
let member: string
const ask = anApiCaller(() => app)

beforeAll(async () => {
  house = await aHouse({}, '2026-03-29T09:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const [dora, bart] = [await aPerson(house, { givenName: 'Dora' }), await aPerson(house, { givenName: 'Bart' })]
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: bart, communityId: south })
  const present = [dora, bart, ...(await Promise.all(['Ama', 'Émile', 'Zoé'].map((givenName) => aPerson(house, { givenName }))))]
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-26T12:00:00.000Z', present })
  lead = await aSession(house, { personId: dora })
  member = await aSession(house, { personId: bart })
})
afterAll(() => house.close())

it('who leads opens the question, counts the slips and closes it; the counts are shown then', async () => {
  const at = `/meetings/${meeting}/exit-answers`
  expect((await ask(member, 'POST', `${at}/open`)).status).toBe(404)
  expect(await ask(lead, 'PUT', `${at}/paper`, { yes: 5, partly: 0, no: 0 })).toMatchObject({ status: 409, json: { error: { kind: 'not-open' } } })
  expect(await ask(lead, 'POST', `${at}/open`)).toMatchObject({ status: 200, json: { isOpen: true } })
  expect((await ask(lead, 'POST', `${at}/open`)).status).toBe(409)
  expect(await ask(lead, 'PUT', `${at}/paper`, { yes: 6, partly: 0, no: 0 })).toMatchObject({ status: 409, json: { error: { kind: 'more-than-there' } } })
  expect((await ask(lead, 'PUT', `${at}/paper`, { yes: -1, partly: 0, no: 0 })).status).toBe(409)
  expect((await ask(lead, 'PUT', `${at}/paper`, { yes: 3, partly: 1, no: 1 })).status).toBe(200)
  expect((await ask(member, 'GET', at)).json).toMatchObject({ isOpen: true, counts: null })
  expect(await ask(lead, 'POST', `${at}/close`)).toMatchObject({ status: 200, json: { isOpen: false } })
  expect((await ask(member, 'GET', at)).json).toMatchObject({ isOpen: false, counts: { yes: 3, partly: 1, no: 1 } })
})

it('a community words its question in both languages or in none', async () => {
  const word = (session: string, body: unknown) => ask(session, 'PUT', `/communities/${south}/exit-question`, body)
  expect((await word(lead, { textFr: 'Utile ?', textNl: '' })).status).toBe(409)
  expect((await word(member, { textFr: 'Utile ?', textNl: 'Nuttig?' })).status).toBe(404)
  expect((await word(lead, { textFr: 'Utile ?', textNl: 'Nuttig?' })).status).toBe(200)
  expect(await word(lead, { textFr: 'Encore ?', textNl: 'Nog?' })).toMatchObject({ status: 409, json: { error: { kind: 'saved-meanwhile' } } })
  const { rows } = await asSystem(house.db, (tx) => sql`select text_fr, text_nl from exit_question`.execute(tx))
  expect(rows).toEqual([{ textFr: 'Utile ?', textNl: 'Nuttig?' }])
})
