import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { invitationsCommands } from './commands.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let meeting: string
let lead: string
let bo: { id: string; session: string }
let guest: string

const system = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows
const run = aTerminal(() => house, invitationsCommands, '--lang', 'en')
const ask = anApiCaller(() => app)

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const [dora, member] = [await aPerson(house, { givenName: 'Dora' }), await aPerson(house, { givenName: 'Bo', email: 'bo@ronde.example' })]
  guest = await aPerson(house, { givenName: 'Gül', email: 'gul@ronde.example' })
  await aMembership(house, { personId: dora, communityId: south, role: 'coordinator' })
  await aMembership(house, { personId: member, communityId: south })
  lead = await aSession(house, { personId: dora })
  bo = { id: member, session: await aSession(house, { personId: member }) }
})
beforeEach(async () => {
  const [row] = await system(
    sql`insert into meeting (title, starts_at, ends_at, place, mode) values ('', '2023-05-09T11:00:00Z', '2023-05-09T13:00:00Z', 'Salle', 'hybrid') returning id`,
  )
  meeting = (row as { id: string }).id
  await system(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${meeting}, ${south}, '2023-05-09T11:00:00Z')`)
})
afterAll(() => house.close())

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))

describe('npx ronde', () => {
  it('asks people by their numbers, lists them, and notes what somebody answered by phone', async () => {
    expect((await run('meeting invited', '--meeting', meeting)).out).toBe('Nobody is asked.\n')
    expect((await run('meeting invite', '--meeting', meeting, '--people', `${guest}, ${bo.id}`)).code).toBe(0)
    const listed = linesOf((await run('meeting invited', '--meeting', meeting)).out)
    expect(listed.map(([, name, channel, reply]) => [name?.split(' ')[0], channel, reply])).toEqual([
      ['Bo', 'mail', ''],
      ['Gül', 'mail', ''],
    ])
    const id = listed.find(([, name]) => name?.startsWith('Gül'))?.[0] ?? ''
    expect((await run('invitation answer', id, '--reply', 'online')).code).toBe(0)
    expect((await run('meeting invited', '--meeting', meeting)).out).toContain(`${id}\tGül`)
    expect(
      linesOf((await run('meeting invited', '--meeting', meeting)).out)
        .map(([, , , reply]) => reply)
        .toSorted(),
    ).toEqual(['', 'online'])
    const told = await system(
      sql`select e.action, p.actor_person_id from audit_entry e join audit_person p on p.entry_number = e.number where e.subject_id = ${meeting} and e.action like 'invitation.%' order by e.number`,
    )
    expect(told).toEqual([
      { action: 'invitation.sent', actorPersonId: null },
      { action: 'invitation.noted', actorPersonId: null },
    ])
  })

  it('asks by kind whom the directory shows, whoever has no seat included', async () => {
    const [clinic, school] = [await anOrganisation(house, { nameFr: 'Maison Médicale' }), await anOrganisation(house, { nameFr: 'École' })]
    await system(sql`update organisation set actor_kind = case id when ${clinic}::uuid then 'care' else 'school' end where id in (${clinic}, ${school})`)
    const [zoe, tom] = [await aPerson(house, { givenName: 'Zoë', email: 'zoe@ronde.example' }), await aPerson(house, { givenName: 'Tom' })]
    await system(sql`insert into affiliation (person_id, organisation_id) values (${zoe}, ${clinic}), (${tom}, ${school})`)
    const invite = (...words: string[]) => run('meeting invite', '--meeting', meeting, ...words)
    expect((await invite('--kinds', 'care,clinic')).code).toBe(2)
    expect((await invite('--kinds', 'citizens')).code).toBe(1)
    expect((await invite('--kinds', 'care, welfare')).code).toBe(0)
    const invited = async () => linesOf((await run('meeting invited', '--meeting', meeting)).out).map(([, name]) => name?.split(' ')[0])
    expect(await invited()).toEqual(['Zoë'])
    expect((await invite('--kinds', 'school', '--people', guest)).code).toBe(0)
    expect((await invited()).toSorted()).toEqual(['Gül', 'Tom', 'Zoë'])
  })

  it('asks the whole community where nobody is named, and says what is missing', async () => {
    expect((await run('meeting invite', '--meeting', meeting)).code).toBe(0)
    expect(linesOf((await run('meeting invited', '--meeting', meeting)).out)).toHaveLength(2)
    expect((await run('meeting invite', '--meeting', meeting, '--people', 'Bo')).code).toBe(2)
    expect((await run('meeting invited', '--meeting', 'spring')).code).toBe(2)
    expect((await run('meeting invited', '--meeting', randomUUID())).code).toBe(1)
    expect((await run('invitation answer', 'Bo', '--reply', 'here')).code).toBe(2)
    expect((await run('invitation answer', randomUUID(), '--reply', 'perhaps')).code).toBe(2)
    expect((await run('invitation answer', randomUUID(), '--reply', 'here')).code).toBe(1)
  })
})

describe('by JSON', () => {
  it('everybody answers the own invitation, and who leads takes one back or sends it again', async () => {
    expect((await ask(bo.session, 'PUT', `/meetings/${meeting}/answer`, { reply: 'here' })).status).toBe(404)
    await run('meeting invite', '--meeting', meeting, '--people', bo.id)
    expect(await ask(bo.session, 'PUT', `/meetings/${meeting}/answer`, { reply: 'here' })).toMatchObject({ status: 200, json: { reply: 'here' } })
    expect((await ask(bo.session, 'PUT', `/meetings/${meeting}/answer`, { reply: 'perhaps' })).status).toBe(400)
    const [row] = (await ask(lead, 'GET', `/meetings/${meeting}/invitations`)).json.rows as { id: string; reply: string }[]
    expect(row?.reply).toBe('here')
    const one = `/meetings/${meeting}/invitations/${row?.id}`
    expect((await ask(bo.session, 'POST', `${one}/end`)).status).toBe(404)
    expect((await ask(lead, 'POST', `${one}/again`)).json).toEqual({ isQueued: true })
    expect((await ask(lead, 'POST', `${one}/end`)).json).toEqual({ isEnded: true })
    expect((await ask(lead, 'POST', `${one}/end`)).status).toBe(404)
    expect((await ask(bo.session, 'PUT', `/meetings/${meeting}/answer`, { reply: 'not' })).status).toBe(409)
  })

  it('letters are made for those whom no mail reaches, by who leads', async () => {
    const letters = (session: string) => ask(session, 'POST', `/meetings/${meeting}/invitations/letters`, {})
    expect(await letters(lead)).toMatchObject({ status: 409, json: { error: { kind: 'nobody-chosen' } } })
    await run('meeting invite', '--meeting', meeting)
    expect((await letters(bo.session)).status).toBe(404)
    expect((await letters(lead)).status).toBe(200)
  })
})
