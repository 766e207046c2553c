import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let south: string
let north: string
let ama: string
let amasTime: string
let host: string
let member: Visitor
let guest: Visitor
let moderator: Visitor
let coordinator: Visitor
let stranger: Visitor
let nobody: Visitor

beforeAll(async () => {
  house = await aHouse()
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  host = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  ama = await aPerson(house, { email: 'ama@ronde.example', phone: '+32472123456' })
  amasTime = await aMembership(house, { personId: ama, communityId: south, represents: host })
  const enter = async (givenName: string, role: string | null, communityId = south) => {
    const personId = await aPerson(house, { givenName, familyName: 'Peeters' })
    if (role !== null) await aMembership(house, { personId, communityId, role })
    return aVisitor(house, app, await aSession(house, { personId }))
  }
  member = await enter('Bo', 'member')
  guest = await enter('Gust', 'visitor')
  moderator = await enter('Mona', 'moderator')
  coordinator = await enter('Cora', 'coordinator')
  stranger = await enter('Stan', 'member', north)
  nobody = aVisitor(house, app, null)
})
afterAll(() => house.close())

async function findMemberships(
  communityId: string,
  personId: string,
): Promise<{ id: string; role: string; state: string; endReason: string | null; untilOn: string | null }[]> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{
      id: string
      role: string
      state: string
      endReason: string | null
      untilOn: string | null
    }>`select id, role, state, end_reason, until_on from membership where community_id = ${communityId} and person_id = ${personId} order by from_on, id`.execute(
      tx,
    ),
  )
  return rows
}

describe('the public home', () => {
  it('PRV-45 knows nothing of a community until its coordinator says so', async () => {
    expect(await nobody.read('/')).not.toContain('Sud')
    const { rows } = await sql<{ version: number }>`select version from community where id = ${south}`.execute(house.db)
    const facts = { part: 'facts', nameFr: 'Sud', kind: 'team', accent: 'teal', languageMode: 'own', version: String(rows[0]?.version) }
    expect((await coordinator.send(`/communities/${south}/edit`, { ...facts, isPublic: 'yes' })).status).toBe(303)
    expect(await nobody.read('/')).toContain('Sud')
    expect(await stranger.read('/communities')).toContain('Sud')
  })

  it('names communities that are active, and no people', async () => {
    const forming = await aCommunity(house, 'Quartier en germe')
    await asSystem(house.db, (tx) => sql`update community set state = 'forming', is_public = true where id = ${forming}`.execute(tx))
    const page = await nobody.read('/')
    expect(page).toContain('Sud')
    expect(page).not.toContain('Quartier en germe')
    expect(page).not.toMatch(/Mensah|Peeters|<script/)
  })
})

