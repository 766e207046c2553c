import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../src/app.ts'
import { asSystem } from '../src/platform/database.ts'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../test/neighbourhood.ts'

type Browser = ReturnType<typeof aVisitor>
let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let lead: Browser
let room: Browser[]
let people: string[]

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  const service = await anOrganisation(house, { nameFr: 'Le Relais' })
  people = []
  for (const givenName of ['Ama', 'Bo', 'Cis', 'Dora', 'Émile', 'Fien', 'Gus']) {
    const personId = await aPerson(house, { givenName, familyName: `Zq${givenName}` })
    await aMembership(house, { personId, communityId: south, role: givenName === 'Ama' ? 'coordinator' : 'member', represents: service })
    people.push(personId)
  }
  room = []
  for (const personId of people) room.push(aVisitor(house, app, await aSession(house, { personId })))
  lead = room[0]!
})
afterAll(() => house.close())

type Statement = { execute: (tx: Parameters<Parameters<typeof asSystem>[1]>[0]) => Promise<{ rows: unknown[] }> }
const system = async (statement: Statement) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]

async function anOpenQuestion(): Promise<string> {
  const meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-04-03T06:00:00Z', present: people })
  expect((await lead.send(`/meetings/${meeting}/exit/keep`, { part: 'open' })).status).toBe(303)
  return meeting
}

/** Everything about the question that somebody could look at twice, as the one who leads, who is told most, and as a member. */
async function look(meeting: string): Promise<string> {
  const paths = [`/meetings/${meeting}/exit`, `/meetings/${meeting}`, `/communities/${south}/exit`]
  const api = [`/api/v1/meetings/${meeting}/exit-answers`, `/api/v1/communities/${south}/exit-answers`]
  const texts: string[] = []
  for (const reader of [lead, room[6]!])
    for (const path of [...paths, ...api]) texts.push((await reader.read(path)).replaceAll(/nonce="[^"]+"|value="[\w-]{43}"|[0-9a-f]{12}(?=")/g, ''))
  return texts.join('\n')
}

describe('SEC-11 what somebody says at the exit', () => {
  it('SEC-11 is told by no page and no answer of the API: a look before and one after an answer are the same', async () => {
    const meeting = await anOpenQuestion()
    let before = await look(meeting)
    for (const [place, answer] of ['yes', 'no', 'partly', 'no', 'yes'].entries()) {
      expect((await room[place + 1]!.send(`/meetings/${meeting}/exit`, { answer })).status).toBe(303)
      const after = await look(meeting)
      expect(after, `after answer ${place + 1}`).toBe(before)
      before = after
    }
  })

  it('SEC-11 has no trace in the store: all counts are written alike, marks are salted and go with the question', async () => {
    const meeting = await anOpenQuestion()
    const [first, second] = [room[1]!, room[2]!]
    for (const [who, answer] of [
      [first, 'no'],
      [second, 'yes'],
    ] as const)
      await who.send(`/meetings/${meeting}/exit`, { answer })
    const rows = await system(sql`select distinct xmin::text as number from exit_count where meeting_id = ${meeting}`)
    expect(rows).toHaveLength(1)
    const columns = await system(sql`select column_name as name from information_schema.columns where table_name in ('exit_count', 'exit_mark') order by 1`)
    expect(columns.map(({ name }) => name)).toEqual(['answer', 'given', 'mark', 'meeting_id', 'meeting_id', 'on_paper'])
    expect(await system(sql`select 1 from exit_mark where meeting_id = ${meeting}`)).toHaveLength(2)
    expect(await system(sql`select 1 from audit_entry where action like 'exit.answer%'`)).toEqual([])
    await lead.send(`/meetings/${meeting}/exit/keep`, { part: 'close' })
    expect(await system(sql`select 1 from exit_mark where meeting_id = ${meeting}`)).toEqual([])
    expect(await system(sql`select salt from exit_round where meeting_id = ${meeting}`)).toEqual([{ salt: null }])
  })

  it('SEC-11 is shown from five answers on, also when slips of paper are counted, and is in no sum before', async () => {
    const counts = async (answers: string[], paper: Record<string, string> | null) => {
      const meeting = await anOpenQuestion()
      for (const [place, answer] of answers.entries()) await room[place]!.send(`/meetings/${meeting}/exit`, { answer })
      if (paper !== null) await lead.send(`/meetings/${meeting}/exit/keep`, { part: 'paper', ...paper })
      await lead.send(`/meetings/${meeting}/exit/keep`, { part: 'close' })
      const told = JSON.parse(await lead.read(`/api/v1/meetings/${meeting}/exit-answers`)) as { counts: unknown }
      const rows = (JSON.parse(await lead.read(`/api/v1/communities/${south}/exit-answers`)) as { rows: { meetingId: string; counts: unknown }[] }).rows
      expect(rows.find(({ meetingId }) => meetingId === meeting)?.counts ?? null).toEqual(told.counts)
      return told.counts
    }
    expect(await counts(['yes', 'yes', 'no', 'no'], null)).toBeNull()
    expect(await counts(['yes'], { yes: '4', partly: '0', no: '0' })).toBeNull()
    expect(await counts(['yes', 'yes', 'no', 'no', 'partly'], null)).toEqual({ yes: 2, partly: 1, no: 2 })
    const { sum } = JSON.parse(await lead.read(`/api/v1/communities/${south}/exit-answers`)) as { sum: unknown }
    expect(sum).toEqual({ yes: 2, partly: 1, no: 2 })
  })
})
