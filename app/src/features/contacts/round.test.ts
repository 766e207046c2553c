import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { sendRoundMails } from './actions/send-round-mails.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let meeting: string
const people: Record<'ama' | 'bo' | 'chloe' | 'moderator' | 'walkIn', string> = { ama: '', bo: '', chloe: '', moderator: '', walkIn: '' }
type Visitor = ReturnType<typeof aVisitor>
let ama: Visitor
let bo: Visitor
let chloe: Visitor
let moderator: Visitor

beforeAll(async () => {
  house = await aHouse({}, '2023-02-14T18:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  people.ama = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah', email: 'ama@ronde.example', phone: '+32470000001' })
  people.bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters', email: 'bo@ronde.example', phone: '+32470000002' })
  people.chloe = await aPerson(house, { givenName: 'Chloé', familyName: 'D’Hondt', email: 'chloe@ronde.example' })
  people.moderator = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  people.walkIn = await aPerson(house, { givenName: 'Émile', familyName: 'Zéphyr', email: 'emile@ronde.example', phone: '+32470000005' })
  for (const personId of [people.ama, people.bo, people.chloe]) await aMembership(house, { personId, communityId: south })
  await aMembership(house, { personId: people.moderator, communityId: south, role: 'moderator' })
  ama = aVisitor(house, app, await aSession(house, { personId: people.ama }))
  bo = aVisitor(house, app, await aSession(house, { personId: people.bo }))
  chloe = aVisitor(house, app, await aSession(house, { personId: people.chloe }))
  moderator = aVisitor(house, app, await aSession(house, { personId: people.moderator }))
})
afterAll(() => house.close())

beforeEach(async () => {
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T13:00:00Z', present: [people.ama, people.bo, people.walkIn] })
})

const round = () => `/meetings/${meeting}/contacts`
const linkOf = async (personId: string) => {
  await sendRoundMails(house, meeting)
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ bodyText: string }>`select body_text from outbox_mail where idempotency_key = ${`round ${meeting} ${personId}`}`.execute(tx),
  )
  return /\/round\/[\w-]+/.exec(rows[0]?.bodyText ?? '')?.[0] ?? ''
}

describe('the contact round', () => {
  it('is empty while nobody decided, and nothing is ticked', async () => {
    const html = await ama.read(round())
    expect(html).toContain('Nobody shares anything yet')
    expect(html).not.toContain('bo@ronde.example')
    expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*\schecked/)
  })

  it('shows each the fields that were agreed to, and no other', async () => {
    await ama.send(round(), { answer: 'share', field: ['email'] })
    const html = await bo.read(round())
    expect(html).toContain('Ama Mensah')
    expect(html).toContain('ama@ronde.example')
    expect(html).not.toContain('+32470000001')
    expect(html).toContain('One more person was there')
  })

  it('shows nothing to a member who was not there, and the API says there is nothing', async () => {
    await ama.send(round(), { answer: 'share', field: ['email', 'phone'] })
    const html = await chloe.read(round())
    expect(html).not.toContain('Ama Mensah')
    expect(html).toContain('This list is for those who were at this meeting.')
    expect((await chloe.open(`/api/v1/meetings/${meeting}/contacts`)).status).toBe(404)
    expect((await chloe.open(`${round()}/cards`)).status).toBe(404)
    expect((await chloe.open(`${round()}/people/${people.ama}/card`)).status).toBe(404)
  })

  it('who leads reads along without more than the others get', async () => {
    await ama.send(round(), { answer: 'share', field: ['email'] })
    const html = await moderator.read(round())
    expect(html).toContain('ama@ronde.example')
    expect(html).not.toContain('+32470000001')
  })

  it('opens once the meeting is held, not before', async () => {
    await asSystem(house.db, (tx) => sql`update meeting set state = 'planned' where id = ${meeting}`.execute(tx))
    expect((await ama.send(round(), { answer: 'share', field: ['email'] })).status).toBe(422)
    expect(await ama.read(round())).toContain('after the meeting')
  })

  it('refuses a choice without a box, and a choice of somebody who was not there', async () => {
    expect((await ama.send(round(), { answer: 'share' })).status).toBe(422)
    expect((await chloe.send(round(), { answer: 'share', field: ['email'] })).status).toBe(422)
  })

  it('proposes what was shared last time and takes it only when asked to', async () => {
    await bo.send(round(), { answer: 'share', field: ['phone'] })
    meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T15:00:00Z', present: [people.ama, people.bo] })
    const html = await bo.read(round())
    expect(html).toContain('Last time you shared: my phone.')
    expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*\schecked/)
    await bo.send(round(), { answer: 'same' })
    expect(await ama.read(round())).toContain('+32470000002')
  })
})

it('PRV-10 what a person corrects is seen at once in the directory, by search, on the page of contacts, in cards and API', async () => {
  await bo.send(round(), { answer: 'share', field: ['phone'] })
  const { rows } = await sql<{ version: number }>`select version from person where id = ${people.bo}`.execute(house.db)
  const corrected = { givenName: 'Bo', familyName: 'Verstraeten', email: 'bo@ronde.example', phone: '+32470999999', version: String(rows[0]?.version) }
  expect((await bo.send(`/people/${people.bo}`, corrected)).status).toBe(303)
  for (const path of ['/people', '/people?q=verstraeten', `/people/${people.bo}`, round(), `${round()}/cards`, `/api/v1/meetings/${meeting}/contacts`]) {
    const seen = await ama.read(path)
    expect(seen, path).toContain('Verstraeten')
    expect(seen, path).not.toContain('Bo Peeters')
    expect(seen, path).not.toContain('+32470000002')
  }
  for (const path of [round(), `${round()}/cards`, `/api/v1/meetings/${meeting}/contacts`]) expect(await ama.read(path)).toContain('+32470999999')
  expect(await ama.read('/people?q=peeters')).not.toContain(people.bo)
})

