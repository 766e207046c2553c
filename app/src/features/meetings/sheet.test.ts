import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readLines, readSheetFields } from '../../../test/attendance-sheet.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'

let house: TestHouse
let south: string
let west: string
let dora: string
let doraSees: ReturnType<typeof aVisitor>

beforeAll(async () => {
  house = await aHouse({}, '2023-02-14T15:00:00.000Z')
  south = await aCommunity(house, 'Sud')
})
afterAll(() => house.close())

beforeEach(async () => {
  west = await aCommunity(house, 'Ouest')
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  for (const communityId of [south, west]) await aMembership(house, { personId: dora, communityId, role: 'moderator' })
  doraSees = aVisitor(house, makeApp(house), await aSession(house, { personId: dora }))
})

const FIELDS = { day: '2023-02-14', from: '13:00', until: '15:00', place: 'Maison du Coin' }

async function plan(communityId: string): Promise<string> {
  const planned = await doraSees.send(`/communities/${communityId}/meetings/new`, FIELDS)
  return planned.headers.get('Location') ?? ''
}

const openSheet = async (address: string) => readSheetFields(await doraSees.read(`${address}/attendance`))
const linesOf = (address: string) => readLines(house, address.split('/')[2] ?? '')
const closeWest = () => asSystem(house.db, (tx) => sql`update community set state = 'closed' where id = ${west}`.execute(tx))

