import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { aClosedWave } from './test-closed-wave.ts'

const GIVEN = ['Ama', 'Bilal', 'Céline', 'Dries', 'Élise', 'Fatma', 'Goran', 'Hilde', 'Ingrid']
type Wave = Awaited<ReturnType<typeof aClosedWave>>

let house: TestHouse
let named: Wave
let dotted: Wave

beforeAll(async () => {
  house = await aHouse()
  named = await aClosedWave(house, [
    ...GIVEN.slice(0, 7).map((givenName) => ({ givenName, level: 'name' as const })),
    { givenName: 'Hilde', level: 'aggregate' },
    { givenName: 'Ingrid', level: 'name', response: 'waiting' },
  ])
  dotted = await aClosedWave(
    house,
    GIVEN.slice(0, 8).map((givenName, place) => ({ givenName: `${givenName}ke`, level: place === 3 ? ('dot' as const) : ('name' as const) })),
  )
})
afterAll(() => house.close())

const addressOf = ({ communityId, waveId }: Wave) => `/communities/${communityId}/sociograms/${waveId}`

const visitors = new Map<string, ReturnType<typeof aVisitor>>()

async function visit(personId: string) {
  const known = visitors.get(personId) ?? aVisitor(house, makeApp(house), await aSession(house, { personId }))
  visitors.set(personId, known)
  return known
}

async function readAs(personId: string, path: string): Promise<{ status: number; text: string }> {
  const answer = await (await visit(personId)).open(path)
  return { status: answer.status, text: await answer.text() }
}

describe('the page of a group', () => {
  it('has the picture, the response rate and the same as a list, with the names of those who all agreed', async () => {
    const { status, text } = await readAs(named.people[0]!, `${addressOf(named)}/group`)
    expect(status).toBe(200)
    expect(text).toContain('<svg')
    for (const name of ['Ama', 'Goran']) expect(text.split(`van ${name}`).length).toBeGreaterThan(2)
    expect(text).toMatch(/7/)
  })

  it('holds nothing of who is only counted or did not answer, not even an id', async () => {
    const { text } = await readAs(named.people[1]!, `${addressOf(named)}/group`)
    expect(text).not.toMatch(/Hilde|Ingrid/)
    for (const id of named.people) expect(text).not.toContain(id)
  })

  it('names nobody where one of those drawn is a dot', async () => {
    const { text } = await readAs(dotted.people[7]!, `${addressOf(dotted)}/group`)
    expect(text).toContain('<svg')
    for (const name of GIVEN.slice(0, 7)) expect(text).not.toContain(`van ${name}ke`)
    for (const id of dotted.people) expect(text).not.toContain(id)
  })

  it('is closed to visitors, to strangers, and while a wave runs', async () => {
    const visitor = await aPerson(house, { givenName: 'Vera' })
    await aMembership(house, { personId: visitor, communityId: named.communityId, role: 'visitor' })
    expect((await readAs(visitor, `${addressOf(named)}/group`)).status).not.toBe(200)
    expect((await readAs(dotted.people[1]!, `${addressOf(named)}/group`)).status).toBe(404)
    expect((await readAs(named.people[2]!, `/communities/${named.communityId}/sociograms/${dotted.waveId}/group`)).status).toBe(404)
    await asSystem(house.db, (tx) => sql`update wave set state = 'open' where id = ${dotted.waveId}`.execute(tx))
    expect((await readAs(dotted.people[2]!, `${addressOf(dotted)}/group`)).status).toBe(404)
    await asSystem(house.db, (tx) => sql`update wave set state = 'closed' where id = ${dotted.waveId}`.execute(tx))
  })
})

describe('the page of one person', () => {
  it('says the own ties and what open answers add, and nothing of who is only counted', async () => {
    const { status, text } = await readAs(named.people[3]!, `${addressOf(named)}/mine`)
    expect(status).toBe(200)
    expect(text).toContain('van Élise')
    expect(text).not.toMatch(/Hilde|Ingrid/)
  })

  it('is there for nobody who was not asked, and empty for who did not answer', async () => {
    const lead = await aPerson(house, { givenName: 'Lena' })
    await aMembership(house, { personId: lead, communityId: named.communityId, role: 'coordinator' })
    expect((await readAs(lead, `${addressOf(named)}/mine`)).status).toBe(404)
    expect((await readAs(lead, `${addressOf(named)}/group`)).status).toBe(200)
    const { text } = await readAs(named.people[8]!, `${addressOf(named)}/mine`)
    expect(text).not.toMatch(/van Ama|van Bilal/)
  })
})
