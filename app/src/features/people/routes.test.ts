import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { tellByMail } from './actions/tell-people.ts'

let house: TestHouse
let south: string
let ama: string
let bo: string
let amaSees: ReturnType<typeof aVisitor>
let boSees: ReturnType<typeof aVisitor>
let strangerSees: ReturnType<typeof aVisitor>
let leadSees: ReturnType<typeof aVisitor>
let lead: string
let coordinatorSees: ReturnType<typeof aVisitor>
let networkSees: ReturnType<typeof aVisitor>

beforeAll(async () => {
  house = await aHouse()
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const north = await aCommunity(house, 'Nord')
  ama = await aPerson(house, { email: 'ama@ronde.example', phone: '+32472123456', disciplines: ['nurse'] })
  bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
  const stranger = await aPerson(house, { givenName: 'Cem', familyName: 'Demir' })
  lead = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  const coordinator = await aPerson(house, { givenName: 'Fien', familyName: 'Claes' })
  const network = await aPerson(house, { givenName: 'Eva', familyName: 'Janssens' })
  const practice = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  await aMembership(house, { personId: ama, communityId: south, represents: practice })
  await aMembership(house, { personId: bo, communityId: south })
  await aMembership(house, { personId: lead, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: stranger, communityId: north })
  amaSees = aVisitor(house, app, await aSession(house, { personId: ama }))
  boSees = aVisitor(house, app, await aSession(house, { personId: bo }))
  strangerSees = aVisitor(house, app, await aSession(house, { personId: stranger }))
  await aMembership(house, { personId: coordinator, communityId: south, role: 'coordinator' })
  coordinatorSees = aVisitor(house, app, await aSession(house, { personId: coordinator }))
  leadSees = aVisitor(house, app, await aSession(house, { personId: lead }))
  networkSees = aVisitor(house, app, await aSession(house, { personId: network, instanceRole: 'coordinator' }))
})
afterAll(() => house.close())

