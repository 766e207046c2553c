import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { unzip } from '../../../test/unzip.ts'
import { makeApp } from '../../app.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { sociogramsCommands } from './commands.ts'
import { sociogramsJobs } from './jobs.ts'
import { sociogramMerger } from './public.ts'
import { listMirrorWaves } from './store/mirror-store.ts'
import { aClosedWave } from './test-closed-wave.ts'

const GIVEN = ['Ama', 'Bilal', 'Céline', 'Dries', 'Élise', 'Fatma', 'Goran', 'Hilde']
const TABLES = ['wave_person', 'wave_link', 'wave_left_off', 'wave_import', 'wave_organisation', 'nomination'] as const
/** The first wave ended on 20 January 2023. */
const BEFORE = '2024-01-20T09:00:00.000Z'
const AFTER = '2024-02-20T09:00:00.000Z'

let house: TestHouse
let app: ReturnType<typeof makeApp>
type Wave = Awaited<ReturnType<typeof aClosedWave>>
let first: Wave
let second: Wave
let lead: ReturnType<typeof aVisitor> & { session: string }
let researcher: ReturnType<typeof aVisitor>
let ama: typeof lead

beforeAll(async () => {
  house = await aHouse({}, BEFORE)
  app = makeApp(house)
})
afterAll(() => house.close())

/** Eight are asked, the last one is silent; a year later the same eight answer the same. */
beforeEach(async () => {
  house.setNow(BEFORE)
  const asked = GIVEN.map((givenName, place) => ({ givenName, level: 'name' as const, response: place === 7 ? ('waiting' as const) : ('answered' as const) }))
  first = await aClosedWave(house, asked)
  second = await aClosedWave(house, asked, first)
  await run(sql`update wave set opens_on = '2024-01-08', closes_on = '2024-01-19' where id = ${second.waveId}`)
  const visit = async (personId: string) => {
    const session = await aSession(house, { personId })
    return { session, ...aVisitor(house, app, session) }
  }
  lead = await visit(await join('Dora', 'coordinator'))
  researcher = await visit(await join('Rani', 'researcher'))
  ama = await visit(first.people[0] ?? '')
})

async function join(givenName: string, role: string): Promise<string> {
  const personId = await aPerson(house, { givenName })
  await aMembership(house, { personId, communityId: first.communityId, role })
  return personId
}

async function run<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await asSystem(house.db, (tx) => query.execute(tx))).rows
}

async function thirteenMonthsLater(): Promise<void> {
  await goTo(AFTER)
  await sociogramsJobs(house)['forget-wave-answers']?.({})
}

/** Nobody is signed out meanwhile. */
async function goTo(moment: string): Promise<void> {
  house.setNow(moment)
  await run(
    sql`update session set created_at = ${moment}, proved_at = ${moment}, last_seen_at = ${moment}, expires_at = ${moment}::timestamptz + interval '1 day'`,
  )
}

const at = ({ communityId, waveId }: Wave, page: string) => `/communities/${communityId}/sociograms/${waveId}${page}`

