import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { sociogramsCommands } from './commands.ts'
import { sociogramsJobs } from './jobs.ts'
import { personalData, sociogramMerger } from './public.ts'
import { readCoAttendance } from './store/co-attendance-store.ts'
import { readWave } from './store/read-wave.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let lead: string
const START = '2023-02-14T09:00:00.000Z'

beforeAll(async () => {
  house = await aHouse({}, START)
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  lead = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: lead, communityId: south, role: 'coordinator' })
})
afterAll(() => house.close())

/** A member who may be named. */
async function aMember(givenName: string): Promise<string> {
  const personId = await aPerson(house, { givenName, familyName: 'Peeters' })
  await aMembership(house, { personId, communityId: south })
  await asSystem(house.db, (tx) =>
    sql`insert into consent (person_id, purpose, given, text_version, language, means, at) values (${personId}, 'sociogram_survey', true, 1, 'fr', 'own_click', now())`.execute(
      tx,
    ),
  )
  return personId
}

/** An open wave in which these told something: [from, to, level]. */
async function aWave(told: [string, string, number][]): Promise<string> {
  return asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      with s as (insert into survey (community_id, name_fr, scale_key, scale_version, questions, made_at) values (${south}, 'Qui', 'default', 1, '{work-together}', ${START}) returning id)
      insert into wave (survey_id, community_id, number, state, opens_on, closes_on) select id, ${south}, 1, 'open', '2023-02-14', '2023-03-07' from s returning id`.execute(
      tx,
    )
    const wave = rows[0]?.id ?? ''
    for (const person of new Set(told.flatMap(([from, to]) => [from, to])))
      await sql`insert into wave_person (wave_id, community_id, person_id, is_nameable, response) values (${wave}, ${south}, ${person}, true, 'answered')`.execute(
        tx,
      )
    for (const [from, to, level] of told)
      await sql`
        insert into nomination (wave_id, community_id, from_person, to_person, question, level, told_at)
        values (${wave}, ${south}, ${from}, ${to}, 'work-together', ${level}, ${START})`.execute(tx)
    return wave
  })
}

const told = async (wave: string) =>
  (await asSystem(house.db, (tx) => readWave(tx, wave, '2023-02-14')))?.nominations
    .map(({ fromPerson, toPerson, level }) => `${fromPerson} ${toPerson} ${level}`)
    .toSorted()

describe('records of people', () => {
  it('joined keep what each told once, and come apart as they were', async () => {
    const [ama, twin, bo, chloe] = [await aMember('Ama'), await aMember('Amma'), await aMember('Bo'), await aMember('Chloé')]
    const both = await aWave([
      [ama, bo, 3],
      [twin, bo, 2],
      [twin, chloe, 4],
      [bo, twin, 1],
      [chloe, ama, 2],
      [chloe, twin, 3],
      [ama, twin, 4],
    ])
    const alone = await aWave([
      [twin, bo, 4],
      [bo, twin, 2],
    ])
    const before = [await told(both), await told(alone)]
    const moved = await asSystem(house.db, (tx) => sociogramMerger.move(tx, twin, ama))
    expect(await told(both)).toEqual([`${ama} ${bo} 3`, `${ama} ${chloe} 4`, `${bo} ${ama} 1`, `${chloe} ${ama} 2`].toSorted())
    expect(await told(alone)).toEqual([`${ama} ${bo} 4`, `${bo} ${ama} 2`].toSorted())
    await asSystem(house.db, (tx) => sociogramMerger.giveBack(tx, twin, ama, JSON.parse(JSON.stringify(moved)) as typeof moved))
    expect([await told(both), await told(alone)]).toEqual(before)
  })

  it('are shown to the person without whom it is about, and erased with what was told of her', async () => {
    const [ama, bo] = [await aMember('Ama'), await aMember('Bo')]
    const wave = await aWave([
      [ama, bo, 3],
      [bo, ama, 2],
    ])
    const shown = JSON.stringify(await asSystem(house.db, (tx) => personalData.show(tx, ama)))
    expect(shown).toContain('"level":3')
    expect(shown).not.toContain(bo)
    await asSystem(house.db, (tx) => personalData.erase(tx, ama, bo))
    expect(await told(wave)).toEqual([])
    expect(await asSystem(house.db, (tx) => personalData.show(tx, ama))).toEqual(expect.arrayContaining([{ table: 'wave_person', rows: [] }]))
  })

  it('lose their answers a year after the wave; the wave stays', async () => {
    const [ama, bo] = [await aMember('Ama'), await aMember('Bo')]
    const wave = await aWave([[ama, bo, 3]])
    await asSystem(house.db, (tx) => sql`update wave set state = 'closed' where id = ${wave}`.execute(tx))
    house.setNow('2024-03-06T09:00:00.000Z')
    await sociogramsJobs(house)['forget-wave-answers']?.({})
    expect(await told(wave)).toHaveLength(1)
    house.setNow('2024-03-08T09:00:00.000Z')
    await sociogramsJobs(house)['forget-wave-answers']?.({})
    expect(await told(wave)).toBeUndefined()
    house.setNow(START)
  })
})

it('one wave that cannot be closed keeps no other open, and the job is tried again', async () => {
  const [ama, bo] = [await aMember('Ama'), await aMember('Bo')]
  const waves = [await aWave([[ama, bo, 3]]), await aWave([[bo, ama, 2]])].toSorted()
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  await owner.query(`alter table wave add constraint stuck check (id <> '${waves[0]}' or state = 'open') not valid`)
  house.setNow('2024-03-08T09:00:00.000Z')
  await expect(sociogramsJobs(house)['close-waves']?.({})).rejects.toThrow('stuck')
  await owner.query('alter table wave drop constraint stuck')
  await owner.end()
  const { rows } = await asSystem(house.db, (tx) => sql<{ state: string }>`select state from wave where id = any(${waves}::uuid[]) order by id`.execute(tx))
  expect(rows.map(({ state }) => state)).toEqual(['open', 'closed'])
  house.setNow(START)
})

it('co-attendance counts the held meetings at which two were present, within the days asked for', async () => {
  const place = await aCommunity(house, 'Nord')
  const [ama, bo, chloe] = [await aMember('Ama'), await aMember('Bo'), await aMember('Chloé')]
  await aHeldMeeting(house, { communityId: place, startsAt: '2023-01-10T13:00:00Z', present: [ama, bo] })
  await aHeldMeeting(house, { communityId: place, startsAt: '2023-02-10T13:00:00Z', present: [ama, bo, chloe] })
  const count = async (from: string | null, until: string | null) =>
    (await asSystem(house.db, (tx) => readCoAttendance(tx, place, { from, until }))).map(({ one, other, meetings }) => [
      [one, other].toSorted().join(' '),
      meetings,
    ])
  const pair = [ama, bo].toSorted().join(' ')
  expect((await count(null, null))[0]).toEqual([pair, 2])
  expect(await count(null, null)).toHaveLength(3)
  expect(await count('2023-01-10', '2023-01-10')).toEqual([[pair, 1]])
  expect(await count('2024-01-01', null)).toEqual([])
})

describe('programs', () => {
  const run = aTerminal(() => house, sociogramsCommands, '--lang', 'en')

  it('list, open and close waves', async () => {
    const wave = await aWave([[await aMember('Ama'), await aMember('Bo'), 3]])
    expect((await run('survey list')).out).toContain(`${wave}\topen\t2023-03-07\tQui 1\t`)
    expect((await run('survey open', wave)).code).toBe(1)
    expect((await run('survey close', wave)).code).toBe(0)
    expect((await run('survey list')).out).toContain(`${wave}\tclosed`)
    expect((await run('survey close', 'no-id')).code).toBe(2)
  })

  it('answer for themselves alone, by the same rules as the page', async () => {
    const [ama, bo] = [await aMember('Ama'), await aMember('Bo')]
    const wave = await aWave([[ama, bo, 3]])
    const session = await aSession(house, { personId: ama })
    const mine = `/api/v1/communities/${south}/waves/${wave}/mine`
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await app.request(path, {
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
    expect((await ask('GET', mine)).json).toMatchObject({ answers: [{ kind: 'person', id: bo, level: 3 }] })
    const answer = (level: number) => ({ level: 'dot', answers: [{ kind: 'person', id: bo, question: 'work-together', level }], isFinished: true })
    expect((await ask('PUT', mine, answer(1))).json).toEqual({ stored: 1 })
    expect((await ask('PUT', mine, answer(8))).status).toBe(409)
    expect(await told(wave)).toEqual([`${ama} ${bo} 1`])
    const waves = await ask('GET', `/api/v1/communities/${south}/waves`)
    expect(JSON.stringify(waves.json)).not.toContain(bo)
    expect((await ask('POST', `/api/v1/communities/${south}/waves`, { name: { fr: 'Qui', nl: '' }, closesOn: '2023-03-07' })).status).toBe(404)
    expect((await ask('POST', `${mine}/withdraw`, {})).json).toEqual({ deleted: 1 })
    const stranger = aVisitor(house, app, await aSession(house, { personId: lead }))
    expect((await stranger.open(mine)).status).toBe(404)
  })
})