describe('a community', () => {
  it('is there for its members and not for strangers', async () => {
    expect((await member.open(`/communities/${south}`)).status).toBe(200)
    expect((await stranger.open(`/communities/${south}`)).status).toBe(404)
    expect((await stranger.open('/communities/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  it('shows its settings to coordinators only', async () => {
    expect((await coordinator.open(`/communities/${south}/edit`)).status).toBe(200)
    expect((await moderator.open(`/communities/${south}/edit`)).status).toBe(404)
    expect(await moderator.read(`/communities/${south}`)).not.toContain(`/communities/${south}/edit"`)
  })

  it('starts with a name, becomes active when everything is there, and says until then what is missing', async () => {
    const refusedNew = await coordinator.send('/communities/new', { nameFr: '', nameNl: '' })
    expect(refusedNew.status).toBe(422)
    const answer = await coordinator.send('/communities/new', { nameFr: 'Ouest', kind: 'team', accent: 'plum', seats: '12' })
    const [, id] = /communities\/([^/]+)\/members/.exec(answer.headers.get('Location') ?? '') ?? []
    const address = `/communities/${id}/edit`
    expect(await coordinator.read(address)).toContain('This community is an idea.')
    expect((await coordinator.send(address, { part: 'state', state: 'forming' })).status).toBe(303)
    expect(await coordinator.read(address)).toContain('at least one moderator')
    const tooEarly = await coordinator.send(address, { part: 'state', state: 'active' })
    expect(tooEarly.status).toBe(422)
    expect(await tooEarly.text()).toContain('It cannot become active yet.')
    for (const kind of ['charter', 'consent']) await coordinator.send(address, { part: 'text', kind, textFr: 'Ensemble', textNl: 'Samen' })
    const facts = {
      part: 'facts',
      version: '2',
      nameFr: 'Ouest',
      kind: 'team',
      accent: 'plum',
      seats: '12',
      purpose: 'Se connaître',
      purposeLanguage: 'fr',
      hostOrganisationId: host,
      secrecyMode: 'mixed',
      languageMode: 'own',
      isPublic: 'yes',
    }
    expect((await coordinator.send(address, facts)).status).toBe(303)
    await coordinator.send(`/communities/${id}/members/new`, { person: ama, role: 'moderator', from: '2023-01-01', onPaper: 'yes' })
    expect((await coordinator.send(address, { part: 'state', state: 'active' })).status).toBe(303)
    expect(await nobody.read('/')).toContain('Se connaître')
  })

  it('keeps what the first saved when two save at once', async () => {
    const { rows } = await sql<{ version: number }>`select version from community where id = ${south}`.execute(house.db)
    const facts = {
      part: 'facts',
      version: String(rows[0]?.version),
      nameFr: 'Sud',
      nameNl: 'Zuid',
      kind: 'team',
      accent: 'teal',
      purposeLanguage: 'fr',
      languageMode: 'own',
    }
    expect((await coordinator.send(`/communities/${south}/edit`, facts)).status).toBe(303)
    const second = await coordinator.send(`/communities/${south}/edit`, { ...facts, nameFr: 'Midi' })
    expect(second.status).toBe(422)
    expect(await second.text()).toContain('Somebody else saved in the meantime')
  })

  it('is an idea until it has a host', async () => {
    const answer = await coordinator.send('/communities/new', { nameFr: 'Canal', kind: 'team', accent: 'plum' })
    const [, id] = /communities\/([^/]+)\/members/.exec(answer.headers.get('Location') ?? '') ?? []
    const facts = { part: 'facts', version: '1', nameFr: 'Canal', kind: 'team', accent: 'plum', languageMode: 'own', hostOrganisationId: host }
    expect((await coordinator.send(`/communities/${id}/edit`, facts)).status).toBe(303)
    expect(await coordinator.read(`/communities/${id}/edit`)).toContain('This community is being formed.')
  })

  it('has no consent text in one language, and says from when a later version holds', async () => {
    const address = `/communities/${south}/edit`
    const half = await coordinator.send(address, { part: 'text', kind: 'consent', textFr: 'Je suis d’accord' })
    expect(half.status).toBe(422)
    expect(await half.text()).toContain('A consent text stands in French and in Dutch')
    await coordinator.send(address, { part: 'text', kind: 'convention', textFr: 'Convention', months: '24', inForceOn: '2027-01-01' })
    const page = await coordinator.read(address)
    expect(page).toContain('version 1, from 1 January 2027')
    expect(page).not.toContain('in force since 1 January 2027')
  })

  it('has one rhythm at a time, in whatever order they are agreed', async () => {
    const address = `/communities/${north}/edit`
    const personId = await aPerson(house, { givenName: 'Noor', familyName: 'Peeters' })
    await aMembership(house, { personId, communityId: north, role: 'coordinator' })
    const noor = aVisitor(house, makeApp(house), await aSession(house, { personId }))
    await noor.send(address, { part: 'rhythm', meetingsPerYear: '5', from: '2024-01-01' })
    await noor.send(address, { part: 'rhythm', meetingsPerYear: '3', from: '2023-01-01' })
    await noor.send(address, { part: 'rhythm', meetingsPerYear: '4', from: '2023-07-01' })
    const { rows } = await asSystem(house.db, (tx) =>
      sql`select meetings_per_year, from_on, until_on from community_rhythm where community_id = ${north} order by from_on`.execute(tx),
    )
    expect(rows).toEqual([
      { meetingsPerYear: 3, fromOn: '2023-01-01', untilOn: '2023-06-30' },
      { meetingsPerYear: 4, fromOn: '2023-07-01', untilOn: '2023-12-31' },
      { meetingsPerYear: 5, fromOn: '2024-01-01', untilOn: null },
    ])
  })

  it('has texts in versions, a rhythm, goals in its own words and areas', async () => {
    const address = `/communities/${south}/edit`
    await coordinator.send(address, { part: 'text', kind: 'charter', textFr: 'Première charte', inForceOn: '2023-01-01' })
    await coordinator.send(address, { part: 'text', kind: 'charter', textFr: 'Deuxième charte', inForceOn: '2023-02-01' })
    await coordinator.send(address, { part: 'rhythm', meetingsPerYear: '10', from: '2023-01-01' })
    await coordinator.send(address, { part: 'goal', goal: 'Mieux se connaître', language: 'fr', setOn: '2023-01-01' })
    await coordinator.send(address, { part: 'area', layer: 'lived', areaFr: 'Marolles', areaNl: 'Marollen' })
    const page = await member.read(`/communities/${south}`)
    expect(page).toContain('Deuxième charte')
    expect(page).not.toContain('Première charte')
    expect(page).toContain('10 meetings a year were agreed.')
    expect(page).toContain('Mieux se connaître')
    expect(page).toContain('Marolles')
    expect((await coordinator.send(address, { part: 'rhythm', meetingsPerYear: 'many' })).status).toBe(422)
    expect((await coordinator.send(address, { part: 'goal', goal: 'x', setOn: '2023-02-31' })).status).toBe(422)
  })
})

describe('a closed community', () => {
  it('stays readable, and nothing of it changes', async () => {
    const west = await aCommunity(house, 'Ouest fermé')
    const personId = await aPerson(house, { givenName: 'Clo', familyName: 'Peeters' })
    await aMembership(house, { personId, communityId: west, role: 'coordinator' })
    const clo = aVisitor(house, makeApp(house), await aSession(house, { personId }))
    const address = `/communities/${west}/edit`
    const someone = await aPerson(house, { givenName: 'Guus', familyName: 'Laat' })
    await clo.send(address, { part: 'goal', goal: 'Se connaître', language: 'fr' })
    await clo.send(address, { part: 'text', kind: 'charter', textFr: 'Notre charte', textNl: 'Ons charter' })
    await asSystem(house.db, (tx) => sql`update community set state = 'closed' where id = ${west}`.execute(tx))

    const settings = await clo.read(address)
    expect(settings).toContain('A closed community stays readable')
    expect(settings).toContain('Notre charte')
    expect(settings).not.toContain('name="part"')
    expect(await clo.read(`/communities/${west}`)).not.toMatch(/\/(members|meetings)\/new"/)
    expect(await clo.read(`/communities/${west}/members`)).not.toContain('/members/new')
    const late = await clo.send(address, { part: 'goal', goal: 'Continuer', language: 'fr' })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('This community is closed. What is there stays readable, and nothing is added.')
    expect(await clo.read(`/communities/${west}`)).not.toContain('Continuer')
    const added = await clo.send(`/communities/${west}/members/new`, { person: someone, givenName: 'Guus', familyName: 'Laat', role: 'member' })
    expect(added.status).not.toBe(200)
    expect(await findMemberships(west, someone)).toEqual([])
    expect((await clo.open(`/communities/${west}/members/new`)).headers.get('Location')).toBe(`/communities/${west}/members`)
  })
})

describe('members', () => {
  it('are listed with whom they stand for; ways to reach them are for leads', async () => {
    const seen = await member.read(`/communities/${south}/members`)
    expect(seen).toContain('Ama Mensah')
    expect(seen).toContain('Maison du Marais')
    expect(seen).not.toContain('ama@ronde.example')
    expect(await moderator.read(`/communities/${south}/members`)).toContain('ama@ronde.example')
    expect((await guest.open(`/communities/${south}/members`)).status).toBe(404)
  })

  it('are counted as the report counts them; who leads or visits stands apart', async () => {
    const page = await member.read(`/communities/${south}/members`)
    expect(page).toContain('2 people are members.')
    expect(page).toContain('2 registered · 2 active today · and 3 others who lead or visit')
    expect(await member.read(`/communities/${south}`)).toContain('2 members take part today, and 3 others who lead or visit.')
  })

  it('PRV-03 share what they ticked with the members, until they stop', async () => {
    const agree = (given: boolean) =>
      asSystem(house.db, (tx) =>
        sql`insert into consent (person_id, purpose, scope_kind, scope_id, fields, given, text_version, language, means, at)
          values (${ama}, 'community_list', 'community', ${south}, '{phone}', ${given}, 1, 'fr', 'own_click', now())`.execute(tx),
      )
    await agree(true)
    const seen = await member.read(`/communities/${south}/members`)
    expect(seen).toContain('+32472123456')
    expect(seen).not.toContain('ama@ronde.example')
    await agree(false)
    expect(await member.read(`/communities/${south}/members`)).not.toContain('+32472123456')
  })

  it('PRV-05 who was not told yet is there for leads only', async () => {
    await moderator.send(`/communities/${south}/members/new`, { givenName: 'Zoé', familyName: 'Nouvelle', role: 'member', from: '2023-04-01', onPaper: 'yes' })
    expect(await moderator.read(`/communities/${south}/members`)).toContain('Zoé Nouvelle')
    expect(await member.read(`/communities/${south}/members`)).not.toContain('Zoé Nouvelle')
    expect(await member.read(`/communities/${south}`)).not.toContain('Zoé Nouvelle')
  })

  it('are found by name without accents and by organisation', async () => {
    expect(await moderator.read(`/communities/${south}/members?q=zoe`)).toContain('Zoé Nouvelle')
    expect(await member.read(`/communities/${south}/members?q=marais`)).toContain('Ama Mensah')
    expect(await member.read(`/communities/${south}/members?q=100%25`)).not.toContain('Ama Mensah')
  })

  it('get no role from a moderator that only a coordinator gives', async () => {
    const answer = await moderator.send(`/communities/${south}/members/new`, { person: ama, role: 'coordinator' })
    expect(answer.status).toBe(422)
    const change = await moderator.send(`/communities/${south}/members/${amasTime}`, { part: 'facts', version: '1', role: 'moderator', state: 'active' })
    expect(change.status).toBe(422)
  })

  it('are not there twice in one role', async () => {
    const answer = await moderator.send(`/communities/${south}/members/new`, { person: ama, role: 'member' })
    expect(await answer.text()).toContain('This person has that role here already.')
  })

  it('leave with a reason and come back as a new row', async () => {
    const personId = await aPerson(house, { givenName: 'Rik', familyName: 'Retour' })
    const first = await aMembership(house, { personId, communityId: south })
    await moderator.send(`/communities/${south}/members/${first}`, { part: 'end', on: '2023-03-31', reason: 'job' })
    const again = await moderator.send(`/communities/${south}/members/${first}`, { part: 'facts', version: '2', role: 'member', state: 'active' })
    expect(again.status).toBe(422)
    await coordinator.send(`/communities/${south}/members/new`, { person: personId, role: 'member', onPaper: 'yes', from: '2023-04-03' })
    expect((await findMemberships(south, personId)).map(({ state, endReason }) => [state, endReason])).toEqual([
      ['ended', 'job'],
      ['active', null],
    ])
    expect(await moderator.read(`/communities/${south}/members?q=retour`)).not.toContain('Another job')
    expect(await moderator.read(`/communities/${south}/members?q=retour&ended=yes`)).toContain('Another job')
  })

  it('of another community are out of reach', async () => {
    expect((await moderator.open(`/communities/${north}/members/${amasTime}`)).status).toBe(404)
    const elsewhere = await aMembership(house, { personId: ama, communityId: north })
    expect((await moderator.open(`/communities/${south}/members/${elsewhere}`)).status).toBe(404)
    expect((await moderator.send(`/communities/${south}/members/${elsewhere}`, { part: 'end', on: '2023-04-03', reason: 'job' })).status).toBe(404)
  })

  it('hold a practice role, recognised by peers', async () => {
    await moderator.send(`/communities/${south}/members/${amasTime}`, { part: 'practice', label: 'TFLP', since: '2023-01-01', recognisedBy: 'peers' })
    expect(await member.read(`/communities/${south}/members`)).toContain('TFLP')
  })
})

describe('leaving', () => {
  it('is one step, and the past stays', async () => {
    const personId = await aPerson(house, { givenName: 'Lea', familyName: 'Vertrek' })
    await aMembership(house, { personId, communityId: south, represents: host })
    const lea = aVisitor(house, makeApp(house), await aSession(house, { personId, assurance: 'mail' }))
    expect((await lea.send(`/communities/${south}/leave`, { reason: 'time' })).status).toBe(303)
    expect((await lea.open(`/communities/${south}`)).status).toBe(404)
    expect(await findMemberships(south, personId)).toMatchObject([{ state: 'ended', endReason: 'time', untilOn: '2023-04-03' }])
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ untilOn: string }>`select r.until_on from representation r join membership m on m.id = r.membership_id where m.person_id = ${personId}`.execute(tx),
    )
    expect(rows).toEqual([{ untilOn: '2023-04-03' }])
  })
})

describe('leaving without a word', () => {
  it('is allowed: the reason only helps', async () => {
    const personId = await aPerson(house, { givenName: 'Stil', familyName: 'Vertrek' })
    await aMembership(house, { personId, communityId: south })
    const stil = aVisitor(house, makeApp(house), await aSession(house, { personId, assurance: 'mail' }))
    expect((await stil.send(`/communities/${south}/leave`, { reason: '' })).status).toBe(303)
    expect(await findMemberships(south, personId)).toMatchObject([{ state: 'ended', endReason: null }])
  })
})

describe('programmes', () => {
  it('group communities, and are seen by who coordinates one of these', async () => {
    const network = aVisitor(
      house,
      makeApp(house),
      await aSession(house, { personId: await aPerson(house, { givenName: 'Nora' }), instanceRole: 'coordinator' }),
    )
    expect((await coordinator.send('/programmes/new', { nameFr: 'Plan de quartier', nameNl: 'Wijkplan', funder: 'Fonds', from: '2023-01-01' })).status).toBe(
      303,
    )
    const [, id] = /programmes\/([0-9a-f-]{36})/.exec(await network.read('/programmes')) ?? []
    expect((await coordinator.open(`/programmes/${id}`)).status).toBe(404)
    await asSystem(house.db, (tx) => sql`update community set programme_id = ${id} where id = ${south}`.execute(tx))
    expect(await coordinator.read(`/programmes/${id}`)).toContain('Wijkplan')
    expect(await coordinator.read('/programmes')).toContain('Plan de quartier')
    expect((await coordinator.send(`/programmes/${id}/edit`, { nameFr: 'Plan', from: '2023-02-01', until: '2023-01-01' })).status).toBe(422)
    expect(await coordinator.read(`/programmes/${id}`)).toContain(`/programmes/${id}/edit`)
    expect((await member.open('/programmes')).status).toBe(403)
  })
})

describe('a programme of several communities', () => {
  it('SEC-10 is changed, and given another community, by who coordinates each of them', async () => {
    const { rows } = await sql<{ id: string }>`insert into programme (name_fr, name_nl, funder) values ('Ensemble', 'Samen', 'Fonds') returning id`.execute(
      house.db,
    )
    const id = rows[0]!.id
    await asSystem(house.db, (tx) => sql`update community set programme_id = ${id} where id in (${south}, ${north})`.execute(tx))
    expect((await coordinator.open(`/programmes/${id}`)).status).toBe(200)
    expect(await coordinator.read(`/programmes/${id}`)).not.toContain(`/programmes/${id}/edit`)
    expect((await coordinator.open(`/programmes/${id}/edit`)).status).toBe(404)
    expect((await coordinator.send(`/programmes/${id}/edit`, { nameFr: 'Pris', funder: 'Moi' })).status).toBe(404)
    const own = await coordinator.send('/communities/new', { nameFr: 'Ailleurs', kind: 'team', accent: 'plum', programmeId: id })
    expect(own.status).toBe(422)
    expect(await own.text()).toContain('That programme is not there, or not yours to choose')
    expect(await coordinator.read('/communities/new')).not.toContain(id)
  })

  it('is open to who made it, as long as it is empty', async () => {
    await coordinator.send('/programmes/new', { nameFr: 'Tout neuf' })
    const { rows } = await sql<{ id: string }>`select id from programme where name_fr = 'Tout neuf'`.execute(house.db)
    expect((await coordinator.send('/communities/new', { nameFr: 'Neuve', kind: 'team', accent: 'plum', programmeId: rows[0]!.id })).status).toBe(303)
    expect((await coordinator.send(`/programmes/${rows[0]!.id}/edit`, { nameFr: 'Toujours neuf' })).status).toBe(303)
  })
})

describe('my desk', () => {
  it('answers what waits', async () => {
    expect(await coordinator.read('/desk')).toMatch(/<h1>Good morning\. /)
    await coordinator.send(`/communities/${south}/members/new`, { givenName: 'Wim', familyName: 'Wacht', role: 'member' })
    expect(await moderator.read('/desk')).toContain('In Sud, one person waits to be confirmed.')
    expect(await member.read('/desk')).toContain('Nothing waits for you.')
  })
})
