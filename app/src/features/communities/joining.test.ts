import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'

type Visitor = ReturnType<typeof aVisitor>
const UNKNOWN = '11111111-2222-4333-8444-555555555555'

let house: TestHouse
let south: string
let north: string
let moderator: Visitor
let coordinator: Visitor
let coordinatorId: string
let member: Visitor

beforeAll(async () => {
  house = await aHouse()
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  moderator = (await enter('Mona', south, 'moderator')).visitor
  const cora = await enter('Cora', south, 'coordinator')
  coordinator = cora.visitor
  coordinatorId = cora.personId
  member = (await enter('Bo', south, 'member')).visitor
  const write = (kind: string, version: number) =>
    asSystem(house.db, (tx) =>
      sql`insert into community_text (community_id, kind, version, text_fr, text_nl, in_force_on) values (${south}, ${kind}, ${version}, ${`Texte ${kind}`}, 'Tekst', '2023-01-01')`.execute(
        tx,
      ),
    )
  await write('convention', 1)
  await write('convention', 2)
  await write('consent', 1)
})
afterAll(() => house.close())

async function enter(givenName: string, communityId: string | null, role = 'member', email: string | null = null) {
  const personId = await aPerson(house, { givenName, familyName: 'Peeters', email })
  if (communityId !== null) await aMembership(house, { personId, communityId, role })
  return { personId, visitor: aVisitor(house, makeApp(house), await aSession(house, { personId })) }
}

type Row = {
  id: string
  state: string
  agreedConvention: number | null
  agreedConsent: number | null
  agreedMeans: string | null
  agreedNotedBy: string | null
}

async function listRows(personId: string, communityId = south): Promise<Row[]> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<Row>`select id, state, agreed_convention, agreed_consent, agreed_means, agreed_noted_by from membership where person_id = ${personId} and community_id = ${communityId} order by id`.execute(
      tx,
    ),
  )
  return rows
}

async function findRow(personId: string): Promise<Row> {
  return (await listRows(personId))[0]!
}

async function listAudit(action: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ facts: Record<string, unknown> }>`select facts from audit_entry where action = ${action} order by number`.execute(house.db)
  return rows.map(({ facts }) => facts)
}

const add = (visitor: Visitor, fields: Record<string, string>) => visitor.send(`/communities/${south}/members/new`, { role: 'member', ...fields })

