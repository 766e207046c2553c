import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aDraftOf, anOfferOf, answersAt, offerIt, PLAIN, situationAt, TELLING_DAY, tellers, versionOf, type Tellers } from '../../../test/tellers.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { keepPromises } from './actions/hear-news.ts'

let told: Tellers
let house: Tellers['house']
let app: Tellers['app']
let south: string
let meeting: string
let who: Tellers['who']

beforeAll(async () => {
  told = await tellers()
  ;({ house, app, south, meeting, who } = told)
})
afterAll(() => house.close())

const aDraft = (answers?: Partial<typeof PLAIN>) => aDraftOf(told, answers)
const offer = (path: string, words?: Record<string, string>) => offerIt(told, path, words)
const anOffered = (words?: Record<string, string>) => anOfferOf(told, words)
const rowOf = (path: string) => situationAt(told, path)
const wordsLeft = (path: string) => answersAt(told, path)
const version = (path: string) => versionOf(told, path)

async function aMemberOfSouth(): Promise<string> {
  const personId = await aPerson(house)
  await aMembership(house, { personId, communityId: south })
  return personId
}

describe('a private draft', () => {
  it('is read by its presenter alone: not by members, leads, coordinators of the network or researchers', async () => {
    const path = await aDraft()
    expect(await who.presenter.read(path)).toContain('ne sort plus')
    for (const name of ['member', 'lead', 'researcher', 'stranger', 'officer'] as const)
      for (const rest of ['', '/answers', '/wheel', '/offer', '/role']) expect((await who[name].open(`${path}${rest}`)).status).toBe(404)
  })

  it('lies sealed: its words stand nowhere in the table', async () => {
    const path = await aDraft({ atStake: 'Mots très reconnaissables' })
    const [row] = await wordsLeft(path)
    expect(row?.words.includes('reconnaissables')).toBe(false)
    expect(JSON.stringify(await rowOf(path))).not.toContain('reconnaissables')
  })

  it('says in advance on which day it goes, and goes with its key', async () => {
    const path = await aDraft()
    for (const rest of ['', '/answers', '/wheel', '/offer', '/role']) expect(await who.presenter.read(`${path}${rest}`)).toContain('3 May 2023')
    house.setNow('2023-05-03T09:00:00.000Z')
    await keepPromises(house)
    expect(await wordsLeft(path)).toHaveLength(1)
    house.setNow('2023-05-04T09:00:00.000Z')
    await keepPromises(house)
    expect(await wordsLeft(path)).toEqual([])
    expect(await rowOf(path)).toBeUndefined()
    house.setNow(TELLING_DAY)
  })

  it('is refused with nothing in it, and keeps what was written in the answer', async () => {
    expect((await who.presenter.send('/situations/new', { language: 'fr' })).status).toBe(422)
    const long = await who.presenter.send('/situations/new', { ...PLAIN, ask: 'x'.repeat(6_001), language: 'fr' })
    expect(long.status).toBe(422)
    expect(await long.text()).toContain('ne sort plus')
  })

  it('is not begun by who only studies or visits', async () => {
    expect((await who.researcher.open('/situations/new')).status).toBe(403)
  })

  it('survives the end of the session: the words stay in the page and are saved once somebody signed in again', async () => {
    const ended = aVisitor(house, app, null)
    const answer = await ended.send('/situations/new', { ...PLAIN, language: 'fr', next: 'later' })
    expect(answer.status).toBe(401)
    const html = await answer.text()
    expect(html).toContain(PLAIN.atStake)
    expect(html).toContain('Your words are still here')
    const token = /name="_token" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const session = await aSession(house, { personId: await aMemberOfSouth() })
    const again = await app.request('/situations/new', {
      method: 'POST',
      headers: {
        Cookie: `__Host-ronde-browser=a-browser-of-the-tests; ${SESSION_COOKIE}=${session}`,
        Origin: new URL(house.settings.publicUrl).origin,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ ...PLAIN, language: 'fr', next: 'later', _token: token }).toString(),
    })
    expect(again.status).toBe(303)
    expect((await app.request('/situations/new', { method: 'POST', headers: { Origin: 'https://elsewhere.example' } })).status).toBe(403)
  })

  it('of two windows the first stands, and the second keeps its words in the page', async () => {
    const path = await aDraft()
    const read = await version(path)
    await who.presenter.send(`${path}/answers`, { ...PLAIN, ask: 'Première', language: 'fr', version: read })
    const second = await who.presenter.send(`${path}/answers`, { ...PLAIN, ask: 'Deuxième', language: 'fr', version: read })
    expect(second.status).toBe(422)
    expect(await second.text()).toContain('Deuxième')
    expect(await who.presenter.read(path)).toContain('Première')
  })
})

