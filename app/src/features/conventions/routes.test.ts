import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { warnOfEnding } from './actions/sign-convention.ts'
import { listConventionStates } from './public.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let south: string
let care: string
let shelter: string
let ama: string
let bart: string
let zoe: string
let doraSees: Visitor
let bartSees: Visitor
let directorSees: Visitor
let strangerSees: Visitor
let convention: string

const idOf = async (statement: ReturnType<typeof sql<{ id: string }>>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows[0]?.id ?? ''
const lineOf = (organisation: string) =>
  idOf(sql<{ id: string }>`select id from convention_signatory where convention_id = ${convention} and organisation_id = ${organisation}`)

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T09:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  care = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  shelter = await anOrganisation(house, { nameFr: 'Abri de l’Écluse' })
  ama = await aPerson(house)
  bart = await aPerson(house, { givenName: 'Bart', familyName: 'Peeters' })
  zoe = await aPerson(house, { givenName: 'Zoé', familyName: 'Hélin', email: 'zoe@ronde.example' })
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  const director = await aPerson(house, { givenName: 'Farid', familyName: 'Karimi', email: 'farid@ronde.example' })
  const stranger = await aPerson(house, { givenName: 'Cem', familyName: 'Demir' })
  await aMembership(house, { personId: ama, communityId: south, represents: care })
  await aMembership(house, { personId: bart, communityId: south, represents: shelter })
  await aMembership(house, { personId: zoe, communityId: south })
  await aMembership(house, { personId: dora, communityId: south, role: 'coordinator' })
  await asSystem(house.db, async (tx) => {
    await sql`insert into affiliation (person_id, organisation_id) values (${director}, ${care})`.execute(tx)
    await sql`insert into community_text (community_id, kind, version, text_fr, text_nl, attendance_kept_months, in_force_on)
      values (${south}, 'convention', 1, 'Nous nous voyons dix fois par an.', 'We zien elkaar tien keer per jaar.', 24, '2026-01-01')`.execute(tx)
  })
  doraSees = aVisitor(house, app, await aSession(house, { personId: dora }))
  bartSees = aVisitor(house, app, await aSession(house, { personId: bart }))
  directorSees = aVisitor(house, app, await aSession(house, { personId: director }))
  strangerSees = aVisitor(house, app, await aSession(house, { personId: stranger }))
  await aHeldMeeting(house, { communityId: south, startsAt: '2026-02-10T13:00:00Z', present: [ama, bart] })
  await asSystem(house.db, (tx) => sql`update meeting set register_state = 'closed'`.execute(tx))
})
afterAll(() => house.close())

const page = () => `/communities/${south}/conventions`
const send = (fields: Record<string, string>, who = doraSees) => who.send(`${page()}/${convention}`, fields)