describe('a closed community', () => {
  it('keeps its meetings to read, and takes nothing more', async () => {
    const address = await plan(west)
    await closeWest()

    const list = await doraSees.read(`/communities/${west}/meetings`)
    expect(list).toContain(address)
    expect(list).not.toContain(`/communities/${west}/meetings/new`)
    const page = await doraSees.read(address)
    expect(page).toContain('This community is closed')
    expect(page).not.toMatch(/\/(edit|cancel|close|hold|reopen)"/)
    expect(await doraSees.read(`${address}/attendance`)).not.toContain('type="radio"')
    expect((await doraSees.open(`${address}/edit`)).headers.get('Location')).toBe(address)
    expect((await doraSees.open(`/communities/${west}/meetings/new`)).headers.get('Location')).toBe(`/communities/${west}/meetings`)

    await doraSees.send(`/communities/${west}/meetings/new`, FIELDS)
    await doraSees.send(`${address}/edit`, { ...FIELDS, place: 'Ailleurs', version: '1' })
    await doraSees.send(`${address}/hold`, {})
    const sheet = await doraSees.send(`${address}/attendance`, { [`a.${dora}`]: 'here', [`was.${dora}`]: '0:here', do: 'save' })
    expect(await sheet.text()).toContain('This community is closed.')
    const { rows } = await asSystem(house.db, (tx) =>
      sql`select m.place, m.state, m.version from meeting m join meeting_community mc on mc.meeting_id = m.id where mc.community_id = ${west}`.execute(tx),
    )
    expect(rows).toEqual([{ place: 'Maison du Coin', state: 'planned', version: 1 }])
  })

  it('is not brought to a meeting of another one', async () => {
    await closeWest()
    expect(await doraSees.read(`/communities/${south}/meetings/new`)).not.toContain(`value="${west}"`)
    const answer = await doraSees.send(`${await plan(south)}/edit`, { ...FIELDS, version: '1', communities: [south, west] })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This community is closed.')
  })
})

describe('visitors', () => {
  const offered = (page: string) => [...page.matchAll(/value="visitor:([0-9a-f-]{36})"/g)].map(([, personId]) => personId)

  it('are one tap away when they came before or are expected, the last one first, and not once they are on the sheet', async () => {
    const visitors: string[] = []
    for (const [index, givenName] of ['Hugo', 'Ines', 'Joris', 'Karim', 'Lotte', 'Milan', 'Noor', 'Otis'].entries()) {
      const personId = await aPerson(house, { givenName, familyName: 'Gast' })
      const before = await aHeldMeeting(house, { communityId: west, startsAt: `2023-01-1${index}T12:00:00Z`, present: [personId] })
      await asSystem(house.db, (tx) => sql`update attendance set role = 'visitor' where meeting_id = ${before}`.execute(tx))
      visitors.unshift(personId)
    }
    const expectedVisitor = await aPerson(house, { givenName: 'Pia', familyName: 'Gast' })
    await aMembership(house, { personId: expectedVisitor, communityId: west, role: 'visitor' })
    const address = await plan(west)
    const sheet = `${address}/attendance`
    expect(offered(await doraSees.read(sheet))).toEqual(visitors)

    const answer = await doraSees.send(sheet, { ...(await openSheet(address)), [`a.${dora}`]: 'online', do: `visitor:${visitors[0]}` })
    expect(answer.status).toBe(303)
    const lines = await linesOf(address)
    expect(lines.get(visitors[0] ?? '')).toMatchObject({ state: 'present', role: 'visitor' })
    expect(lines.get(dora)).toMatchObject({ state: 'present', mode: 'online' })
    expect(offered(await doraSees.read(sheet))).toEqual([...visitors.slice(1), expectedVisitor])

    const again = await doraSees.send(sheet, { ...(await openSheet(address)), do: `visitor:${visitors[0]}` })
    expect(again.status).toBe(303)
    expect((await linesOf(address)).size).toBe(2)
  })

  it('are nobody who never came', async () => {
    const address = await plan(west)
    const chantal = await aPerson(house, { givenName: 'Chantal', familyName: 'Lebrun' })
    const answer = await doraSees.send(`${address}/attendance`, { ...(await openSheet(address)), do: `visitor:${chantal}` })
    expect(answer.status).toBe(409)
    expect((await linesOf(address)).has(chantal)).toBe(false)
  })
})

describe('a long sheet', () => {
  const text = (html: string) => html.replaceAll(/<[^>]*>/g, '')
  let members: string[]
  let address: string
  let page: (number: number) => string

  beforeEach(async () => {
    members = []
    for (let index = 0; index < 120; index += 1) {
      const personId = await aPerson(house, { givenName: 'Zoé', familyName: `Membre ${String(index).padStart(3, '0')}` })
      await aMembership(house, { personId, communityId: west })
      members.push(personId)
    }
    address = await plan(west)
    page = (number) => `${address}/attendance?page=${number}`
  })

  const fieldsOn = async (path: string) => readSheetFields(await doraSees.read(path))

  it('comes fifty people at a time, and no page is heavy', async () => {
    const html = await doraSees.read(page(2))
    expect(text(html)).toContain('51 to 100 of 121 people.')
    expect(text(html)).toContain('121 of 121 here')
    expect(html.match(/name="was\./g)).toHaveLength(50)
    expect(html.length).toBeLessThan(61_000)
    expect(await doraSees.read(`${address}/attendance?list=whole`)).toContain('Membre 119')
  })

  it('loses nothing between pages, and one button saves all of it', async () => {
    const first = { ...(await fieldsOn(page(1))), q: '', rest: 'yes', [`a.${members[3]}`]: 'excused' }
    const turned = await doraSees.send(page(1), { ...first, do: 'page:2' })
    expect(turned.headers.get('Location')).toBe(page(2))
    expect((await linesOf(address)).size).toBe(50)
    const second = { ...(await fieldsOn(page(2))), q: '', rest: 'yes', [`a.${members[60]}`]: 'absent' }
    const saved = await doraSees.send(page(2), { ...second, do: 'save' })
    expect(saved.headers.get('Location')).toBe(page(2))
    const lines = await linesOf(address)
    expect(lines.size).toBe(121)
    expect([members[3], members[60], members[119]].map((id) => lines.get(id ?? '')?.state)).toEqual(['excused', 'absent', 'present'])
    const html = await doraSees.read(page(2))
    expect(html).not.toContain('name="rest"')
    expect(html.length).toBeLessThan(61_000)
    expect(text(html)).toContain('119 of 121 here')
  })

  it('finds somebody, and keeps what was ticked on the way', async () => {
    const first = { ...(await fieldsOn(page(1))), rest: 'yes', [`a.${members[3]}`]: 'excused' }
    const looked = await doraSees.send(`${address}/attendance`, { ...first, q: 'zoe 11', do: 'save' })
    expect(looked.headers.get('Location')).toBe(`${address}/attendance?q=zoe+11`)
    expect((await linesOf(address)).get(members[3] ?? '')?.state).toBe('excused')
    expect((await linesOf(address)).size).toBe(50)
    const html = await doraSees.read(`${address}/attendance?q=zoe+11`)
    expect(text(html)).toContain('1 to 11 of 11 found, among 121 people.')
    expect(text(await doraSees.read(`${address}/attendance?q=nobody`))).toContain('Nobody of that name or organisation is on this sheet.')
  })
})

it('says on a row that the employer has not signed the convention of that community yet', async () => {
  const [signs, waits] = [await anOrganisation(house, { nameFr: 'Maison qui signe' }), await anOrganisation(house, { nameFr: 'Maison qui attend' })]
  for (const [givenName, represents] of [
    ['Ama', signs],
    ['Bo', waits],
    ['Cléo', undefined],
  ] as const)
    await aMembership(house, { personId: await aPerson(house, { givenName, familyName: 'Zélée' }), communityId: west, ...(represents && { represents }) })
  const address = await plan(west)
  const unsigned = async () => (await doraSees.read(`${address}/attendance`)).split('convention not signed yet').length - 1
  expect(await unsigned()).toBe(0)
  await asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into convention (community_id, text_version, stage, from_on, made_at) values (${west}, 1, 'signing', '2023-01-01', '2023-01-01') returning id`.execute(
      tx,
    )
    await sql`insert into convention_signatory (convention_id, community_id, organisation_id, signed_on, means)
      values (${rows[0]?.id}, ${west}, ${signs}, '2023-01-02', 'paper'), (${rows[0]?.id}, ${west}, ${waits}, null, null)`.execute(tx)
  })
  expect(await unsigned()).toBe(1)
  expect(await doraSees.read(`${address}/attendance`)).toMatch(/Bo Zélée<\/b><span[^>]*> · [^<]*convention not signed yet/)
})
