import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { gridNeighbours } from '../../neighbours.ts'
import { asSystem } from '../../platform/database.ts'
import { lookAtNight } from './actions/hear-room.ts'
import { documentationListeners } from './jobs.ts'
import { personalData, retractEntry, saveEntry } from './public.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let meeting: string
let guest: string
let ids: Record<'ama' | 'dora' | 'zoe', string>
let sessions: Record<'ama' | 'dora' | 'zoe', Awaited<ReturnType<typeof aSession>>>
let who: Record<'ama' | 'dora' | 'zoe' | 'guest', Visitor>

const rows = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]
const one = async (statement: ReturnType<typeof sql>) => (await rows(statement))[0]
const grid = () => `/meetings/${meeting}/grid`
const widened = () => ({ number: 1, kind: 'room.widened', subjectId: meeting, facts: {}, at: '2026-03-02T15:00:00Z' }) as const
const tell = async () => {
  for (const listener of documentationListeners(gridNeighbours)) await listener.hear(house, widened())
}
const audits = async (action: string) =>
  (await rows(sql`select facts from audit_entry where action = ${action} and subject_id = ${meeting}`)).map(({ facts }) => facts)
const entryOf = (id: string) => one(sql`select text, state, checked_for, version from grid_entry where id = ${id}`)

async function say(text: string, given: { visibility?: 'private' | 'room' | 'community'; links?: string[]; authorId?: string } = {}): Promise<string> {
  const id = randomUUID()
  const links = (given.links ?? []).map((label) => ({ kind: 'service' as const, label, id: null }))
  const { visibility = 'community', authorId = ids.ama } = given
  const taken = {
    id,
    meetingId: meeting,
    communityId: south,
    area: 4 as const,
    language: 'fr' as const,
    text,
    visibility,
    origin: 'board' as const,
    authorId,
    links,
  }
  expect(await asSystem(house.db, (tx) => saveEntry(tx, { ...taken, at: '2026-03-02T12:10:00Z' }))).toMatchObject({ ok: true })
  return id
}

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T15:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  await rows(sql`update community set secrecy_mode = 'bound' where id = ${south}`)
  const as = async (givenName: string, role: string) => {
    const personId = await aPerson(house, { givenName, familyName: 'Peeters' })
    await aMembership(house, { personId, communityId: south, role })
    const session = await aSession(house, { personId })
    return { personId, session, sees: aVisitor(house, app, session) }
  }
  const [ama, dora, zoe, shop] = [await as('Ama', 'member'), await as('Dora', 'moderator'), await as('Zoé', 'member'), await as('Cem', 'visitor')]
  ids = { ama: ama.personId, dora: dora.personId, zoe: zoe.personId }
  sessions = { ama: ama.session, dora: dora.session, zoe: zoe.session }
  who = { ama: ama.sees, dora: dora.sees, zoe: zoe.sees, guest: shop.sees }
  guest = shop.personId
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-02T12:00:00Z', present: [ama.personId, dora.personId, zoe.personId] })
})
afterAll(() => house.close())

