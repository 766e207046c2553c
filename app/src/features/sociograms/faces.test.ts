import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFaceFile } from '../../../test/face-file.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { aClosedWave } from './test-closed-wave.ts'

const FACE = /<img class="face[^>]*src="data:image\/webp/g
const countFaces = (html: string) => html.match(FACE)?.length ?? 0

let house: TestHouse
let app: ReturnType<typeof makeApp>
let wave: Awaited<ReturnType<typeof aClosedWave>>
let visitors: ReturnType<typeof aVisitor>[]

const visit = async (personId: string) => aVisitor(house, app, await aSession(house, { personId }))
const openAgain = (state: 'open' | 'closed') => asSystem(house.db, (tx) => sql`update wave set state = ${state} where id = ${wave.waveId}`.execute(tx))

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  wave = await aClosedWave(
    house,
    ['Ama', 'Bo', 'Chloé', 'Dries', 'Élise', 'Fatma'].map((givenName) => ({ givenName, level: 'name' as const })),
  )
  visitors = await Promise.all(wave.people.map(visit))
  for (const at of [1, 2]) await visitors[at]!.upload('/people/me/picture', 'picture', await aFaceFile({}))
})
afterAll(() => house.close())

it('stand beside the names of who agreed, on the form without a script, and as long as they agree', async () => {
  await openAgain('open')
  await asSystem(house.db, (tx) => sql`update wave_person set begun_at = now() where wave_id = ${wave.waveId}`.execute(tx))
  const page = await visitors[0]!.read(`/sociograms/${wave.waveId}/answer?page=1`)
  expect([page.includes('van Bo'), countFaces(page)]).toEqual([true, 2])
  expect(page).toMatch(/<img class="face" src="data:image\/webp;base64,[^"]+" alt width="44" height="44"/)
  await visitors[2]!.send('/people/me/stop', { purpose: 'photo' })
  expect(countFaces(await visitors[0]!.read(`/sociograms/${wave.waveId}/answer?page=1`))).toBe(1)
  await visitors[2]!.upload('/people/me/picture', 'picture', await aFaceFile({}))
  await openAgain('closed')
})

it('of who may not be named are as absent as her name', async () => {
  await openAgain('open')
  await visitors[2]!.send('/people/me/stop', { purpose: 'sociogram_survey' })
  const page = await visitors[0]!.read(`/sociograms/${wave.waveId}/answer?page=1`)
  expect([page.includes('van Chloé'), countFaces(page)]).toEqual([false, 1])
  await visitors[2]!.send('/people/me/share', { purpose: 'sociogram_survey' })
  await openAgain('closed')
})

it('stand on the own page, and on no picture of the group, no list, no file and nothing public', async () => {
  const address = `/communities/${wave.communityId}/sociograms/${wave.waveId}`
  expect(countFaces(await visitors[0]!.read(`${address}/mine`))).toBeGreaterThan(0)
  const lead = await aPerson(house, { givenName: 'Dora' })
  await aMembership(house, { personId: lead, communityId: wave.communityId, role: 'coordinator' })
  const desk = await visit(lead)
  for (const part of ['group', 'breakdown', 'measures', 'network?format=graphml', 'picture?format=svg', 'public']) {
    const text = await desk.read(`${address}/${part}`)
    expect([part, /image\/webp/.test(text)]).toEqual([part, false])
  }
  expect(await (await desk.open(`/api/v1/sociograms/${wave.waveId}`)).text()).not.toContain('webp')
})
