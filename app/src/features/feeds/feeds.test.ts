import ICAL from 'ical.js'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { nowOf } from '../../platform/house.ts'
import { personalData, feedMerger } from './public.ts'
import { stopFeedsOf } from './actions/keep-feeds.ts'
import { feedsJobs } from './jobs.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
const logged: unknown[] = []

beforeAll(async () => {
  house = await aHouse()
  house.log = (...line) => logged.push(line)
  app = makeApp(house)
})
afterAll(() => house.close())

type Given = { title?: string; startsAt?: string; state?: string; mode?: string; place?: string }

async function aMeeting(
  communityId: string,
  { title = 'Rencontre', startsAt = '2023-04-20T10:00:00.000Z', state = 'planned', mode = 'in_person', place = 'Rue Esseghem 24' }: Given = {},
) {
  const endsAt = new Date(Date.parse(startsAt) + 7_200_000).toISOString()
  return asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`insert into meeting (title, starts_at, ends_at, state, mode, place, online_link)
      values (${title}, ${startsAt}, ${endsAt}, ${state}, ${mode}, ${place}, 'https://meet.example/secret-room') returning id`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${communityId}, ${startsAt})`.execute(tx)
    return id
  })
}

async function invite(meetingId: string, personId: string) {
  await asSystem(house.db, (tx) =>
    sql`insert into invitation (meeting_id, person_id, channel, via, asked_at, page_hash, mail_hash, code_hash)
      values (${meetingId}, ${personId}, 'mail', 'person', ${nowOf(house)}, gen_random_uuid()::text::bytea, gen_random_uuid()::text::bytea, gen_random_uuid()::text::bytea)`.execute(
      tx,
    ),
  )
}

const addressIn = (html: string) => /<code>http:\/\/localhost:3000(\/calendar\/[\w-]{27}\.ics)<\/code>/.exec(html)?.[1] ?? ''
const read = async (path: string) => app.request(path)

function eventsIn(text: string): { title: string; place: string; state: string; names: string[] }[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
    title: String(event.getFirstPropertyValue('summary')),
    place: String(event.getFirstPropertyValue('location') ?? ''),
    state: String(event.getFirstPropertyValue('status')),
    names: event.getAllProperties().map(({ name }) => name),
  }))
}

describe('SEC-26 a private calendar address', () => {
  let person: string
  let community: string
  let me: ReturnType<typeof aVisitor>
  const make = async (name = 'Phone') => addressIn(await (await me.send('/account/calendars', { name })).text())

  beforeEach(async () => {
    person = await aPerson(house, { givenName: 'Noor', familyName: 'Vandeplas' })
    community = await aCommunity(house, `Cercle ${person.slice(0, 6)}`)
    await aMembership(house, { personId: person, communityId: community })
    me = aVisitor(house, app, await aSession(house, { personId: person }))
  })

  it('SEC-26 shows title, time and place of my meetings, and nothing more', async () => {
    const moderator = await aPerson(house, { givenName: 'Zelda', familyName: 'Quist', email: `zelda-${person}@ronde.example` })
    await aMembership(house, { personId: moderator, communityId: community, role: 'moderator' })
    await aMeeting(community, { title: 'Répit; à l’école, « é »' })
    const answer = await read(await make())
    const text = await answer.text()
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-cache',
    ])
    expect(eventsIn(text)).toEqual([
      {
        title: 'Répit; à l’école, « é »',
        place: 'Rue Esseghem 24',
        state: 'CONFIRMED',
        names: ['uid', 'dtstamp', 'sequence', 'dtstart', 'dtend', 'summary', 'location', 'status', 'transp'],
      },
    ])
    expect(text).toContain('METHOD:PUBLISH')
    expect(text).toContain('DTSTART;TZID=Europe/Brussels:20230420T120000')
    expect(text).not.toMatch(/Quist|zelda|Vandeplas|secret-room|mailto/i)
  })

  it('SEC-26 says what is cancelled, online, or has no title, in the language of its owner', async () => {
    await asSystem(house.db, (tx) => sql`update person set language = 'nl' where id = ${person}`.execute(tx))
    await aMeeting(community, { state: 'cancelled', title: 'Wijkoverleg' })
    await aMeeting(community, { title: '', mode: 'online', startsAt: '2023-04-21T10:00:00.000Z' })
    await aMeeting(community, { title: 'Beide', mode: 'hybrid', place: 'Huis 8', startsAt: '2023-04-22T10:00:00.000Z' })
    const events = eventsIn(await (await read(await make())).text())
    expect(events.map(({ title, place, state }) => [title, place, state])).toEqual([
      ['Geannuleerd: Wijkoverleg', 'Rue Esseghem 24', 'CANCELLED'],
      [`Bijeenkomst van Cercle ${person.slice(0, 6)}`, 'Online', 'CONFIRMED'],
      ['Beide', 'Huis 8, of online', 'CONFIRMED'],
    ])
  })

  it('SEC-26 holds what I am invited to, and no meeting of others', async () => {
    const elsewhere = await aCommunity(house, 'Ailleurs')
    const [asked] = [await aMeeting(elsewhere, { title: 'Invitée' }), await aMeeting(elsewhere, { title: 'Pas pour elle' })]
    await invite(asked, person)
    expect(eventsIn(await (await read(await make())).text()).map(({ title }) => title)).toEqual(['Invitée'])
  })

  it('SEC-26 has rights of the moment: what I left is gone at the next read, and without a seat the address is dead', async () => {
    const address = await make()
    const other = await aCommunity(house, 'Autre')
    await aMembership(house, { personId: person, communityId: other })
    await aMeeting(community, { title: 'Une' })
    await aMeeting(other, { title: 'Deux' })
    const titles = async () => eventsIn(await (await read(address)).text()).map(({ title }) => title)
    expect((await titles()).toSorted()).toEqual(['Deux', 'Une'])
    const leave = (communityId: string) =>
      asSystem(house.db, (tx) =>
        sql`update membership set state = 'ended', until_on = '2023-04-01' where person_id = ${person} and community_id = ${communityId}`.execute(tx),
      )
    await leave(community)
    expect(await titles()).toEqual(['Deux'])
    await leave(other)
    expect((await read(address)).status).toBe(404)
  })

  it('SEC-26 is 404 without a word when wrong, revoked, or of a closed account', async () => {
    const address = await make()
    const wrong = [address.slice(0, 12) + (address[12] === 'A' ? 'B' : 'A') + address.slice(13), '/calendar/x', `/calendar/${'a'.repeat(27)}`, '/calendar/%00']
    for (const path of wrong) {
      const answer = await read(path)
      expect([path, answer.status, await answer.text()]).toEqual([path, 404, ''])
    }
    await asSystem(house.db, (tx) => sql`update account set closed_at = ${nowOf(house)} where person_id = ${person}`.execute(tx))
    expect((await read(address)).status).toBe(404)
    await feedsJobs(house)['remove-dead-feeds']?.(null)
    const left = await asSystem(house.db, (tx) => sql`select id from calendar_feed where person_id = ${person}`.execute(tx))
    expect(left.rows).toEqual([])
  })

  it('SEC-26 stores 160 bits as a hash only, and never writes them in the log', async () => {
    const address = await make('Log')
    const secret = address.slice('/calendar/'.length, -'.ics'.length)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(20)
    await read(address)
    await read(`${address}x`)
    const stored = await asSystem(house.db, (tx) => sql`select row_to_json(f)::text as line from calendar_feed f where person_id = ${person}`.execute(tx))
    const audited = await asSystem(house.db, (tx) => sql`select facts::text from audit_entry`.execute(tx))
    expect(JSON.stringify([stored.rows, audited.rows, logged])).not.toContain(secret)
  })

  it('SEC-26 each address is replaced and stopped alone, and shows when it was last read', async () => {
    const [phone, office] = [await make('Phone'), await make('Office')]
    await read(phone)
    const page = await me.read('/account/calendars')
    expect(page).toContain('last read 3 April 2023')
    expect(page).toContain('not read yet')
    expect(page).not.toContain(phone)
    const idOf = (name: string) => new RegExp(`/account/calendars/([0-9a-f-]{36})/replace"(?:(?!</form>)[^])*New address for ${name}`).exec(page)?.[1] ?? name
    const renewed = addressIn(await (await me.send(`/account/calendars/${idOf('Phone')}/replace`, {})).text())
    expect([(await read(phone)).status, (await read(renewed)).status, (await read(office)).status]).toEqual([404, 200, 200])
    await me.send(`/account/calendars/${idOf('Phone')}/revoke`, {})
    expect([(await read(renewed)).status, (await read(office)).status]).toEqual([404, 200])
  })

  it('SEC-26 nobody touches the address of another', async () => {
    const address = await make()
    const { rows } = await asSystem(house.db, (tx) => sql<{ id: string }>`select id from calendar_feed where person_id = ${person}`.execute(tx))
    const other = aVisitor(house, app, await aSession(house, { personId: await aPerson(house) }))
    for (const step of ['replace', 'revoke']) expect((await other.send(`/account/calendars/${rows[0]?.id}/${step}`, {})).status).toBe(404)
    expect((await read(address)).status).toBe(200)
  })

  it('wants a name, and stops at ten', async () => {
    const nameless = await me.send('/account/calendars', { name: '  ' })
    expect([nameless.status, (await nameless.text()).includes('Give the address a name.')]).toEqual([422, true])
    for (let index = 0; index < 10; index++) await make(`N${index}`)
    expect((await me.send('/account/calendars', { name: 'Eleven' })).status).toBe(422)
  })

  it('answers “nothing new” to a program that has the text already', async () => {
    await aMeeting(community)
    const address = await make()
    const tag = (await read(address)).headers.get('etag') ?? ''
    const again = await app.request(address, { headers: { 'If-None-Match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await aMeeting(community, { title: 'Neuve' })
    expect((await app.request(address, { headers: { 'If-None-Match': tag } })).status).toBe(200)
  })

  it('programs make, list and stop addresses with the same rules', async () => {
    const key = `ronde_${person}`
    await asSystem(house.db, (tx) =>
      sql`insert into api_key (account_id, name, prefix, key_hash, created_at) select id, 'k', 'ronde_', sha256(${key}::bytea), ${nowOf(house)} from account where person_id = ${person}`.execute(
        tx,
      ),
    )
    const ask = (path: string, body?: unknown) =>
      app.request(`/api/v1/calendar-feeds${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const made = (await (await ask('', { name: 'Script' })).json()) as { id: string; address: string }
    expect((await read(new URL(made.address).pathname)).status).toBe(200)
    expect(await (await ask('')).json()).toMatchObject({ count: 1, rows: [{ id: made.id, name: 'Script' }] })
    expect(await (await ask(`/${made.id}/revoke`, {})).json()).toEqual({ isStopped: true })
    expect((await read(new URL(made.address).pathname)).status).toBe(404)
  })

  it('whoever runs the house stops all addresses of a person at once', async () => {
    const [phone, office] = [await make('Phone'), await make('Office')]
    expect(await stopFeedsOf(house, person)).toBe(2)
    expect([(await read(phone)).status, (await read(office)).status]).toEqual([404, 404])
    expect(await stopFeedsOf(house, person)).toBe(0)
  })

  it('PRV-06 PRV-20 is shown to its owner, follows a merged record and back, and goes with the person', async () => {
    const address = await make('Mine')
    const kept = await aPerson(house)
    const whose = async () => {
      const { rows } = await asSystem(house.db, (tx) =>
        sql<{ personId: string }>`select person_id from calendar_feed where name = 'Mine' and person_id in (${person}, ${kept})`.execute(tx),
      )
      return rows.map(({ personId }) => personId)
    }
    expect(await asSystem(house.db, (tx) => personalData.show(tx, person))).toMatchObject([{ table: 'calendar_feed', rows: [{ name: 'Mine' }] }])
    const moved = await asSystem(house.db, (tx) => feedMerger.move(tx, person, kept))
    expect(await whose()).toEqual([kept])
    await asSystem(house.db, (tx) => feedMerger.giveBack(tx, person, kept, moved))
    expect(await whose()).toEqual([person])
    await asSystem(house.db, (tx) => personalData.erase(tx, person, kept))
    expect([await whose(), (await read(address)).status]).toEqual([[], 404])
  })
})