describe('a room that becomes wider', () => {
  let plain: string
  let named: string
  let own: string

  it('is told of it: what passes is shown again, the rest to nobody but who said it', async () => {
    plain = await say('On a appelé deux services.')
    named = await say('Il restait une place chez Petit, mardi.', { links: ['chez Petit, mardi'] })
    own = await say('Chez Petit, mardi, j’ai hésité.', { visibility: 'private' })
    // As if the guard had let it pass for less than it does today: so do entries that a board brings.
    await rows(sql`update grid_entry set checked_for = 'bound' where id = ${plain}`)
    await rows(sql`insert into grid_gist (entry_id, language, meeting_id, text, checked_for, written_at) values
      (${plain}, 'nl', ${meeting}, 'Twee diensten gebeld.', 'bound', now()), (${plain}, 'en', ${meeting}, 'Seen at chez Petit, mardi.', 'bound', now())`)
    expect(await who.zoe.read(grid())).toContain('chez Petit')
    await rows(sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${meeting}, ${guest}, 'visitor', 'present', now())`)
    for (const page of [await who.zoe.read(grid()), await who.guest.read(grid())]) {
      expect(page).not.toContain('chez Petit')
      expect(page).not.toContain('deux services')
    }
    await tell()
    expect(await entryOf(plain)).toMatchObject({ checkedFor: 'public' })
    expect(await entryOf(named)).toMatchObject({ checkedFor: 'bound', version: 1 })
    for (const page of [await who.zoe.read(grid()), await who.guest.read(grid())]) {
      expect(page).toContain('On a appelé deux services.')
      expect(page).toContain('Twee diensten gebeld.')
      expect(page).not.toContain('Petit')
    }
    expect(await who.ama.read(grid())).toContain('Il restait une place chez Petit')
    // What waits in its room waits in every list, file and number too, though the community itself asks for less.
    for (const address of [`/communities/${south}/grid`, `/communities/${south}/grid/download?format=json`, `/api/v1/communities/${south}/grid.csv`]) {
      const text = await (await who.dora.open(address)).text()
      expect([address, text.includes('deux services'), text.includes('Petit')]).toEqual([address, true, false])
    }
    const counts = await anApiCaller(() => app)(sessions.zoe, 'GET', '/grid/counts?by=year')
    expect(counts.json.rows).toEqual([expect.objectContaining({ areas: [0, 0, 0, 1, 0, 0] })])
  })

  it('told twice it does nothing twice', async () => {
    const before = [await rows(sql`select * from grid_entry order by id`), await rows(sql`select * from grid_gist order by language`)]
    expect(await audits('grid.looked-again')).toEqual([{ audience: 'mixed', passed: 1, waiting: 2 }])
    await tell()
    await lookAtNight({ house, neighbours: gridNeighbours })
    expect([await rows(sql`select * from grid_entry order by id`), await rows(sql`select * from grid_gist order by language`)]).toEqual(before)
    expect(await audits('grid.looked-again')).toHaveLength(1)
  })

  it('puts the rest on the list of who leads, marked, with what may stand in its place; what is private on nobody’s but its author’s', async () => {
    expect(await who.dora.read(grid())).toContain('One note waits')
    const list = await who.dora.read(`${grid()}/again`)
    expect(list).toContain('<mark>Petit</mark>')
    expect(list).toContain('personne A')
    expect(list).not.toContain('j’ai hésité')
    expect(await who.ama.read(`${grid()}/again`)).toContain('j’ai hésité')
    for (const other of [who.zoe, who.guest]) {
      expect((await other.open(`${grid()}/again`)).status).toBe(404)
      expect((await other.send(`${grid()}/again?note=${named}`, { part: 'show', version: '1', [`text-${named}`]: 'À moi.' })).status).toBe(404)
    }
    const answer = await anApiCaller(() => app)(sessions.dora, 'GET', `${grid()}/again`)
    expect(answer.json.rows).toEqual([expect.objectContaining({ id: named, marks: [expect.objectContaining({ kind: 'name', suggestion: 'personne A' })] })])
    expect(JSON.stringify(answer.json)).not.toContain('Petit')
  })

  it('refuses what still points to somebody, and shows what was replaced to everybody it is for', async () => {
    const field = `text-${named}`
    const still = await who.dora.send(`${grid()}/again?note=${named}`, { part: 'show', version: '1', [field]: 'Il restait une place chez Petit, mardi.' })
    expect(still.status).toBe(422)
    expect(await still.text()).toContain('nothing was saved')
    expect(await who.zoe.read(grid())).not.toContain('une place')
    const late = await who.dora.send(`${grid()}/again?note=${named}`, { part: 'show', version: '7', [field]: 'Il restait une place.' })
    expect(await late.text()).toContain('Somebody saved in the meantime')
    const sent = {
      part: 'show',
      version: '1',
      [field]: 'Il restait une place chez Petit, mardi.',
      [`${field}-words`]: 'Petit',
      [`${field}-choice`]: 'replace:personne A',
    }
    expect((await who.dora.send(`${grid()}/again?note=${named}`, sent)).status).toBe(303)
    for (const page of [await who.zoe.read(grid()), await who.guest.read(grid())]) {
      expect(page).toContain('Il restait une place chez personne A, mardi.')
      expect(page).toContain('>chez personne A, mardi<')
      expect(page).not.toContain('Petit')
    }
    expect(await who.dora.read(`${grid()}/again`)).toContain('Nothing waits')
  })

  it('keeps the words that were marked as an earlier wording that nobody who leads can read, and that can be removed', async () => {
    const entry = `${grid()}/entries/${named}`
    const page = await who.dora.read(entry)
    expect(page).toContain('These words are not shown')
    expect(page).not.toContain('Petit')
    expect(await who.ama.read(entry)).toMatch(/<del>Petit,<\/del>/)
    expect((await who.dora.send(entry, { part: 'restore', wording: '1', version: '2' })).status).toBe(422)
    const back = await who.ama.send(entry, { part: 'restore', wording: '1', version: '2' })
    expect(await back.text()).toContain('nothing was saved')
    expect(await (await who.dora.send(entry, { part: 'forget', wording: '1' })).text()).toContain('Tick the box')
    expect((await who.dora.send(entry, { part: 'forget', wording: '1', sure: 'yes' })).status).toBe(303)
    expect(await rows(sql`select 1 from grid_entry_version where entry_id = ${named}`)).toEqual([])
    expect(await who.ama.read(entry)).not.toContain('Petit')
    expect(await audits('grid.wording-removed')).toEqual([{ area: 4 }])
  })

  it('or takes the whole note away', async () => {
    const id = await say('Vu chez Petit, jeudi.', { visibility: 'room' }).catch(() => '')
    // The room is mixed now: the guard lets it not even in.
    expect(id).toBe('')
    await rows(sql`delete from attendance where person_id = ${guest}`)
    const late = await say('Vu chez Petit, mardi.', { visibility: 'room' })
    await rows(sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${meeting}, ${guest}, 'visitor', 'present', now())`)
    expect((await who.dora.send(`${grid()}/again?note=${late}`, { part: 'retract' })).status).toBe(422)
    expect((await who.dora.send(`${grid()}/again?note=${own}`, { part: 'retract', sure: 'yes' })).status).toBe(404)
    expect((await who.dora.send(`${grid()}/again?note=${late}`, { part: 'retract', sure: 'yes' })).status).toBe(303)
    expect(await entryOf(late)).toMatchObject({ state: 'retracted', text: '' })
  })
})

