import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { aClosedWave } from './test-closed-wave.ts'

const ARABIC = 'فاطمة'
const ODD = ['Ama "Zaza"', 'Bo\nPeeters', ARABIC, '\u202eturned', 'N'.repeat(300), '<b>Céline</b>', 'Dries & Co']
const PAGES = ['group', 'group?list=1', 'breakdown', 'measures']
const FILES = ['picture?format=svg', 'picture?format=pdf', 'picture?format=png', 'network?format=graphml', 'network?format=csv']

let house: TestHouse
let wave: Awaited<ReturnType<typeof aClosedWave>>
let visitor: ReturnType<typeof aVisitor>

/** Seven with odd names who answered and one who did not; everybody names everybody, her too. */
beforeAll(async () => {
  house = await aHouse()
  wave = await aClosedWave(house, [
    ...ODD.map((givenName) => ({ givenName, level: 'name' as const })),
    { givenName: 'Zwijgzame', level: 'name' as const, response: 'waiting' as const },
  ])
  await asSystem(house.db, (tx) =>
    sql`
      insert into nomination (wave_id, community_id, from_person, to_person, question, level, told_at)
      select ${wave.waveId}, ${wave.communityId}, a.id, b.id, 'work-together', 4, '2023-01-10T09:00:00Z'
      from unnest(${wave.people.slice(0, 7)}::uuid[]) as a (id), unnest(${wave.people}::uuid[]) as b (id)
      where a.id <> b.id on conflict do nothing`.execute(tx),
  )
  const lead = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: lead, communityId: wave.communityId, role: 'coordinator' })
  visitor = aVisitor(house, makeApp(house), await aSession(house, { personId: lead }))
})
afterAll(() => house.close())

const at = (page: string) => `/communities/${wave.communityId}/sociograms/${wave.waveId}/${page}`

it.each(PAGES)('where everybody names everybody, %s stands, and holds nothing of who did not answer', async (page) => {
  const answer = await visitor.open(at(page))
  expect(answer.status).toBe(200)
  const text = await answer.text()
  expect(text).not.toContain('Zwijgzame')
  expect(text).not.toContain(wave.people[7])
  expect(text).not.toMatch(/NaN|Infinity|undefined|<b>Céline/)
})

it('names with quotes, line ends, other directions and 300 letters are drawn as text, once each', async () => {
  const text = await visitor.read(at('group'))
  for (const name of ['&lt;b>Céline|&lt;b&gt;Céline', 'Dries &amp; Co', ARABIC, 'Bo Peeters|Bo\nPeeters']) expect(text).toMatch(new RegExp(name))
  expect(text.slice(text.indexOf('<svg'), text.indexOf('</svg>'))).not.toContain('\u202e')
})

it.each(FILES)('the file %s is whole', async (file) => {
  const answer = await visitor.open(at(file))
  expect(answer.status).toBe(200)
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  expect(text.length).toBeGreaterThan(100)
  expect(text).not.toContain('Zwijgzame')
})

it('figures never say all or none, whatever everybody said', async () => {
  const text = await visitor.read(at('group'))
  const figures = text.slice(text.indexOf('In plain words')).split('</ul>')[0] ?? ''
  expect(figures.match(/<li>/g)).toHaveLength(6)
  expect(figures).toMatch(/Of 100 possible ties, about 9\d are there[^]*about 9 are told by both[^]*About 9 of 10 people/)
})

it('one who was named by all and did not answer reads on her own page what is hers alone', async () => {
  const hers = aVisitor(house, makeApp(house), await aSession(house, { personId: wave.people[7] ?? '' }))
  expect((await hers.open(at('mine'))).status).toBe(200)
  const theirs = aVisitor(house, makeApp(house), await aSession(house, { personId: wave.people[0] ?? '' }))
  expect(await theirs.read(at('mine'))).toMatch(/Zwijgzame/)
})
