import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { hearMeeting, hearMembershipEnd, hearRoom, keepPromises } from './actions/hear-news.ts'
import { findForRoom, roomAudience, tightenAudience } from './actions/room.ts'
import { eraseSituationRows, giveSituationsBack, moveSituations, showSituationRows } from './store/personal-data-store.ts'
import { listFacets } from './store/situation-store.ts'

type Visitor = ReturnType<typeof aVisitor>
const NOW = '2023-04-03T09:00:00.000Z'
const PLAIN = { atStake: 'Une dame seule ne sort plus de chez elle.', wants: 'Rester à la maison', tried: '', ask: 'Qui peut passer ?' }
const OFFER = { summary: 'Une dame seule ne sort plus de chez elle.', goal: 'Rester à la maison', question: 'Qui peut passer ?', language: 'fr' }

const sessions = { presenter: '', lead: '' }
let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let meeting: string
const id = { presenter: '', member: '', lead: '', researcher: '', stranger: '', guest: '' }
const who: Record<'presenter' | 'member' | 'lead' | 'researcher' | 'stranger' | 'officer', Visitor> = {} as never

beforeAll(async () => {
  house = await aHouse({}, NOW)
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const north = await aCommunity(house, 'Nord')
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound'`.execute(tx))
  id.presenter = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah' })
  id.member = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
  id.lead = await aPerson(house, { givenName: 'Chloé', familyName: 'Dubois' })
  id.researcher = await aPerson(house, { givenName: 'Dirk', familyName: 'Maes' })
  id.stranger = await aPerson(house, { givenName: 'Émile', familyName: 'Zéphyr' })
  id.guest = await aPerson(house, { givenName: 'Flor', familyName: 'Winkel', employment: 'citizen' })
  for (const personId of [id.presenter, id.member]) await aMembership(house, { personId, communityId: south })
  await aMembership(house, { personId: id.lead, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: id.researcher, communityId: south, role: 'researcher' })
  await aMembership(house, { personId: id.stranger, communityId: north, role: 'coordinator' })
  for (const name of ['presenter', 'member', 'lead', 'researcher', 'stranger'] as const)
    who[name] = aVisitor(house, app, name === 'presenter' || name === 'lead' ? await keepSession(name) : await aSession(house, { personId: id[name] }))
  who.officer = aVisitor(house, app, await aSession(house, { personId: await aPerson(house), instanceRole: 'coordinator' }))
  meeting = await aMeeting('2023-04-20T11:00:00Z')
})
afterAll(() => house.close())

async function keepSession(name: keyof typeof sessions): Promise<string> {
  return (sessions[name] = await aSession(house, { personId: id[name] }))
}

async function aMemberOfSouth(): Promise<string> {
  const personId = await aPerson(house)
  await aMembership(house, { personId, communityId: south })
  return personId
}