describe('a very full grid', () => {
  it('fits a page: the last notes of each area, and one area whole', async () => {
    const full = await aHeldMeeting(house, { communityId: south, startsAt: '2026-01-05T12:00:00Z', present: [ids.ama, ids.dora] })
    await rows(sql`insert into grid_entry (id, meeting_id, community_id, area, language, text, visibility, origin, checked_for, author_id, written_at)
      select gen_random_uuid(), ${full}::uuid, ${south}::uuid, 1 + n % 6, 'fr', 'On a appelé deux services, personne n’a rappelé avant jeudi, essai ' || n || '.',
        'community', 'board', 'public', ${ids.ama}::uuid, '2026-01-05T12:00:00Z'::timestamptz + n * interval '1 second' from generate_series(1, 300) n`)
    const page = await who.dora.read(`/meetings/${full}/grid`)
    expect(page).toContain('All 50 notes of area 2')
    expect(page).toContain('essai 300.')
    expect(page).not.toContain('essai 1.')
    const whole = await who.dora.read(`/meetings/${full}/grid?all=2`)
    expect(whole).toContain('essai 1.')
    expect(whole).not.toContain('All 50 notes of area 2')
    for (const text of [page, whole]) expect(Buffer.byteLength(text)).toBeLessThan(65_536)
  })
})

