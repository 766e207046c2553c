import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anOfferOf, idIn, tellers, type Tellers } from '../../../test/tellers.ts'
import { asSystem } from '../../platform/database.ts'

let told: Tellers
let mine: string
let path: string

const system = async (statement: ReturnType<typeof sql>) => (await asSystem(told.house.db, (tx) => statement.execute(tx))).rows
const isOffered = async () => (await told.who.member.read(`${mine}/offer`)).includes('Rester à la maison')
const retell = async () => {
  const words = { summary: 'Encore la même.', goal: 'Sortir un peu', question: '', language: 'fr', community: told.south, version: '1' }
  return (await told.who.member.send(`${mine}/offer`, { ...words, retelling: idIn(path) })).status
}

beforeAll(async () => {
  told = await tellers()
  path = await anOfferOf(told)
  await system(sql`update situation set state = 'closed', meeting_id = ${told.meeting} where id = ${idIn(path)}`)
  const begun = await told.who.member.send('/situations/new', { atStake: 'Une autre.', wants: '', tried: '', ask: '', language: 'fr', next: 'later' })
  mine = begun.headers.get('location') ?? ''
})
afterAll(() => told.house.close())

it('the goal of a situation that one may not read is not among those to tell again', async () => {
  expect((await told.who.member.open(path)).status).toBe(404)
  expect([await isOffered(), await retell()]).toEqual([false, 422])
})

it('it is for who was there, as long as its words are ready for its room', async () => {
  await system(
    sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${told.meeting}, ${told.ids.member}, 'member', 'present', now())`,
  )
  expect([(await told.who.member.open(path)).status, await isOffered()]).toEqual([200, true])
  await system(sql`update situation set checked_for = null where id = ${idIn(path)}`)
  expect([(await told.who.member.read(path)).includes('Rester à la maison'), await isOffered(), await retell()]).toEqual([false, false, 422])
  await system(sql`update situation set checked_for = 'bound' where id = ${idIn(path)}`)
  await system(
    sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${told.meeting}, ${told.ids.guest}, 'visitor', 'present', now())`,
  )
  expect(await isOffered()).toBe(false)
})

it('who told it again reads the goal of the first telling as long as that one is hers to read', async () => {
  await system(sql`delete from attendance where meeting_id = ${told.meeting} and person_id = ${told.ids.guest}`)
  await system(sql`update situation set retelling_of = ${idIn(path)} where id = ${idIn(mine)}`)
  expect(await told.who.member.read(mine)).toContain('Rester à la maison')
  await system(sql`update situation set checked_for = null where id = ${idIn(path)}`)
  expect(await told.who.member.read(mine)).not.toContain('Rester à la maison')
})
