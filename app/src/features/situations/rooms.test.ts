import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import {
  aDraftOf,
  aMeetingOf,
  anOfferOf,
  answersAt,
  idIn,
  OFFER,
  PLAIN,
  situationAt,
  TELLING_DAY,
  tellers,
  versionOf,
  type Tellers,
} from '../../../test/tellers.ts'
import { asSystem } from '../../platform/database.ts'
import type { DomainEvent } from '../../platform/events.ts'
import { hearMeeting, hearMembershipEnd, hearRoom } from './actions/hear-news.ts'
import { findForRoom, roomAudience, tightenAudience } from './actions/room.ts'
import { eraseSituationRows, giveSituationsBack, moveSituations, showSituationRows } from './store/personal-data-store.ts'
import { listFacets } from './store/situation-store.ts'

let told: Tellers
let house: Tellers['house']
let app: Tellers['app']
let south: string
let meeting: string
let id: Tellers['ids']
let who: Tellers['who']

beforeAll(async () => {
  told = await tellers()
  ;({ house, app, south, meeting, who, ids: id } = told)
})
afterAll(() => house.close())

const aMeeting = (startsAt: string) => aMeetingOf(told, startsAt)
const aDraft = (answers?: Partial<typeof PLAIN>) => aDraftOf(told, answers)
const anOffered = (words?: Record<string, string>) => anOfferOf(told, words)
const rowOf = (path: string) => situationAt(told, path)
const wordsLeft = (path: string) => answersAt(told, path)
const version = (path: string) => versionOf(told, path)

describe('the room', () => {
  it('tightens by itself when a visitor comes in, says so, and never loosens again', async () => {
    const day = await aMeeting('2023-04-21T11:00:00Z')
    const path = await anOffered()
    await who.lead.send(`${path}/plan`, { meeting: day, do: 'plan' })
    const need = () => asSystem(house.db, (tx) => roomAudience(tx, day))
    expect(await need()).toBe('bound')
    await asSystem(house.db, (tx) =>
      sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${day}, ${id.guest}, 'visitor', 'present', ${TELLING_DAY})`.execute(
        tx,
      ),
    )
    expect(await need()).toBe('mixed')
    const event = { number: 1, kind: 'room.widened', subjectId: day, facts: {}, at: TELLING_DAY } as const
    await hearRoom(house, event)
    await hearRoom(house, event)
    expect(await rowOf(path)).toMatchObject({ audience: 'mixed', checkedFor: 'mixed' })
    expect(await who.presenter.read(path)).toContain('The room changed')
    await asSystem(house.db, (tx) => sql`delete from attendance where meeting_id = ${day}`.execute(tx))
    await hearRoom(house, event)
    expect(await rowOf(path)).toMatchObject({ audience: 'mixed' })
    expect(await asSystem(house.db, (tx) => tightenAudience(tx, idIn(path), 'bound', TELLING_DAY))).toBe(false)
  })

  it('a visitor added on the sheet is news to it, once', async () => {
    const held = await aMeeting('2023-04-03T08:30:00Z')
    const path = await anOffered()
    await who.lead.send(`${path}/plan`, { meeting: held, do: 'plan' })
    const tap = { id: randomUUID(), kind: 'visitor', at: TELLING_DAY, name: 'Gaston Winkelier', organisation: '' }
    const taken = await anApiCaller(() => app)(told.sessions.lead, 'POST', `/meetings/${held}/attendance/taps`, { deviceNow: TELLING_DAY, taps: [tap] })
    expect(taken.status).toBe(200)
    const { rows } = await asSystem(house.db, (tx) =>
      sql<DomainEvent>`select number, kind, subject_id, facts, at from domain_event where kind = 'room.widened' and subject_id = ${held}`.execute(tx),
    )
    expect(rows).toHaveLength(1)
    for (const event of rows) await hearRoom(house, event)
    expect(await rowOf(path)).toMatchObject({ audience: 'mixed' })
  })

  it('a citizen who sits there as an ordinary member is news to it, too; a professional member is not', async () => {
    const held = await aMeeting('2023-04-03T07:30:00Z')
    const path = await anOffered()
    await who.lead.send(`${path}/plan`, { meeting: held, do: 'plan' })
    const seat = async (employment: string) => {
      const personId = await aPerson(house, { givenName: 'Rosa', familyName: employment })
      await aMembership(house, { personId, communityId: south })
      await asSystem(house.db, (tx) => sql`update person set employment = ${employment} where id = ${personId}`.execute(tx))
      const answer = { kind: 'answer', personId, version: 0, shown: 'here', choice: 'here' }
      const tap = { id: randomUUID(), at: TELLING_DAY, isDoor: true, after: null, ...answer }
      return anApiCaller(() => app)(told.sessions.lead, 'POST', `/meetings/${held}/attendance/taps`, { deviceNow: TELLING_DAY, taps: [tap] })
    }
    const news = async () =>
      (
        await asSystem(house.db, (tx) =>
          sql<DomainEvent>`select number, kind, subject_id, facts, at from domain_event where kind = 'room.widened' and subject_id = ${held}`.execute(tx),
        )
      ).rows
    expect((await seat('salaried')).status).toBe(200)
    expect(await news()).toEqual([])
    expect((await seat('citizen')).status).toBe(200)
    const [event, ...more] = await news()
    expect([event?.kind, more]).toEqual(['room.widened', []])
    if (event !== undefined) await hearRoom(house, event)
    expect(await rowOf(path)).toMatchObject({ audience: 'mixed', checkedFor: 'mixed' })
  })

  it('shows no word that did not pass for it', async () => {
    const path = await anOffered()
    await asSystem(house.db, (tx) => sql`update situation set checked_for = 'bound', audience = 'mixed' where id = ${idIn(path)}`.execute(tx))
    expect(await asSystem(house.db, (tx) => findForRoom(tx, idIn(path), 'bound'))).toBeNull()
    expect(await who.lead.read(path)).not.toContain('ne sort plus')
    expect(await (await who.lead.open(`/api/v1${path}`)).text()).not.toContain('ne sort plus')
    expect(await who.lead.read(`/meetings/${meeting}/situations`)).not.toContain(`/situations/${idIn(path)}"><b>Rester`)
    await asSystem(house.db, (tx) => sql`update situation set checked_for = 'public' where id = ${idIn(path)}`.execute(tx))
    expect(await asSystem(house.db, (tx) => findForRoom(tx, idIn(path), 'public'))).toMatchObject({ summary: { text: OFFER.summary }, audience: 'public' })
  })

  it('tells on the page of the meeting how many are ready', async () => {
    await who.lead.send(`${await anOffered()}/plan`, { meeting, do: 'plan' })
    expect(await who.lead.read(`/meetings/${meeting}`)).toMatch(/1 situation is on the agenda/)
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
    expect((await who.stranger.send(`${path}/aside`, {})).status).toBe(404)
    expect((await who.member.send(`${path}/aside`, {})).status).toBe(303)
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
    const event = { number: 1, facts: {}, at: TELLING_DAY } as const
    await hearMeeting(house, { ...event, kind: 'register.closed', subjectId: held })
    await hearMeeting(house, { ...event, kind: 'meeting.cancelled', subjectId: dropped })
    expect(await rowOf(told)).toMatchObject({ state: 'awaiting' })
    expect(await rowOf(back)).toMatchObject({ state: 'offered', meetingId: null })
  })
})

