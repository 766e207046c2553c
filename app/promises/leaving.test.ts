import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asSystem } from '../src/platform/database.ts'
import { aDemoHouse, type DemoHouse } from './demo-house.ts'

let demo: DemoHouse
let south: string

beforeAll(async () => {
  demo = await aDemoHouse()
  south = await demo.idOf('community', 'south')
}, 60_000)
afterAll(() => demo.close())

async function readFigures(): Promise<unknown> {
  return (await demo.ask(demo.visitors.coordinator, `/api/v1/monitoring?communities=${south}&from=2022-09-01&until=2023-03-31`)).json()
}

async function readLines(): Promise<unknown> {
  return asSystem(
    demo.house.db,
    async (tx) =>
      (await sql`select meeting_id, role, state, mode from attendance where person_id = ${demo.visitors.member.personId} order by meeting_id`.execute(tx)).rows,
  )
}

const send = async (path: string, form: Record<string, string>) => (await demo.ask(demo.visitors.member, path, { method: 'POST', form })).status

it('PRV-03 sharing given and withdrawn touches no attendance: that rests on the convention', async () => {
  const before = [await readFigures(), await readLines()]
  expect(await send('/people/me/share', { purpose: 'community_list', community: south, field: 'phone', until: '2023-06-01' })).toBe(303)
  expect([await readFigures(), await readLines()]).toEqual(before)
  expect(await send('/people/me/stop', { purpose: 'community_list', community: south })).toBe(303)
  expect([await readFigures(), await readLines()]).toEqual(before)
  expect(before[1]).not.toEqual([])
})

it('a member who leaves takes nothing from the others: the past stays counted, and the community is closed to them', async () => {
  const [before, lines] = [await readFigures(), await readLines()]
  expect(await send(`/communities/${south}/leave`, { reason: 'time' })).toBe(303)
  expect([await readFigures(), await readLines()]).toEqual([before, lines])
  const left = (await demo.ask(demo.visitors.member, `/communities/${south}/members`)).status
  expect(left).toBe(404)
})
