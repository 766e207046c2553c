import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { makeApp } from '../../app.ts'
import { asSystem, inTransaction } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { methodsCommands } from './commands.ts'
import { findMethod, listMethods, methodMerger, personalData, SHIPPED_METHODS } from './public.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let north: string
let dora: string
let session: string
let lead: Visitor
let member: Visitor
let visitor: Visitor
let northLead: Visitor
let card = ''

const shipped = SHIPPED_METHODS[0]?.id ?? ''
const system = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows
const stored = () => asSystem(house.db, (tx) => findMethod(tx, card))
const address = () => `/communities/${south}/methods/${card}`
const WORDS = Object.fromEntries(['name', 'about'].flatMap((field) => ['fr', 'nl', 'en', 'de'].map((language) => [`${field}-${language}`, ''])))
const STEP = Object.fromEntries(['title', 'hint'].flatMap((field) => ['fr', 'nl', 'en', 'de'].map((language) => [`${field}-${language}`, ''])))

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T09:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  const as = async (role: string, communityId: string, personId?: string) => {
    const person = personId ?? (await aPerson(house, { givenName: role, familyName: 'Peeters' }))
    await aMembership(house, { personId: person, communityId, role })
    return aSession(house, { personId: person })
  }
  session = await as('moderator', south, dora)
  lead = aVisitor(house, app, session)
  member = aVisitor(house, app, await as('member', south))
  visitor = aVisitor(house, app, await as('visitor', south))
  northLead = aVisitor(house, app, await as('coordinator', north))
})
afterAll(() => house.close())

describe('the list', () => {
  it('is for members, has the nine cards, and finds without accents in every language', async () => {
    const all = await member.read(`/communities/${south}/methods`)
    expect(all).toContain('Neighbourhood question')
    expect(all).toContain('Work on our stance')
    expect(all).not.toContain('Make our own copy')
    expect(await member.read(`/communities/${south}/methods?q=codeveloppement`)).not.toContain('Balint')
    expect(await member.read(`/communities/${south}/methods?q=spiegelsessie`)).toContain('Mirror session')
    expect(await member.read(`/communities/${south}/methods?q=zzz`)).toContain('No method has these words.')
    expect((await visitor.open(`/communities/${south}/methods`)).status).toBe(404)
    expect((await northLead.open(`/communities/${south}/methods`)).status).toBe(404)
  })
})