describe('told again', () => {
  it('counts as the first telling', async () => {
    const first = await anOffered()
    const again = await anOffered({ retelling: idIn(first) })
    const facets = await asSystem(house.db, (tx) => listFacets(tx, { ids: [idIn(first), idIn(again)] }))
    expect(new Set(facets.map(({ countsAs }) => countsAs))).toEqual(new Set([idIn(first)]))
  })
})

describe('the API', () => {
  const call = anApiCaller(() => app)

  it('begins, offers, plans and stops, with the same guard and the same rights', async () => {
    const [mine, leads] = [told.sessions.presenter, told.sessions.lead]
    const begun = await call(mine, 'POST', '/situations', { ...PLAIN, language: 'fr' })
    expect(begun.status).toBe(201)
    const path = `/situations/${String(begun.json['id'])}`
    expect((await call(leads, 'GET', path)).status).toBe(404)
    const words = { summary: OFFER.summary, goal: OFFER.goal, question: OFFER.question, language: 'fr', communityId: south }
    const read = Number(await version(path))
    const stopped = await call(mine, 'POST', `${path}/offer`, { ...words, summary: 'Madame Fatima Benali ne sort plus.', version: read })
    expect(stopped.status).toBe(409)
    expect(JSON.stringify(stopped.json)).not.toContain('Benali')
    expect((await call(mine, 'POST', `${path}/offer`, { ...words, version: read })).json).toMatchObject({ room: 'bound' })
    expect((await call(leads, 'POST', `${path}/schedule`, { meetingId: meeting })).status).toBe(200)
    expect((await call(leads, 'GET', path)).json).toMatchObject({ isReady: true, isYours: false, summary: OFFER.summary })
    expect((await call(leads, 'GET', `/meetings/${meeting}/situations`)).json).toMatchObject({ room: 'bound' })
    expect((await call(mine, 'PUT', `${path}/facets`, { version: Number(await version(path)), domains: ['legal'], unanswered: ['social'] })).status).toBe(200)
    expect(await rowOf(path)).toMatchObject({ domains: ['legal', 'social'], unanswered: ['social'] })
    expect((await call(mine, 'POST', `${path}/stop`)).status).toBe(200)
    expect(await wordsLeft(path)).toEqual([])
  })

  it('lists mine without a word of the answers', async () => {
    const { json } = await call(told.sessions.presenter, 'GET', '/situations')
    expect(Number(json['count'])).toBeGreaterThan(0)
    expect(JSON.stringify(json)).not.toContain('Qui peut passer')
  })
})

describe('the person behind it', () => {
  it('merges and comes apart again', async () => {
    const twin = await aPerson(house)
    const second = await anOffered()
    await asSystem(house.db, (tx) => sql`update situation set presenter_id = ${id.member} where id = ${idIn(second)}`.execute(tx))
    await asSystem(house.db, (tx) => sql`update situation_words set presenter_id = ${id.member} where situation_id = ${idIn(second)}`.execute(tx))
    await asSystem(house.db, (tx) =>
      sql`insert into second_presenter (situation_id, person_id, state, asked_at) values (${idIn(second)}, ${id.presenter}, 'accepted', ${TELLING_DAY})`.execute(
        tx,
      ),
    )
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
    const begin = async () => (await gone.send('/situations/new', { ...PLAIN, language: 'fr', next: 'later' })).headers.get('location') ?? ''
    const [draft, offered] = [await begin(), await begin()]
    await gone.send(`${offered}/offer`, { ...OFFER, community: south, version: await version(offered) })
    expect(await gone.read(`/communities/${south}/leave`)).toBeTypeOf('string')
    await asSystem(house.db, (tx) =>
      sql`update membership set state = 'ended', until_on = '2023-04-02', end_reason = 'time' where id = ${membership}`.execute(tx),
    )
    await hearMembershipEnd(house, { number: 1, kind: 'membership.ended', subjectId: membership, facts: {}, at: TELLING_DAY })
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
