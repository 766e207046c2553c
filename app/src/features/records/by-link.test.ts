import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { openAmending } from './actions/tell-record.ts'

const NOW = '2023-02-14T16:00:00.000Z'
type Visitor = ReturnType<typeof aVisitor>
let house: TestHouse
let doraSees: Visitor
/** No session: whoever holds the link. */
let holder: Visitor
let gul: string
let south: string
let meeting: string

const run = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]
const at = (path: string) => `/meetings/${meeting}/record${path}`

beforeAll(async () => {
  house = await aHouse({}, NOW)
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  gul = await aPerson(house, { givenName: 'Gül', familyName: 'Yıldız', email: 'gul@ronde.example' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  doraSees = aVisitor(house, app, await aSession(house, { personId: dora }))
  holder = aVisitor(house, app, null)
})
afterAll(() => house.close())

beforeEach(async () => {
  house.setNow(NOW)
  await run(sql`delete from outbox_mail`)
  await run(sql`update person set restricted_at = null`)
  const dora = (await run(sql`select id from person where given_name = 'Dora'`))[0]?.id
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [String(dora), gul] })
})

async function write(line: string, more: Record<string, string> = {}): Promise<string> {
  const id = randomUUID()
  await doraSees.send(at('/entries'), { id, agendaItemId: '', line, kind: 'note', language: 'fr', ...more })
  return id
}

async function linkOf(): Promise<string> {
  await doraSees.send(at('/prepare'), {})
  await openAmending(house, meeting)
  const [mail] = await run(sql`select body_text from outbox_mail where to_address = 'gul@ronde.example'`)
  return /\/record\/[\w-]{43}/.exec(String(mail?.bodyText))?.[0] ?? ''
}

describe('the link of somebody without an account', () => {
  it('opens the record without what is confidential; who has an account gets the page of the record', async () => {
    await write('Le jardin reste ouvert')
    await write('Entre nous seulement', { isConfidential: 'yes' })
    const link = await linkOf()
    const page = await holder.read(link)
    expect(page).toContain('Le jardin reste ouvert')
    expect(page).not.toContain('Entre nous seulement')
    expect(page).not.toContain(`/meetings/${meeting}`)
    expect((await holder.open(at(''))).status).not.toBe(200)
    const [dora] = await run(sql`select body_text from outbox_mail where to_address = 'dora@ronde.example'`)
    expect(String(dora?.bodyText)).toContain(at(''))
    expect(String(dora?.bodyText)).not.toContain('/record/')
  })

  it('proposes other words, a missing line, and says that the rest is right', async () => {
    const id = await write('Le jardin ferme à cinq heures')
    const link = await linkOf()
    expect(await holder.read(`${link}?line=${id}`)).toContain(`value="${id}"`)
    const amend = (more: Record<string, string>) =>
      holder.send(link, { id: randomUUID(), entryId: id, text: 'Le jardin ferme à six heures', language: 'fr', reason: 'On a dit six', ...more })
    expect((await amend({ reason: ' ' })).status).toBe(422)
    expect((await amend({})).status).toBe(303)
    expect((await amend({ entryId: '', text: 'Et on plante un arbre' })).status).toBe(303)
    const page = await doraSees.read(at('/amendments'))
    for (const words of ['Le jardin ferme à six heures', 'Et on plante un arbre', 'Gül Yıldız']) expect(page).toContain(words)
    expect((await holder.send(link, { agree: 'yes' })).status).toBe(303)
    expect(await run(sql`select person_id from record_agreement where meeting_id = ${meeting}`)).toEqual([{ personId: gul }])
    house.setNow('2023-03-14T16:00:00.000Z')
    expect((await amend({})).status).toBe(422)
    expect((await holder.open(link)).status).toBe(200)
  })

  it('says nothing of a confidential line to whoever guesses its number', async () => {
    const secret = await write('Entre nous seulement', { isConfidential: 'yes' })
    await write('Le jardin reste ouvert')
    const link = await linkOf()
    expect(await holder.read(`${link}?line=${secret}`)).not.toContain(`value="${secret}"`)
    expect((await holder.send(link, { id: randomUUID(), entryId: secret, text: 'x', language: 'fr', reason: 'y' })).status).toBe(422)
    expect(await run(sql`select 1 from record_amendment where entry_id = ${secret}`)).toEqual([])
  })

  it('counts for two months, for who was there and while nothing keeps her out of sight', async () => {
    await write('Le jardin reste ouvert')
    const link = await linkOf()
    const status = async (path = link) => (await holder.open(path)).status
    expect([await status(), await status('/record/not-a-link')]).toEqual([200, 404])
    await run(sql`update person set restricted_at = now() where id = ${gul}`)
    expect(await status()).toBe(404)
    await run(sql`update person set restricted_at = null where id = ${gul}`)
    await run(sql`update attendance set state = 'absent' where person_id = ${gul} and meeting_id = ${meeting}`)
    expect(await status()).toBe(404)
    await run(sql`update attendance set state = 'present' where person_id = ${gul} and meeting_id = ${meeting}`)
    house.setNow('2023-04-16T16:00:00.000Z')
    expect(await status()).toBe(404)
  })
})