describe('withdrawing', () => {
  it('PRV-03 hides at once on the page, in the cards, in the API, and no answer may be kept', async () => {
    await ama.send(round(), { answer: 'share', field: ['email'] })
    const card = `${round()}/people/${people.ama}/card`
    expect((await bo.open(card)).status).toBe(200)
    await ama.send(round(), { answer: 'nothing' })
    expect(await bo.read(round())).not.toContain('ama@ronde.example')
    expect((await bo.open(`${round()}/cards`)).status).toBe(404)
    const answer = await bo.open(`/api/v1/meetings/${meeting}/contacts`)
    expect(await answer.json()).toMatchObject({ rows: [], count: 0, silent: 2 })
    const gone = await bo.open(card)
    expect(gone.status).toBe(410)
    expect(gone.headers.get('cache-control')).toBe('no-store')
    expect(await gone.text()).toContain('no longer shared')
  })

  it('PRV-03 adds an entry and changes none', async () => {
    await ama.send(round(), { answer: 'share', field: ['email'] })
    await ama.send(round(), { answer: 'nothing' })
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ given: boolean; textVersion: number }>`select given, text_version from consent where scope_id = ${meeting} order by number`.execute(tx),
    )
    expect(rows).toEqual([
      { given: true, textVersion: 1 },
      { given: false, textVersion: 1 },
    ])
  })

  it('happens by itself when the last day is over', async () => {
    await ama.send(round(), { answer: 'share', field: ['email'], until: '2023-02-14' })
    expect(await bo.read(round())).toContain('ama@ronde.example')
    house.setNow('2023-02-15T08:00:00.000Z')
    const visitor = aVisitor(house, app, await aSession(house, { personId: await aFellow() }))
    expect(await visitor.read(round())).not.toContain('ama@ronde.example')
    house.setNow('2023-02-14T18:00:00.000Z')
  })
})

/** Somebody else who was there, with a session of today. */
async function aFellow(): Promise<string> {
  const personId = await aPerson(house, { givenName: 'Fien', familyName: 'Wouters' })
  await aMembership(house, { personId, communityId: south })
  await asSystem(house.db, (tx) =>
    sql`insert into attendance (meeting_id, person_id, state, recorded_at) values (${meeting}, ${personId}, 'present', now())`.execute(tx),
  )
  return personId
}

describe('the cards', () => {
  it('come in both versions, with accents and what was agreed to', async () => {
    await ama.send(round(), { answer: 'share', field: ['email', 'phone'] })
    const answer = await bo.open(`${round()}/cards`)
    expect(answer.headers.get('content-type')).toBe('text/vcard; charset=utf-8')
    const text = await answer.text()
    expect(text).toContain('VERSION:4.0')
    expect(text).toContain('FN:Ama Mensah')
    expect(text).toContain('+32470000001')
    expect(await bo.read(`${round()}/cards?version=3`)).toContain('VERSION:3.0')
  })
})

describe('on paper', () => {
  it('who leads notes what somebody ticked, once for each', async () => {
    await moderator.send(`${round()}/paper`, { person: people.walkIn, answer: 'share', field: ['phone'] })
    expect(await ama.read(round())).toContain('Émile Zéphyr')
    const { rows } = await asSystem(house.db, (tx) => sql`select means, noted_by from consent where scope_id = ${meeting}`.execute(tx))
    expect(rows).toEqual([{ means: 'paper', notedBy: people.moderator }])
  })

  it('nobody else does', async () => {
    expect((await ama.send(`${round()}/paper`, { person: people.bo, answer: 'share', field: ['phone'] })).status).toBe(404)
  })
})

describe('the mail after the meeting', () => {
  it('goes once to each who was there and has an address', async () => {
    expect(await sendRoundMails(house, meeting)).toBe(3)
    expect(await sendRoundMails(house, meeting)).toBe(0)
  })

  it('does not go to who has left the community since', async () => {
    const set = (state: string) => asSystem(house.db, (tx) => sql`update membership set state = ${state} where person_id = ${people.bo}`.execute(tx))
    await set('ended')
    expect(await sendRoundMails(house, meeting)).toBe(2)
    await set('active')
    expect(await sendRoundMails(house, meeting)).toBe(1)
  })

  it('lets somebody without an account decide, and see the others', async () => {
    await ama.send(round(), { answer: 'share', field: ['email'] })
    const path = await linkOf(people.walkIn)
    const visitor = aVisitor(house, app, null)
    expect(await visitor.read(path)).toContain('ama@ronde.example')
    expect((await visitor.send(path, { answer: 'share', field: ['phone'] })).status).toBe(303)
    expect(await ama.read(round())).toContain('+32470000005')
    expect(await visitor.read(`${path}/cards`)).toContain('FN:Ama Mensah')
  })

  it('changes nothing by being opened, and a wrong link finds nothing', async () => {
    const visitor = aVisitor(house, app, null)
    await visitor.read(await linkOf(people.walkIn))
    const { rows } = await asSystem(house.db, (tx) => sql`select 1 from consent where scope_id = ${meeting}`.execute(tx))
    expect(rows).toEqual([])
    expect((await visitor.open('/round/not-a-link')).status).toBe(404)
  })

  it('is not sent for a meeting of long ago', async () => {
    const old = await aHeldMeeting(house, { communityId: south, startsAt: '2023-01-10T13:00:00Z', present: [people.ama] })
    expect(await sendRoundMails(house, old)).toBe(0)
  })
})
