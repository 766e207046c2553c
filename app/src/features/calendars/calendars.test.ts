import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import type { Actor } from '../../kernel/actor.ts'
import { done, refused } from '../../kernel/result.ts'
import { asSystem, inTransaction } from '../../platform/database.ts'
import { addCalendar, readCalendarNow, removeCalendar } from './actions/keep-sources.ts'
import type { FetchCalendar } from './actions/read-source.ts'
import type { CalendarSubject } from './domain/source.ts'
import { calendarsJobs } from './jobs.ts'
import { calendarMerger, listBusy, personalData } from './public.ts'
import { listDueSources } from './store/source-store.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
const NOW = '2023-04-03T09:00:00.000Z'
const APRIL = { from: '2023-04-01T00:00:00.000Z', until: '2023-05-01T00:00:00.000Z' }

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
})
afterAll(() => house.close())
beforeEach(() => house.setNow(NOW))

function aCalendar(...titles: string[]): string {
  const events = titles.map((title, index) =>
    ['BEGIN:VEVENT', `UID:${index}`, `DTSTART;TZID=Europe/Brussels:2023041${index}T090000`, 'DURATION:PT2H', `SUMMARY:${title}`, 'END:VEVENT'].join('\r\n'),
  )
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n')
}

/** A server outside that says each text once and the last one for ever. */
function outside(...texts: (string | 'too-slow' | 'host-private')[]): FetchCalendar & { asked: string[] } {
  const asked: string[] = []
  const fetchIt: FetchCalendar = async (address) => {
    const text = texts[Math.min(asked.length, texts.length - 1)] ?? ''
    asked.push(address)
    return text === 'too-slow' || text === 'host-private' ? refused(text) : done(Buffer.from(text))
  }
  return Object.assign(fetchIt, { asked })
}

function anActor(personId: string, communityId?: string, role: 'moderator' | 'member' = 'moderator'): Actor {
  const communities = communityId === undefined ? [] : [{ communityId, role, nameFr: '', nameNl: '', accent: 'teal', programmeId: null }]
  return { personId, accountId: '', sessionId: '', name: '', language: null, assurance: 'passkey', provedAt: NOW, instanceRoles: [], communities, reach: 'own' }
}

const draft = (changes: Partial<Parameters<typeof addCalendar>[3]> = {}) => ({
  name: 'Bassin Nord',
  address: 'webcal://calendar.example.org/basin.ics',
  text: null,
  showsTitles: true,
  ...changes,
})
const busyOf = async (actor: Actor | null, subject: CalendarSubject) => {
  const read = (tx: Parameters<typeof listBusy>[0]) =>
    listBusy(tx, { communityIds: [subject.id], personIds: [subject.id], organisationIds: [subject.id], span: APRIL })
  return actor === null ? asSystem(house.db, read) : inTransaction(house.db, actor, read)
}