async function aMeeting(startsAt: string): Promise<string> {
  return asSystem(house.db, async (tx) => {
    const endsAt = new Date(Date.parse(startsAt) + 7_200_000).toISOString()
    const { rows } = await sql<{
      id: string
    }>`insert into meeting (title, starts_at, ends_at) values ('Rencontre', ${startsAt}, ${endsAt}) returning id`.execute(tx)
    const made = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${made}, ${south}, ${startsAt})`.execute(tx)
    await sql`insert into agenda_item (meeting_id, kind, language, title, minutes, position) values (${made}, 'situation', 'fr', '', 45, 0)`.execute(tx)
    return made
  })
}

async function aDraft(answers: Partial<typeof PLAIN> = {}): Promise<string> {
  const answer = await who.presenter.send('/situations/new', { ...PLAIN, ...answers, language: 'fr', then: 'later' })
  return answer.headers.get('location') ?? `status ${answer.status}`
}
const versionOf = async (path: string) =>
  String(
    (await asSystem(house.db, (tx) => sql<{ version: number }>`select version from situation where id = ${path.split('/')[2]}`.execute(tx))).rows[0]?.version,
  )
async function offer(path: string, words: Partial<typeof OFFER> & Record<string, string | string[]> = {}): Promise<Response> {
  return who.presenter.send(`${path}/offer`, { ...OFFER, community: south, version: await versionOf(path), ...words })
}
async function anOffered(words: Parameters<typeof offer>[1] = {}): Promise<string> {
  const path = await aDraft()
  expect((await offer(path, words)).status).toBe(303)
  return path
}
const idOf = (path: string) => path.split('/')[2] ?? ''
const rowOf = async (path: string) =>
  (await asSystem(house.db, (tx) => sql<Record<string, unknown>>`select * from situation where id = ${idOf(path)}`.execute(tx))).rows[0]
const wordsLeft = async (path: string) =>
  (
    await asSystem(house.db, (tx) =>
      sql<{ words: Buffer; rowKey: Buffer }>`select words, row_key from situation_words where situation_id = ${idOf(path)}`.execute(tx),
    )
  ).rows

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
    house.setNow(NOW)
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
    const answer = await ended.send('/situations/new', { ...PLAIN, language: 'fr', then: 'later' })
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
      body: new URLSearchParams({ ...PLAIN, language: 'fr', then: 'later', _token: token }).toString(),
    })
    expect(again.status).toBe(303)
    expect((await app.request('/situations/new', { method: 'POST', headers: { Origin: 'https://elsewhere.example' } })).status).toBe(403)
  })

  it('of two windows the first stands, and the second keeps its words in the page', async () => {
    const path = await aDraft()
    const version = await versionOf(path)
    await who.presenter.send(`${path}/answers`, { ...PLAIN, ask: 'Première', language: 'fr', version })
    const second = await who.presenter.send(`${path}/answers`, { ...PLAIN, ask: 'Deuxième', language: 'fr', version })
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
    await who.presenter.send(`${path}/answers`, { ...PLAIN, tried: 'Un mot du brouillon', language: 'fr', version: await versionOf(path) })
    await who.presenter.send(`${path}/role`, { verdict: 'activated', words: 'Je tiens le fil', version: await versionOf(path) })
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
    expect((await who.presenter.send(`${path}/role`, { verdict: 'latent', words: '', version: await versionOf(path) })).status).toBe(422)
    expect(
      (await who.lead.send(`/communities/${south}/practice-role`, { nameFr: 'Référent·e de proximité', nameNl: 'buurtreferent', version: '0' })).status,
    ).toBe(303)
    await who.presenter.send(`${path}/role`, { verdict: 'latent', words: 'Pas encore', compared: ['case-manager'], version: await versionOf(path) })
    expect(await rowOf(path)).toMatchObject({ activation: 'latent', activationRole: 'Référent·e de proximité', activationCompared: ['case-manager'] })
  })
})

describe('the room', () => {
  it('tightens by itself when a visitor comes in, says so, and never loosens again', async () => {
    const day = await aMeeting('2023-04-21T11:00:00Z')
    const path = await anOffered()
    await who.lead.send(`${path}/plan`, { meeting: day, do: 'plan' })
    const need = () => asSystem(house.db, (tx) => roomAudience(tx, day))
    expect(await need()).toBe('bound')
    await asSystem(house.db, (tx) =>
      sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${day}, ${id.guest}, 'visitor', 'present', ${NOW})`.execute(tx),
    )
    expect(await need()).toBe('mixed')
    const event = { number: 1, kind: 'room.widened', subjectId: day, facts: {}, at: NOW } as const
    await hearRoom(house, event)
    await hearRoom(house, event)
    expect(await rowOf(path)).toMatchObject({ audience: 'mixed', checkedFor: 'mixed' })
    expect(await who.presenter.read(path)).toContain('The room changed')
    await asSystem(house.db, (tx) => sql`delete from attendance where meeting_id = ${day}`.execute(tx))
    await hearRoom(house, event)
    expect(await rowOf(path)).toMatchObject({ audience: 'mixed' })
    expect(await asSystem(house.db, (tx) => tightenAudience(tx, idOf(path), 'bound', NOW))).toBe(false)
  })

  it('shows no word that did not pass for it', async () => {
    const path = await anOffered()
    await asSystem(house.db, (tx) => sql`update situation set checked_for = 'bound', audience = 'mixed' where id = ${idOf(path)}`.execute(tx))
    expect(await asSystem(house.db, (tx) => findForRoom(tx, idOf(path), 'bound'))).toBeNull()
    expect(await who.lead.read(path)).not.toContain('ne sort plus')
    expect(await (await who.lead.open(`/api/v1${path}`)).text()).not.toContain('ne sort plus')
    expect(await who.lead.read(`/meetings/${meeting}/situations`)).not.toContain(`/situations/${idOf(path)}"><b>Rester`)
    await asSystem(house.db, (tx) => sql`update situation set checked_for = 'public' where id = ${idOf(path)}`.execute(tx))
    expect(await asSystem(house.db, (tx) => findForRoom(tx, idOf(path), 'public'))).toMatchObject({ summary: { text: OFFER.summary }, audience: 'public' })
  })

  it('tells on the page of the meeting how many are ready', async () => {
    expect(await who.lead.read(`/meetings/${meeting}`)).toMatch(/on the agenda/)
    expect(await who.lead.read(`/meetings/${meeting}/situations`)).toContain('Ready for')
  })
})

