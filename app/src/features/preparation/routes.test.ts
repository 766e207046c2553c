import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPaperTexts } from '@ronde/paper'
import { inflatePaper } from '../../../test/inflate-paper.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { findPrintedSheet, rowCode } from '../meetings/public.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let [south, north, meeting, other]: string[] = []
let [ama, bas, chantal, dora, eva, gust]: string[] = []
let dora_: Visitor
let coordinator: Visitor
let member: Visitor
let guest: Visitor
let stranger: Visitor

beforeAll(async () => {
  house = await aHouse({}, '2023-04-03T09:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  const pharmacy = await anOrganisation(house, { nameFr: 'Soins du Pont' })
  const clinic = await anOrganisation(house, { nameFr: 'Maison médicale' })
  await run(
    sql`insert into organisation_sector (organisation_id, sector_code, list_version) values (${pharmacy}, 'home-care', '2026-1'), (${clinic}, 'primary-care', '2026-1')`,
  )
  ama = await aPerson(house, { email: 'ama@ronde.example', phone: '+32 2 555 01 01' })
  bas = await aPerson(house, { givenName: 'Bas', familyName: 'Willems', disciplines: ['pharmacist'], email: 'bas@ronde.example' })
  chantal = await aPerson(house, { givenName: 'Chantal', familyName: 'Lebrun' })
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  eva = await aPerson(house, { givenName: 'Élise', familyName: 'Šárková' })
  gust = await aPerson(house, { givenName: 'Gust', familyName: 'Hermans', noticedAt: null })
  const head = await aPerson(house, { givenName: 'Camille', familyName: 'Rondeau' })
  await aMembership(house, { personId: ama, communityId: south, represents: clinic })
  await aMembership(house, { personId: bas, communityId: south, represents: pharmacy })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: eva, communityId: south })
  await aMembership(house, { personId: gust, communityId: south })
  await aMembership(house, { personId: head, communityId: south, role: 'coordinator' })
  await aMembership(house, { personId: chantal, communityId: north })
  const visiting = await aPerson(house, { givenName: 'Vera', familyName: 'Maes' })
  await aMembership(house, { personId: visiting, communityId: south, role: 'visitor' })
  for (const month of ['01', '02', '03']) await aHeldMeeting(house, { communityId: south, startsAt: `2023-${month}-14T12:00:00.000Z`, present: [ama, bas] })
  meeting = await plan(south)
  other = await plan(north)
  dora_ = aVisitor(house, app, await aSession(house, { personId: dora }))
  coordinator = aVisitor(house, app, await aSession(house, { personId: head }))
  member = aVisitor(house, app, await aSession(house, { personId: ama }))
  guest = aVisitor(house, app, await aSession(house, { personId: visiting }))
  stranger = aVisitor(house, app, await aSession(house, { personId: chantal }))
})
afterAll(() => house.close())

async function run(statement: ReturnType<typeof sql>): Promise<void> {
  await asSystem(house.db, (tx) => statement.execute(tx))
}