describe('adding somebody', () => {
  it('PRV-45 does not make a stranger a member by knowing an id', async () => {
    const stranger = await enter('Stan', north, 'member', 'stan@ronde.example')
    for (const visitor of [moderator, coordinator]) {
      for (const onPaper of ['', 'yes']) {
        const answer = await add(visitor, { person: stranger.personId, onPaper })
        expect(answer.status).toBe(422)
        expect(await answer.text()).toContain('Choose somebody, or write a name.')
      }
    }
    expect(await listRows(stranger.personId)).toEqual([])
    expect((await moderator.open(`/people/${stranger.personId}`)).status).toBe(404)
  })

  it('SEC-12 answers an unknown person and an unknown organisation as not there', async () => {
    const answer = await add(moderator, { person: UNKNOWN })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Choose somebody, or write a name.')
    const other = await add(moderator, { givenName: 'Iris', organisationId: UNKNOWN })
    expect(other.status).toBe(422)
    expect(await other.text()).toContain('That organisation is not in the directory.')
    const { rows } = await sql`select 1 from person where given_name = 'Iris'`.execute(house.db)
    expect(rows).toEqual([])
  })

  it('E2 lets a newcomer whom a lead writes down wait for the agreement, or notes it on paper', async () => {
    expect((await add(moderator, { givenName: 'Nina', familyName: 'Nieuw', email: 'nina@ronde.example', from: '2023-04-01' })).status).toBe(303)
    expect((await add(moderator, { givenName: 'Pavel', familyName: 'Papier', onPaper: 'yes' })).status).toBe(303)
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ givenName: string; state: string; agreedMeans: string | null; agreedConvention: number | null; agreedNotedBy: string | null }>`
        select p.given_name, m.state, m.agreed_means, m.agreed_convention, m.agreed_noted_by is not null as agreed_noted_by from membership m join person p on p.id = m.person_id
        where p.given_name in ('Nina', 'Pavel') order by p.given_name`.execute(tx),
    )
    expect(rows).toEqual([
      { givenName: 'Nina', state: 'pending', agreedMeans: null, agreedConvention: null, agreedNotedBy: false },
      { givenName: 'Pavel', state: 'active', agreedMeans: 'paper', agreedConvention: 2, agreedNotedBy: true },
    ])
  })

  it('E2 goes no step without the agreement, and a lead may note it later', async () => {
    const { rows } = await sql<{ id: string }>`select id from person where given_name = 'Nina'`.execute(house.db)
    const nina = rows[0]!.id
    const { id } = await findRow(nina)
    const address = `/communities/${south}/members/${id}`
    const jump = await moderator.send(address, { part: 'facts', version: '1', role: 'member', state: 'active' })
    expect(jump.status).toBe(422)
    expect((await moderator.send(address, { part: 'let-in' })).status).toBe(422)
    expect((await moderator.send(address, { part: 'let-in', onPaper: 'yes' })).status).toBe(303)
    expect(await findRow(nina)).toMatchObject({ state: 'active', agreedMeans: 'paper', agreedConvention: 2, agreedConsent: 1 })
    expect(await moderator.read(address)).toContain('Agreed on paper')
  })

  it('E2 invites who has an account; no lead reads or changes the record before the answer', async () => {
    const ida = await enter('Ida', south, 'visitor', 'ida@ronde.example')
    await asSystem(house.db, (tx) =>
      sql`update membership set role = 'member', state = 'ended', until_on = '2022-01-01' where person_id = ${ida.personId}`.execute(tx),
    )
    expect((await add(coordinator, { person: ida.personId, onPaper: 'yes' })).status).toBe(422)
    expect((await add(coordinator, { person: ida.personId })).status).toBe(303)
    const { id } = (await listRows(ida.personId)).find(({ state }) => state === 'invited')!
    for (const visitor of [moderator, coordinator]) {
      expect(await visitor.read(`/communities/${south}/members`)).toContain('Ida Peeters')
      expect(await visitor.read(`/communities/${south}/members?ended=yes`)).not.toContain('ida@ronde.example')
      expect((await visitor.open(`/people/${ida.personId}`)).status).toBe(404)
      expect((await visitor.open(`/people/${ida.personId}/edit`)).status).toBe(404)
      expect((await visitor.send(`/people/${ida.personId}`, { version: '1', givenName: 'X', familyName: 'Y' })).status).toBe(404)
    }
    expect(await member.read(`/communities/${south}/members`)).not.toContain('Ida Peeters')
    const steps: Record<string, string>[] = [
      { part: 'let-in' },
      { part: 'let-in', onPaper: 'yes' },
      { part: 'facts', version: '1', role: 'member', state: 'pending' },
      { part: 'facts', version: '1', role: 'member', state: 'active' },
    ]
    for (const fields of steps) expect((await coordinator.send(`/communities/${south}/members/${id}`, fields)).status).toBe(422)
    expect(await ida.visitor.read('/desk')).toContain(`/communities/${south}/join`)
    const door = await ida.visitor.read(`/communities/${south}/join`)
    expect(door).toContain('You are invited to Sud')
    expect(door).toContain('Texte convention')
    expect((await ida.visitor.send(`/communities/${south}/join`, { answer: 'yes' })).status).toBe(303)
    expect((await listRows(ida.personId)).map(({ state }) => state).toSorted()).toEqual(['ended', 'pending'])
    expect(await ida.visitor.read('/desk')).toContain('Only your agreement is missing to take part in Sud.')
    expect((await ida.visitor.send(`/communities/${south}/join`, { answer: 'yes' })).status).toBe(422)
    expect((await ida.visitor.send(`/communities/${south}/join`, { answer: 'yes', agrees: 'yes' })).status).toBe(303)
    expect((await listRows(ida.personId)).find(({ state }) => state === 'active')).toMatchObject({
      agreedMeans: 'own_click',
      agreedConvention: 2,
      agreedConsent: 1,
    })
    expect((await ida.visitor.open(`/communities/${south}`)).status).toBe(200)
    expect((await listAudit('membership.accepted')).at(-1)).toMatchObject({ state: 'active', convention: 2 })
    expect(await moderator.read(`/people/${ida.personId}`)).toContain('ida@ronde.example')
  })

  it('PRV-45 an invitation that is declined or taken back leaves no row', async () => {
    const dan = await enter('Dan', null, 'member', 'dan@ronde.example')
    await add(moderator, { person: 'dan@ronde.example' })
    expect((await dan.visitor.send(`/communities/${south}/join`, { answer: 'no' })).status).toBe(303)
    expect(await listRows(dan.personId)).toEqual([])
    await add(moderator, { person: 'dan@ronde.example' })
    expect((await moderator.send(`/communities/${south}/members/${(await findRow(dan.personId)).id}`, { part: 'turn-away' })).status).toBe(303)
    expect(await listRows(dan.personId)).toEqual([])
    expect((await dan.visitor.send(`/communities/${south}/join`, { answer: 'yes', agrees: 'yes' })).status).toBe(422)
  })

  it('SEC-13 accepting one invitation twice at once ends in one membership', async () => {
    const two = await enter('Twee', null, 'member', 'twee@ronde.example')
    await add(moderator, { person: 'twee@ronde.example' })
    await Promise.all(Array.from({ length: 6 }, () => two.visitor.send(`/communities/${south}/join`, { answer: 'yes', agrees: 'yes' })))
    expect((await listRows(two.personId)).map(({ state }) => state)).toEqual(['active'])
  })
})

