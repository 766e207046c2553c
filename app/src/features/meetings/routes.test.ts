import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readLines, readSheetFields } from '../../../test/attendance-sheet.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { findBrokenAuditEntry } from '../../platform/audit.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let south: string
let north: string
let ama: string
let bart: string
let chantal: string
let dora: string
let eva: string
let care: string
let doraSees: Visitor
let evaSees: Visitor
let memberSees: Visitor
let strangerSees: Visitor
let meeting: string

beforeAll(async () => {
  house = await aHouse({}, '2023-02-14T15:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  care = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  ama = await aPerson(house)
  bart = await aPerson(house, { givenName: 'Bart', familyName: 'Peeters' })
  chantal = await aPerson(house, { givenName: 'Chantal', familyName: 'Lebrun' })
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  eva = await aPerson(house, { givenName: 'Eva', familyName: 'Janssens' })
  const stranger = await aPerson(house, { givenName: 'Cem', familyName: 'Demir' })
  await aMembership(house, { personId: ama, communityId: south, represents: care })
  await aMembership(house, { personId: bart, communityId: south })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: eva, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: chantal, communityId: north })
  await aMembership(house, { personId: stranger, communityId: north })
  doraSees = aVisitor(house, app, await aSession(house, { personId: dora }))
  evaSees = aVisitor(house, app, await aSession(house, { personId: eva }))
  memberSees = aVisitor(house, app, await aSession(house, { personId: bart }))
  strangerSees = aVisitor(house, app, await aSession(house, { personId: stranger }))
})
afterAll(() => house.close())

beforeEach(async () => {
  meeting = await plan({ from: '13:00', until: '15:00' })
})

async function plan(fields: Record<string, string | string[]>): Promise<string> {
  const answer = await doraSees.send(`/communities/${south}/meetings/new`, { day: '2023-02-14', place: 'Maison du Coin', mode: 'hybrid', title: '', ...fields })
  expect(answer.status).toBe(303)
  return (answer.headers.get('Location') ?? '').replace('/meetings/', '')
}

const openSheet = async (visitor: Visitor, id = meeting) => readSheetFields(await visitor.read(`/meetings/${id}/attendance`))

const linesOf = (id = meeting) => readLines(house, id)

it.each(['cancel', 'close', 'reopen'])('a way back to the other pages of the meeting stands above: %s', async (step) => {
  const page = await doraSees.read(`/meetings/${meeting}/${step}`)
  for (const tab of ['invitations', 'prepare', 'attendance']) expect(page).toContain(`href="/meetings/${meeting}/${tab}"`)
})

