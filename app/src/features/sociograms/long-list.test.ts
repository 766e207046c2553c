import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClosedWaveOf } from '../../../test/closed-wave.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let wave: Awaited<ReturnType<typeof aClosedWaveOf>>
let me: ReturnType<typeof aVisitor>
let keeper: ReturnType<typeof aVisitor>

beforeAll(async () => {
  house = await aHouse({}, '2023-02-14T09:00:00.000Z')
  app = makeApp(house)
  wave = await aClosedWaveOf(house, 44, { communityId: await aCommunity(house, 'Sud') })
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: wave.communityId, role: 'coordinator' })
  keeper = aVisitor(house, app, await aSession(house, { personId: dora }))
  me = aVisitor(house, app, await aSession(house, { personId: wave.people[0]! }))
  await asSystem(house.db, async (tx) => {
    await sql`update wave set state = 'open', closes_on = '2023-03-01' where id = ${wave.waveId}`.execute(tx)
    await sql`update wave_person set begun_at = now(), response = 'partly' where wave_id = ${wave.waveId} and person_id = ${wave.people[0]}`.execute(tx)
  })
})
afterAll(() => house.close())

const asked = (html: string) => [...html.matchAll(/person-([0-9a-f-]{36})-work-together/g)].map(([, id]) => id).filter((id, at, all) => all.indexOf(id) === at)
const heads = (html: string) => [...(html.split('<main')[1] ?? '').matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, text]) => text)

describe('a survey of more than forty people', () => {
  it('goes sector by sector, under its name, with a way to where each begins', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => me.read(`/sociograms/${wave.waveId}/answer?page=${page}`)))
    expect(pages.map(heads)).toEqual([['primary care'], ['primary care', 'social work'], ['social work']])
    // Those on even places of the list are of the first sector.
    expect(pages.flatMap(asked)).toEqual([...wave.people.filter((_, at) => at % 2 === 1), ...wave.people.filter((_, at) => at % 2 === 0 && at > 0)])
    expect(pages[0]).toMatch(/page=2"[^>]*>social work<\/a>/)
  })

  it('passes over nobody and ends at nobody’s page but the last, though somebody leaves the list while it is filled in', async () => {
    const address = `/sociograms/${wave.waveId}/answer`
    const nameable = (is: boolean) =>
      asSystem(house.db, (tx) => sql`update wave_person set is_nameable = ${is} where wave_id = ${wave.waveId} and person_id = ${wave.people[1]}`.execute(tx))
    const seen = new Set<string>()
    const ways: string[] = []
    for (let next = `${address}?page=1`; !next.endsWith('end') && ways.length < 9;) {
      const html = await me.read(next)
      for (const id of asked(html)) seen.add(id ?? '')
      const way = /<form[^>]* action="([^"]*\/answer\?page=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
      if (ways.length === 0) await nameable(false)
      next = (await me.send(way, { do: 'next' })).headers.get('Location') ?? 'end'
      ways.push(next.split('page=')[1] ?? '')
    }
    await nameable(true)
    expect([seen.size, ways]).toEqual([43, ['1', '2', '3', 'end']])
  })

  it('a search shows who was found, without sectors', async () => {
    expect(heads(await me.read(`/sociograms/${wave.waveId}/answer?page=1&q=ama+7`))).toEqual([])
  })

  it('is typed in in the order of the paper', async () => {
    const html = await keeper.read(`/communities/${wave.communityId}/sociograms/${wave.waveId}/paper?person=${wave.people[43]}`)
    const typed = asked(html)
    expect(typed.length).toBeGreaterThan(6)
    expect(typed).toEqual(wave.people.slice(0, typed.length))
  })
})