describe('a card of a community', () => {
  it('begins as a copy, made by who leads; a shipped one is not changed', async () => {
    expect((await member.send(`/communities/${south}/methods`, { from: shipped })).status).toBe(404)
    const made = await lead.send(`/communities/${south}/methods`, { from: shipped })
    expect(made.status).toBe(303)
    card = made.headers.get('location')?.split('/').at(-1) ?? ''
    expect(await stored()).toMatchObject({ communityId: south, key: 'neighbourhood-question', version: 1, steps: { length: 4 } })
    const untouched = { part: 'retire', version: '1' }
    expect((await lead.send(`/communities/${south}/methods/${shipped}`, untouched)).status).toBe(404)
    expect((await lead.open(`/communities/${south}/methods/${shipped}/step?key=ask`)).status).toBe(404)
    expect(await lead.read(`/communities/${south}/methods/${shipped}`)).not.toContain('Change the step')
  })

  it('is another community’s to nobody else', async () => {
    expect((await northLead.open(`/communities/${north}/methods/${card}`)).status).toBe(404)
    expect((await northLead.send(`/communities/${north}/methods`, { from: card })).status).toBe(404)
    expect((await northLead.send(`/communities/${north}/methods/${card}`, { part: 'retire', version: '1' })).status).toBe(404)
    expect((await northLead.open(address())).status).toBe(404)
  })

  it('gets a name, in one language at least; who saved too late is told and nothing is written over', async () => {
    const blank = await lead.send(address(), { ...WORDS, part: 'words', version: '1', 'about-fr': 'Pour le lundi' })
    expect(blank.status).toBe(422)
    const page = await blank.text()
    expect(page).toContain('Give the card a name')
    expect(page).toContain('Pour le lundi')
    expect((await lead.send(address(), { ...WORDS, part: 'words', version: '1', 'name-fr': 'Question du lundi' })).status).toBe(303)
    const late = await lead.send(address(), { ...WORDS, part: 'words', version: '1', 'name-fr': 'Autre' })
    expect(await late.text()).toContain('Somebody saved this card in the meantime')
    expect(await stored()).toMatchObject({ version: 2, name: { fr: 'Question du lundi', nl: '' } })
    const read = await member.read(address())
    expect(read).toContain('<span lang="fr">Question du lundi</span>')
  })

  it('gets steps: changed, added, moved, removed; each saved change is a version', async () => {
    const step = { ...STEP, version: '2', 'title-nl': 'Wie kent iets?', minutes: '12', speaks: 'others', captures: ['area-3', 'suggestion', 'parked'] }
    const unwelcome = await lead.send(`${address()}/step?key=who-knows`, step)
    expect(await unwelcome.text()).toContain('Suggestions can be written down only')
    const wrong = await lead.send(`${address()}/step?key=who-knows`, { ...step, advice: 'yes', minutes: 'douze' })
    const back = await wrong.text()
    expect(back).toContain('Minutes are a whole number')
    expect(back).toContain('Wie kent iets?')
    expect((await lead.send(`${address()}/step?key=who-knows`, { ...step, advice: 'yes' })).status).toBe(303)
    expect((await lead.send(`${address()}/step?key=new`, { ...step, version: '3', advice: 'yes', 'title-nl': 'Rondje', minutes: '' })).status).toBe(303)
    expect((await stored())?.steps.map(({ key, minutes, captures }) => [key, minutes, captures.length])).toEqual([
      ['ask', 3, 2],
      ['clarify', 5, 3],
      ['who-knows', 12, 2],
      ['take', 2, 2],
      ['step-5', null, 2],
    ])
    expect((await lead.send(address(), { part: 'move', version: '4', step: 'step-5', way: 'up' })).status).toBe(303)
    expect((await lead.send(address(), { part: 'remove', version: '5', step: 'clarify' })).status).toBe(303)
    expect((await stored())?.steps.map(({ key }) => key)).toEqual(['ask', 'who-knows', 'step-5', 'take'])
    expect(await (await lead.send(address(), { part: 'remove', version: '6', step: 'clarify' })).text()).toContain('not there any more')
    expect((await member.send(`${address()}/step?key=take`, { ...step, version: '6' })).status).toBe(404)
    expect((await lead.open(`${address()}/step?key=clarify`)).status).toBe(404)
  })

  it('keeps the version that a round began with', async () => {
    const versions = await asSystem(house.db, async (tx) => [await findMethod(tx, card, 1), await findMethod(tx, card, 3), await findMethod(tx, card, 99)])
    expect(versions.map((method) => method?.steps.length ?? null)).toEqual([4, 4, null])
    expect(versions[0]?.name.en).toBe('Neighbourhood question')
  })

  it('is put aside and taken up again; the board is offered only what is in use', async () => {
    const offered = () => asSystem(house.db, async (tx) => (await listMethods(tx, south)).some(({ id }) => id === card))
    expect(await offered()).toBe(true)
    expect((await lead.send(address(), { part: 'retire', version: '6' })).status).toBe(303)
    expect(await offered()).toBe(false)
    expect(await (await lead.send(address(), { ...WORDS, part: 'words', version: '7', 'name-fr': 'X' })).text()).toContain('Take it up again first')
    expect((await lead.send(address(), { part: 'return', version: '7' })).status).toBe(303)
    expect(await offered()).toBe(true)
  })

  it('is on paper with its minutes and who speaks, for members', async () => {
    const script = await member.read(`${address()}/print`)
    expect(script).toContain('poster-sheet')
    expect(script).toContain('12 min')
    expect(script).toContain('the others')
  })

  it('stays as it is in a closed community', async () => {
    await system(sql`update community set state = 'closed' where id = ${south}`)
    expect(await (await lead.send(address(), { part: 'retire', version: '8' })).text()).toContain('This community is closed')
    expect(await lead.read(address())).not.toContain('Change the step')
    await system(sql`update community set state = 'active' where id = ${south}`)
  })

  it('leaves its trail in the log, in sentences', async () => {
    const rows = await system(sql`select action from audit_entry where subject_id = ${card} order by number`)
    expect(rows).toHaveLength(8)
    expect(new Set(rows.map((row) => (row as { action: string }).action))).toEqual(
      new Set(['method.copied', 'method.changed', 'method.retired', 'method.taken-up']),
    )
  })
})

