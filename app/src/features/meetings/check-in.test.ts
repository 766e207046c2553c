import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readLines } from '../../../test/attendance-sheet.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { checkInAddress, codeOf, readToken, tokenOf } from './actions/check-in-link.ts'
import { rowCode } from './domain/paper-code.ts'
import { printSheet } from './store/printed-sheet-store.ts'

const NOW = '2023-02-14T11:55:00.000Z'

let house: TestHouse
let south: string
let meeting: string
let bart: string
let bartSees: TestVisitor
let dora: string
let doraSees: TestVisitor
let stranger: TestVisitor

beforeAll(async () => {
  house = await aHouse({}, NOW)
})
afterAll(() => house.close())

beforeEach(async () => {
  house.setNow(NOW)
  await asSystem(house.db, (tx) => sql`delete from rate_limit`.execute(tx))
  south = await aCommunity(house, 'Sud')
  bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet' })
  await aMembership(house, { personId: bart, communityId: south })
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [] })
  const app = makeApp(house)
  bartSees = aVisitor(house, app)
  bartSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: bart, assurance: 'mail' }))
  doraSees = aVisitor(house, app)
  doraSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: dora }))
  stranger = aVisitor(house, app)
})

const address = () => `/c/${tokenOf(house, meeting)}`
const say = async (visitor: TestVisitor, fields: Record<string, string>) => {
  // Every page with a form gives a token, this one on every day.
  await visitor.get('/c')
  return visitor.post(address(), { do: 'name', organisation: '', ...fields })
}

async function lineOf(personId: string) {
  const { rows } = await asSystem(house.db, (tx) =>
    sql`select state, role, source, recorded_by, arrived_at from attendance where meeting_id = ${meeting} and person_id = ${personId}`.execute(tx),
  )
  return rows[0]
}