describe('looking for somebody to add', () => {
  it('SEC-11 names nobody whom the directory would not', async () => {
    await enter('Verborgen', north, 'member', 'verborgen@ronde.example')
    expect(await moderator.read(`/communities/${south}/members/new?q=verborgen`)).not.toContain('Verborgen Peeters')
    expect(await moderator.read(`/communities/${south}/members/new?q=peeters`)).not.toContain('Verborgen')
  })

  it('SEC-11 finds by the whole address, says no name, and invites by it', async () => {
    const hidden = await enter('Geheim', north, 'member', 'geheim@ronde.example')
    const page = await moderator.read(`/communities/${south}/members/new?q=geheim%40ronde.example`)
    expect(page).toContain('Somebody with the address geheim@ronde.example')
    expect(page).not.toContain('Geheim')
    expect(page).not.toContain(hidden.personId)
    expect(await moderator.read(`/communities/${south}/members/new?q=geheim%40ronde`)).not.toContain('Somebody with the address')
    expect((await add(moderator, { person: 'geheim@ronde.example' })).status).toBe(303)
    const list = await moderator.read(`/communities/${south}/members`)
    expect(list).toContain('geheim@')
    expect(list).not.toContain('Geheim Peeters')
    const { id } = await findRow(hidden.personId)
    expect(await moderator.read(`/communities/${south}/members/${id}`)).not.toContain('Geheim')
    expect(await moderator.read(`/communities/${south}/members?q=peeters`)).not.toContain('geheim@')
    await hidden.visitor.send(`/communities/${south}/join`, { answer: 'yes', agrees: 'yes' })
    expect(await moderator.read(`/communities/${south}/members`)).toContain('Geheim Peeters')
  })

  it('an address that is known is no dead end for somebody new', async () => {
    const rita = await enter('Rita', north, 'member', 'rita@ronde.example')
    const answer = await add(moderator, { givenName: 'R', familyName: 'P', email: 'rita@ronde.example' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toMatch(/<option[^>]*value="rita@ronde.example"[^>]*selected|<option[^>]*selected[^>]*value="rita@ronde.example"/)
    expect(page).not.toContain('Rita Peeters')
    expect((await add(moderator, { person: 'rita@ronde.example' })).status).toBe(303)
    expect((await findRow(rita.personId)).state).toBe('invited')
  })

  it('finds whom the reader wrote down in the directory', async () => {
    await coordinator.send('/people', { version: '1', givenName: 'Zelda', familyName: 'Zelf', email: 'zelda@ronde.example' })
    expect(await coordinator.read(`/communities/${south}/members/new?q=zelda`)).toContain('Zelda Zelf')
    expect(await coordinator.read(`/communities/${south}/members/new?q=zelda%40ronde.example`)).toContain('Zelda Zelf')
    const { rows } = await sql<{ id: string }>`select id from person where given_name = 'Zelda'`.execute(house.db)
    expect((await add(coordinator, { person: rows[0]!.id })).status).toBe(303)
    expect((await findRow(rows[0]!.id)).state).toBe('pending')
  })

  it('finds who was here before', async () => {
    const personId = await aPerson(house, { givenName: 'Retour', familyName: 'Encore' })
    await aMembership(house, { personId, communityId: south })
    await asSystem(house.db, (tx) => sql`update membership set state = 'ended', until_on = '2022-01-01' where person_id = ${personId}`.execute(tx))
    expect(await moderator.read(`/communities/${south}/members/new?q=retour`)).toContain('Retour Encore')
    await add(moderator, { person: personId })
    expect((await listRows(personId)).map(({ state }) => state).toSorted()).toEqual(['ended', 'invited'])
  })
})

describe('asking to join', () => {
  it('E2 is for everybody with an account; a lead accepts, the person agrees', async () => {
    const asker = await enter('Asa', north, 'member', 'asa@ronde.example')
    expect(await asker.visitor.read('/communities')).toContain(`/communities/${south}/join`)
    expect(await asker.visitor.read(`/communities/${south}/join`)).not.toContain('Texte convention')
    expect((await asker.visitor.send(`/communities/${south}/join`, { answer: 'ask' })).status).toBe(303)
    expect((await asker.visitor.send(`/communities/${south}/join`, { answer: 'ask' })).status).toBe(422)
    expect((await asker.visitor.send(`/communities/${south}/join`, { answer: 'yes', agrees: 'yes' })).status).toBe(422)
    expect((await asker.visitor.open(`/communities/${south}`)).status).toBe(404)
    expect(await moderator.read('/desk')).toContain('wait')
    const list = await moderator.read(`/communities/${south}/members`)
    expect(list).toContain('Asa Peeters')
    expect(list).not.toContain('asa@ronde.example')
    const address = `/communities/${south}/members/${(await findRow(asker.personId)).id}`
    expect((await moderator.send(address, { part: 'let-in', onPaper: 'yes' })).status).toBe(422)
    expect((await moderator.send(address, { part: 'let-in' })).status).toBe(303)
    expect((await findRow(asker.personId)).state).toBe('pending')
    expect((await asker.visitor.send(`/communities/${south}/join`, { answer: 'yes', agrees: 'yes' })).status).toBe(303)
    expect(await findRow(asker.personId)).toMatchObject({ state: 'active', agreedMeans: 'own_click', agreedNotedBy: null })
  })

  it('E2 may be confirmed on paper by a coordinator, and the log says so', async () => {
    const asker = await enter('Pia', null)
    await asker.visitor.send(`/communities/${south}/join`, { answer: 'ask' })
    const address = `/communities/${south}/members/${(await findRow(asker.personId)).id}`
    expect((await coordinator.send(address, { part: 'let-in', onPaper: 'yes' })).status).toBe(303)
    expect(await findRow(asker.personId)).toMatchObject({ state: 'active', agreedMeans: 'paper', agreedNotedBy: coordinatorId })
    expect((await listAudit('membership.let-in')).at(-1)).toMatchObject({ agreed: 'paper', state: 'active' })
  })

  it('can be declined or taken back, and leaves no row', async () => {
    const asker = await enter('Timo', null)
    await asker.visitor.send(`/communities/${south}/join`, { answer: 'ask' })
    await asker.visitor.send(`/communities/${south}/join`, { answer: 'no' })
    expect(await listRows(asker.personId)).toEqual([])
    await asker.visitor.send(`/communities/${south}/join`, { answer: 'ask' })
    await moderator.send(`/communities/${south}/members/${(await findRow(asker.personId)).id}`, { part: 'turn-away' })
    expect(await listRows(asker.personId)).toEqual([])
  })

  it('is not there for a community that is not at work, nor for one that does not exist', async () => {
    const forming = await aCommunity(house, 'Germe')
    await asSystem(house.db, (tx) => sql`update community set state = 'forming' where id = ${forming}`.execute(tx))
    for (const id of [forming, UNKNOWN]) {
      expect((await member.open(`/communities/${id}/join`)).status).toBe(404)
      expect((await member.send(`/communities/${id}/join`, { answer: 'ask' })).status).toBe(404)
    }
  })

  it('says that an unknown organisation is not there, for somebody who is a member', async () => {
    const host = await anOrganisation(house, { nameFr: 'Maison du Marais' })
    const personId = await aPerson(house, { givenName: 'Rep', familyName: 'Resente' })
    const id = await aMembership(house, { personId, communityId: south })
    const address = `/communities/${south}/members/${id}`
    expect((await moderator.send(address, { part: 'represents', organisationId: UNKNOWN })).status).toBe(422)
    expect((await moderator.send(address, { part: 'represents', organisationId: host })).status).toBe(303)
  })
})

describe('leaving', () => {
  it('PRV-03 hides who left from the members, also on the list of the past, and in the API', async () => {
    const left = await enter('Vera', south, 'member', 'vera@ronde.example')
    await left.visitor.send('/people/me/share', { purpose: 'community_list', community: south, field: ['email'] })
    expect(await member.read(`/communities/${south}/members`)).toContain('vera@')
    await left.visitor.send(`/communities/${south}/leave`, { reason: 'job' })
    for (const address of [`/communities/${south}/members?ended=yes`, `/api/v1/communities/${south}/members?ended=yes`]) {
      const seen = await member.read(address)
      expect(seen).toContain('Bo Peeters')
      expect(seen).not.toMatch(/Vera|vera@|Another job|"job"/)
    }
    const lead = await moderator.read(`/communities/${south}/members?ended=yes`)
    expect(lead).toContain('Vera Peeters')
    expect(lead).not.toContain('vera@')
    expect(await member.read(`/communities/${south}/members`)).not.toContain('name="ended"')
  })

  it('PRV-03 ends what was shared with the community: coming back shares nothing', async () => {
    const back = await enter('Rob', south, 'member', 'rob@ronde.example')
    await back.visitor.send('/people/me/share', { purpose: 'community_list', community: south, field: ['email'] })
    await back.visitor.send(`/communities/${south}/leave`, { reason: 'time' })
    const { rows } = await sql<{ given: boolean; means: string }>`select given, means from consent where person_id = ${back.personId} order by number`.execute(
      house.db,
    )
    expect(rows).toEqual([
      { given: true, means: 'own_click' },
      { given: false, means: 'membership' },
    ])
    await add(moderator, { person: back.personId })
    await back.visitor.send(`/communities/${south}/join`, { answer: 'yes', agrees: 'yes' })
    const seen = await member.read(`/communities/${south}/members`)
    expect(seen).toContain('Rob Peeters')
    expect(seen).not.toContain('rob@')
  })

  it('PRV-03 ends it on the day that is noted, and not while another role goes on', async () => {
    const two = await enter('Tess', south, 'member', 'tess@ronde.example')
    await aMembership(house, { personId: two.personId, communityId: south, role: 'researcher' })
    await two.visitor.send('/people/me/share', { purpose: 'community_list', community: south, field: ['email'] })
    const [one, other] = await listRows(two.personId)
    const consents = async () =>
      (
        await sql<{ given: boolean; untilOn: string | null }>`select given, until_on from consent where person_id = ${two.personId} order by number`.execute(
          house.db,
        )
      ).rows
    await coordinator.send(`/communities/${south}/members/${one!.id}`, { part: 'end', on: '2023-04-03', reason: 'time' })
    expect(await consents()).toHaveLength(1)
    await coordinator.send(`/communities/${south}/members/${other!.id}`, { part: 'end', on: '2023-05-31', reason: 'time' })
    expect(await consents()).toEqual([
      { given: true, untilOn: null },
      { given: true, untilOn: '2023-05-31' },
    ])
  })
})
