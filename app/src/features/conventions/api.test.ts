import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { conventionsCommands } from './commands.ts'

type Line = { id: string; name: { fr: string }; version: number; signedOn: string | null; means: string | null }
type Shown = { id: string; version: number; state: string; signatories: Line[] }

let house: TestHouse
let south: string
let north: string
let care: string
let zoe: string
let coordinator: string
let member: string
let ask: (session: string, method: string, path: string, body?: unknown) => Promise<{ status: number; json: Record<string, unknown> }>

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T09:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  care = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  zoe = await aPerson(house, { givenName: 'Zoé', familyName: 'Hélin', email: 'zoe@ronde.example' })
  for (const communityId of [south, north]) await aMembership(house, { personId: dora, communityId, role: 'coordinator' })
  await aMembership(house, { personId: zoe, communityId: south, represents: care })
  await asSystem(house.db, (tx) =>
    sql`insert into community_text (community_id, kind, version, text_fr, text_nl, attendance_kept_months, in_force_on)
      values (${south}, 'convention', 1, 'Nous nous voyons dix fois par an.', 'We zien elkaar tien keer per jaar.', 24, '2026-01-01')`.execute(tx),
  )
  coordinator = await aSession(house, { personId: dora })
  member = await aSession(house, { personId: zoe })
  ask = async (session, method, path, body) => {
    const answer = await app.request(`/api/v1/communities/${path}`, {
      method,
      headers: {
        Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`,
        Origin: new URL(house.settings.publicUrl).origin,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
  }
})
afterAll(() => house.close())

const run = aTerminal(() => house, conventionsCommands, '--lang', 'en')
const saying = (code: number, sentence: string) => ({ code, text: expect.stringContaining(sentence) })
const refusalOf = (kind: string) => ({ status: 409, json: { error: { kind } } })

async function read(id: string): Promise<Shown> {
  const rows = (await ask(coordinator, 'GET', `${south}/conventions`)).json.rows as Shown[]
  return rows.find((row) => row.id === id)!
}

/** A convention that waits for Maison du Marais and for Zoé. */
async function aConventionToSign(): Promise<{ id: string; lines: [Line, Line] }> {
  const id = String((await ask(coordinator, 'POST', `${south}/conventions`, { textVersion: 1, from: '2026-01-01' })).json.id)
  for (const who of [{ organisationId: care, hours: 36.5 }, { personId: zoe }])
    expect((await ask(coordinator, 'POST', `${south}/conventions/${id}/signatories`, who)).status).toBe(201)
  expect((await ask(coordinator, 'PUT', `${south}/conventions/${id}/state`, { step: 'open', version: 1 })).status).toBe(200)
  const { signatories } = await read(id)
  const lineOf = (name: string) => signatories.find((line) => line.name.fr === name)!
  return { id, lines: [lineOf('Maison du Marais'), lineOf('Zoé Hélin')] }
}

describe('a convention through the API', () => {
  it('is begun by who leads, on a text that is there and days that exist', async () => {
    const begin = (body: unknown, session = coordinator) => ask(session, 'POST', `${south}/conventions`, body)
    expect((await begin({ textVersion: 1 }, member)).status).toBe(404)
    expect(await begin({ textVersion: 7 })).toMatchObject(refusalOf('text-missing'))
    expect(await begin({ textVersion: 1, from: '2026-02-31' })).toMatchObject(refusalOf('day-wrong'))
    expect(await begin({ textVersion: 1, from: '2026-03-01', until: '2026-02-01' })).toMatchObject(refusalOf('ends-before-start'))
    expect((await begin({ textVersion: 1, state: 'in_force' })).status).toBe(400)
    const { status, json } = await begin({ textVersion: 1 })
    expect([status, (await read(String(json.id))).state]).toEqual([201, 'draft'])
    expect(await ask(coordinator, 'PUT', `${south}/conventions/${String(json.id)}/state`, { step: 'open', version: 1 })).toMatchObject(
      refusalOf('nobody-signs'),
    )
  })

  it('asks, notes what was signed on paper, and is then in force until it ends', async () => {
    const { id, lines } = await aConventionToSign()
    const path = `${south}/conventions/${id}`
    expect(await ask(coordinator, 'POST', `${path}/signatories`, { personId: zoe })).toMatchObject(refusalOf('already-listed'))
    expect(await ask(coordinator, 'POST', `${path}/signatories`, {})).toMatchObject(refusalOf('signatory-missing'))
    const paper = (line: Line, on: string) => ask(coordinator, 'POST', `${path}/signatories/${line.id}/paper`, { on, version: line.version })
    expect(await paper(lines[0], '2026-03-03')).toMatchObject(refusalOf('day-wrong'))
    expect(await paper(lines[0], 'yesterday')).toMatchObject(refusalOf('day-wrong'))
    expect((await paper(lines[0], '2026-03-01')).status).toBe(200)
    const remind = () => ask(coordinator, 'POST', `${path}/signatories/${lines[1].id}/remind`)
    expect(await remind()).toMatchObject({ status: 200, json: { conventionId: id } })
    expect(await remind()).toMatchObject(refusalOf('reminded-today'))
    expect((await paper(lines[1], '2026-03-02')).status).toBe(200)
    const { state, version, signatories } = await read(id)
    expect([state, signatories.map(({ signedOn, means }) => `${signedOn} ${means}`).toSorted()]).toEqual(['in_force', ['2026-03-01 paper', '2026-03-02 paper']])
    expect(await ask(coordinator, 'PUT', `${path}/state`, { step: 'end', version: version - 1 })).toMatchObject(refusalOf('saved-meanwhile'))
    expect((await ask(member, 'PUT', `${path}/state`, { step: 'end', version })).status).toBe(404)
    expect((await ask(coordinator, 'PUT', `${path}/state`, { step: 'end', version })).status).toBe(200)
    expect((await read(id)).state).toBe('ended')
  })

  it('is not there under the address of another community, also for who leads both', async () => {
    const { id } = await aConventionToSign()
    expect((await ask(coordinator, 'PUT', `${north}/conventions/${id}/state`, { step: 'end', version: 2 })).status).toBe(404)
    expect((await read(id)).state).toBe('signing')
  })
})

describe('a signature on paper from the command line', () => {
  it('is noted once, on a day that has come, by the number in the list', async () => {
    const { id, lines } = await aConventionToSign()
    expect((await run('convention list', '--community', south)).out).toContain(lines[0].id)
    const sign = (...words: string[]) => run('convention sign', ...words)
    expect((await sign(lines[0].id)).code).toBe(2)
    expect(await sign(lines[0].id, '--day', '2026-02-31')).toMatchObject(saying(2, 'Say which line and which day'))
    expect((await sign(lines[0].id, '--day', '2026-03-03')).code).toBe(1)
    expect((await sign(lines[0].id, '--day', '2026-02-27')).code).toBe(0)
    expect(await sign(lines[0].id, '--day', '2026-02-27')).toMatchObject(saying(1, 'This was signed already.'))
    expect((await sign(id, '--day', '2026-02-27')).code).toBe(1)
    expect((await read(id)).signatories.find((line) => line.id === lines[0].id)).toMatchObject({ signedOn: '2026-02-27', means: 'paper' })
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ facts: unknown }>`select facts from audit_entry where action = 'convention.signed' and subject_id = ${id}`.execute(tx),
    )
    expect(rows).toEqual([{ facts: { line: lines[0].id, means: 'paper', on: '2026-02-27' } }])
  })
})

describe('a convention from the command line', () => {
  it('is begun, gets who signs and hours, goes to them and ends; the log names nobody', async () => {
    const made = await run('convention make', '--community', south, '--from', '2026-01-01')
    expect(made.code).toBe(0)
    const id = made.out.trim()
    expect(await run('convention move', id, '--step', 'open')).toMatchObject(saying(1, 'Add first who signs it.'))
    const added = await run('convention add', id, '--organisation', care, '--signer', 'Zoé Hélin, directrice', '--hours', '36,5')
    expect(added.code).toBe(0)
    expect(await run('convention add', id, '--organisation', care)).toMatchObject({ code: 1 })
    expect(await run('convention add', id, '--person', zoe, '--hours', '-2')).toMatchObject({ code: 1 })
    expect((await run('convention move', id, '--step', 'open')).code).toBe(0)
    expect((await run('convention sign', added.out.trim(), '--day', '2026-03-01')).code).toBe(0)
    expect(await read(id)).toMatchObject({ state: 'in_force', signatories: [{ id: added.out.trim(), hours: 36.5, means: 'paper' }] })
    expect((await run('convention move', id, '--step', 'end')).code).toBe(0)
    expect(await run('convention move', id, '--step', 'end')).toMatchObject({ code: 1 })
    const { rows } = await asSystem(house.db, (tx) =>
      sql`select e.action, p.actor_person_id from audit_entry e join audit_person p on p.entry_number = e.number where e.subject_id = ${id} order by e.number`.execute(
        tx,
      ),
    )
    expect(rows).toEqual(
      ['convention.made', 'convention.signatory-added', 'convention.moved', 'convention.signed', 'convention.moved'].map((action) => ({
        action,
        actorPersonId: null,
      })),
    )
  })

  it('is refused without a community, on a text that is not there, and for words that mean nothing', async () => {
    for (const words of [[], ['--community', 'Sud'], ['--community', south, '--from', '2026-02-31'], ['--community', south, '--text', 'new']])
      expect((await run('convention make', ...words)).code, words.join(' ')).toBe(2)
    expect((await run('convention make', '--community', south, '--text', '7')).code).toBe(1)
    expect((await run('convention make', '--community', north)).code).toBe(1)
    expect((await run('convention make', '--community', care)).code).toBe(1)
    expect((await run('convention move', south, '--step', 'open')).code).toBe(1)
    expect((await run('convention move', south, '--step', 'on')).code).toBe(2)
    expect((await run('convention add', south, '--organisation', care, '--per', 'week')).code).toBe(2)
  })
})

describe('a draft through the API', () => {
  it('changes its days and its lines until it is asked for, and goes when it is dropped', async () => {
    const id = String((await ask(coordinator, 'POST', `${south}/conventions`, {})).json.id)
    const path = `${south}/conventions/${id}`
    expect((await ask(coordinator, 'PUT', path, { from: '2026-02-01', until: '2026-01-01', version: 1 })).status).toBe(409)
    expect((await ask(coordinator, 'PUT', path, { from: '2026-02-01', version: 1 })).status).toBe(200)
    expect((await ask(member, 'PUT', path, { from: '2026-02-01', version: 2 })).status).toBe(404)
    await ask(coordinator, 'POST', `${path}/signatories`, { personId: zoe })
    const line = (await read(id)).signatories[0]!
    expect((await ask(coordinator, 'PUT', `${path}/signatories/${line.id}`, { hours: 12, hoursPer: 'meeting', version: line.version })).status).toBe(200)
    expect(await read(id)).toMatchObject({ from: '2026-02-01', signatories: [{ hours: 12, hoursPer: 'meeting' }] })
    expect((await ask(coordinator, 'POST', `${path}/signatories/${line.id}/remove`)).status).toBe(200)
    expect((await ask(coordinator, 'POST', `${north}/conventions/${id}/drop`)).status).toBe(404)
    expect((await ask(coordinator, 'POST', `${path}/drop`)).status).toBe(200)
    expect(await read(id)).toBeUndefined()
  })
})