describe('the poster', () => {
  it('leads to the door, names the meeting and nobody, and is for who leads', async () => {
    const poster = await (await doraSees.get(`/meetings/${meeting}/check-in`)).text()
    expect(poster).toContain(checkInAddress(house, meeting))
    const code = codeOf(house, meeting)
    expect(poster).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
    expect(poster).not.toContain('De Smet')
    expect((await bartSees.get(`/meetings/${meeting}/check-in`)).status).toBe(404)
  })

  it('has a code to type, small letters and spaces aside', async () => {
    const code = codeOf(house, meeting)
    await stranger.get('/c')
    const answer = await stranger.post('/c', { code: ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}` })
    expect(answer.headers.get('Location')).toBe(address())
    expect((await stranger.post('/c', { code: 'ZZZZZZ' })).status).toBe(404)
    house.setNow('2023-02-15T11:55:00.000Z')
    expect((await stranger.post('/c', { code })).status).toBe(404)
  })

  it('is sealed: the id of another meeting under the same seal opens nothing', () => {
    const other = Buffer.concat([Buffer.alloc(16, 7), Buffer.from(tokenOf(house, meeting), 'base64url').subarray(16)]).toString('base64url')
    expect(readToken(house, tokenOf(house, meeting))).toBe(meeting)
    expect(readToken(house, other)).toBeNull()
    expect(readToken(house, '')).toBeNull()
  })
})

describe('somebody at the door', () => {
  it('opens it without changing anything, and sees no name', async () => {
    const page = await (await stranger.get(address())).text()
    expect(page).toContain('I am here')
    expect(page).not.toContain('Bart')
    expect((await readLines(house, meeting)).size).toBe(0)
  })

  it('is recognised by her name, in either order and without accents, with the moment', async () => {
    expect((await say(stranger, { name: 'de smet  bart' })).headers.get('Location')).toBe(`${address()}?done=1`)
    expect(await lineOf(bart)).toEqual({ state: 'present', role: 'member', source: 'self', recordedBy: bart, arrivedAt: NOW })
    const done = await (await stranger.get(`${address()}?done=1`)).text()
    expect(done).toContain('Welcome, de smet')
    expect(done).not.toContain('Bart De Smet')
  })

  it('with another name is written down as a visitor, once, and answered in the same way', async () => {
    const first = await say(stranger, { name: 'Zoé Lambert', organisation: 'Maison médicale du Midi' })
    const again = await say(stranger, { name: 'zoe lambert' })
    const member = await say(stranger, { name: 'Bart De Smet' })
    expect([first, again, member].map(({ status, headers }) => [status, headers.get('Location')])).toEqual(Array(3).fill([303, `${address()}?done=1`]))
    const roles = [...(await readLines(house, meeting)).values()].map(({ role }) => role)
    expect(roles.toSorted()).toEqual(['member', 'visitor'])
  })

  it('is asked to say it at the table when two people have that name', async () => {
    const other = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet' })
    await aMembership(house, { personId: other, communityId: south })
    const answer = await say(stranger, { name: 'Bart De Smet' })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Please say at the table')
    expect((await readLines(house, meeting)).size).toBe(0)
  })

  it('taps once where she is signed in', async () => {
    expect(await (await bartSees.get(address())).text()).toContain('You are signed in as Bart De Smet')
    await say(bartSees, { do: 'me', name: '' })
    expect(await lineOf(bart)).toMatchObject({ state: 'present', source: 'self' })
  })

  it('types the code of her row, of this meeting alone', async () => {
    const sheet = await asSystem(house.db, (tx) => printSheet(tx, { meetingId: meeting, personIds: [dora, bart], consentVersions: {}, by: dora, at: NOW }))
    const code = rowCode(sheet.id, 2)
    await say(stranger, { name: code.toLowerCase() })
    expect(await lineOf(bart)).toMatchObject({ state: 'present' })
    expect((await say(stranger, { name: `3${code.slice(1)}` })).status).toBe(422)
    expect((await readLines(house, meeting)).size).toBe(1)
  })

  it('does not overrule who leads: both answers are kept', async () => {
    await doraSees.get(`/meetings/${meeting}/attendance`)
    await doraSees.post(`/meetings/${meeting}/attendance`, { [`a.${bart}`]: 'absent', [`was.${bart}`]: '0:here', do: 'save' })
    await say(stranger, { name: 'Bart De Smet' })
    expect(await lineOf(bart)).toMatchObject({ state: 'absent' })
    expect(await (await doraSees.get(`/meetings/${meeting}/attendance`)).text()).toContain('Two people noted one line differently')
  })

  it.each([
    ['the day before', '2023-02-13T11:00:00.000Z', '', 409],
    ['the day after', '2023-02-15T11:00:00.000Z', '', 409],
    ['once the register is closed', NOW, "register_state = 'closed'", 409],
  ])('comes too early or too late %s', async (_, now, change, status) => {
    house.setNow(now)
    if (change !== '') await asSystem(house.db, (tx) => sql`update meeting set register_state = 'closed' where id = ${meeting}`.execute(tx))
    const answer = await stranger.get(address())
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toContain('Sud')
    expect((await say(stranger, { name: 'Bart De Smet' })).status).toBe(status)
    expect((await readLines(house, meeting)).size).toBe(0)
  })

  it('may not try without end', async () => {
    for (let tries = 0; tries < 601; tries++) await stranger.get('/c/wrong')
    expect((await stranger.get(address())).status).toBe(429)
    house.setNow('2023-02-14T12:20:00.000Z')
    expect((await stranger.get(address())).status).toBe(200)
  })
})

describe('faces at the door', () => {
  const door = () => `/meetings/${meeting}/attendance/door`
  const tile = (page: string, personId: string) => new RegExp(`value="(tap:${personId}:[^"]+)"`).exec(page)?.[1] ?? ''

  it('are tapped without script: here, with the moment, and further round', async () => {
    await doraSees.post(door(), { do: tile(await (await doraSees.get(door())).text(), bart), name: '', organisation: '' })
    expect(await lineOf(bart)).toMatchObject({ state: 'present', arrivedAt: NOW })
    const page = await (await doraSees.get(door())).text()
    expect(page).toContain('<b data-here="true">1</b>')
    await doraSees.post(door(), { do: tile(page, bart), name: '', organisation: '' })
    expect(await lineOf(bart)).toMatchObject({ state: 'excused', arrivedAt: null })
  })

  it('note the others as not come, in one step', async () => {
    await doraSees.post(door(), { do: tile(await (await doraSees.get(door())).text(), dora), name: '', organisation: '' })
    await doraSees.post(door(), { do: 'rest', name: '', organisation: '' })
    expect(await lineOf(bart)).toMatchObject({ state: 'absent' })
    expect(await lineOf(dora)).toMatchObject({ state: 'present' })
    expect(await (await doraSees.get(door())).text()).not.toContain('value="rest"')
  })

  it('are looked for, and a visitor is added', async () => {
    const page = await (await doraSees.get(`${door()}?q=smet`)).text()
    expect(page).toContain(`data-tile="${bart}"`)
    expect(page).not.toContain(`data-tile="${dora}"`)
    await doraSees.post(door(), { do: 'add', name: 'Zoé Lambert', organisation: '' })
    expect([...(await readLines(house, meeting)).values()]).toMatchObject([{ role: 'visitor', state: 'present' }])
  })

  it('are for who leads, and refuse what is no tap of theirs', async () => {
    expect((await bartSees.get(door())).status).toBe(404)
    await doraSees.get(door())
    expect((await doraSees.post(door(), { do: `tap:${bart}:x:here:here`, name: '', organisation: '' })).status).toBe(400)
    expect((await doraSees.post(door(), { do: 'add', name: '', organisation: '' })).status).toBe(409)
  })
})
