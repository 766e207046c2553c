import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readLines } from '../../../test/attendance-sheet.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { addConsent } from '../people/public.ts'
import { rowCode } from './domain/paper-code.ts'
import { printSheet } from './store/printed-sheet-store.ts'

const NOW = '2023-02-14T16:00:00.000Z'

let house: TestHouse
let meeting: string
let bart: string
let greet: string
let dora: string
let print: string
let doraSees: TestVisitor

beforeAll(async () => {
  house = await aHouse({}, NOW)
})
afterAll(() => house.close())

beforeEach(async () => {
  const south = await aCommunity(house, 'Sud')
  bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet' })
  greet = await aPerson(house, { givenName: 'Greet', familyName: 'Maes' })
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  for (const personId of [bart, greet]) await aMembership(house, { personId, communityId: south })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [] })
  doraSees = aVisitor(house, makeApp(house))
  doraSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: dora }))
  const sheet = { meetingId: meeting, personIds: [greet, bart, dora], consentVersions: { meeting_round: 1 }, by: dora, at: '2023-02-13T09:00:00.000Z' }
  print = (await asSystem(house.db, (tx) => printSheet(tx, sheet))).id
})

const address = () => `/meetings/${meeting}/attendance/paper`
const code = (position: number) => rowCode(print, position)
const enter = async (fields: Record<string, string>) => {
  await doraSees.get(address())
  return doraSees.post(address(), { print: '1', ...fields })
}
const typeIn = (...lines: string[]) => enter({ part: 'codes', codes: lines.join('\n') })

async function consentsOf(personId: string) {
  const { rows } = await asSystem(house.db, (tx) =>
    sql`select fields, given, means, text_version, noted_by, scope_id from consent where person_id = ${personId} and purpose = 'meeting_round' order by number`.execute(
      tx,
    ),
  )
  return rows
}

describe('the paper sheet', () => {
  it('stands in the order of the print, with codes, and nothing chosen', async () => {
    const page = await (await doraSees.get(address())).text()
    const order = [greet, bart, dora].map((personId) => page.indexOf(`name="was.${personId}"`))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(page).toContain(`Row ${code(2)}`)
    expect(page).not.toMatch(/type="radio"[^>]*checked/)
  })

  it('is entered row by row; rows without an answer become absent when asked', async () => {
    await enter({ part: 'rows', [`a.${bart}`]: 'here', [`was.${bart}`]: '0:here', [`was.${greet}`]: '0:here', rest: 'yes', [`phone.${bart}`]: 'phone' })
    const lines = await readLines(house, meeting)
    expect(lines.get(bart)).toMatchObject({ state: 'present', role: 'member' })
    expect(lines.get(greet)).toMatchObject({ state: 'absent' })
    expect(lines.get(dora)).toMatchObject({ state: 'absent' })
    expect(await consentsOf(bart)).toEqual([{ fields: ['phone'], given: true, means: 'paper', textVersion: 1, notedBy: dora, scopeId: meeting }])
    const { rows } = await asSystem(house.db, (tx) => sql`select distinct source from attendance where meeting_id = ${meeting}`.execute(tx))
    expect(rows).toEqual([{ source: 'paper' }])
  })

  it('is entered by code, with visitors and boxes', async () => {
    const answer = await typeIn(`${code(2)} h mp`, `${code(1)} e`, 'Zoé Lambert h m')
    expect(answer.headers.get('Location')).toBe(`/meetings/${meeting}/attendance`)
    expect(await (await doraSees.get(`/meetings/${meeting}/attendance`)).text()).toContain('3 lines are saved. 2 consents are noted.')
    const lines = await readLines(house, meeting)
    expect(lines.get(bart)).toMatchObject({ state: 'present' })
    expect(lines.get(greet)).toMatchObject({ state: 'excused' })
    expect([...lines.values()].filter(({ role }) => role === 'visitor')).toHaveLength(1)
    expect(await consentsOf(bart)).toMatchObject([{ fields: ['email', 'phone'], given: true }])
  })

  it('saves nothing while one line is in doubt, and says which', async () => {
    const answer = await typeIn(`${code(2)} h`, '99Z h', 'Bart De Smet')
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Line 2, “99Z h”')
    expect(page).toContain('Line 3, “Bart De Smet”')
    expect(page).toContain(`${code(2)} h`)
    expect((await readLines(house, meeting)).size).toBe(0)
  })

  it('knows the same person twice on paper: one line and a sentence', async () => {
    await typeIn(`${code(2)} a`, 'bart de smet h', 'Zoé Lambert h', 'zoé lambert h')
    expect((await readLines(house, meeting)).get(bart)).toMatchObject({ state: 'present', version: 1 })
    expect((await readLines(house, meeting)).size).toBe(2)
    expect(await (await doraSees.get(`/meetings/${meeting}/attendance`)).text()).toMatch(/Bart De Smet, Zoé Lambert: twice on paper/i)
  })

  it('asks for the code when two people of the sheet have that name', async () => {
    const other = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet' })
    await asSystem(house.db, (tx) =>
      sql`insert into membership (community_id, person_id, role, from_on) select community_id, ${other}, 'member', '2020-01-01' from meeting_community where meeting_id = ${meeting}`.execute(
        tx,
      ),
    )
    expect(await (await typeIn('Bart De Smet h')).text()).toContain('two people on the sheet have this name')
  })

  it('does not take back what the person decided since', async () => {
    const own = { personId: bart, purpose: 'meeting_round', communityId: null, meetingId: meeting, untilOn: null, textVersion: 1, language: 'fr' } as const
    await asSystem(house.db, (tx) => addConsent(tx, { ...own, fields: [], given: false, at: NOW, means: 'own_click', notedBy: null }))
    await typeIn(`${code(2)} h mp`)
    expect(await consentsOf(bart)).toHaveLength(1)
    expect(await (await doraSees.get(`/meetings/${meeting}/attendance`)).text()).toContain('Bart De Smet: decided otherwise since the meeting')
  })

  it('notes a correction of the paper, and nothing twice', async () => {
    await typeIn(`${code(2)} h mp`)
    await typeIn(`${code(2)} h mp`)
    expect(await consentsOf(bart)).toHaveLength(1)
    await typeIn(`${code(2)} h n`)
    expect(await consentsOf(bart)).toMatchObject([{ given: true }, { given: false, fields: [] }])
  })

  it('takes no consent without a printed text', async () => {
    await asSystem(house.db, (tx) => sql`update printed_sheet set consent_versions = '{}' where id = ${print}`.execute(tx))
    expect(await (await doraSees.get(address())).text()).not.toContain(`name="mail.${bart}"`)
    expect(await (await typeIn(`${code(2)} h m`)).text()).toContain('consent cannot be noted without a printed text')
  })

  it('is for who leads, and nothing but its own form', async () => {
    const bartSees = aVisitor(house, makeApp(house))
    bartSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: bart }))
    expect((await bartSees.get(address())).status).toBe(404)
    expect((await enter({ part: 'rows', consent: 'all' })).status).toBe(400)
  })
})