describe('a convention from draft to in force', () => {
  it('begins as a draft that members do not see', async () => {
    expect((await doraSees.send(page(), { textVersion: '7', from: '', until: '' })).status).toBe(422)
    expect((await doraSees.send(page(), { textVersion: '1', from: '2026-02-31', until: '' })).status).toBe(422)
    expect((await doraSees.send(page(), { textVersion: '1', from: '2026-01-01', until: '2026-04-30' })).status).toBe(303)
    convention = await idOf(sql<{ id: string }>`select id from convention`)
    expect(await doraSees.read(page())).toContain('Draft')
    expect(await bartSees.read(page())).toContain('There is no convention yet.')
    expect((await strangerSees.open(page())).status).toBe(404)
    expect((await bartSees.send(page(), { textVersion: '1', from: '', until: '' })).status).toBe(404)
  })

  it('goes to signature once somebody signs, each once', async () => {
    const refused = await send({ part: 'step', step: 'open', version: '1' })
    expect(await refused.text()).toContain('Add first who signs it.')
    const blank = { part: 'add', organisationId: '', personId: '', signer: '', signerId: '', hours: '', hoursPer: 'year' }
    expect(await (await send(blank)).text()).toContain('Choose one: an organisation, or somebody who works alone.')
    expect((await send({ ...blank, organisationId: care, signer: 'Farid Karimi, direction', hours: '36,5' })).status).toBe(303)
    expect(await (await send({ ...blank, organisationId: care })).text()).toContain('on the list already')
    expect((await send({ ...blank, organisationId: shelter, hours: '2', hoursPer: 'meeting' })).status).toBe(303)
    expect((await send({ ...blank, personId: zoe })).status).toBe(303)
    const unknown = await anOrganisation(house, { nameFr: 'Ailleurs' })
    expect(await (await send({ ...blank, organisationId: unknown })).text()).toContain('not there')
    expect((await send({ part: 'step', step: 'open', version: '1' })).status).toBe(303)
    expect(await doraSees.read(page())).toContain('Signed by 0 of 3')
  })

  it('says that an employer is waited for, and blocks nothing', async () => {
    const states = await asSystem(house.db, (tx) => listConventionStates(tx, south, [ama, bart], '2026-03-02'))
    expect(states.map(({ state, waitsFor }) => [state, waitsFor.map(({ fr }) => fr)])).toEqual([
      ['pending', ['Maison du Marais']],
      ['pending', ['Abri de l’Écluse']],
    ])
    expect(await bartSees.read(`/communities/${south}/join`)).toContain(
      'Abri de l’Écluse has not signed the convention of this community yet. You may attend as a visitor',
    )
    expect(await doraSees.read(`/communities/${south}`)).toContain('these people may attend as visitors: Zoé Hélin, Ama Mensah, Bart Peeters')
    const member = await bartSees.read(`/communities/${south}`)
    expect(member).toContain('Signed by 0 of 3')
    expect(member).not.toContain('these people may attend as visitors')
  })

  it('is signed by an own click of somebody of the organisation who says that she may', async () => {
    expect((await strangerSees.open(`/conventions/${convention}/sign`)).status).toBe(404)
    expect((await strangerSees.send(`/conventions/${convention}/sign`, { sure: 'yes' })).status).toBe(404)
    expect(await directorSees.read(`/conventions/${convention}/sign`)).toContain('Nous nous voyons dix fois par an.')
    expect((await directorSees.send(`/conventions/${convention}/sign`, {})).status).toBe(422)
    expect((await directorSees.send(`/conventions/${convention}/sign`, { sure: 'yes' })).status).toBe(303)
    expect(await (await directorSees.send(`/conventions/${convention}/sign`, { sure: 'yes' })).text()).toContain('This was signed on 2 March 2026')
    expect(await doraSees.read(page())).toContain('Signed by 1 of 3')
  })

  it('is signed on paper, noted by a lead, not in the future and not by members', async () => {
    const line = await lineOf(shelter)
    expect((await send({ part: 'paper', line, version: '1', on: '2026-03-03' })).status).toBe(422)
    expect((await send({ part: 'paper', line, version: '1', on: '2026-03-01' }, bartSees)).status).toBe(404)
    expect((await send({ part: 'paper', line, version: '1', on: '2026-03-01' })).status).toBe(303)
    expect(await (await send({ part: 'remove', line, version: '2' })).text()).toContain('This was signed already.')
  })

  it('asks by mail, once a day', async () => {
    const line = await idOf(sql<{ id: string }>`select id from convention_signatory where person_id = ${zoe}`)
    expect((await send({ part: 'remind', line, version: '1' })).status).toBe(303)
    expect(await (await send({ part: 'remind', line, version: '1' })).text()).toContain('A mail left today already.')
    const { rows } = await sql<{ toAddress: string; bodyText: string }>`select to_address, body_text from outbox_mail where kind = 'convention'`.execute(
      house.db,
    )
    expect(rows.map(({ toAddress }) => toAddress)).toEqual(['zoe@ronde.example'])
    expect(rows[0]?.bodyText).toContain(`/conventions/${convention}/sign`)
    expect((await send({ part: 'paper', line, version: '1', on: '2026-03-02' })).status).toBe(303)
  })

  it('is then in force: hours promised beside hours spent for leads, organisations alone for members', async () => {
    const seen = await doraSees.read(page())
    expect(seen).toContain('In force')
    // 36.5 hours a year for 61 days are 6.1; two hours for the one meeting.
    expect(seen).toContain('2 h of 6,1 h'.replaceAll(' h', '\u00a0h'))
    expect(seen).toContain('2 h of 2 h'.replaceAll(' h', '\u00a0h'))
    const member = await bartSees.read(page())
    expect(member).toContain('Maison du Marais')
    for (const secret of ['Farid', 'Zoé', '36,5', '6,1']) expect(member).not.toContain(secret)
    const api = (await (await bartSees.open(`/api/v1${page()}`)).json()) as { rows: { state: string; signatories: { hours: number | null }[] }[] }
    expect(api.rows).toMatchObject([{ state: 'in_force', signed: 3, of: 3 }])
    expect(api.rows[0]?.signatories.every(({ hours }) => hours === null)).toBe(true)
    expect(await doraSees.read(`${page()}/${convention}/print`)).toContain('Signature')
  })

  it('warns coordinators sixty days before it ends, once', async () => {
    expect(await warnOfEnding(house)).toBe(1)
    await warnOfEnding(house)
    const { rows } = await sql<{ subject: string }>`select subject from outbox_mail where subject like '%bientôt%'`.execute(house.db)
    expect(rows).toHaveLength(1)
  })

  it('is looked at again, goes on and ends for good', async () => {
    const versionNow = async () => idOf(sql<{ id: string }>`select version::text as id from convention`)
    for (const step of ['review', 'go-on', 'end']) expect((await send({ part: 'step', step, version: await versionNow() })).status).toBe(303)
    expect(await (await send({ part: 'step', step: 'review', version: await versionNow() })).text()).toContain('This convention has ended.')
    expect(await asSystem(house.db, (tx) => listConventionStates(tx, south, [ama], '2026-03-02'))).toEqual([])
    expect((await directorSees.open(`/conventions/${convention}/sign`)).status).toBe(404)
  })
})
