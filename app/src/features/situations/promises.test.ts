import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aTerminal } from '../../../test/terminal.ts'
import { aDraftOf, aMeetingOf, anOfferOf, answersAt, idIn, situationAt, tellers, TELLING_DAY, type Tellers } from '../../../test/tellers.ts'
import { asSystem } from '../../platform/database.ts'
import { keepPromises } from './actions/hear-news.ts'
import type * as room from './actions/room.ts'
import { situationsCommands } from './commands.ts'
import { saveRoleName } from './store/room-store.ts'

let isDown = false
vi.mock('./actions/room.ts', async (original) => {
  const real = await original<typeof room>()
  return {
    ...real,
    tightenRoom: (...wish: Parameters<typeof real.tightenRoom>) => (isDown ? Promise.reject(new Error('the guard cannot work')) : real.tightenRoom(...wish)),
  }
})

let told: Tellers

beforeAll(async () => {
  told = await tellers()
})
afterAll(() => told.house.close())

const system = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await asSystem(told.house.db, (tx) => statement.execute(tx))).rows

describe('the promises of every night', () => {
  it('answers past their day go, although the guard cannot look at a room', async () => {
    const draft = await aDraftOf(told)
    const planned = await anOfferOf(told)
    await told.who.lead.send(`${planned}/plan`, { meeting: await aMeetingOf(told, '2023-05-30T11:00:00Z'), do: 'plan' })
    told.house.setNow('2023-05-10T09:00:00.000Z')
    isDown = true
    await expect(keepPromises(told.house)).rejects.toThrow('the guard cannot work')
    isDown = false
    told.house.setNow(TELLING_DAY)
    expect(await answersAt(told, draft)).toEqual([])
    expect(await situationAt(told, draft)).toBeUndefined()
  })
})

describe('stopping', () => {
  it('is told to whoever keeps words of it, once, without a word of it', async () => {
    const path = await anOfferOf(told)
    for (const _ of [1, 2]) await told.who.presenter.send(`${path}/step`, { do: 'stopped' })
    expect(await system(sql`select kind, facts from domain_event where subject_id = ${idIn(path)}`)).toEqual([{ kind: 'situation.stopped', facts: {} }])
  })

  it('a draft is removed by the command as by its page', async () => {
    const path = await aDraftOf(told)
    const run = aTerminal(() => told.house, situationsCommands, '--lang', 'en')
    expect(await run('situations stop', idIn(path))).toMatchObject({ code: 0 })
    expect(await situationAt(told, path)).toBeUndefined()
  })
})

it('of two who name the role at once, one is told so', async () => {
  const { house, south } = told
  const name = (fr: string, version: number) => asSystem(house.db, (tx) => saveRoleName(tx, { communityId: south, fr, nl: '', version, at: TELLING_DAY }))
  expect(await name('Relais', 0)).toBe(true)
  expect((await Promise.all([name('Lien', 1), name('Passeuse', 1)])).toSorted()).toEqual([false, true])
  expect(await name('', 2)).toBe(true)
  expect(await name('', 0)).toBe(true)
})
