import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { makeApp } from '../../app.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { openAmending } from './actions/tell-record.ts'
import { recordsCommands } from './commands.ts'

type Who = 'dora' | 'eva' | 'bart' | 'guest' | 'stranger'
const sessions = new Map<Who, string>()

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let guest: string
let meeting: string

beforeAll(async () => {
  house = await aHouse({}, '2023-02-14T15:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const enter = async (who: Who, givenName: string, familyName: string, role?: string) => {
    const personId = await aPerson(house, { givenName, familyName })
    if (role !== undefined) await aMembership(house, { personId, communityId: south, role })
    sessions.set(who, await aSession(house, { personId }))
    return personId
  }
  await enter('dora', 'Dora', 'Lemaire', 'moderator')
  await enter('eva', 'Eva', 'Janssens', 'moderator')
  await enter('bart', 'Bart', 'Peeters', 'member')
  guest = await enter('guest', 'Gül', 'Yıldız')
  await enter('stranger', 'Cem', 'Demir')
})
afterAll(() => house.close())
beforeEach(async () => {
  house.setNow('2023-02-14T15:00:00.000Z')
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [guest] })
})

async function ask(who: Who, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<{ status: number; json: unknown }> {
  const answer = await app.request(`/api/v1/meetings/${meeting}/record${path}`, {
    method,
    headers: {
      Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${sessions.get(who)}`,
      Origin: new URL(house.settings.publicUrl).origin,
      'Content-Type': 'application/json',
      'Accept-Language': 'en',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, json: await answer.json() }
}

const draft = { language: 'fr', text: 'Par programme' }

describe('by JSON', () => {
  it('a line sent twice stands once, an old version becomes a second one, and others do not write', async () => {
    const id = randomUUID()
    expect((await ask('dora', 'POST', '/entries', { id, ...draft })).status).toBe(201)
    expect((await ask('dora', 'POST', '/entries', { id, ...draft })).status).toBe(201)
    expect((await ask('stranger', 'POST', '/entries', { id: randomUUID(), ...draft })).status).toBe(404)
    expect(await ask('bart', 'POST', '/entries', { id: randomUUID(), ...draft })).toMatchObject({ status: 409, json: { error: { kind: 'not-yours' } } })
    expect((await ask('dora', 'POST', '/entries', { id: randomUUID(), ...draft, language: 'xx' })).status).toBe(400)
    expect((await ask('dora', 'PUT', `/entries/${id}`, { ...draft, text: 'Autrement', version: 1 })).json).toEqual({ outcome: 'saved' })
    expect((await ask('eva', 'PUT', `/entries/${id}`, { ...draft, text: 'Encore', version: 1 })).json).toEqual({ outcome: 'conflict' })
    expect((await ask('guest', 'PUT', `/entries/${id}/gist`, { language: 'nl', text: 'Anders' })).json).toEqual({ saved: true })
    expect((await ask('bart', 'GET', '')).json).toMatchObject({
      phase: 'live',
      hidden: 0,
      entries: [{ id, text: 'Autrement', author: 'Dora Lemaire', gists: [{ language: 'nl', text: 'Anders', by: 'Gül Yıldız' }] }],
    })
    expect((await ask('stranger', 'GET', '')).status).toBe(404)
  })
  it('is said ready and locked by who leads, in that order', async () => {
    expect(await ask('dora', 'POST', '/prepare', {})).toMatchObject({ status: 409, json: { error: { kind: 'nothing-written' } } })
    await ask('dora', 'POST', '/entries', { id: randomUUID(), ...draft })
    expect((await ask('bart', 'POST', '/prepare', {})).status).toBe(404)
    expect(await ask('dora', 'POST', '/prepare', {})).toMatchObject({ status: 200, json: { phase: 'prepared' } })
    expect((await ask('eva', 'POST', '/prepare', {})).status).toBe(409)
    expect((await ask('dora', 'POST', '/lock', {})).status).toBe(409)
  })
  it('a line goes past the one beside it while it is live, as the reader saw them', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()] as const
    for (const [at, id] of ids.entries()) {
      house.setNow(`2023-02-14T15:00:0${at}.000Z`)
      await ask('dora', 'POST', '/entries', { id, ...draft, text: `Ligne ${at}` })
    }
    const order = async () =>
      ((await ask('bart', 'GET', '')).json as { entries: { id: string }[] }).entries.map(({ id }) => ids.findIndex((each) => each === id))
    const move = (who: Who, line: 0 | 1 | 2, past: 0 | 1 | 2) => ask(who, 'PUT', `/entries/${ids[line]}/place`, { past: ids[past] })
    expect((await move('dora', 2, 1)).status).toBe(200)
    expect(await order()).toEqual([0, 2, 1])
    expect(await move('eva', 2, 1)).toMatchObject({ status: 200 })
    expect(await order()).toEqual([0, 1, 2])
    expect(await move('eva', 2, 0)).toMatchObject({ status: 409, json: { error: { kind: 'order-changed' } } })
    expect(await move('bart', 1, 0)).toMatchObject({ status: 409, json: { error: { kind: 'not-yours' } } })
    expect((await move('stranger', 1, 0)).status).toBe(404)
    await ask('dora', 'POST', '/prepare', {})
    expect(await move('dora', 1, 0)).toMatchObject({ status: 409, json: { error: { kind: 'not-live' } } })
    expect(await order()).toEqual([0, 1, 2])
  })
  it('takes a line out and back, proposes, decides, agrees', async () => {
    const id = randomUUID()
    await ask('dora', 'POST', '/entries', { id, ...draft })
    expect((await ask('dora', 'PUT', `/entries/${id}/removed`, { isRemoved: true })).status).toBe(200)
    expect((await ask('bart', 'GET', '')).json).toMatchObject({ entries: [] })
    expect((await ask('dora', 'PUT', `/entries/${id}/removed`, { isRemoved: false })).status).toBe(200)
    expect((await ask('bart', 'PUT', `/entries/${id}/removed`, { isRemoved: true })).status).toBe(409)
    expect((await ask('dora', 'PUT', `/entries/${id}/lesson`, { isLesson: true })).status).toBe(409)
    const proposal = { id: randomUUID(), entryId: id, language: 'fr', text: 'Autrement', reason: 'Plus juste' }
    expect(await ask('guest', 'POST', '/amendments', proposal)).toMatchObject({ status: 409, json: { error: { kind: 'not-amendable' } } })
    await ask('dora', 'POST', '/prepare', {})
    await openAmending(house, meeting)
    expect((await ask('guest', 'POST', '/amendments', proposal)).status).toBe(201)
    expect((await ask('guest', 'POST', '/agree')).status).toBe(200)
    expect((await ask('guest', 'PUT', `/amendments/${proposal.id}`, { isTaken: true })).status).toBe(404)
    expect((await ask('dora', 'PUT', `/amendments/${proposal.id}`, { isTaken: false })).status).toBe(409)
    expect((await ask('dora', 'PUT', `/amendments/${proposal.id}`, { isTaken: false, answer: 'Non' })).status).toBe(200)
    expect((await ask('guest', 'PUT', `/amendments/${proposal.id}/dispute`, { text: 'Si', language: 'fr' })).status).toBe(200)
    expect((await ask('bart', 'GET', '/amendments')).json).toMatchObject({
      count: 1,
      rows: [{ state: 'declined', answer: 'Non', dispute: 'Si', proposer: 'Gül Yıldız' }],
    })
    expect((await ask('dora', 'POST', '/errata', { ...proposal, id: randomUUID() })).status).toBe(409)
  })
  it('who leads lets those present write too, and keeps the pen again, while it is live', async () => {
    const byGuest = () => ask('guest', 'POST', '/entries', { id: randomUUID(), ...draft })
    expect((await byGuest()).status).toBe(409)
    expect((await ask('bart', 'PUT', '/open', { isOpen: true })).status).toBe(404)
    expect((await ask('dora', 'PUT', '/open', { isOpen: true })).json).toEqual({ isOpen: true })
    expect((await ask('bart', 'GET', '')).json).toMatchObject({ isOpenToPresent: true })
    expect((await byGuest()).status).toBe(201)
    expect((await ask('dora', 'PUT', '/open', { isOpen: false })).json).toEqual({ isOpen: false })
    expect((await byGuest()).status).toBe(409)
    await ask('dora', 'POST', '/prepare', {})
    expect(await ask('dora', 'PUT', '/open', { isOpen: true })).toMatchObject({ status: 409, json: { error: { kind: 'not-live' } } })
  })
  it('reads the ten lines in a language, and who was there says whether they come by mail', async () => {
    expect((await ask('bart', 'GET', '/digest')).json).toEqual({ lines: [], left: 0, isWished: false })
    const id = randomUUID()
    await ask('dora', 'POST', '/entries', { id, ...draft, kind: 'decision', text: 'On garde le jardin' })
    await ask('dora', 'PUT', `/entries/${id}/gist`, { language: 'nl', text: 'De tuin blijft' })
    await ask('dora', 'POST', '/entries', { id: randomUUID(), ...draft, text: 'Entre nous', isConfidential: true })
    expect((await ask('bart', 'GET', '/digest?language=nl')).json).toMatchObject({
      lines: [{ entryId: id, kind: 'decision', text: 'De tuin blijft', language: 'nl', isReadersOwn: true }],
      left: 0,
    })
    expect((await ask('bart', 'GET', '/digest?language=de')).json).toMatchObject({
      lines: [{ text: 'On garde le jardin', language: 'fr', isReadersOwn: false }],
    })
    expect((await ask('bart', 'GET', '/digest?language=xx')).status).toBe(400)
    expect((await ask('stranger', 'GET', '/digest')).status).toBe(404)
    expect(await ask('bart', 'PUT', '/digest', { isWished: true })).toMatchObject({ status: 409, json: { error: { kind: 'not-yours' } } })
    expect((await ask('guest', 'PUT', '/digest', { isWished: true })).json).toEqual({ isWished: true })
    expect((await ask('guest', 'GET', '/digest')).json).toMatchObject({ isWished: true })
    expect((await ask('guest', 'PUT', '/digest', { isWished: false })).json).toEqual({ isWished: false })
    expect((await ask('guest', 'GET', '/digest')).json).toMatchObject({ isWished: false })
  })
  it('a confidential line is counted, not told, to who was not there', async () => {
    await ask('dora', 'POST', '/entries', { id: randomUUID(), ...draft, isConfidential: true })
    expect((await ask('bart', 'GET', '')).json).toMatchObject({ hidden: 1, entries: [] })
    expect((await ask('guest', 'GET', '')).json).toMatchObject({ hidden: 0, entries: [{ text: 'Par programme' }] })
  })
})

describe('by command', () => {
  const print = aTerminal(() => house, recordsCommands)

  it('prints lines and digest, and nothing confidential', async () => {
    await ask('dora', 'POST', '/entries', { id: randomUUID(), ...draft, kind: 'decision', text: 'On garde le jardin' })
    await ask('dora', 'POST', '/entries', { id: randomUUID(), ...draft, text: 'Entre nous', isConfidential: true })
    expect((await print('record show', meeting, '--digest', '--lang', 'nl')).text).toBe('– Beslissing: On garde le jardin [français]\n')
    const csv = await print('record export', meeting, '--format', 'csv')
    expect(csv.text).toContain(',decision,fr,On garde le jardin,')
    expect(csv.text).not.toContain('Entre nous')
    expect(JSON.parse((await print('record export', meeting, '--format', 'json')).text)).toMatchObject({ meetingId: meeting, entries: [{ kind: 'decision' }] })
    expect((await print('record show', meeting, '--lang', 'en')).text).toMatch(/Rencontre[\s\S]*Live[\s\S]*On garde le jardin\n$/)
  })
  it('says what it does not understand', async () => {
    expect((await print('record show')).code).toBe(2)
    expect((await print('record export', meeting, '--format', 'xml')).code).toBe(2)
    expect(await print('record show', randomUUID(), '--lang', 'en')).toMatchObject({ code: 1, err: 'There is no meeting of that id.\n' })
  })
})