describe('the directory', () => {
  it('PRV-45 shows a fellow member without ways to reach her', async () => {
    const page = await boSees.read(`/people/${ama}`)
    expect(page).toContain('Ama Mensah')
    expect(page).toContain('Maison du Marais')
    expect(page).not.toContain('ama@ronde.example')
    expect(page).not.toContain('+32472123456')
  })

  it('answers foreign and missing people the same', async () => {
    expect((await strangerSees.open(`/people/${ama}`)).status).toBe(404)
    expect((await strangerSees.open('/people/00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect(await strangerSees.read('/people?q=mensah')).not.toContain('Ama Mensah')
  })

  it('finds by name in any order, by discipline and by organisation', async () => {
    for (const words of ['mensah ama', 'MENSÁH', 'infirmi', 'maison marais'])
      expect(await boSees.read(`/people?q=${encodeURIComponent(words)}`)).toContain('Ama Mensah')
    expect(await boSees.read('/people?q=pharmacien')).not.toContain('Ama Mensah')
  })

  it('asks people to sign in first', async () => {
    const answer = await aVisitor(house, makeApp(house), null).open('/people')
    expect(answer.status).toBe(303)
  })
})

describe('sharing', () => {
  it('PRV-03 one click gives and one click withdraws, at once and on record', async () => {
    await amaSees.send('/people/me/share', { purpose: 'community_list', community: south, field: ['phone'], until: '2023-06-01' })
    expect(await boSees.read(`/people/${ama}`)).toContain('+32472123456')
    expect(await boSees.read(`/people/${ama}`)).not.toContain('ama@ronde.example')
    expect(await amaSees.read('/people/me')).toContain('Members of Sud see phone number until 1 June 2023.')
    await amaSees.send('/people/me/stop', { purpose: 'community_list', community: south })
    expect(await boSees.read(`/people/${ama}`)).not.toContain('+32472123456')
    const { rows } = await sql<{
      given: boolean
      textVersion: number
      language: string
      means: string
    }>`select given, text_version, language, means from consent where person_id = ${ama} order by number`.execute(house.db)
    expect(rows).toEqual([
      { given: true, textVersion: 1, language: 'en', means: 'own_click' },
      { given: false, textVersion: 1, language: 'en', means: 'own_click' },
    ])
  })

  it('PRV-03 records are append-only, also for the application itself', async () => {
    await expect(asSystem(house.db, (tx) => sql`update consent set given = true`.execute(tx))).rejects.toThrow('permission denied')
  })

  it('shares nothing until a day that is over, and says so', async () => {
    const late = await amaSees.send('/people/me/share', { purpose: 'network_list', field: ['email'], until: '2023-01-31' })
    const [, told = ''] = /ronde_flash=([^.]*)/.exec(late.headers.getSetCookie().join()) ?? []
    expect(Buffer.from(told, 'base64url').toString()).toContain('This day is over. Choose a later one, or leave it empty.')
    expect((await strangerSees.open(`/people/${ama}`)).status).toBe(404)
  })

  it('PRV-02 the network list opens what is ticked to strangers, and searching finds no more than is shown', async () => {
    await amaSees.send('/people/me/share', { purpose: 'network_list', field: ['email'] })
    const page = await strangerSees.read(`/people/${ama}`)
    expect(page).toContain('ama@ronde.example')
    expect(page).not.toContain('Maison du Marais')
    expect(await strangerSees.read('/people?q=mensah')).toContain('Ama Mensah')
    expect(await strangerSees.read('/people?q=marais')).not.toContain('Ama Mensah')
    expect(await strangerSees.read('/people?discipline=nurse')).not.toContain('Ama Mensah')
    await amaSees.send('/people/me/stop', { purpose: 'network_list' })
    expect((await strangerSees.open(`/people/${ama}`)).status).toBe(404)
  })

  it('PRV-04 a new text leaves the old consent "of version 1", and a text that lacks a language is not used', async () => {
    await amaSees.send('/people/me/share', { purpose: 'public_map' })
    const add = (version: number, languages: string[]) =>
      Promise.all(
        languages.map((language) =>
          sql`insert into consent_text (purpose, version, language, text, active_from) values ('public_map', ${version}, ${language}, ${`text ${version} ${language}`}, '2023-01-01')`.execute(
            house.db,
          ),
        ),
      )
    await add(2, ['fr', 'nl', 'en'])
    expect(await amaSees.read('/people/me')).not.toContain('earlier text')
    await add(2, ['de'])
    const page = await amaSees.read('/people/me')
    expect(page).toContain('text 2 en')
    expect(page).toContain('earlier text (version 1)')
  })
})

describe('keeping the record', () => {
  it('SEC-11 a form with extra fields is refused and changes nothing; without them it is taken', async () => {
    const version = (await sql<{ version: number }>`select version from person where id = ${bo}`.execute(house.db)).rows[0]?.version
    const fields = { givenName: 'Bo', familyName: 'Peeters', version: String(version) }
    const extra = { source: 'self', externalId: 'X', restrictedAt: 'now', __proto__x: '1', role: 'coordinator' }
    expect((await boSees.send(`/people/${bo}`, { ...fields, ...extra })).status).toBe(400)
    const { rows } = await sql<{
      source: string
      restrictedAt: string | null
      isForeign: boolean
    }>`select source, restricted_at, external_id = 'X' as is_foreign from person where id = ${bo}`.execute(house.db)
    expect(rows[0]).toEqual({ source: 'coordinator', restrictedAt: null, isForeign: false })
    expect((await boSees.send(`/people/${bo}`, fields)).status).toBe(303)
  })

  it('a fellow member may not correct somebody else', async () => {
    expect((await boSees.open(`/people/${ama}/edit`)).status).toBe(404)
    expect((await boSees.send(`/people/${ama}`, { givenName: 'X', familyName: 'Y', version: '1' })).status).toBe(404)
  })

  it('keeps the words when somebody else saved in the meantime', async () => {
    const answer = await leadSees.send(`/people/${bo}`, { givenName: 'Bo', familyName: 'Van Overbeke', version: '1' })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Van Overbeke')
  })

  it('refuses an address that somebody else has, with the reason', async () => {
    const answer = await leadSees.send('/people', { givenName: 'Ama', familyName: 'M.', email: 'AMA@ronde.example' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Somebody else already has this e-mail address')
  })

  it('SEC-34 writes who added a person, without a name in the facts', async () => {
    const answer = await networkSees.send('/people', { givenName: 'Fatou', familyName: 'Diallo', email: 'fatou@ronde.example' })
    expect(answer.status).toBe(303)
    const { rows } = await sql<{ action: string; facts: unknown }>`select action, facts from audit_entry order by number desc limit 1`.execute(house.db)
    expect(rows[0]).toEqual({ action: 'person.added', facts: {} })
  })

  it('a moderator goes on seeing whom she wrote down, before the person is in a community', async () => {
    const answer = await leadSees.send('/people', { givenName: 'Jef', familyName: 'Wouters' })
    const address = answer.headers.get('Location') ?? ''
    expect(await leadSees.read(address)).toContain('Jef Wouters')
    expect(await leadSees.read('/people?q=wouters')).toContain('Jef Wouters')
    expect((await boSees.open(address)).status).toBe(404)
  })

  it('adds an organisation, and says when its number cannot be right', async () => {
    expect((await leadSees.send('/organisations', { nameFr: 'Le Pas', enterpriseNumber: '0123.456.748', sole: 'no' })).status).toBe(422)
    const answer = await leadSees.send('/organisations', { nameFr: 'Le Pas', enterpriseNumber: '0123.456.749', sole: 'no', sector: ['housing'] })
    expect(answer.status).toBe(303)
    expect(await leadSees.read('/organisations?sector=housing')).toContain('Le Pas')
    expect((await boSees.send('/organisations', { nameFr: 'X' })).status).toBe(403)
  })
})

describe('PRV-05 people written down by others', () => {
  it('PRV-05 are mailed with the source, once, and count as told when the mail has left', async () => {
    const untold = await aPerson(house, { givenName: 'Gus', familyName: 'Maes', email: 'gus@ronde.example', noticedAt: null, source: 'import' })
    await aMembership(house, { personId: untold, communityId: south })
    expect((await boSees.open(`/people/${untold}`)).status).toBe(404)
    expect((await leadSees.open(`/people/${untold}`)).status).toBe(404)
    expect(await leadSees.read('/people?q=maes')).not.toContain('Gus Maes')
    expect(await leadSees.read(`/communities/${south}/members`)).not.toContain('Gus Maes')
    expect(await leadSees.read(`/communities/${south}`)).not.toContain('Gus Maes')
    expect(await coordinatorSees.read(`/people/${untold}`)).toContain('has not been told yet')
    expect(await coordinatorSees.read('/people?q=maes')).toContain('Gus Maes')
    expect(await coordinatorSees.read(`/communities/${south}/members`)).toContain('Gus Maes')
    await tellByMail(house)
    await tellByMail(house)
    const mails = () => sql<{ bodyText: string }>`select body_text from outbox_mail where to_address = 'gus@ronde.example'`.execute(house.db)
    const { rows } = await mails()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.bodyText).toContain('un registre importé')
    expect(rows[0]?.bodyText).toContain('een ingevoerd register')
    expect((await boSees.open(`/people/${untold}`)).status).toBe(404)
    await sql`update outbox_mail set sent_at = now() where to_address = 'gus@ronde.example'`.execute(house.db)
    await tellByMail(house)
    expect(await boSees.read(`/people/${untold}`)).toContain('Gus Maes')
  })

  it('PRV-05 without an address wait for a coordinator, marked when thirty days are over', async () => {
    const untold = await aPerson(house, { givenName: 'Hana', familyName: 'Novak', noticedAt: null, source: 'attendance', enteredAt: '2023-02-01T09:00:00Z' })
    await aMembership(house, { personId: untold, communityId: south })
    const list = await coordinatorSees.read('/people/notices')
    expect(list).toContain('Hana Novak')
    expect(list).toContain('more than thirty days ago')
    expect((await coordinatorSees.send(`/people/${untold}/told`, {})).status).toBe(303)
    expect(await coordinatorSees.read('/people/notices')).not.toContain('Hana Novak')
    expect(await boSees.read(`/people/${untold}`)).toContain('Hana Novak')
  })

  it('PRV-05 on a sheet are told by who wrote them, who may open the record', async () => {
    const meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-03-21T13:00:00Z', present: [] })
    const sent = await leadSees.send(`/meetings/${meeting}/attendance`, { do: 'add', name: 'Jules Verbist', organisation: '' })
    expect(sent.status).toBe(303)
    const { rows } = await sql<{ id: string }>`select id from person where family_name = 'Verbist'`.execute(house.db)
    const jules = rows[0]!.id
    expect(await leadSees.read('/people/notices')).toContain(`href="/people/${jules}"`)
    expect(await leadSees.read(`/people/${jules}`)).toContain('Jules Verbist')
    expect((await boSees.open(`/people/${jules}`)).status).toBe(404)
    expect((await leadSees.send(`/people/${jules}/told`, {})).status).toBe(303)
    expect(await leadSees.read('/people/notices')).not.toContain('Jules Verbist')
  })

  it('PRV-05 on a register are named to whoever leads its meetings and can tell them, without the record', async () => {
    const untold = await aPerson(house, { givenName: 'Kim', familyName: 'Wouters', email: 'kim@ronde.example', noticedAt: null, source: 'import' })
    const elsewhere = await aPerson(house, { givenName: 'Loes', familyName: 'Ver', noticedAt: null, source: 'import' })
    await aHeldMeeting(house, { communityId: south, startsAt: '2023-03-28T13:00:00Z', present: [untold] })
    const list = await leadSees.read('/people/notices')
    expect(list).toContain('Kim Wouters')
    expect(list).not.toMatch(/Loes|kim@ronde/)
    expect(list).not.toContain(`href="/people/${untold}"`)
    expect((await leadSees.open(`/people/${untold}`)).status).toBe(404)
    expect((await leadSees.send(`/people/${elsewhere}/told`, {})).status).toBe(404)
    expect((await leadSees.send(`/people/${untold}/told`, {})).status).toBe(303)
    expect(await leadSees.read('/people/notices')).not.toContain('Kim Wouters')
  })
})

describe('doubles', () => {
  it('are merged with their history after a look at both, and given back by an undo', async () => {
    const [one, other] = [
      await aPerson(house, { givenName: 'Ines', familyName: 'Costa' }),
      await aPerson(house, { givenName: 'Costa', familyName: 'Inês', phone: '+32470000000' }),
    ]
    await aMembership(house, { personId: one, communityId: south })
    await aMembership(house, { personId: other, communityId: south })
    const meetings = [
      await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T13:00:00Z', present: [one] }),
      await aHeldMeeting(house, { communityId: south, startsAt: '2023-03-14T13:00:00Z', present: [one, other] }),
    ]
    const seats = async () => {
      const { rows } = await asSystem(house.db, (tx) =>
        sql<{
          personId: string
          n: number
        }>`select person_id, count(*)::int as n from attendance where meeting_id = any(${meetings}::uuid[]) group by person_id`.execute(tx),
      )
      return Object.fromEntries(rows.map(({ personId, n }) => [personId, n]))
    }
    expect(await networkSees.read('/people/duplicates')).toContain('Ines Costa · Costa Inês')
    expect(await networkSees.read(`/people/${one}/merge?with=${other}`)).toContain('+32470000000')
    expect((await networkSees.send(`/people/${one}/merge`, { with: other })).status).toBe(303)
    expect(await seats()).toEqual({ [one]: 2 })
    expect(await networkSees.read(`/people/${one}`)).toContain('+32470000000')
    expect((await networkSees.open(`/people/${other}`)).headers.get('Location')).toBe(`/people/${one}`)
    const { rows } = await sql<{ id: string }>`select id from person_merge where kept_id = ${one}`.execute(house.db)
    expect((await networkSees.send(`/people/merges/${rows[0]?.id}/undo`, {})).status).toBe(303)
    expect(await networkSees.read(`/people/${other}`)).toContain('+32470000000')
    expect(await networkSees.read(`/people/${one}`)).not.toContain('+32470000000')
    expect(await seats()).toEqual({ [one]: 2, [other]: 1 })
  })

  it('may not be merged by somebody who coordinates only some of their communities', async () => {
    expect((await leadSees.send(`/people/${ama}/merge`, { with: bo })).status).toBe(403)
  })
})