async function ask(method: string, path: string, body?: unknown) {
  const headers = { Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`, Origin: 'http://localhost:3000', 'Content-Type': 'application/json' }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await app.request(`/api/v1/communities/${south}/methods${path}`, { method, headers, ...sent })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

describe('for programs', () => {
  it('are the same cards, and a whole card is written at once', async () => {
    expect(await ask('GET', '?q=lundi')).toMatchObject({ status: 200, json: { count: 1 } })
    const copied = await ask('POST', '', { from: shipped })
    expect(copied.status).toBe(201)
    const id = String(copied.json.id)
    const { json: method } = await ask('GET', `/${id}`)
    const { name, about, steps } = method as { name: unknown; about: unknown; steps: object[] }
    const written = { version: 1, name, about, steps: [...steps.toReversed(), { ...steps[0], key: null }] }
    expect(await ask('PUT', `/${id}`, written)).toMatchObject({ status: 200, json: { version: 2 } })
    expect(await ask('PUT', `/${id}`, written)).toMatchObject({ status: 409, json: { error: { kind: 'saved-meanwhile' } } })
    expect(await ask('PUT', `/${id}`, { ...written, version: 2, steps: [] })).toMatchObject({ status: 409, json: { error: { kind: 'last-step' } } })
    expect(await ask('PUT', `/${id}`, { ...written, version: 2, colour: 'red' })).toMatchObject({ status: 400 })
    const keys = ((await ask('GET', `/${id}`)).json.steps as { key: string }[]).map(({ key }) => key)
    expect(keys).toEqual(['take', 'who-knows', 'clarify', 'ask', 'step-5'])
    expect((await ask('GET', `/${id}?version=1`)).json).toMatchObject({ version: 1 })
    expect(await ask('POST', `/${id}/retire`, { version: 2, isRetired: true })).toMatchObject({ status: 200, json: { version: 3 } })
    expect((await ask('PUT', `/${shipped}`, { ...written, version: 1 })).status).toBe(404)
  })

  it('are listed, shown and copied from the terminal', async () => {
    const run = aTerminal(
      () => house,
      (open) => methodsCommands(open),
    )
    expect(await run('method list', '--community', south, '--lang', 'nl')).toMatchObject({
      code: 0,
      text: expect.stringContaining('Buurtvraag: 4 stappen · 20 min'),
    })
    expect((await run('method show', shipped, '--lang', 'fr')).text).toContain('2. Clarifier: 5 min; chacun à son tour')
    const copied = await run('method copy', shipped, '--community', north, '--lang', 'en')
    expect(copied.code).toBe(0)
    expect(await asSystem(house.db, (tx) => findMethod(tx, copied.text.trim()))).toMatchObject({ communityId: north })
    expect((await run('method copy', card, '--community', north, '--lang', 'en')).code).toBe(1)
    expect((await run('method list')).code).toBe(2)
    expect((await run('method show', dora)).code).toBe(1)
  })
})

describe('who wrote a card', () => {
  it('is shown to that person, moved with a merge and given back, and forgotten on erasure; the card stays', async () => {
    const twin = await aPerson(house, { givenName: 'Dora', familyName: 'Le Maire' })
    const countOf = (person: string) => asSystem(house.db, async (tx) => (await personalData.show(tx, person)).map(({ rows }) => rows.length))
    const before = await countOf(dora)
    expect(before).toEqual([2, 11])
    const moved = await asSystem(house.db, (tx) => methodMerger.move(tx, dora, twin))
    expect(await countOf(twin)).toEqual(before)
    await asSystem(house.db, (tx) => methodMerger.giveBack(tx, dora, twin, moved))
    expect(await countOf(dora)).toEqual(before)
    await asSystem(house.db, (tx) => personalData.erase(tx, dora, twin))
    expect(await countOf(dora)).toEqual([0, 0])
    expect(await stored()).toMatchObject({ version: 8 })
  })

  it('a member of another community sees nothing even where a rule is forgotten', async () => {
    const stranger = { personId: dora, reach: 'own' } as Parameters<typeof inTransaction>[1]
    const rows = await inTransaction(house.db, stranger, (tx) => sql`select 1 from method where community_id = ${north}`.execute(tx))
    expect(rows.rows).toEqual([])
  })
})