describe('a calendar of others', () => {
  let moderator: Actor
  let community: CalendarSubject

  beforeEach(async () => {
    await asSystem(house.db, (tx) => sql`delete from calendar_source`.execute(tx))
    const [personId, communityId] = [await aPerson(house), await aCommunity(house, 'Cercle')]
    await aMembership(house, { personId, communityId, role: 'moderator' })
    moderator = anActor(personId, communityId)
    community = { kind: 'community', id: communityId }
  })

  it('is read at its address and shows when something else takes place', async () => {
    const server = outside(aCalendar('Bassin : logement', 'Fête'))
    const added = await addCalendar(house, moderator, community, draft(), server)
    expect(added).toMatchObject({ ok: true, value: { name: 'Bassin Nord', host: 'calendar.example.org', busyCount: 2, readAt: NOW, refusal: null } })
    expect(server.asked).toEqual(['https://calendar.example.org/basin.ics'])
    expect(await busyOf(moderator, community)).toMatchObject([
      { subject: community, sourceName: 'Bassin Nord', startsAt: '2023-04-10T07:00:00.000Z', endsAt: '2023-04-10T09:00:00.000Z', title: 'Bassin : logement' },
      { title: 'Fête', startsAt: '2023-04-11T07:00:00.000Z' },
    ])
  })

  it('without consent to titles stores none', async () => {
    await addCalendar(house, moderator, community, draft({ showsTitles: false, address: null, text: aCalendar('Secret') }), outside(''))
    expect((await busyOf(moderator, community)).map(({ title }) => title)).toEqual([null])
    const { rows } = await asSystem(house.db, (tx) => sql`select title from calendar_busy where title = 'Secret'`.execute(tx))
    expect(rows).toEqual([])
  })

  it('of a person shows that she is busy, and not what her calendar is called', async () => {
    const own = { kind: 'person', id: moderator.personId } as const
    await addCalendar(house, moderator, own, draft({ name: 'Oncologie', showsTitles: false }), outside(aCalendar('Chimio')))
    expect(await busyOf(anActor(await aPerson(house)), own)).toMatchObject([{ sourceName: '', title: null, subject: own }])
  })

  it('that cannot be read is not kept, and says why', async () => {
    const tries: [Partial<Parameters<typeof addCalendar>[3]>, string, string][] = [
      [{ name: ' ' }, aCalendar(), 'name-missing'],
      [{ address: null }, aCalendar(), 'nothing-given'],
      [{ text: aCalendar() }, aCalendar(), 'both-given'],
      [{}, 'too-slow', 'too-slow'],
      [{}, 'host-private', 'host-private'],
      [{}, '<!doctype html>', 'not-a-calendar'],
      [{ address: null, text: 'BEGIN:VCALENDAR\r\nx' }, '', 'broken'],
    ]
    for (const [changes, answer, refusal] of tries) {
      expect(await addCalendar(house, moderator, community, draft(changes), outside(answer))).toEqual({ ok: false, refusal })
    }
    expect(await busyOf(null, community)).toEqual([])
  })

  it('is read again each hour, and exchanged whole', async () => {
    const server = outside(aCalendar('Avant'), aCalendar('Après', 'Encore'))
    await addCalendar(house, moderator, community, draft(), server)
    await runHourlyJob(server)
    expect((await busyOf(moderator, community)).map(({ title }) => title)).toEqual(['Avant'])
    house.setNow('2023-04-03T10:00:00.000Z')
    await runHourlyJob(server)
    expect((await busyOf(moderator, community)).map(({ title }) => title)).toEqual(['Après', 'Encore'])
  })

  it('that does not answer keeps what was read before, and waits longer each time', async () => {
    const server = outside(aCalendar('Avant'), 'too-slow')
    await addCalendar(house, moderator, community, draft(), server)
    const times = ['10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00']
    for (const time of times) {
      house.setNow(`2023-04-03T${time}:00.000Z`)
      await runHourlyJob(server)
    }
    expect(server.asked).toHaveLength(4)
    expect((await busyOf(moderator, community)).map(({ title }) => title)).toEqual(['Avant'])
    const { rows } = await asSystem(house.db, (tx) =>
      sql`select refusal, failures from calendar_source s join calendar_source_community c on c.source_id = s.id where c.community_id = ${community.id}`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ refusal: 'too-slow', failures: 3 }])
  })

  it('is read by hand at most once a minute, and taken out with all it brought', async () => {
    const server = outside(aCalendar('Une'))
    const added = await addCalendar(house, moderator, community, draft(), server)
    const id = added.ok ? added.value.id : ''
    expect(await readCalendarNow(house, moderator, community, id, server)).toEqual({ ok: false, refusal: 'too-soon' })
    house.setNow('2023-04-03T09:02:00.000Z')
    expect(await readCalendarNow(house, moderator, community, id, server)).toMatchObject({ ok: true })
    expect(await removeCalendar(house, moderator, community, id)).toMatchObject({ ok: true })
    expect(await busyOf(null, community)).toEqual([])
    expect(await removeCalendar(house, moderator, community, id)).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('ten are the most, however many come at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) => addCalendar(house, moderator, community, draft({ name: `Nº ${index}` }), outside(aCalendar()))),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(10)
  })

  it('of a community is for those who lead it, and its times for those who belong to it', async () => {
    await addCalendar(house, moderator, community, draft(), outside(aCalendar('Ici')))
    const stranger = anActor(await aPerson(house))
    expect(await addCalendar(house, stranger, community, draft(), outside(aCalendar()))).toEqual({ ok: false, refusal: 'not-found' })
    expect(await addCalendar(house, anActor(stranger.personId, community.id, 'member'), community, draft(), outside(aCalendar()))).toEqual({
      ok: false,
      refusal: 'not-found',
    })
    expect(await addCalendar(house, moderator, { kind: 'person', id: stranger.personId }, draft(), outside(aCalendar()))).toEqual({
      ok: false,
      refusal: 'not-found',
    })
    expect(await busyOf(stranger, community)).toEqual([])
  })

  /** The job of the clock, then the jobs that it asks for. */
  async function runHourlyJob(server: FetchCalendar): Promise<void> {
    const jobs = calendarsJobs(house, server)
    const due = await asSystem(house.db, (tx) => listDueSources(tx, house.clock().toISOString()))
    await jobs['read-calendars']?.(null)
    for (const id of due) await jobs['read-calendar']?.({ id })
  }
})