describe('its end', () => {
  it('stopping asks nothing, keeps no reason and no story', async () => {
    const path = await anOffered()
    expect((await who.presenter.send(`${path}/step`, { do: 'stopped' })).status).toBe(303)
    expect(await rowOf(path)).toMatchObject({ state: 'stopped', summary: '', goal: '', question: '' })
    expect(await wordsLeft(path)).toEqual([])
    expect((await who.lead.open(path)).status).toBe(404)
  })

  it('"I recognise" reaches presenter and leads without a name', async () => {
    const path = await anOffered()
    await who.lead.send(`${path}/plan`, { meeting, do: 'plan' })
    expect((await who.stranger.send(`${path}/recognise`, {})).status).toBe(404)
    expect((await who.member.send(`${path}/recognise`, {})).status).toBe(303)
    for (const name of ['presenter', 'lead'] as const) expect(await who[name].read(path)).toContain('Please stop this round')
    expect(await who.member.read(path)).not.toContain('Please stop this round')
    expect(JSON.stringify(await rowOf(path))).not.toContain(id.member)
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{
        actor: string | null
      }>`select p.actor_person_id as actor from audit_entry e join audit_person p on p.entry_number = e.number where e.action = 'situation.stop-wished'`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ actor: null }])
    await who.lead.send(`${path}/go-on`, {})
    expect(await who.lead.read(path)).not.toContain('Please stop this round')
  })

  it('who leads stops it, and its answers go as well, though she never read them', async () => {
    const path = await anOffered()
    expect(await wordsLeft(path)).toHaveLength(1)
    await who.lead.send(`${path}/step`, { do: 'stopped' })
    expect(await wordsLeft(path)).toEqual([])
  })

  it('after the meeting the answers have thirty days from then; a cancelled meeting gives it back', async () => {
    const [held, dropped] = [await aMeeting('2023-04-24T11:00:00Z'), await aMeeting('2023-04-25T11:00:00Z')]
    const [told, back] = [await anOffered(), await anOffered()]
    await who.lead.send(`${told}/plan`, { meeting: held, do: 'plan' })
    await who.lead.send(`${back}/plan`, { meeting: dropped, do: 'plan' })
    expect(await who.presenter.read(told)).toContain('24 May 2023')
    const event = { number: 1, facts: {}, at: NOW } as const
    await hearMeeting(house, { ...event, kind: 'register.closed', subjectId: held })
    await hearMeeting(house, { ...event, kind: 'meeting.cancelled', subjectId: dropped })
    expect(await rowOf(told)).toMatchObject({ state: 'awaiting' })
    expect(await rowOf(back)).toMatchObject({ state: 'offered', meetingId: null })
  })
})

describe('told again', () => {
  it('counts as the first telling', async () => {
    const first = await anOffered()
    const again = await anOffered({ retelling: idOf(first) })
    const facets = await asSystem(house.db, (tx) => listFacets(tx, { ids: [idOf(first), idOf(again)] }))
    expect(new Set(facets.map(({ countsAs }) => countsAs))).toEqual(new Set([idOf(first)]))
  })
})