describe('planning', () => {
  it('shows the meeting in the list of its community, and to everybody there', async () => {
    const page = await memberSees.read(`/communities/${south}/meetings`)
    expect(page).toContain(`/meetings/${meeting}`)
    expect(page).not.toContain('/attendance')
    expect(await memberSees.read(`/meetings/${meeting}`)).toContain('Maison du Coin')
  })

  it.each([
    [{ day: '2023-02-14', from: '15:00', until: '13:00' }, 'It would end before it begins.'],
    [{ day: '2023-02-31', from: '13:00', until: '15:00' }, 'This day does not exist.'],
    [{ day: '2023-02-14', from: '25:00', until: '15:00' }, 'Please write the times as 13:00.'],
  ])('refuses %o and keeps what was written', async (fields, sentence) => {
    const answer = await doraSees.send(`/communities/${south}/meetings/new`, { ...fields, place: 'Chez Zoé' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(sentence)
    expect(page).toContain('Chez Zoé')
  })

  it('is for who leads the community', async () => {
    expect((await memberSees.open(`/communities/${south}/meetings/new`)).status).toBe(404)
    expect((await memberSees.open(`/meetings/${meeting}/attendance`)).status).toBe(404)
    expect((await strangerSees.open(`/meetings/${meeting}`)).status).toBe(404)
    expect((await strangerSees.send(`/meetings/${meeting}/cancel`, {})).status).toBe(404)
  })

  it('brings in no community that the actor does not lead', async () => {
    const answer = await doraSees.send(`/communities/${south}/meetings/new`, { day: '2023-05-02', from: '13:00', until: '15:00', communities: [south, north] })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This community is not there, or not yours to lead.')
    const { rows } = await sql`select 1 from meeting where starts_at = '2023-05-02T11:00:00Z'`.execute(house.db)
    expect(rows).toEqual([])
  })

  it('corrects what was seen last, and says so when somebody saved in between', async () => {
    const fields = { day: '2023-02-14', from: '13:30', until: '15:30', version: '1', place: 'Ailleurs' }
    expect((await doraSees.send(`/meetings/${meeting}/edit`, fields)).status).toBe(303)
    const second = await evaSees.send(`/meetings/${meeting}/edit`, { ...fields, from: '14:00' })
    expect(second.status).toBe(422)
    expect(await second.text()).toContain('Somebody else saved in the meantime.')
  })

  it('cancels after asking once more; a cancelled meeting is never held', async () => {
    expect(await doraSees.read(`/meetings/${meeting}/cancel`)).toContain('Cancel this meeting?')
    expect((await doraSees.send(`/meetings/${meeting}/cancel`, {})).status).toBe(303)
    await doraSees.send(`/meetings/${meeting}/hold`, {})
    const { rows } = await sql<{ state: string }>`select state from meeting where id = ${meeting}`.execute(house.db)
    expect(rows).toEqual([{ state: 'cancelled' }])
  })
})

describe('attendance', () => {
  it('takes attendance without script: everybody is here, exceptions only', async () => {
    const page = await doraSees.read(`/meetings/${meeting}/attendance`)
    for (const name of ['Ama Mensah', 'Bart Peeters', 'Dora Lemaire', 'Eva Janssens', 'Maison du Marais']) expect(page).toContain(name)
    expect(page).not.toContain('Chantal Lebrun')
    expect(page.replaceAll(/<[^>]*>/g, '')).toContain('4 of 4 here')
    const answer = await doraSees.send(`/meetings/${meeting}/attendance`, {
      ...(await openSheet(doraSees)),
      [`a.${ama}`]: 'online',
      [`a.${bart}`]: 'excused',
      do: 'save',
    })
    expect(answer.status).toBe(303)
    const lines = await linesOf()
    expect(lines.get(ama)).toMatchObject({ state: 'present', mode: 'online', role: 'member', version: 1 })
    expect(lines.get(bart)).toMatchObject({ state: 'excused', mode: null })
    expect(lines.get(dora)).toMatchObject({ state: 'present', mode: 'in_person', role: 'moderator' })
    expect((await doraSees.read(`/meetings/${meeting}/attendance`)).replaceAll(/<[^>]*>/g, '')).toContain('3 of 4 here')
    expect(await memberSees.read(`/meetings/${meeting}`)).toContain('1 member or deputy, 2 other people, 1 excused.')
    const { rows } = await sql<{ state: string }>`select state from meeting where id = ${meeting}`.execute(house.db)
    expect(rows).toEqual([{ state: 'held' }])
  })

  it('changes nothing when the same sheet is sent twice', async () => {
    const fields = await openSheet(doraSees)
    await doraSees.send(`/meetings/${meeting}/attendance`, fields)
    await doraSees.send(`/meetings/${meeting}/attendance`, fields)
    expect([...(await linesOf()).values()].map(({ version }) => version)).toEqual([1, 1, 1, 1])
  })

  it('keeps both when two people save one sheet, and asks which one is right', async () => {
    const [first, second] = [await openSheet(doraSees), await openSheet(evaSees)]
    await doraSees.send(`/meetings/${meeting}/attendance`, { ...first, [`a.${bart}`]: 'excused' })
    const answer = await evaSees.send(`/meetings/${meeting}/attendance`, { ...second, [`a.${bart}`]: 'absent' })
    expect(answer.status).toBe(303)
    expect((await linesOf()).get(bart)).toMatchObject({ state: 'excused', version: 1 })
    const page = await evaSees.read(`/meetings/${meeting}/attendance`)
    expect(page).toContain('Dora Lemaire noted “Excused”. That stands.')
    expect(page).toContain('Eva Janssens noted “Absent”')
    expect((await doraSees.send(`/meetings/${meeting}/close`, { from: '', until: '' })).status).toBe(409)
    const [, address = ''] = /action="([^"]*conflicts[^"]*)"/.exec(page) ?? []
    expect((await evaSees.send(address, { take: 'proposed' })).status).toBe(303)
    expect((await linesOf()).get(bart)).toMatchObject({ state: 'absent', version: 2 })
    expect(await evaSees.read(`/meetings/${meeting}/attendance`)).not.toContain('That stands.')
  })

  it('loses nothing when both press the button at the same moment', async () => {
    const [first, second] = [await openSheet(doraSees), await openSheet(evaSees)]
    const answers = await Promise.all([
      doraSees.send(`/meetings/${meeting}/attendance`, { ...first, [`a.${bart}`]: 'excused' }),
      evaSees.send(`/meetings/${meeting}/attendance`, { ...second, [`a.${bart}`]: 'absent' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const stands = (await linesOf()).get(bart)?.state
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ state: string }>`select proposed ->> 'state' as state from attendance_conflict where meeting_id = ${meeting} and person_id = ${bart}`.execute(tx),
    )
    expect([stands, ...rows.map(({ state }) => state)].toSorted()).toEqual(['absent', 'excused'])
  })

  it('adds a visitor in one tap, who is to be told, and keeps the rest of the sheet', async () => {
    const fields = { ...(await openSheet(doraSees)), [`a.${ama}`]: 'absent', name: 'Zoé Van den Berg', organisation: 'Boulangerie du Coin', do: 'add' }
    expect((await doraSees.send(`/meetings/${meeting}/attendance`, fields)).status).toBe(303)
    const page = await doraSees.read(`/meetings/${meeting}/attendance`)
    expect(page).toContain('Zoé Van den Berg')
    expect(page).toContain('Boulangerie du Coin')
    expect((await linesOf()).get(ama)?.state).toBe('absent')
    const { rows } = await sql<{
      id: string
      source: string
      enteredBy: string
      noticedAt: string | null
    }>`select id, source, entered_by, noticed_at from person where family_name = 'Van den Berg'`.execute(house.db)
    expect(rows).toMatchObject([{ source: 'attendance', enteredBy: dora, noticedAt: null }])
    expect((await linesOf()).get(rows[0]?.id ?? '')).toMatchObject({ role: 'visitor', state: 'present' })
    const next = await plan({ from: '13:00', until: '15:00' })
    await doraSees.send(`/meetings/${next}/attendance`, { name: 'Van den Berg Zoé', organisation: '', do: 'add' })
    expect((await linesOf(next)).has(rows[0]?.id ?? '')).toBe(true)
  })

  it.each(['excused', 'absent'])('takes the name of who came instead for a deputy sent, whatever was chosen: %s', async (chosen) => {
    const fields = { answer: chosen, deputy: 'Gina Conti', role: 'member', standsFor: '', version: '0', do: 'save' }
    expect((await doraSees.send(`/meetings/${meeting}/attendance/people/${ama}`, fields)).status).toBe(303)
    const lines = await linesOf()
    expect(lines.get(ama)).toMatchObject({ state: 'represented', mode: null })
    expect([...lines.values()].find(({ role }) => role === 'deputy')).toMatchObject({ state: 'present', represents: [care] })
    expect(await doraSees.read(`/meetings/${meeting}/attendance`)).toContain('Gina Conti')
  })

  it('refuses a deputy of somebody who is here, and keeps the name', async () => {
    const fields = { answer: 'here', deputy: 'Gina Conti', role: 'member', standsFor: '', version: '0', do: 'save' }
    const answer = await doraSees.send(`/meetings/${meeting}/attendance/people/${ama}`, fields)
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toContain('Somebody who is here needs no deputy.')
    expect(page).toContain('value="Gina Conti"')
    expect((await linesOf()).size).toBe(0)
  })

  it('notes a deputy who stands for the same organisation', async () => {
    const leads = await doraSees.send(`/meetings/${meeting}/attendance`, { ...(await openSheet(doraSees)), do: `more:${ama}` })
    expect(leads.headers.get('Location')).toBe(`/meetings/${meeting}/attendance/people/${ama}`)
    const answer = await doraSees.send(`/meetings/${meeting}/attendance/people/${ama}`, {
      answer: 'represented',
      deputy: 'Femke Wouters',
      role: 'member',
      standsFor: '',
      version: '1',
      do: 'save',
    })
    expect(answer.status).toBe(303)
    const lines = await linesOf()
    expect(lines.get(ama)?.state).toBe('represented')
    expect([...lines.values()].find(({ role }) => role === 'deputy')).toMatchObject({ state: 'present', represents: [care] })
    await doraSees.send(`/meetings/${meeting}/attendance`, await openSheet(doraSees))
    expect((await linesOf()).get(ama)?.state).toBe('represented')
  })

  it('keeps the role at the meeting apart from the role in the community', async () => {
    await doraSees.send(`/meetings/${meeting}/attendance/people/${bart}`, {
      answer: 'here',
      deputy: '',
      role: 'speaker',
      standsFor: '',
      version: '0',
      do: 'save',
    })
    expect((await linesOf()).get(bart)?.role).toBe('speaker')
    expect(await doraSees.read(`/meetings/${meeting}/attendance`)).toContain('speaker')
    const { rows } = await asSystem(house.db, (tx) => sql<{ role: string }>`select role from membership where person_id = ${bart}`.execute(tx))
    expect(rows).toEqual([{ role: 'member' }])
  })

  it('takes a joint meeting with the members of both, also for who leads one of them', async () => {
    await asSystem(house.db, (tx) =>
      sql`insert into meeting_community (meeting_id, community_id, starts_at, position) select id, ${north}, starts_at, 1 from meeting where id = ${meeting}`.execute(
        tx,
      ),
    )
    expect(await doraSees.read(`/meetings/${meeting}/attendance`)).toContain('Chantal Lebrun')
    await doraSees.send(`/meetings/${meeting}/attendance`, await openSheet(doraSees))
    expect((await linesOf()).get(chantal)).toMatchObject({ role: 'member', state: 'present' })
  })

  it('waits for the day of the meeting', async () => {
    const later = await plan({ day: '2023-02-15', from: '13:00', until: '15:00' })
    expect(await doraSees.read(`/meetings/${later}/attendance`)).toContain('Attendance is taken from the day itself on.')
    expect((await doraSees.send(`/meetings/${later}/attendance`, { [`a.${ama}`]: 'here' })).status).toBe(409)
    expect((await linesOf(later)).size).toBe(0)
  })

  it('refuses a form that no sheet of ours sends', async () => {
    expect((await doraSees.send(`/meetings/${meeting}/attendance`, { [`a.${ama}`]: 'asleep' })).status).toBe(400)
    expect((await doraSees.send(`/meetings/${meeting}/attendance`, { [`a.${ama}`]: 'here', role: 'coordinator' })).status).toBe(400)
    expect((await doraSees.send(`/meetings/${meeting}/attendance`, { [`a.${chantal}`]: 'here' })).status).toBe(409)
  })
})

describe('a closed register', () => {
  it('refuses writes with a sentence and what was not saved, and opens again with a reason', async () => {
    const fields = await openSheet(doraSees)
    await doraSees.send(`/meetings/${meeting}/attendance`, fields)
    expect((await doraSees.send(`/meetings/${meeting}/close`, { from: '13:10', until: '15:20' })).status).toBe(303)
    const refused = await evaSees.send(`/meetings/${meeting}/attendance`, { ...fields, [`a.${bart}`]: 'absent' })
    expect(refused.status).toBe(409)
    const page = await refused.text()
    expect(page).toContain('The register is closed, so nothing was saved.')
    expect(page).toContain('Bart Peeters: Absent')
    expect((await doraSees.send(`/meetings/${meeting}/reopen`, { reason: ' ' })).status).toBe(422)
    expect((await doraSees.send(`/meetings/${meeting}/reopen`, { reason: 'Bart was not there' })).status).toBe(303)
    expect((await evaSees.send(`/meetings/${meeting}/attendance`, { ...(await openSheet(evaSees)), [`a.${bart}`]: 'absent' })).status).toBe(303)
    expect((await linesOf()).get(bart)).toMatchObject({ state: 'absent', version: 2 })
    expect(await doraSees.read(`/meetings/${meeting}`)).toContain('Bart was not there')
    expect(await memberSees.read(`/meetings/${meeting}`)).not.toContain('Bart was not there')
  })

  it('writes everything down in a chain that holds', async () => {
    const { rows } = await sql<{ action: string }>`select distinct action from audit_entry order by action`.execute(house.db)
    const actions = rows.map(({ action }) => action)
    for (const action of [
      'attendance.saved',
      'attendance.changed',
      'attendance.conflict-settled',
      'meeting.planned',
      'meeting.cancelled',
      'register.closed',
      'register.reopened',
    ])
      expect(actions).toContain(action)
    expect(await findBrokenAuditEntry(house.db)).toBeNull()
  })
})

describe('the desk', () => {
  it('shows what comes and whose register is open', async () => {
    const later = await plan({ day: '2023-03-14', from: '13:00', until: '15:00' })
    expect(await memberSees.read('/desk')).toContain(`/meetings/${later}`)
    expect(await doraSees.read('/desk')).toContain('/attendance')
    expect(await memberSees.read('/desk')).not.toContain('/attendance')
    expect(await strangerSees.read('/desk')).not.toContain(`/meetings/${later}`)
  })
})