describe('a wave whose answers are forgotten', () => {
  it('is compared with nothing: what did not change is not said to be new', async () => {
    const before = await lead.read(at(second, '/compare'))
    expect(before).toContain('none is new, none is gone')
    await thirteenMonthsLater()
    const after = await lead.read(at(second, '/compare'))
    expect(after).not.toMatch(/ (is|are) new| came |<table|<svg class="sociogram/)
    expect(after).toContain('the answers of that one are no longer here')
    expect(await lead.read(at(second, '/group'))).not.toContain('/compare')
    expect((await lead.open(at(second, '/over-time'))).status).toBe(404)
  })

  it('keeps nothing of a person in any table, and the numbers as they were shown', async () => {
    await run(
      sql`insert into wave_link (token_hash, wave_id, community_id, person_id) values ('\x01'::bytea, ${first.waveId}, ${first.communityId}, ${first.people[0]})`,
    )
    await run(
      sql`insert into wave_left_off (wave_id, community_id, person_id, reason) values (${first.waveId}, ${first.communityId}, ${first.people[0]}, 'on-leave')`,
    )
    await run(
      sql`insert into wave_import (wave_id, community_id, answers, people, made_by, made_at) values (${first.waveId}, ${first.communityId}, 1, 1, ${first.people[0]}, ${BEFORE})`,
    )
    await run(
      sql`insert into wave_organisation (wave_id, community_id, organisation_id) values (${first.waveId}, ${first.communityId}, ${first.organisations[0]})`,
    )
    const left = async (wave: Wave) =>
      Promise.all(TABLES.map(async (table) => (await run(sql`select 1 from ${sql.table(table)} where wave_id = ${wave.waveId}`)).length))
    const later = await left(second)
    expect((await left(first)).every((count) => count > 0)).toBe(true)
    await thirteenMonthsLater()
    expect(await left(first)).toEqual([0, 0, 0, 0, 0, 0])
    expect(await left(second)).toEqual(later)
    // Seven of eight answered: one silent person is counted apart nowhere.
    expect(await run(sql`select state, asked, answered, mirrored_on from wave where id = ${first.waveId}`)).toEqual([
      { state: 'forgotten', asked: 8, answered: 6, mirroredOn: null },
    ])
    await expect(run(sql`update wave set asked = null where id = ${first.waveId}`)).rejects.toThrow('wave_check')
    house.setNow('2024-02-21T09:00:00.000Z')
    await sociogramsJobs(house)['forget-wave-answers']?.({})
    expect(await run(sql`select asked, answered from wave where id = ${first.waveId}`)).toEqual([{ asked: 8, answered: 6 }])
  })

  it('says so in the list and at its addresses, in four languages; asked, answered and days stay', async () => {
    await thirteenMonthsLater()
    for (const language of LANGUAGES) {
      const words = { fr: 'douze mois', nl: 'twaalf maanden', en: 'twelve months', de: 'zwölf Monate' }[language]
      for (const [visitor, page] of [
        [ama, ''],
        [ama, `/${first.waveId}/group`],
        [lead, `/${first.waveId}`],
        [lead, `/${first.waveId}/public`],
      ] as const) {
        const headers = { Cookie: `__Host-ronde-browser=b; ${SESSION_COOKIE}=${visitor.session}`, 'Accept-Language': language }
        const text = await (await app.request(`/communities/${first.communityId}/sociograms${page}`, { headers })).text()
        expect([page, text.includes(words)]).toEqual([page, true])
      }
    }
    const list = await ama.read(`/communities/${first.communityId}/sociograms`)
    expect(list).toMatch(/Answers deleted[^]*at least 6 of 8 answered[^]*2 January 2023[^]*20 January 2023/)
    expect(list).not.toContain(`${first.waveId}/`)
    for (const page of ['mine', 'group', 'group?list=1', 'breakdown', 'measures', 'compare']) {
      // The measures are for who studies or coordinates.
      for (const visitor of page === 'measures' ? [lead, researcher] : [lead, ama]) {
        const answer = await visitor.open(at(first, `/${page}`))
        const text = await answer.text()
        expect([page, answer.status]).toEqual([page, 200])
        expect(text).toContain('Answers are kept for twelve months')
        expect(text).toContain('at least 6 of 8 answered (75%)')
        expect(text).not.toMatch(/sociogram-box|van Bilal|NaN/)
      }
    }
    expect(await ama.read(`/sociograms/${first.waveId}/answer`)).toContain('Answers are kept for twelve months')
    for (const file of ['picture?format=svg', 'picture?format=pdf&of=waves', 'over-time', 'network?format=zip', 'network?format=siena'])
      expect([file, (await lead.open(at(first, `/${file}`))).status]).toEqual([file, 410])
    const stranger = aVisitor(house, app, await aSession(house, { personId: await aPerson(house, { givenName: 'Zoé' }) }))
    expect((await stranger.open(at(first, '/group'))).status).toBe(404)
    expect((await ama.open(at(first, ''))).status).toBe(404)
  })

  it('leaves the own page and the later figures as if it had never been there', async () => {
    expect(await ama.read(at(second, '/mine'))).not.toContain('Told last time')
    const figures = (text: string) => text.slice(text.indexOf('In plain words')).split('</ul>')[0]
    const before = figures(await ama.read(at(second, '/group')))
    await run(sql`update nomination set level = 0 where wave_id = ${second.waveId} and from_person = ${second.people[0]} and to_person = ${second.people[1]}`)
    const hasFaded = await ama.read(at(second, '/mine'))
    expect(hasFaded).toContain('Told last time, no longer this time')
    await thirteenMonthsLater()
    expect(await ama.read(at(second, '/mine'))).not.toContain('Told last time, no longer this time')
    await run(sql`update nomination set level = 4 where wave_id = ${second.waveId}`)
    expect(figures(await ama.read(at(second, '/group')))).toBe(before)
    expect(await lead.read(at(second, ''))).toContain('at least 6 of 8 answered')
  })

  it('is in no archive for research, and its response stays in the list of a program', async () => {
    const archive = async (wave: Wave) => unzip(new Uint8Array(await (await researcher.open(at(wave, '/network?format=zip'))).arrayBuffer()))
    expect(Object.keys(await archive(second))).toContain('siena-wave-1.dat')
    await thirteenMonthsLater()
    expect(Object.keys(await archive(second))).toEqual(['README.txt', 'people.csv', 'ties-wave-2.csv', 'siena-wave-2.dat'])
    const call = anApiCaller(() => app)
    const { json } = await call(lead.session, 'GET', `/communities/${first.communityId}/waves`)
    expect(json.rows).toContainEqual(
      expect.objectContaining({ id: first.waveId, state: 'forgotten', response: { asked: 8, answered: 6, isAtLeast: true, share: 0.75 }, isAsked: false }),
    )
    expect(JSON.stringify(json)).not.toContain('remains')
    expect((await call(lead.session, 'GET', `/communities/${first.communityId}/waves/${first.waveId}/group`)).status).toBe(404)
    const printed = await aTerminal(() => house, sociogramsCommands, '--lang', 'en')('survey list')
    expect(printed.out).toContain(`${first.waveId}\tforgotten\t2023-01-20\tQui avec qui 1\tat least 6 of 8 answered (75%)`)
    expect((await run<{ id: string }>(sql`select id from wave`)).length).toBeGreaterThan(1)
    expect((await asSystem(house.db, (tx) => listMirrorWaves(tx, first.communityId, first.people[0] ?? ''))).map(({ id }) => id)).toEqual([second.waveId])
  })

  it('does not come back when joined records come apart, and they remember nothing of it', async () => {
    const [one = '', other = ''] = first.people
    const moved = await asSystem(house.db, (tx) => sociogramMerger.move(tx, other, one))
    const [kept, memory] = [JSON.parse(JSON.stringify(moved)) as typeof moved, JSON.stringify({ moved: { sociograms: moved } })]
    const [row] = await run<{ id: string }>(sql`
      insert into person_merge (kept_id, merged_id, merged_at, before) values (${one}, ${other}, ${BEFORE}, ${memory}::jsonb) returning id`)
    await thirteenMonthsLater()
    const [after] = await run<{ words: string }>(sql`select before::text as words from person_merge where id = ${row?.id}`)
    expect(memory).toContain(`"wave_id":"${first.waveId}"`)
    expect(after?.words).not.toContain(`"wave_id": "${first.waveId}"`)
    expect(after?.words).toContain(`"wave_id": "${second.waveId}"`)
    await asSystem(house.db, (tx) => sociogramMerger.giveBack(tx, other, one, kept))
    expect(await run(sql`select 1 from wave_person where wave_id = ${first.waveId}`)).toEqual([])
    expect(await run(sql`select 1 from nomination where wave_id = ${first.waveId}`)).toEqual([])
    expect(await run(sql`select 1 from wave_person where wave_id = ${second.waveId}`)).toHaveLength(8)
  })
})

describe('the answers of the wave before', () => {
  const next = (wave: Wave, closesOn: string) => lead.send(at(wave, ''), { part: 'next', version: '1', closesOn, prefilled: 'yes' })
  const newest = async () =>
    (
      await run<{ id: string; isPrefilled: boolean }>(sql`select id, is_prefilled from wave where survey_id = ${first.surveyId} order by number desc limit 1`)
    )[0]

  it('stand in a form only if they are there until its last day', async () => {
    await goTo('2025-01-10T09:00:00.000Z')
    expect((await next(second, '2025-01-18')).status).toBe(303)
    expect((await newest())?.isPrefilled).toBe(true)
    const draft = (await newest())?.id ?? ''
    const change = (version: string, closesOn: string) =>
      lead.send(at({ ...second, waveId: draft }, ''), { part: 'change', version, closesOn, prefilled: 'yes' })
    expect((await change('1', '2025-01-19')).status).toBe(303)
    expect((await newest())?.isPrefilled).toBe(false)
    expect((await change('2', '2025-01-18')).status).toBe(303)
    expect((await lead.send(at({ ...second, waveId: draft }, ''), { part: 'open', version: '3' })).status).toBe(303)
    expect((await newest())?.isPrefilled).toBe(true)
    const longer = await change('4', '2025-01-19')
    expect([longer.status, await longer.text()]).toEqual([422, expect.stringContaining('Choose an earlier one')])
  })

  it('are neither offered nor taken over once they are forgotten, and the next wave can still begin', async () => {
    await run(sql`update wave set closes_on = '2023-01-20' where id = ${second.waveId}`)
    await thirteenMonthsLater()
    const page = await lead.read(at(second, ''))
    expect(page).toContain('Prepare the next wave')
    expect(page).not.toMatch(/name="prefilled"|van Bilal/)
    expect((await next(second, '2024-03-01')).status).toBe(303)
    const draft = await newest()
    expect(draft?.isPrefilled).toBe(false)
    expect(await lead.read(at({ ...second, waveId: draft?.id ?? '' }, ''))).not.toContain('name="prefilled"')
  })
})

it('a draft that nobody opened keeps no roster longer than a wave', async () => {
  await run(sql`update wave set state = 'draft' where id = ${first.waveId}`)
  await thirteenMonthsLater()
  expect(await run(sql`select 1 from wave_person where wave_id = ${first.waveId}`)).toEqual([])
  expect(await run(sql`select state from wave where id = ${first.waveId}`)).toEqual([{ state: 'draft' }])
})
