import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { closeOldRounds } from './actions/answer-exit.ts'
import { askByMail } from './actions/ask-by-mail.ts'
import { remindOfRegisters } from './actions/close-planned.ts'
import { parseCode } from './domain/certificate.ts'
import { eraseClosingRows } from './store/personal-data-store.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let members: { id: string; sees: Visitor }[]
let dora: Visitor
let eva: Visitor
let coordinator: Visitor
let stranger: Visitor
let officer: Visitor
let employer: Visitor

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows

beforeAll(async () => {
  house = await aHouse({}, '2026-03-26T15:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const care = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  members = []
  for (const [order, givenName] of ['Ama', 'Bart', 'Chantal', 'Élodie', 'Farid', 'Greet'].entries()) {
    const id = await aPerson(house, { givenName, familyName: 'Peeters', email: `m${order}@ronde.example` })
    await aMembership(house, { personId: id, communityId: south, represents: care })
    members.push({ id, sees: aVisitor(house, app, await aSession(house, { personId: id })) })
  }
  const lead = async (givenName: string, role: string) => {
    const id = await aPerson(house, { givenName, familyName: 'Lemaire', email: `${givenName.toLowerCase()}@ronde.example` })
    await aMembership(house, { personId: id, communityId: south, role })
    return aVisitor(house, app, await aSession(house, { personId: id }))
  }
  dora = await lead('Dora', 'moderator')
  eva = await lead('Eva', 'moderator')
  coordinator = await lead('Cora', 'coordinator')
  stranger = aVisitor(house, app, await aSession(house, { personId: await aPerson(house, { givenName: 'Cem', familyName: 'Demir' }) }))
  officer = aVisitor(
    house,
    app,
    await aSession(house, { personId: await aPerson(house, { givenName: 'Olga', familyName: 'Wit' }), instanceRole: 'policy_officer' }),
  )
  const boss = await aPerson(house, { givenName: 'Rik', familyName: 'Baas' })
  await asSystem(house.db, (tx) => sql`insert into affiliation (person_id, organisation_id) values (${boss}, ${care})`.execute(tx))
  employer = aVisitor(house, app, await aSession(house, { personId: boss }))
})
afterAll(() => house.close())

/** Moves the clock; everybody stays signed in. */
async function moveTo(moment: string): Promise<void> {
  house.setNow(moment)
  const until = new Date(Date.parse(moment) + 86_400_000).toISOString()
  await asSystem(house.db, (tx) =>
    sql`update session set created_at = ${moment}, proved_at = ${moment}, last_seen_at = ${moment}, expires_at = ${until}, ended_at = null`.execute(tx),
  )
}

/** A meeting of two hours that ended an hour ago; whoever is listed was there. */
async function aMeeting(present: readonly { id: string }[], startsAt = '2026-03-26T12:00:00.000Z'): Promise<string> {
  const endsAt = new Date(Date.parse(startsAt) + 2 * 3_600_000).toISOString()
  const [row] = await rowsOf(sql<{ id: string }>`insert into meeting (starts_at, ends_at) values (${startsAt}, ${endsAt}) returning id`)
  const id = row?.id ?? ''
  await asSystem(house.db, async (tx) => {
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${south}, ${startsAt})`.execute(tx)
    for (const { id: personId } of present)
      await sql`insert into attendance (meeting_id, person_id, role, state, mode) values (${id}, ${personId}, 'member', 'present', 'in_person')`.execute(tx)
  })
  return id
}

const close = (visitor: Visitor, id: string) => visitor.send(`/meetings/${id}/close`, { from: '', until: '' })

describe('closing in two minutes', () => {
  it('says in one list what is missing, with links', async () => {
    const id = await aMeeting(members.slice(0, 2))
    await asSystem(house.db, (tx) =>
      sql`update attendance set role = 'visitor', represents = '{}' where meeting_id = ${id} and person_id = ${members[1]?.id ?? ''}`.execute(tx),
    )
    await asSystem(house.db, (tx) =>
      sql`delete from representation where membership_id in (select id from membership where person_id = ${members[1]?.id ?? ''})`.execute(tx),
    )
    const page = await dora.read(`/meetings/${id}/close`)
    expect(page).toContain('Still missing')
    expect(page).toContain('7 lines of the sheet were not saved.')
    expect(page).toContain('One visitor lacks a full name or an organisation:')
    expect(page).toContain(`/meetings/${id}/attendance/people/${members[1]?.id}`)
    expect(page).toContain(`/meetings/${id}/record`)
  })

  it('is done by one of two who close at once; the other is told', async () => {
    const id = await aMeeting(members)
    const answers = await Promise.all([close(dora, id), close(eva, id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const raised = await rowsOf(sql`select 1 from domain_event where kind = 'register.closed' and subject_id = ${id}`)
    expect(raised).toHaveLength(1)
  })
})

describe('two reminders, then planned hours', () => {
  it('reminds moderators on the evening and two days later, once each; then the coordinator may close, and moderators may reopen', async () => {
    await moveTo('2026-03-26T15:00:00.000Z')
    await asSystem(house.db, (tx) => sql`update meeting set register_state = 'closed' where register_state = 'open'`.execute(tx))
    const id = await aMeeting(members)
    expect(await remindOfRegisters(house)).toBe(0)
    await moveTo('2026-03-26T18:05:00.000Z')
    expect(await remindOfRegisters(house)).toBe(2)
    expect(await remindOfRegisters(house)).toBe(0)
    expect((await coordinator.send(`/meetings/${id}/close-planned`, {})).status).toBe(409)
    await moveTo('2026-03-28T18:05:00.000Z')
    expect(await Promise.all([remindOfRegisters(house), remindOfRegisters(house)]).then(([one = 0, two = 0]) => one + two)).toBe(2)
    const mails = await rowsOf(sql<{ toAddress: string }>`select to_address from outbox_mail where kind = 'register-reminder' order by 1`)
    expect(mails.map(({ toAddress }) => toAddress)).toEqual(['dora@ronde.example', 'dora@ronde.example', 'eva@ronde.example', 'eva@ronde.example'])
    expect((await dora.open(`/meetings/${id}/close-planned`)).status).toBe(404)
    expect(await coordinator.read('/desk')).toContain(`/meetings/${id}/close-planned`)
    expect((await coordinator.send(`/meetings/${id}/close-planned`, {})).status).toBe(303)
    expect(await dora.read(`/meetings/${id}`)).toContain('Closed with planned hours by Cora Lemaire')
    expect((await dora.send(`/meetings/${id}/reopen`, { reason: 'Bart left early' })).status).toBe(303)
    expect(await dora.read(`/meetings/${id}`)).not.toContain('Closed with planned hours')
    await moveTo('2026-03-26T15:00:00.000Z')
  })
})

describe('the question at the end', () => {
  const answer = (visitor: Visitor, id: string, said: string) => visitor.send(`/meetings/${id}/exit`, { answer: said })
  const screenOf = async (id: string) => /\/x\/([\w-]{20,})/.exec(await dora.read(`/meetings/${id}/exit/screen`))?.[1] ?? ''
  const open = (id: string) => dora.send(`/meetings/${id}/exit/keep`, { part: 'open' })
  const end = (id: string) => dora.send(`/meetings/${id}/exit/keep`, { part: 'close' })

  it('takes one answer a person, and nothing by looking at it', async () => {
    const id = await aMeeting(members.slice(0, 2))
    expect((await members[0]!.sees.send(`/meetings/${id}/exit/keep`, { part: 'open' })).status).toBe(404)
    expect((await open(id)).status).toBe(303)
    const token = await screenOf(id)
    await members[0]!.sees.open(`/x/${token}?answer=yes`)
    expect(await rowsOf(sql`select 1 from exit_count where meeting_id = ${id} and given > 0`)).toEqual([])
    expect((await answer(members[0]!.sees, id, '')).status).toBe(422)
    expect((await answer(members[0]!.sees, id, 'yes')).status).toBe(303)
    expect((await answer(members[0]!.sees, id, 'no')).status).toBe(422)
    expect(await (await members[0]!.sees.send(`/x/${token}`, { answer: 'no' })).text()).toContain('one for each person')
    expect(await (await answer(members[5]!.sees, id, 'no')).text()).toContain('for those who were there')
    expect((await stranger.send(`/meetings/${id}/exit`, { answer: 'no' })).status).toBe(404)
    expect((await aVisitor(house, app, null).open('/x/wrong-token-wrong-token-wro')).status).toBe(404)
  })

  it('is shown from five answers on, once it is closed, and stands without people', async () => {
    const id = await aMeeting(members)
    await open(id)
    for (const { sees } of members.slice(0, 4)) await answer(sees, id, 'yes')
    const phone = aVisitor(house, app, null)
    expect(await (await phone.send(`/x/${await screenOf(id)}`, { answer: 'partly' })).text()).toContain('nobody knows it is yours')
    expect(await dora.read(`/meetings/${id}/exit`)).not.toContain('Together')
    await end(id)
    const page = (await members[5]!.sees.read(`/meetings/${id}/exit`)).replaceAll(/<[^>]*>/g, ' ')
    expect(page).toMatch(/Yes\s+4\s+Partly\s+1\s+No\s+0\s+Together\s+5/)
    expect(await rowsOf(sql`select 1 from exit_mark where meeting_id = ${id}`)).toEqual([])
    expect(await rowsOf(sql`select salt from exit_round where meeting_id = ${id} and salt is not null`)).toEqual([])
    const [columns] = await rowsOf(
      sql<{ names: string }>`select string_agg(column_name, ',') as names from information_schema.columns where table_name = 'exit_count'`,
    )
    expect(columns?.names).not.toMatch(/person|account|_at|_by/)
    expect((await answer(members[5]!.sees, id, 'no')).status).toBe(422)
  })

  it('hides four answers everywhere: page, sum over meetings and API', async () => {
    const id = await aMeeting(members)
    await open(id)
    for (const { sees } of members.slice(0, 4)) await answer(sees, id, 'no')
    await end(id)
    expect(await dora.read(`/meetings/${id}/exit`)).toContain('the result stays hidden')
    const trend = (await dora.read(`/communities/${south}/exit`)).replaceAll(/<[^>]*>/g, ' ')
    expect(trend).toContain('fewer than five')
    expect(trend).toMatch(/Together\s+4\s+1\s+0\s+5/)
    const api = (await (await dora.open(`/api/v1/communities/${south}/exit-answers`)).json()) as {
      sum: { no: number }
      rows: { meetingId: string; counts: unknown }[]
    }
    expect(api.sum.no).toBe(0)
    expect(api.rows.find(({ meetingId }) => meetingId === id)?.counts).toBeNull()
    expect((await stranger.open(`/communities/${south}/exit`)).status).toBe(404)
  })

  it('counts slips of paper, no more than people were there, and hides what they would tell of the rest', async () => {
    const id = await aMeeting(members)
    await open(id)
    await answer(members[0]!.sees, id, 'no')
    const paper = (counts: Record<string, string>) => dora.send(`/meetings/${id}/exit/keep`, { part: 'paper', ...counts })
    expect((await paper({ yes: '6', partly: '0', no: '0' })).status).toBe(422)
    expect((await paper({ yes: '1,5', partly: '0', no: '0' })).status).toBe(422)
    expect((await paper({ yes: '5', partly: '', no: '0' })).status).toBe(303)
    await end(id)
    expect(await dora.read(`/meetings/${id}/exit`)).toContain('the result stays hidden')
  })

  it('asks those who were there by one mail when the register closes, and the mail is that person’s one answer', async () => {
    const id = await aMeeting(members)
    await close(dora, id)
    await askByMail(house, id)
    await askByMail(house, id)
    const mails = await rowsOf(sql<{ toAddress: string; bodyText: string }>`
      select to_address, body_text from outbox_mail where kind = 'exit-question' and body_text like '%/x/%' order by to_address`)
    expect(mails.map(({ toAddress }) => toAddress)).toEqual(members.map((_, order) => `m${order}@ronde.example`))
    const [, token = '', mark = ''] = /\/x\/([\w-]+)\?m=([\w-]+)/.exec(mails[0]?.bodyText ?? '') ?? []
    const phone = aVisitor(house, app, null)
    expect((await phone.send(`/x/${token}`, { answer: 'yes', m: mark })).status).toBe(200)
    expect((await phone.send(`/x/${token}`, { answer: 'yes', m: mark })).status).toBe(422)
    expect((await answer(members[0]!.sees, id, 'no')).status).toBe(422)
    expect(await members[1]!.sees.read('/desk')).toContain(`/meetings/${id}/exit`)
    expect(await members[0]!.sees.read('/desk')).not.toContain(`/meetings/${id}/exit`)
    await moveTo('2026-04-02T15:00:00.000Z')
    expect(await closeOldRounds(house)).toBeGreaterThan(0)
    expect(await rowsOf(sql`select 1 from exit_mark`)).toEqual([])
    await moveTo('2026-03-26T15:00:00.000Z')
  })

  it('writes to nobody who has left since', async () => {
    const id = await aMeeting(members)
    await close(dora, id)
    const set = (state: string) => rowsOf(sql`update membership set state = ${state} where person_id = ${members[0]!.id} returning id`)
    const sentTo = async (address: string) => (await rowsOf(sql`select 1 from outbox_mail where kind = 'exit-question' and to_address = ${address}`)).length
    const before = [await sentTo('m0@ronde.example'), await sentTo('m1@ronde.example')]
    await set('ended')
    await askByMail(house, id)
    await set('active')
    expect([await sentTo('m0@ronde.example'), await sentTo('m1@ronde.example')]).toEqual([before[0], (before[1] ?? 0) + 1])
  })

  it('is worded by a community in both languages', async () => {
    const write = (fields: Record<string, string>, who = dora) => who.send(`/communities/${south}/exit`, fields)
    expect((await write({ textFr: 'Avez-vous appris ?', textNl: '', version: '0' })).status).toBe(422)
    expect((await write({ textFr: 'Avez-vous appris ?', textNl: 'Hebt u bijgeleerd?', version: '0' }, members[0]!.sees)).status).toBe(404)
    expect((await write({ textFr: 'Avez-vous appris ?', textNl: 'Hebt u bijgeleerd?', version: '0' })).status).toBe(303)
    expect((await write({ textFr: 'Autre ?', textNl: 'Anders?', version: '0' })).status).toBe(422)
    expect(await dora.read(`/communities/${south}/exit`)).toContain('Avez-vous appris ?')
  })
})

describe('a certificate of hours', () => {
  it('is made by its owner alone, checked by anybody without a name, and its code outlives an erasure', async () => {
    const owner = members[3]!
    const made = await owner.sees.send('/certificates', { from: '2026-03-01', until: '2026-03-26' })
    expect(made.status).toBe(200)
    expect(made.headers.get('Content-Type')).toBe('application/pdf')
    expect(
      Buffer.from(await made.arrayBuffer())
        .subarray(0, 5)
        .toString('latin1'),
    ).toBe('%PDF-')
    const [row] = await rowsOf(sql<{ code: string; hours: number; meetings: number }>`select code, hours::float8 as hours, meetings from certificate`)
    expect(parseCode(row?.code ?? '')).toBe(row?.code)
    expect(row?.hours).toBe((row?.meetings ?? 0) * 2)
    const anybody = aVisitor(house, app, null)
    const check = await anybody.read(`/certificates/${row?.code.toLowerCase()}`)
    expect(check).toContain('is genuine')
    for (const name of ['Élodie', 'Peeters', 'Sud', 'Marais']) expect(check).not.toContain(name)
    expect((await anybody.open('/certificates/0000-0000-0000-1')).status).toBe(404)
    expect(await owner.sees.read('/certificates?from=2026-03-01&until=2026-03-26')).toContain(row?.code.slice(0, 4))
    expect(await members[0]!.sees.read('/certificates')).not.toContain(row?.code.slice(0, 4))
    await asSystem(house.db, (tx) => eraseClosingRows(tx, owner.id, ''))
    expect(await anybody.read(`/certificates/${row?.code}`)).toContain('is genuine')
    expect(await rowsOf(sql`select 1 from certificate where person_id is not null`)).toEqual([])
  })

  it('refuses days that do not exist, lie ahead or hold nothing', async () => {
    for (const span of [
      { from: '2026-02-31', until: '2026-03-01' },
      { from: '2026-03-01', until: '2026-03-27' },
      { from: '2020-01-01', until: '2020-02-01' },
    ])
      expect((await members[0]!.sees.send('/certificates', span)).status).toBe(422)
  })
})

it('employers and policy officers never see a line of presence', async () => {
  const id = await aMeeting(members)
  await close(dora, id)
  for (const visitor of [officer, employer]) {
    for (const path of [`/meetings/${id}`, `/meetings/${id}/attendance`, `/meetings/${id}/close`, `/meetings/${id}/exit`, `/api/v1/meetings/${id}/attendance`])
      expect((await visitor.open(path)).status, path).toBe(404)
    const own = await visitor.read('/certificates')
    for (const name of ['Ama', 'Bart', 'Chantal']) expect(own).not.toContain(name)
  }
})