describe('a reason for words that are kept', () => {
  const keptOf = async (id: string) => (await one(sql`select kept from grid_entry where id = ${id}`))?.['kept']

  it('goes with its words: when they are replaced, and when the entry is taken away', async () => {
    const call = anApiCaller(() => app)
    const id = await say('Une place se libère chez eux.')
    await rows(
      sql`update grid_entry set text = 'Une place chez Dupont, mardi.', checked_for = 'bound', kept = '{"Dupont": "professional", "Maes": "professional"}' where id = ${id}`,
    )
    const again = (text: string) => call(sessions.dora, 'POST', `${grid()}/entries/${id}/again`, { text, version: 1 })
    expect((await again('Une place, mardi.')).status).toBe(200)
    expect(await keptOf(id)).toEqual({})
    const other = await say('Une place se libère en bas.')
    await rows(sql`update grid_entry set text = 'Une place chez Dupont, jeudi.', kept = '{"Dupont": "professional"}' where id = ${other}`)
    await asSystem(house.db, (tx) => retractEntry(tx, other, { by: ids.dora, at: '2026-03-02T15:00:00Z' }))
    expect(await keptOf(other)).toEqual({})
  })

  it('is none for a name in a link, whatever number that claims to have', async () => {
    const taken = { id: randomUUID(), meetingId: meeting, communityId: south, area: 4 as const, language: 'fr' as const, visibility: 'room' as const }
    const links = [{ kind: 'service' as const, label: 'NISS 85.07.30-033.28', id: randomUUID() }]
    const told = { ...taken, text: 'Un service.', links, origin: 'board' as const, authorId: ids.ama, at: '2026-03-02T12:10:00Z' }
    expect(await asSystem(house.db, (tx) => saveEntry(tx, told))).toEqual({ ok: false, refusal: 'words-refused' })
  })
})

