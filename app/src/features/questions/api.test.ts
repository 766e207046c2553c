import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

let house: TestHouse
let south: string
let ask: (session: string, method: string, path: string, body?: unknown) => Promise<{ status: number; json: Record<string, unknown> }>
let asker: string
let helper: string
let administrator: string

beforeAll(async () => {
  house = await aHouse({ mailReplies: 'replies@ronde.example' }, '2023-04-03T09:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const ama = await aPerson(house, { givenName: 'Ama', familyName: 'D’Été', email: 'ama@ronde.example' })
  const bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters', email: 'bo@ronde.example' })
  const camille = await aPerson(house, { givenName: 'Camille', familyName: 'Rondeau' })
  for (const personId of [ama, bo]) await aMembership(house, { personId, communityId: south })
  asker = await aSession(house, { personId: ama })
  helper = await aSession(house, { personId: bo })
  administrator = await aSession(house, { personId: camille, instanceRole: 'administrator' })
  await asSystem(house.db, (tx) => sql`insert into question_helper (person_id, most_a_week, since) values (${bo}, 7, '2023-01-01T09:00:00Z')`.execute(tx))
  ask = async (session, method, path, body) => {
    const answer = await app.request(`/api/v1${path}`, {
      method,
      headers: {
        Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${session}`,
        Origin: new URL(house.settings.publicUrl).origin,
        'Content-Type': 'application/json',
        'Accept-Language': 'en',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
  }
})
afterAll(() => house.close())

type Shown = { state: string; version: number; answers: { id: string; text: string; version: number; isYours: boolean; author: string }[] }
const read = async (id: string, session = asker) => (await ask(session, 'GET', `/questions/${id}`)).json as Shown

async function aQuestion(title: string): Promise<string> {
  const { json } = await ask(asker, 'POST', '/questions', { title, language: 'fr', communityId: south })
  return String(json.id)
}

async function mailAbout(title: string): Promise<{ replyTo: string; bodyText: string }> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ replyTo: string; bodyText: string }>`
      select reply_to, body_text from outbox_mail where kind = 'question' and to_address = 'bo@ronde.example' and strpos(body_text, ${title}) > 0`.execute(tx),
  )
  return rows[0] ?? { replyTo: '', bodyText: '' }
}

describe('an answer by mail', () => {
  const deliver = (to: string, text: string, more = '') =>
    ask(administrator, 'POST', '/incoming-mail', {
      message: `From: Somebody <somebody@ronde.example>\r\nTo: ${to}\r\nSubject: Re\r\n${more}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n\r\n> quoted\r\n`,
    })

  it('is taken by the key of the address, once for the same mail', async () => {
    const id = await aQuestion('Un logement adapté ?')
    const { replyTo, bodyText } = await mailAbout('Un logement adapté ?')
    expect(replyTo).toMatch(/^replies\+[0-9a-f]{40}@ronde\.example$/)
    expect(bodyText).toContain('répondez simplement à ce courriel')
    expect(await deliver(replyTo.toUpperCase(), 'Voyez la maison de quartier')).toMatchObject({ status: 200, json: { became: 'answered' } })
    expect(await deliver(replyTo, 'Voyez la maison de quartier')).toMatchObject({ json: { became: 'answered' } })
    expect((await read(id)).answers.map(({ text, author }) => [text, author])).toEqual([['Voyez la maison de quartier', 'Bo Peeters']])
  })

  it('an absence note answers nothing, nor does a key that nobody gave', async () => {
    const id = await aQuestion('Qui est de garde ?')
    const { replyTo } = await mailAbout('Qui est de garde ?')
    expect(await deliver(replyTo, 'Je suis absent', 'Auto-Submitted: auto-replied\r\n')).toMatchObject({ json: { became: 'nothing-to-do' } })
    expect(await deliver(`replies+${'0'.repeat(40)}@ronde.example`, 'Rien')).toMatchObject({ status: 409, json: { error: { kind: 'not-ours' } } })
    expect((await read(id)).answers).toEqual([])
  })

  it('is refused once the question is closed', async () => {
    const id = await aQuestion('Une chaise roulante ?')
    const { replyTo } = await mailAbout('Une chaise roulante ?')
    await ask(asker, 'PUT', `/questions/${id}/state`, { state: 'closed', version: (await read(id)).version })
    expect(await deliver(replyTo, 'Oui')).toMatchObject({ status: 409, json: { error: { kind: 'not-answerable' } } })
  })
})

describe('through the API', () => {
  it('who asked settles a question, over the version that was read', async () => {
    const id = await aQuestion('Quel numéro ?')
    const { version } = await read(id)
    expect(await ask(helper, 'PUT', `/questions/${id}/state`, { state: 'answered', version })).toMatchObject({
      status: 409,
      json: { error: { kind: 'not-yours' } },
    })
    expect((await ask(asker, 'PUT', `/questions/${id}/state`, { state: 'answered', version })).status).toBe(200)
    expect(await ask(asker, 'PUT', `/questions/${id}/state`, { state: 'open', version })).toMatchObject({ json: { error: { kind: 'saved-meanwhile' } } })
    expect((await read(id)).state).toBe('answered')
  })

  it('an answer is corrected and taken away by its author alone', async () => {
    const id = await aQuestion('Où est le relais ?')
    await ask(helper, 'POST', `/questions/${id}/answers`, { text: 'Rue Haute', language: 'fr' })
    const [answer] = (await read(id, helper)).answers
    expect(answer).toMatchObject({ isYours: true })
    const path = `/questions/${id}/answers/${answer?.id}`
    expect((await ask(asker, 'PUT', path, { text: 'faux', version: answer?.version })).status).toBe(409)
    expect((await ask(helper, 'PUT', path, { text: 'Rue Basse', version: answer?.version })).status).toBe(200)
    expect((await read(id)).answers.map(({ text }) => text)).toEqual(['Rue Basse'])
    expect((await ask(asker, 'POST', `${path}/remove`)).status).toBe(404)
    expect((await ask(helper, 'POST', `${path}/remove`)).status).toBe(200)
    expect((await read(id)).answers).toEqual([])
  })
})
