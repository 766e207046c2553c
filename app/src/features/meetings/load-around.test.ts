import { sql } from 'kysely'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

const DAY = '2026-03-24'
let house: TestHouse
let south: string
let ama: string
let care: string
let look: () => Promise<{
  clashes: { id: string | null; people: number; isOverlap: boolean }[]
  busyCalendars: number
  tooOften: { name: string; meetings: number }[]
}>

const run = (statement: ReturnType<typeof sql>) => asSystem(house.db, (tx) => statement.execute(tx))

beforeAll(async () => {
  house = await aHouse({}, '2026-03-01T09:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  care = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  ama = await aPerson(house, { givenName: 'Ama', familyName: 'D’Été' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: ama, communityId: south, represents: care })
  const session = await aSession(house, { personId: dora })
  look = async () => {
    const answer = await app.request(`/api/v1/communities/${south}/load?day=${DAY}&from=13:00&until=15:00`, {
      headers: { Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}` },
    })
    return (await answer.json()) as Awaited<ReturnType<typeof look>>
  }
})
afterAll(() => house.close())

/** A meeting of a community where Ama has no seat, to which she is asked by name. */
async function anInvitationElsewhere(day: string): Promise<string> {
  const basin = await aCommunity(house, `Bassin ${day}`)
  return asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into meeting (starts_at, ends_at) values (${`${day}T12:30:00Z`}, ${`${day}T13:30:00Z`}) returning id`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${basin}, ${`${day}T12:30:00Z`})`.execute(tx)
    await sql`insert into invitation (meeting_id, person_id, channel, via, asked_at, page_hash, mail_hash, code_hash)
      values (${id}, ${ama}, 'mail', 'person', '2026-03-01T08:00:00Z', ${randomBytes(32)}, ${randomBytes(32)}, ${randomBytes(32)})`.execute(tx)
    return id
  })
}

it('who is asked elsewhere without a seat there counts, until the invitation ends; the meeting is not named', async () => {
  expect((await look()).clashes).toEqual([])
  const id = await anInvitationElsewhere(DAY)
  expect((await look()).clashes).toMatchObject([{ id: null, people: 1, isOverlap: true }])
  await run(sql`update invitation set ended_at = '2026-03-01T09:00:00Z' where meeting_id = ${id}`)
  expect((await look()).clashes).toEqual([])
})

it('invitations make a month too full, as seats do', async () => {
  for (const day of ['2026-03-10', '2026-03-11']) await anInvitationElsewhere(day)
  expect((await look()).tooOften).toEqual([])
  await anInvitationElsewhere('2026-03-12')
  expect((await look()).tooOften).toEqual([{ name: 'Ama D’Été', meetings: 4 }])
})

it('a calendar that was brought in counts once, for a person, an organisation and a community; what is not certain does not', async () => {
  const busy = async (kind: 'person' | 'organisation' | 'community', { isTentative = false, day = DAY } = {}) =>
    asSystem(house.db, async (tx) => {
      const [person, organisation] = [kind === 'person' ? ama : null, kind === 'organisation' ? care : null]
      const { rows } = await sql<{ id: string }>`insert into calendar_source (kind, person_id, organisation_id, name, added_at)
        values (${kind}, ${person}, ${organisation}, 'Agenda', '2026-03-01T09:00:00Z') returning id`.execute(tx)
      const id = rows[0]?.id ?? ''
      if (kind === 'community') await sql`insert into calendar_source_community (source_id, community_id) values (${id}, ${south})`.execute(tx)
      // Twice in the same hours: it is one calendar that is taken.
      await sql`insert into calendar_busy (source_id, starts_at, ends_at, is_tentative) values
        (${id}, ${`${day}T13:00:00Z`}, ${`${day}T13:30:00Z`}, ${isTentative}), (${id}, ${`${day}T13:30:00Z`}, ${`${day}T13:45:00Z`}, ${isTentative})`.execute(
        tx,
      )
    })
  expect((await look()).busyCalendars).toBe(0)
  await busy('person', { isTentative: true })
  await busy('person', { day: '2026-03-25' })
  expect((await look()).busyCalendars).toBe(0)
  await busy('person')
  expect((await look()).busyCalendars).toBe(1)
  await busy('organisation')
  await busy('community')
  expect((await look()).busyCalendars).toBe(3)
})