describe('the guard', () => {
  const NAMED = 'Madame Fatima Benali ne sort plus de chez elle.'

  it('saves nothing while a name stands there, shows the text, and offers words in its place', async () => {
    const before = await asSystem(house.db, (tx) => sql<{ count: number }>`select count(*)::int as count from situation`.execute(tx))
    const answer = await who.presenter.send('/situations/new', { ...PLAIN, atStake: NAMED, language: 'fr' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Benali')
    expect(html).toContain('name="atStake-choice"')
    const after = await asSystem(house.db, (tx) => sql<{ count: number }>`select count(*)::int as count from situation`.execute(tx))
    expect(after.rows).toEqual(before.rows)
  })

  it('no reason lets a national number through, in no room', async () => {
    const answer = await who.presenter.send('/situations/new', { ...PLAIN, atStake: 'Son numéro est 85.07.30-033.28.', language: 'fr' })
    expect(answer.status).toBe(422)
    const { rows } = await asSystem(house.db, (tx) => sql<{ count: number }>`select count(*)::int as count from situation_words`.execute(tx))
    const kept = await who.presenter.send('/situations/new', {
      ...PLAIN,
      atStake: 'Son numéro est 85.07.30-033.28.',
      language: 'fr',
      'atStake-words': '85.07.30-033.28',
      'atStake-choice': 'not-a-name',
    })
    expect(kept.status).toBe(422)
    expect((await asSystem(house.db, (tx) => sql<{ count: number }>`select count(*)::int as count from situation_words`.execute(tx))).rows).toEqual(rows)
  })

  it('stands before what is offered, by page and by API', async () => {
    const path = await aDraft()
    expect((await offer(path, { summary: NAMED })).status).toBe(422)
    expect((await rowOf(path))?.['state']).toBe('draft')
    expect(JSON.stringify(await rowOf(path))).not.toContain('Benali')
  })
})

describe('who reads what was offered', () => {
  it('leads at once, members once it is planned, others never', async () => {
    const path = await anOffered()
    expect(await who.lead.read(path)).toContain('ne sort plus')
    for (const name of ['member', 'researcher', 'stranger'] as const) expect((await who[name].open(path)).status).toBe(404)
    expect((await who.member.send(`${path}/plan`, { meeting, do: 'plan' })).status).toBe(404)
    expect((await who.lead.send(`${path}/plan`, { meeting, do: 'plan' })).status).toBe(303)
    expect(await who.member.read(path)).toContain('ne sort plus')
    expect((await who.stranger.open(path)).status).toBe(404)
  })

  it('nobody but the presenter sees the answers and the word for the role', async () => {
    const path = await anOffered()
    await who.presenter.send(`${path}/answers`, { ...PLAIN, tried: 'Un mot du brouillon', language: 'fr', version: await version(path) })
    await who.presenter.send(`${path}/role`, { verdict: 'activated', words: 'Je tiens le fil', version: await version(path) })
    for (const html of [await who.lead.read(path), await (await who.lead.open(`/api/v1${path}`)).text()]) {
      expect(html).not.toContain('Un mot du brouillon')
      expect(html).not.toContain('Je tiens le fil')
    }
    expect(await who.presenter.read(path)).toContain('Je tiens le fil')
  })

  it('goes to no community of others', async () => {
    const path = await aDraft()
    const { rows } = await asSystem(house.db, (tx) => sql<{ id: string }>`select id from community where name_fr = 'Nord'`.execute(tx))
    expect((await offer(path, { community: rows[0]?.id ?? '' })).status).toBe(422)
  })
})

describe('a verdict about the role', () => {
  it('is refused without own words, and keeps under which name it was said', async () => {
    const path = await anOffered()
    expect((await who.presenter.send(`${path}/role`, { verdict: 'latent', words: '', version: await version(path) })).status).toBe(422)
    expect(
      (await who.lead.send(`/communities/${south}/practice-role`, { nameFr: 'Référent·e de proximité', nameNl: 'buurtreferent', version: '0' })).status,
    ).toBe(303)
    await who.presenter.send(`${path}/role`, { verdict: 'latent', words: 'Pas encore', compared: ['case-manager'], version: await version(path) })
    expect(await rowOf(path)).toMatchObject({ activation: 'latent', activationRole: 'Référent·e de proximité', activationCompared: ['case-manager'] })
  })
})