async function plan(communityId: string): Promise<string> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{
      id: string
    }>`insert into meeting (starts_at, ends_at, place) values ('2023-04-11T11:00:00Z', '2023-04-11T13:00:00Z', 'Maison du Coin') returning id`.execute(tx),
  )
  const id = rows[0]?.id ?? ''
  await run(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${communityId}, '2023-04-11T11:00:00Z')`)
  return id
}

/** As the register notes it, so that no mail is needed. */
async function noteAnswer(personId: string | undefined, answer: 'present' | 'excused' | null): Promise<void> {
  await run(sql`delete from attendance where meeting_id = ${meeting} and person_id = ${personId}`)
  if (answer !== null) await run(sql`insert into attendance (meeting_id, person_id, role, state) values (${meeting}, ${personId}, 'member', ${answer})`)
}

const statusOf = async (visitor: Visitor, path: string) => (await visitor.open(path)).status

describe('expected faces', () => {
  it('shows a member who comes, and no way to reach somebody who did not share one', async () => {
    const page = await member.read(`/meetings/${meeting}/faces`)
    expect(page).toContain('Bas Willems')
    expect(page).toContain('Élise Šárková')
    expect(page).toContain('pharmacist')
    expect(page).not.toContain('bas@ronde.example')
    expect(page).toContain('ama@ronde.example')
  })

  it('counts whoever is hidden and does not show her', async () => {
    const page = await member.read(`/meetings/${meeting}/faces`)
    expect(page).toContain('6 people are expected.')
    expect(page).toContain('One more person is counted and not shown to you.')
    expect(page).not.toContain('Hermans')
    expect(await coordinator.read(`/meetings/${meeting}/faces`)).toContain('Gust Hermans')
  })

  it('marks who comes for the first time, and leaves out who does not come', async () => {
    const page = await member.read(`/meetings/${meeting}/faces`)
    const cardOf = (name: string) => page.split('<section').find((part) => part.includes(name)) ?? ''
    expect(cardOf('Élise Šárková')).toContain('First time')
    expect(cardOf('Bas Willems')).not.toContain('First time')
    await noteAnswer(bas, 'excused')
    expect(await member.read(`/meetings/${meeting}/faces`)).not.toContain('Bas Willems')
    await noteAnswer(bas, null)
  })

  it('shows a visitor nobody who did not share with the network, and a stranger nothing at all', async () => {
    const page = await guest.read(`/meetings/${meeting}/faces`)
    expect(page).toContain('6 people are expected.')
    expect(page).not.toContain('Willems')
    expect(await statusOf(stranger, `/meetings/${meeting}/faces`)).toBe(404)
    expect(await statusOf(member, `/meetings/${other}/faces`)).toBe(404)
    expect(await statusOf(member, `/meetings/00000000-0000-4000-8000-000000000000/faces`)).toBe(404)
  })

  it('gives the API the same and no more', async () => {
    const faces = (await (await member.open(`/api/v1/meetings/${meeting}/faces`)).json()) as { cards: { name: string; email: string | null }[]; hidden: number }
    expect(faces.hidden).toBe(1)
    expect(faces.cards.find(({ name }) => name === 'Bas Willems')?.email).toBeNull()
  })
})

describe('preparing', () => {
  it('names the sector and the discipline that are missing once the pharmacist does not come', async () => {
    const before = await dora_.read(`/meetings/${meeting}/prepare`)
    expect(before).not.toContain('there at 3 of the last 3 meetings')
    await noteAnswer(bas, 'excused')
    const page = await dora_.read(`/meetings/${meeting}/prepare`)
    expect(page).toContain('Among the 5 who come, nobody stands for:')
    expect(page).toContain('<b>pharmacist</b>')
    expect(page.match(/There at 3 of the last 3 meetings, 1 person with a seat/g)).toHaveLength(2)
    const gaps = (await (await dora_.open(`/api/v1/meetings/${meeting}/gaps`)).json()) as { gaps: { facet: string; code: string }[] }
    expect(gaps.gaps.map(({ facet, code }) => `${facet} ${code}`)).toEqual(['sector home-care', 'discipline pharmacist'])
    await noteAnswer(bas, null)
  })

  it('tells the coordinator alone who never came', async () => {
    const page = await coordinator.read(`/meetings/${meeting}/prepare`)
    expect(page).toContain('none of the last 3 meetings')
    expect(page).toContain('Élise Šárková')
    const moderators = await dora_.read(`/meetings/${meeting}/prepare`)
    expect(moderators).not.toContain('none of the last')
    expect(moderators).not.toContain('Šárková')
  })

  it('is for those who lead', async () => {
    for (const visitor of [member, guest, stranger]) {
      expect(await statusOf(visitor, `/meetings/${meeting}/prepare`)).toBe(404)
      expect(await statusOf(visitor, `/meetings/${meeting}/prepare/pack`)).toBe(404)
      expect((await visitor.send(`/meetings/${meeting}/prepare/pack`, { parts: 'sheet' })).status).toBe(404)
    }
  })
})

describe('printing', () => {
  it('makes everything with one click, and the same sheet again while nothing changes', async () => {
    expect(await statusOf(dora_, `/meetings/${meeting}/prepare/pack`)).toBe(404)
    const sent = await dora_.send(`/meetings/${meeting}/prepare/pack`, { parts: 'agenda,sheet,cards,check-in,exit' })
    expect(sent.status).toBe(303)
    const address = sent.headers.get('Location') ?? ''
    expect(address).toContain('sheet=1')
    const answer = await dora_.open(address)
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    expect(answer.headers.get('Content-Disposition')).toContain('ronde-2023-04-11-pack.pdf')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const again = await dora_.send(`/meetings/${meeting}/prepare/pack`, { parts: 'cards' })
    expect(again.headers.get('Location')).toContain('sheet=1')
  })

  it('holds those who are expected, in the order of the attendance sheet', async () => {
    const sheet = await asSystem(house.db, (tx) => findPrintedSheet(tx, meeting ?? ''))
    const names = new Map([
      [ama, 'Mensah'],
      [bas, 'Willems'],
      [dora, 'Lemaire'],
      [eva, 'Šárková'],
      [gust, 'Hermans'],
    ])
    expect(sheet?.rows.map(({ personId }) => names.get(personId) ?? 'Rondeau')).toEqual(['Hermans', 'Lemaire', 'Mensah', 'Rondeau', 'Šárková', 'Willems'])
    expect(sheet?.consentVersions).toEqual({ meeting_round: 1 })
    expect(rowCode(sheet?.id ?? '', 1)).toMatch(/^1[A-Z]$/)
  })

  it('is another sheet once somebody else comes; the older one can still be read', async () => {
    await noteAnswer(bas, 'excused')
    const sent = await dora_.send(`/meetings/${meeting}/prepare/pack`, { parts: 'sheet' })
    expect(sent.headers.get('Location')).toContain('sheet=2')
    expect(await statusOf(dora_, `/meetings/${meeting}/prepare/pack?parts=sheet&sheet=1`)).toBe(200)
    expect(await statusOf(dora_, `/meetings/${meeting}/prepare/pack?parts=sheet&sheet=3`)).toBe(404)
    await noteAnswer(bas, null)
  })

  it('gives the same file by the API, and says what is wrong with a question', async () => {
    const file = await dora_.open(`/api/v1/meetings/${meeting}/pack.pdf?sheet=1&parts=sheet`)
    expect(file.headers.get('Content-Type')).toBe('application/pdf')
    expect(await statusOf(dora_, `/api/v1/meetings/${meeting}/pack.pdf?sheet=0`)).toBe(400)
    expect(await statusOf(dora_, `/api/v1/meetings/${meeting}/pack.pdf?sheet=9`)).toBe(404)
    expect(await statusOf(member, `/api/v1/meetings/${meeting}/pack.pdf`)).toBe(404)
  })

  it('PRV-11 lays nobody’s name on the table who is frozen: the row keeps its code', async () => {
    const read = async () => {
      const file = await dora_.open(`/meetings/${meeting}/prepare/pack?parts=sheet,cards&sheet=1`)
      return readPaperTexts(inflatePaper(await file.bytes())).join(' ')
    }
    expect(await read()).toContain('Willems')
    await run(sql`update person set restricted_at = now() where id = ${bas}`)
    const paper = await read()
    expect(paper).not.toMatch(/Willems|Soins du Pont/)
    await run(sql`update person set restricted_at = null where id = ${bas}`)
  })

  it('prints agenda and exit question without a sheet, and refuses a cancelled meeting with a sentence', async () => {
    const fresh = await plan(south ?? '')
    expect(await statusOf(dora_, `/meetings/${fresh}/prepare/pack?parts=agenda,exit`)).toBe(200)
    expect(await asSystem(house.db, (tx) => findPrintedSheet(tx, fresh))).toBeNull()
    await run(sql`update meeting set state = 'cancelled' where id = ${fresh}`)
    const refused = await dora_.send(`/meetings/${fresh}/prepare/pack`, { parts: 'sheet' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('The meeting is cancelled')
  })
})

describe('for the coordinator alone', () => {
  const ask = (personId: string | undefined, reply: string | null) =>
    run(sql`insert into invitation (meeting_id, person_id, channel, via, asked_at, reply, replied_at, page_hash, mail_hash, code_hash)
      values (${meeting}, ${personId}, 'mail', 'community', '2023-04-01T09:00:00Z', ${reply}, ${reply === null ? null : '2023-04-02T09:00:00Z'}, ${Buffer.from(`p${personId}`)}, ${Buffer.from(`m${personId}`)}, ${Buffer.from(`c${personId}`)})`)
  const silentOf = (page: string) => /Have not answered · (\d+)/.exec(page)?.[1]

  it('says who has not answered, and counts the answers for every lead', async () => {
    await ask(ama, 'online')
    await ask(bas, null)
    await ask(eva, 'not')
    const page = await coordinator.read(`/meetings/${meeting}/prepare`)
    expect(silentOf(page)).toBe('1')
    expect(page.split('Have not answered')[1]).toContain('Bas Willems')
    const moderators = await dora_.read(`/meetings/${meeting}/prepare`)
    expect(silentOf(moderators)).toBeUndefined()
    for (const answer of ['Online', 'Not coming', 'No answer yet']) expect(moderators).toMatch(new RegExp(`${answer}</dt><dd>1 person`))
    expect(await member.read(`/meetings/${meeting}/faces`)).not.toContain('Šárková')
  })

  it('says who is asked to more than three meetings in the month', async () => {
    const before = await coordinator.read(`/meetings/${meeting}/prepare`)
    expect(before).not.toContain('meetings in April 2023')
    await plan(south ?? '')
    await plan(south ?? '')
    expect(await coordinator.read(`/meetings/${meeting}/prepare`)).not.toContain('meetings in April 2023')
    await plan(south ?? '')
    const page = await coordinator.read(`/meetings/${meeting}/prepare`)
    expect(page.match(/4 meetings in April 2023/g)).toHaveLength(6)
    expect(await dora_.read(`/meetings/${meeting}/prepare`)).not.toContain('meetings in April 2023')
  })
})