describe('earlier wordings', () => {
  const NO_LINKS = Object.fromEntries(Array.from({ length: 8 }, (_, order) => [`link-${order}`, '']))
  const tidy = async (visitor: Visitor, id: string, fields: Record<string, string>) => {
    const { version } = (await entryOf(id)) ?? {}
    const sent = { part: 'tidy', version: String(version), area: '2', language: 'fr', visibility: 'community', ...NO_LINKS, ...fields }
    expect((await visitor.send(`${grid()}/entries/${id}`, sent)).status).toBe(303)
  }

  it('are shown to who may tidy, with what changed marked, and can stand again', async () => {
    const id = await say('On a appelé le service de garde.')
    const entry = `${grid()}/entries/${id}`
    await tidy(who.dora, id, { text: 'On a appelé un autre service de garde.' })
    const page = await who.ama.read(entry)
    expect(page).toContain('<del>le</del>')
    expect(page).toContain('<ins>un autre</ins>')
    expect(page).toContain('changed by Dora Peeters')
    for (const other of [who.zoe, who.guest]) expect(await other.read(entry)).not.toContain('Earlier wordings')
    expect((await who.dora.send(entry, { part: 'restore', wording: '1', version: '1' })).status).toBe(422)
    expect((await who.dora.send(entry, { part: 'restore', wording: '1', version: '2' })).status).toBe(303)
    expect(await entryOf(id)).toMatchObject({ text: 'On a appelé le service de garde.', state: 'tidied', version: 3 })
    expect(await rows(sql`select version from grid_entry_version where entry_id = ${id} order by version`)).toEqual([{ version: 1 }, { version: 2 }])
    expect((await who.dora.send(entry, { part: 'restore', wording: '99', version: '3' })).status).toBe(422)
  })

  it('everything that is to be confirmed is confirmed by programs too, and what waits is replaced', async () => {
    const call = anApiCaller(() => app)
    const readAt = '2026-03-02T15:00:00.000Z'
    expect((await call(sessions.dora, 'POST', `${grid()}/confirm`, { as: 'group', readAt: 'now' })).status).toBe(400)
    expect(await call(sessions.dora, 'POST', `${grid()}/confirm`, { as: 'group', readAt })).toMatchObject({
      status: 200,
      json: { confirmed: expect.any(Number) },
    })
    expect(await call(sessions.dora, 'POST', `${grid()}/confirm`, { as: 'group', readAt })).toMatchObject({ status: 409 })
    const id = await say('Une place se libère.')
    await rows(sql`update grid_entry set text = 'Une place chez Petit, mardi.', checked_for = 'bound' where id = ${id}`)
    const again = (text: string, version = 1) => call(sessions.dora, 'POST', `${grid()}/entries/${id}/again`, { text, version })
    expect(await again('Une place chez Petit, jeudi.')).toMatchObject({ status: 409, json: { error: { kind: 'words-refused' } } })
    expect((await call(sessions.zoe, 'POST', `${grid()}/entries/${id}/again`, { text: 'Rien.', version: 1 })).status).toBe(404)
    expect((await again('Une place, mardi.')).status).toBe(200)
    expect(await entryOf(id)).toMatchObject({ text: 'Une place, mardi.', state: 'tidied', checkedFor: 'public' })
  })

  it('by programs the same', async () => {
    const id = await say('Trois portes.')
    await tidy(who.ama, id, { text: 'Quatre portes.' })
    const call = anApiCaller(() => app)
    const path = `${grid()}/entries/${id}/wordings`
    const read = async (name: 'ama' | 'dora' | 'zoe') => (await call(sessions[name], 'GET', path)).json.rows
    expect(await read('dora')).toEqual([expect.objectContaining({ wording: 1, text: 'Trois portes.', isRefused: false })])
    expect(await read('zoe')).toEqual([])
    expect((await call(sessions.zoe, 'POST', `${path}/restore`, { wording: 1, version: 2 })).status).not.toBe(200)
    expect((await call(sessions.dora, 'POST', `${path}/restore`, { wording: 1, version: 2 })).status).toBe(200)
    expect((await call(sessions.dora, 'POST', `${path}/remove`, { wording: 2 })).status).toBe(200)
    expect(await read('dora')).toHaveLength(1)
  })

  it('written while an entry was private stay its author’s when it is shared', async () => {
    const id = await say('Cela me pesait.', { visibility: 'private' })
    await tidy(who.ama, id, { text: 'C’était lourd à porter.', visibility: 'room' })
    const entry = `${grid()}/entries/${id}`
    expect(await who.ama.read(entry)).toContain('Cela me pesait.')
    expect(await who.dora.read(entry)).not.toContain('pesait')
    expect((await who.dora.send(entry, { part: 'forget', wording: '1', sure: 'yes' })).status).toBe(422)
  })

  it('that the guard would refuse today say so and cannot come back', async () => {
    const id = await say('Rien encore.')
    await tidy(who.ama, id, { text: 'Toujours rien.' })
    await rows(sql`update grid_entry_version set text = 'NISS 85.07.30-033.28' where entry_id = ${id}`)
    const entry = `${grid()}/entries/${id}`
    expect(await who.dora.read(entry)).toContain('Today these words would be refused.')
    expect((await who.dora.send(entry, { part: 'restore', wording: '1', version: '2' })).status).toBe(422)
    expect(await entryOf(id)).toMatchObject({ text: 'Toujours rien.' })
  })

  it('go after a year, and with who wrote them', async () => {
    const old = await say('Il y a un an.')
    await tidy(who.ama, old, { text: 'Il y a longtemps.' })
    await rows(sql`update grid_entry_version set saved_at = '2025-03-01T12:00:00Z' where entry_id = ${old}`)
    const young = await say('Hier.')
    await tidy(who.ama, young, { text: 'Avant-hier.' })
    expect((await lookAtNight({ house, neighbours: gridNeighbours })).forgotten).toBe(1)
    expect(await rows(sql`select 1 from grid_entry_version where entry_id = ${old}`)).toEqual([])
    await asSystem(house.db, (tx) => personalData.erase(tx, ids.ama, randomUUID()))
    expect(await rows(sql`select 1 from grid_entry_version where entry_id = ${young}`)).toEqual([])
    expect(await entryOf(young)).toMatchObject({ text: 'Avant-hier.' })
  })
})
