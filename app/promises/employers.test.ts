import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes, makeApp } from '../src/app.ts'
import { asSystem } from '../src/platform/database.ts'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../test/neighbourhood.ts'
import { isStream } from './addresses.ts'

type Browser = ReturnType<typeof aVisitor>
let house: TestHouse
const ids = { meeting: '', community: '', organisation: '', person: '', convention: '', programme: '' }
const readers: Record<string, Browser> = {}
let lead: Browser

type Statement = { execute: (tx: Parameters<Parameters<typeof asSystem>[1]>[0]) => Promise<{ rows: unknown[] }> }
const idOf = async (statement: Statement) => String(((await asSystem(house.db, (tx) => statement.execute(tx))).rows[0] as { id: string }).id)
/** What is known of somebody who comes to the meetings. */
const TRACES = ['Wanjazq', 'Quackenbushzq', 'wanja.zq@ronde.example', '+32470000099']

beforeAll(async () => {
  house = await aHouse({ liftsRateLimits: true })
  const app = makeApp(house)
  const [south, north] = [await aCommunity(house, 'Sud'), await aCommunity(house, 'Nord')]
  const [organisation, programme] = [
    await anOrganisation(house, { nameFr: 'Le Relais' }),
    await idOf(sql`insert into programme (name_fr, name_nl) values ('Quartiers', 'Wijken') returning id`),
  ]
  await idOf(sql`update community set programme_id = ${programme} where id = ${south} returning id`)
  const zq = await aPerson(house, { givenName: 'Wanjazq', familyName: 'Quackenbushzq', email: 'wanja.zq@ronde.example', phone: '+32470000099' })
  await aMembership(house, { personId: zq, communityId: south, represents: organisation })
  const others = await Promise.all(['Ama', 'Bo', 'Cis'].map((givenName) => aPerson(house, { givenName })))
  for (const personId of others) await aMembership(house, { personId, communityId: south })
  const [director, colleague, officer, moderator] = [
    await aPerson(house, { givenName: 'Farid', familyName: 'Karimi', email: 'farid@ronde.example' }),
    await aPerson(house, { givenName: 'Ilse', familyName: 'Maes' }),
    await aPerson(house, { givenName: 'Odile', familyName: 'Claes' }),
    await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' }),
  ]
  for (const personId of [zq, director, colleague])
    await idOf(sql`insert into affiliation (person_id, organisation_id) values (${personId}, ${organisation}) returning person_id as id`)
  await aMembership(house, { personId: director, communityId: north, represents: organisation })
  await aMembership(house, { personId: colleague, communityId: north, role: 'moderator', represents: organisation })
  await aMembership(house, { personId: moderator, communityId: south, role: 'coordinator' })
  const meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-03-14T12:00:00Z', present: [zq, ...others] })
  await idOf(sql`update meeting set register_state = 'closed', register_closed_at = '2023-03-14T15:00:00Z' where id = ${meeting} returning id`)
  await idOf(sql`insert into community_text (community_id, kind, version, text_fr, text_nl, attendance_kept_months, in_force_on)
    values (${south}, 'convention', 1, 'Nous nous voyons.', 'We zien elkaar.', 24, '2023-01-01') returning community_id as id`)
  const convention = await idOf(
    sql`insert into convention (community_id, text_version, stage, from_on, made_at) values (${south}, 1, 'signing', '2023-01-01', now()) returning id`,
  )
  await idOf(sql`insert into convention_signatory (convention_id, community_id, organisation_id, signer_id, hours, hours_per)
    values (${convention}, ${south}, ${organisation}, ${director}, 20, 'year') returning id`)
  Object.assign(ids, { meeting, community: south, organisation, person: zq, convention, programme })
  readers['the employer who signs for it'] = aVisitor(house, app, await aSession(house, { personId: director }))
  readers['a colleague who leads elsewhere'] = aVisitor(house, app, await aSession(house, { personId: colleague }))
  readers['a policy officer'] = aVisitor(house, app, await aSession(house, { personId: officer, instanceRole: 'policy_officer' }))
  lead = aVisitor(house, app, await aSession(house, { personId: moderator }))
})
afterAll(() => house.close())

function fill(path: string): string {
  const [, kind = ''] = /\/(meetings|communities|organisations|people|conventions|programmes)\/:id/.exec(path) ?? []
  const id = {
    meetings: ids.meeting,
    communities: ids.community,
    organisations: ids.organisation,
    people: ids.person,
    conventions: ids.convention,
    programmes: ids.programme,
  }[kind]
  const period = 'from=2023-01-01&until=2023-04-30&month=2023-03&format=json'
  return `${path
    .replace(':id', id ?? ids.meeting)
    .replace(':personId', ids.person)
    .replace(':conventionId', ids.convention)
    .replaceAll(/:\w+/g, ids.meeting)}${path.startsWith('/api/') ? '' : `?${period}`}`
}

/** Every address that names, or lists, somebody of whom this reader knows nothing. */
async function listNaming(reader: Browser): Promise<string[]> {
  const naming: string[] = []
  for (const route of allRoutes(house).filter(({ method, path }) => method === 'GET' && !isStream({ path }))) {
    const text = await (await reader.open(fill(route.path))).text()
    if (TRACES.some((trace) => text.includes(trace))) naming.push(route.path)
  }
  return naming
}

describe('SEC-11 who was at a meeting', () => {
  it.each(['the employer who signs for it', 'a colleague who leads elsewhere', 'a policy officer'])(
    'SEC-11 is told by no address of the house to %s',
    { timeout: 60_000 },
    async (name) => expect(await listNaming(readers[name]!)).toEqual([]),
  )

  it('SEC-11 is told to who leads, so that the look above would find it', { timeout: 60_000 }, async () => {
    expect(await listNaming(lead)).toEqual(expect.arrayContaining(['/meetings/:id/attendance', '/api/v1/meetings/:id/attendance', '/people/:id']))
  })

  it('SEC-11 stays untold when the employer signs: the page shows what is pledged, and no hour that somebody spent', async () => {
    const director = readers['the employer who signs for it']!
    const page = await director.read(`/conventions/${ids.convention}/sign`)
    expect(page).toContain('20')
    expect(page).not.toMatch(/Quackenbushzq|spent/i)
    expect((await director.open(`/communities/${ids.community}/conventions`)).status).toBe(404)
    expect((await director.open(`/api/v1/communities/${ids.community}/conventions`)).status).toBe(404)
  })
})