describe('screens and programs', () => {
  it('a person brings her own calendar in, sees it and takes it out', async () => {
    const person = await aPerson(house)
    const me = aVisitor(house, app, await aSession(house, { personId: person }))
    expect(await me.read('/calendars')).toContain('No calendar yet.')
    const empty = await me.send('/calendars', { name: 'Cabinet', address: '' })
    expect([empty.status, (await empty.text()).includes('Give an address or a file.')]).toEqual([422, true])
    expect((await me.send('/calendars', { name: 'Cabinet', address: 'https://127.0.0.1/a.ics' })).status).toBe(422)
    await asSystem(house.db, async (tx) => addCalendarRow(tx, person))
    const page = await me.read('/calendars')
    expect(page).toContain('from calendar.example.org')
    expect(page).not.toContain('private-key')
    const [, id = ''] = /calendars\/([0-9a-f-]{36})\/remove/.exec(page) ?? []
    const other = aVisitor(house, app, await aSession(house, { personId: await aPerson(house) }))
    expect((await other.send(`/calendars/${id}/remove`, {})).status).toBe(404)
    expect((await me.send(`/calendars/${id}/remove`, {})).status).toBe(303)
    expect(await me.read('/calendars')).toContain('No calendar yet.')
  })

  it('a moderator keeps those of the community and of organisations; a member finds nothing there', async () => {
    const [moderator, member, community] = [await aPerson(house), await aPerson(house), await aCommunity(house, 'Cercle du parc')]
    await aMembership(house, { personId: moderator, communityId: community, role: 'moderator' })
    await aMembership(house, { personId: member, communityId: community })
    const organisation = await anOrganisation(house, { nameFr: 'Maison Esseghem' })
    const lead = aVisitor(house, app, await aSession(house, { personId: moderator }))
    expect(await lead.read(`/communities/${community}/calendars`)).toContain('Calendars around this community')
    expect(await lead.read(`/organisations/${organisation}/calendars`)).toContain('Calendars of Maison Esseghem')
    const other = aVisitor(house, app, await aSession(house, { personId: member }))
    expect((await other.open(`/communities/${community}/calendars`)).status).toBe(404)
    expect((await other.open(`/organisations/${organisation}/calendars`)).status).toBe(403)
  })

  it('programs bring a calendar in as text, and ask when something takes place', async () => {
    const [person, community] = [await aPerson(house), await aCommunity(house, 'Cercle')]
    await aMembership(house, { personId: person, communityId: community, role: 'moderator' })
    await aSession(house, { personId: person })
    const key = `ronde_${person}`
    await asSystem(house.db, (tx) =>
      sql`insert into api_key (account_id, name, prefix, key_hash, created_at) select id, 'k', 'ronde_', sha256(${key}::bytea), ${NOW} from account where person_id = ${person}`.execute(
        tx,
      ),
    )
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const ask = (path: string, body?: unknown) =>
      app.request(`/api/v1/communities/${community}${path}`, { headers, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) })
    const made = await ask('/calendars', { name: 'École', text: aCalendar('Fête de l’école'), showsTitles: true })
    expect([made.status, ((await made.json()) as { busyCount: number }).busyCount]).toEqual([201, 1])
    expect(await (await ask(`/busy?from=${APRIL.from}&until=${APRIL.until}`)).json()).toMatchObject({
      count: 1,
      rows: [{ sourceName: 'École', title: 'Fête de l’école' }],
    })
    expect((await ask('/calendars', { name: 'École', text: 'x' })).status).toBe(409)
    const address = 'https://127.0.0.1/basin.ics'
    const added = await addCalendar(house, null, { kind: 'community', id: community }, draft({ address }), outside(aCalendar('Salon')))
    const readNow = (id: string) => ask(`/calendars/${id}/read`, {})
    expect((await readNow(community)).status).toBe(404)
    const id = added.ok ? added.value.id : ''
    expect(await (await readNow(id)).json()).toMatchObject({ error: { kind: 'too-soon' } })
    house.setNow('2023-04-03T09:02:00.000Z')
    expect(await (await readNow(id)).json()).toMatchObject({ error: { kind: 'host-private' } })
  })

  it('PRV-06 PRV-20 goes with a merged record and back, is shown to its owner, and erased with her', async () => {
    const [person, kept] = [await aPerson(house), await aPerson(house)]
    await asSystem(house.db, (tx) => addCalendarRow(tx, person))
    const countOf = async (id: string) =>
      (await asSystem(house.db, (tx) => sql<{ n: number }>`select count(*)::int as n from calendar_source where person_id = ${id}`.execute(tx))).rows[0]?.n
    const shown = await asSystem(house.db, (tx) => personalData.show(tx, person))
    expect(shown).toMatchObject([
      { table: 'calendar_source', rows: [{ name: 'Cabinet', host: 'calendar.example.org' }] },
      { table: 'calendar_busy', rows: [{ title: 'Une' }] },
    ])
    const moved = await asSystem(house.db, (tx) => calendarMerger.move(tx, person, kept))
    expect([await countOf(person), await countOf(kept)]).toEqual([0, 1])
    await asSystem(house.db, (tx) => calendarMerger.giveBack(tx, person, kept, moved))
    expect([await countOf(person), await countOf(kept)]).toEqual([1, 0])
    await asSystem(house.db, (tx) => personalData.erase(tx, person, kept))
    expect(await countOf(person)).toBe(0)
  })
})

async function addCalendarRow(tx: Parameters<typeof listBusy>[0], person: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`insert into calendar_source (kind, person_id, name, address, shows_titles, added_by, added_at, read_at)
    values ('person', ${person}, 'Cabinet', 'https://calendar.example.org/private-key/a.ics', true, ${person}, ${NOW}, ${NOW}) returning id`.execute(tx)
  await sql`insert into calendar_busy (source_id, starts_at, ends_at, title) values (${rows[0]?.id}, '2023-04-10T07:00:00Z', '2023-04-10T09:00:00Z', 'Une')`.execute(
    tx,
  )
}
