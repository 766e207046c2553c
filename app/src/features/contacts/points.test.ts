import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { welcomeNewcomers } from './actions/welcome-newcomers.ts'
import { eraseContactsRows, showContactsRows } from './store/personal-data-store.ts'

type Visitor = ReturnType<typeof aVisitor>
let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let service: string
const id = { coordinator: '', member: '', stranger: '' }
let coordinator: Visitor
let member: Visitor
let stranger: Visitor

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  service = await anOrganisation(house, { nameFr: 'Le Relais' })
  id.coordinator = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  id.member = await aPerson(house, { givenName: 'Chloé', familyName: 'D’Hondt', email: 'chloe@ronde.example' })
  id.stranger = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
  await aMembership(house, { personId: id.coordinator, communityId: south, role: 'coordinator' })
  await aMembership(house, { personId: id.member, communityId: south, represents: service })
  coordinator = aVisitor(house, app, await aSession(house, { personId: id.coordinator }))
  member = aVisitor(house, app, await aSession(house, { personId: id.member }))
  stranger = aVisitor(house, app, await aSession(house, { personId: id.stranger }))
})
afterAll(() => house.close())

const points = () => `/communities/${south}/points`
const name = (fields: Record<string, string>) =>
  coordinator.send(points(), { kind: 'referral', scopeFr: 'logement', scopeNl: 'huisvesting', from: '2023-04-01', until: '2023-12-31', ...fields })
const newestPoint = async () => {
  const { rows } = await asSystem(house.db, (tx) => sql<{ id: string }>`select id from referral_point where state in ('asked', 'agreed')`.execute(tx))
  return rows[0]?.id ?? ''
}

describe('a person named as a point', () => {
  it('stands nowhere before her yes, then on top of every list, and drops out after the last day', async () => {
    expect((await name({ who: `p.${id.member}`, public: 'yes', reach: '02 000 00 00' })).status).toBe(303)
    expect(await member.read('/people')).not.toContain('Points of information and referral')
    const point = await newestPoint()
    expect((await coordinator.send(`/points/${point}/answer`, { answer: 'yes' })).status).toBe(404)
    expect(await member.read(`/points/${point}`)).toContain('everybody can read')
    await member.send(`/points/${point}/answer`, { answer: 'yes' })
    for (const path of ['/people', '/organisations', `/communities/${south}`, `/communities/${south}/members`])
      expect(await member.read(path), path).toContain('logement')
    expect(await stranger.read('/people')).not.toContain('logement')
    const visitor = aVisitor(house, app, null)
    expect(await visitor.read('/points')).toContain('02 000 00 00')
    const seat = (state: string) => asSystem(house.db, (tx) => sql`update membership set state = ${state} where person_id = ${id.member}`.execute(tx))
    await seat('ended')
    for (const [reader, path] of [
      [visitor, '/points'],
      [coordinator, '/people'],
    ] as const)
      expect(await reader.read(path), 'a leaver').not.toContain('logement')
    await seat('active')
    house.setNow('2024-01-01T09:00:00.000Z')
    expect(await visitor.read('/points')).not.toContain('02 000 00 00')
    house.setNow('2023-04-03T09:00:00.000Z')
  })

  it('may stop on any day, and is gone from the public page with the next answer', async () => {
    const point = await newestPoint()
    await member.send(`/points/${point}/answer`, { answer: 'no' })
    expect(await aVisitor(house, app, null).read('/points')).not.toContain('02 000 00 00')
    expect(await member.read('/people')).not.toContain('logement')
  })
})

describe('an organisation', () => {
  it('stands at once, inside only unless said otherwise, until it is ended', async () => {
    await name({ who: `o.${service}`, scopeFr: 'aide alimentaire' })
    expect(await member.read('/people')).toContain('Le Relais')
    expect(await aVisitor(house, app, null).read('/points')).not.toContain('Le Relais')
    const rows = (await (await member.open(`/api/v1/communities/${south}/points`)).json()) as { count: number }
    expect(rows.count).toBe(1)
    expect((await coordinator.send(`${points()}/${await newestPoint()}/end`, {})).status).toBe(303)
    expect(await member.read('/people')).not.toContain('aide alimentaire')
  })
})

describe('naming', () => {
  it('is for who coordinates, and for members and their organisations', async () => {
    expect((await member.send(points(), { kind: 'referral', who: `p.${id.member}`, scopeFr: 'x', from: '2023-04-01', until: '2023-12-31' })).status).toBe(404)
    expect((await name({ who: `p.${id.stranger}` })).status).toBe(422)
    expect((await name({ who: `p.${id.member}`, until: '2023-04-02' })).status).toBe(422)
  })
})

describe('introducing oneself', () => {
  it('shows the card where a box was ticked, and nowhere else', async () => {
    const version = /name="version" value="(\d+)"/.exec(await member.read('/introduce'))?.[1] ?? ''
    await member.send('/introduce', { version, activity: 'Infirmière de nuit', askMeAbout: 'les soins à domicile', spoken: ['fr', 'nl'] })
    expect(await coordinator.read(`/people/${id.member}`)).toContain('Infirmière de nuit')
    const other = await aPerson(house, { givenName: 'Fien', familyName: 'Wouters' })
    await aMembership(house, { personId: other, communityId: south })
    const fellow = aVisitor(house, app, await aSession(house, { personId: other }))
    expect(await fellow.read(`/people/${id.member}`)).not.toContain('Infirmière de nuit')
    await member.send('/introduce', {
      version: String(Number(version) + 1),
      activity: 'Infirmière de nuit',
      askMeAbout: 'les soins à domicile',
      spoken: 'fr',
      show: south,
    })
    expect(await fellow.read(`/people/${id.member}`)).toContain('Infirmière de nuit')
    expect((await member.send('/introduce', { version: '1', activity: 'x', askMeAbout: '' })).status).toBe(422)
  })
})

describe('a newcomer', () => {
  it('gets one mail with faces to meet', async () => {
    const newcomer = await aPerson(house, { givenName: 'Gita', familyName: 'Rao', email: 'gita@ronde.example' })
    const membership = await aMembership(house, { personId: newcomer, communityId: south })
    await asSystem(house.db, (tx) =>
      sql`update membership set agreed_at = '2023-04-03T08:00:00Z', agreed_means = 'own_click' where id = ${membership}`.execute(tx),
    )
    await welcomeNewcomers(house)
    await welcomeNewcomers(house)
    const { rows } = await asSystem(house.db, (tx) => sql<{ bodyText: string }>`select body_text from outbox_mail where kind = 'welcome'`.execute(tx))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.bodyText).toContain('– Dora Lemaire')
    expect(rows[0]?.bodyText).toContain('les soins à domicile')
    expect(rows[0]?.bodyText).toContain('/introduce')
  })
})

it('PRV-21 what is about a person goes, what she did for others stays without her', async () => {
  await asSystem(house.db, async (tx) => {
    expect((await showContactsRows(tx, id.member)).find(({ table }) => table === 'referral_point')?.rows.length).toBeGreaterThan(0)
    await eraseContactsRows(tx, id.member)
    await eraseContactsRows(tx, id.coordinator)
    const { rows } = await sql`select named_by, person_id from referral_point`.execute(tx)
    expect(rows).toEqual([{ namedBy: null, personId: null }])
  })
})