describe('the API', () => {
  const call = anApiCaller(() => app)

  it('begins, offers, plans and stops, with the same guard and the same rights', async () => {
    const [mine, leads] = [sessions.presenter, sessions.lead]
    const begun = await call(mine, 'POST', '/situations', { ...PLAIN, language: 'fr' })
    expect(begun.status).toBe(201)
    const path = `/situations/${String(begun.json['id'])}`
    expect((await call(leads, 'GET', path)).status).toBe(404)
    const words = { summary: OFFER.summary, goal: OFFER.goal, question: OFFER.question, language: 'fr', communityId: south }
    const version = Number(await versionOf(path))
    const stopped = await call(mine, 'POST', `${path}/offer`, { ...words, summary: 'Madame Fatima Benali ne sort plus.', version })
    expect(stopped.status).toBe(409)
    expect(JSON.stringify(stopped.json)).not.toContain('Benali')
    expect((await call(mine, 'POST', `${path}/offer`, { ...words, version })).json).toMatchObject({ room: 'bound' })
    expect((await call(leads, 'POST', `${path}/schedule`, { meetingId: meeting })).status).toBe(200)
    expect((await call(leads, 'GET', path)).json).toMatchObject({ isReady: true, isYours: false, summary: OFFER.summary })
    expect((await call(leads, 'GET', `/meetings/${meeting}/situations`)).json).toMatchObject({ room: 'bound' })
    expect((await call(mine, 'PUT', `${path}/facets`, { version: Number(await versionOf(path)), domains: ['legal'], unanswered: ['social'] })).status).toBe(200)
    expect(await rowOf(path)).toMatchObject({ domains: ['legal', 'social'], unanswered: ['social'] })
    expect((await call(mine, 'POST', `${path}/stop`)).status).toBe(200)
    expect(await wordsLeft(path)).toEqual([])
  })

  it('lists mine without a word of the answers', async () => {
    const { json } = await call(sessions.presenter, 'GET', '/situations')
    expect(Number(json['count'])).toBeGreaterThan(0)
    expect(JSON.stringify(json)).not.toContain('Qui peut passer')
  })
})

describe('the person behind it', () => {
  it('merges and comes apart again', async () => {
    const twin = await aPerson(house)
    await aDraft()
    await asSystem(house.db, async (tx) => {
      const before = await showSituationRows(tx, id.presenter)
      expect(before.every(({ rows }) => rows.length > 0)).toBe(true)
      const moved = await moveSituations(tx, id.presenter, twin)
      expect(await showSituationRows(tx, twin)).toEqual(before)
      await giveSituationsBack(tx, id.presenter, twin, moved)
      expect(await showSituationRows(tx, id.presenter)).toEqual(before)
    })
  })

  it('who leaves the community leaves what was offered without a name and without answers, and no draft', async () => {
    const leaver = await aPerson(house, { givenName: 'Gus', familyName: 'Weg' })
    const membership = await aMembership(house, { personId: leaver, communityId: south })
    const gone = aVisitor(house, app, await aSession(house, { personId: leaver }))
    const begin = async () => (await gone.send('/situations/new', { ...PLAIN, language: 'fr', then: 'later' })).headers.get('location') ?? ''
    const [draft, offered] = [await begin(), await begin()]
    await gone.send(`${offered}/offer`, { ...OFFER, community: south, version: await versionOf(offered) })
    expect(await gone.read(`/communities/${south}/leave`)).toBeTypeOf('string')
    await asSystem(house.db, (tx) =>
      sql`update membership set state = 'ended', until_on = '2023-04-02', end_reason = 'time' where id = ${membership}`.execute(tx),
    )
    await hearMembershipEnd(house, { number: 1, kind: 'membership.ended', subjectId: membership, facts: {}, at: NOW })
    expect(await rowOf(draft)).toBeUndefined()
    expect(await rowOf(offered)).toMatchObject({ presenterId: null, state: 'offered' })
    expect(await wordsLeft(offered)).toEqual([])
    expect(await who.lead.read(offered)).toContain('a former member')
  })

  it('PRV-25 is erased: answers and drafts go, what was offered stays without the name', async () => {
    const [draft, offered] = [await aDraft(), await anOffered()]
    await asSystem(house.db, async (tx) => {
      await eraseSituationRows(tx, id.presenter)
      expect((await showSituationRows(tx, id.presenter)).flatMap(({ rows }) => rows)).toEqual([])
    })
    expect(await rowOf(draft)).toBeUndefined()
    expect(await rowOf(offered)).toMatchObject({ presenterId: null, summary: OFFER.summary })
  })
})
