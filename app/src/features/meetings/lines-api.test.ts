import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let north: string
let ama: string
let lead: string
let second: string
let member: string
let meeting: string
const ask = anApiCaller(() => app)

beforeAll(async () => {
  house = await aHouse({}, '2026-03-24T12:30:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  ama = await aPerson(house, { givenName: 'Ama', familyName: 'D’Été' })
  await aMembership(house, { personId: ama, communityId: south })
  member = await aSession(house, { personId: ama })
  const sessions = await Promise.all(
    ['Dora', 'Idris'].map(async (givenName) => {
      const personId = await aPerson(house, { givenName, familyName: 'Lemaire' })
      await aMembership(house, { personId, communityId: south, role: 'moderator' })
      return aSession(house, { personId })
    }),
  )
  ;[lead, second] = sessions as [string, string]
  const plan = { day: '2026-03-24', from: '13:00', until: '15:00', agenda: 'shipped:short' }
  const { json } = await ask(lead, 'POST', `/communities/${south}/meetings`, plan)
  meeting = (json.ids as string[])[0] ?? ''
})
afterAll(() => house.close())

describe('agendas that a community keeps', () => {
  const at = () => `/communities/${south}/agenda-templates`
  const keep = (session: string, name: string, meetingId = meeting) => ask(session, 'POST', at(), { meetingId, name, language: 'fr' })

  it('are none at first, and closed to members', async () => {
    expect((await ask(lead, 'GET', at())).json).toEqual({ rows: [], count: 0 })
    for (const method of ['GET', 'POST'] as const) expect((await ask(member, method, at(), method === 'POST' ? {} : undefined)).status).not.toBe(200)
    expect((await ask(member, 'GET', at())).status).toBe(404)
    expect((await ask(lead, 'GET', `/communities/${north}/agenda-templates`)).status).toBe(404)
  })

  it('are kept from a meeting, begin another one, and go', async () => {
    expect((await keep(member, 'Été')).status).toBe(404)
    expect((await keep(lead, 'Été', south)).status).toBe(404)
    expect(await keep(lead, ' ')).toMatchObject({ status: 409, json: { error: { kind: 'name-missing' } } })
    const kept = await keep(lead, 'Été')
    expect(kept.status).toBe(201)
    const { json } = await ask(lead, 'GET', at())
    expect(json).toMatchObject({ count: 1, rows: [{ id: kept.json.id, name: 'Été', items: [{ kind: 'faces' }, { kind: 'situation' }, { kind: 'close' }] }] })
    const plan = { day: '2026-04-07', from: '13:00', until: '15:00', agenda: `own:${kept.json.id}` }
    const planned = await ask(lead, 'POST', `/communities/${south}/meetings`, plan)
    expect((await ask(lead, 'GET', `/meetings/${(planned.json.ids as string[])[0]}/agenda`)).json.count).toBe(3)
    const remove = (session: string) => ask(session, 'POST', `${at()}/${kept.json.id}/remove`)
    expect((await remove(member)).status).toBe(404)
    expect((await ask(lead, 'POST', `/communities/${north}/agenda-templates/${kept.json.id}/remove`)).status).toBe(404)
    expect((await remove(lead)).json).toEqual({ isRemoved: true })
    expect((await remove(lead)).status).toBe(404)
  })
})

describe('one line of the register', () => {
  const line = (session: string, change: object, personId = ama) => ask(session, 'PUT', `/meetings/${meeting}/attendance/people/${personId}`, change)
  const rows = async () => (await ask(lead, 'GET', `/meetings/${meeting}/attendance`)).json.rows as { personId: string; name: string; role: string }[]

  it('is saved with role, organisation and times, over the version that was read', async () => {
    const house1 = await anOrganisation(house, { nameFr: 'Maison Médicale' })
    expect((await line(member, { version: 0, answer: 'here' })).status).toBe(404)
    expect((await line(lead, { version: 0, answer: 'here' }, south)).status).toBe(404)
    const full = { version: 0, answer: 'here', role: 'speaker', represents: [house1], arrived: '13:10', left: '14:45' }
    expect((await line(lead, full)).json).toEqual({ version: 1 })
    expect((await rows()).find(({ personId }) => personId === ama)).toMatchObject({
      role: 'speaker',
      represents: [house1],
      arrivedAt: '2026-03-24T12:10:00.000Z',
      leftAt: '2026-03-24T13:45:00.000Z',
    })
    expect(await line(lead, { version: 0, answer: 'online' })).toMatchObject({ status: 409, json: { error: { kind: 'saved-meanwhile' } } })
    expect((await line(lead, { version: 1, answer: 'online', left: null })).json).toEqual({ version: 2 })
    expect((await rows()).find(({ personId }) => personId === ama)).toMatchObject({
      role: 'speaker',
      represents: [house1],
      mode: 'online',
      arrivedAt: '2026-03-24T12:10:00.000Z',
      leftAt: null,
    })
  })

  it('refuses an end before the beginning, a clock that is none, and an organisation that is not there', async () => {
    expect(await line(lead, { version: 2, answer: 'here', arrived: '14:00', left: '13:30' })).toMatchObject({
      status: 409,
      json: { error: { kind: 'ends-before-start' } },
    })
    expect((await line(lead, { version: 2, answer: 'here', arrived: '25:00' })).status).toBe(400)
    expect(await line(lead, { version: 2, answer: 'here', represents: [south] })).toMatchObject({ json: { error: { kind: 'organisation-unknown' } } })
  })

  it('sends a deputy, who is then here and may be taken off again; a member stays', async () => {
    expect((await line(lead, { version: 2, answer: 'represented', deputy: 'Zoë Nieuw' })).json).toEqual({ version: 3 })
    const deputy = (await rows()).find(({ name }) => name === 'Zoë Nieuw')
    expect(deputy).toMatchObject({ role: 'deputy', state: 'present' })
    const remove = (personId: string) => ask(lead, 'POST', `/meetings/${meeting}/attendance/people/${personId}/remove`)
    expect((await remove(deputy?.personId ?? '')).json).toEqual({ isRemoved: true })
    expect((await remove(deputy?.personId ?? '')).status).toBe(404)
    expect(await remove(ama)).toMatchObject({ status: 409, json: { error: { kind: 'member-stays' } } })
  })
})

it('shows answers that do not agree to who keeps the register, and takes the one that is chosen', async () => {
  const at = `/meetings/${meeting}/attendance/conflicts`
  expect((await ask(lead, 'GET', at)).json).toEqual({ rows: [], count: 0 })
  const note = (session: string, version: number, choice: string) =>
    ask(session, 'PUT', `/meetings/${meeting}/attendance`, { rows: [{ personId: ama, version, choice }] })
  expect((await note(lead, 3, 'here')).json).toEqual({ saved: 1, conflicts: 0 })
  expect((await note(second, 3, 'absent')).json).toEqual({ saved: 0, conflicts: 1 })
  const [conflict] = (await ask(lead, 'GET', at)).json.rows as { id: string }[]
  expect(conflict).toMatchObject({ personId: ama, name: 'Ama D’Été', stored: { state: 'present' }, storedBy: 'Dora Lemaire', proposed: { state: 'absent' } })
  expect((await ask(member, 'GET', at)).status).toBe(404)
  const choose = (session: string, take: string) => ask(session, 'PUT', `${at}/${conflict?.id}`, { take })
  expect((await choose(member, 'proposed')).status).toBe(404)
  expect((await choose(lead, 'both')).status).toBe(400)
  expect((await choose(lead, 'proposed')).json).toEqual({ take: 'proposed' })
  expect((await choose(lead, 'stored')).status).toBe(404)
  expect((await ask(lead, 'GET', at)).json.count).toBe(0)
  expect(((await ask(lead, 'GET', `/meetings/${meeting}/attendance`)).json.rows as object[])[0]).toMatchObject({ personId: ama, state: 'absent' })
})
