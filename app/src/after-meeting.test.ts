import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../test/neighbourhood.ts'
import { afterMeetingListeners } from './after-meeting.ts'
import { asSystem } from './platform/database.ts'

let house: TestHouse
let meeting: string
let bart: string

const system = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows
async function hear(): Promise<{ toAddress: string; kind: string; subject: string; bodyText: string }[]> {
  for (const listener of afterMeetingListeners)
    await listener.hear(house, { number: 1, kind: 'register.closed', subjectId: meeting, facts: {}, at: '2026-03-24T15:00:00.000Z' })
  return (await system(sql`select to_address, kind, subject, body_text from outbox_mail order by to_address, kind`)) as Awaited<ReturnType<typeof hear>>
}

beforeAll(async () => {
  house = await aHouse({}, '2026-03-24T15:00:00.000Z')
  const south = await aCommunity(house, 'Sud')
  const ama = await aPerson(house, { givenName: 'Ama', familyName: 'D’Été', email: 'ama@ronde.example' })
  bart = await aPerson(house, { givenName: 'Bart', familyName: 'Peeters', email: 'bart@ronde.example' })
  const quiet = await aPerson(house, { givenName: 'Cis', familyName: 'Zondermail' })
  await system(sql`update person set language = 'nl' where id = ${ama}`)
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-24T12:00:00.000Z', present: [ama, bart, quiet] })
  await system(sql`update meeting set register_state = 'closed' where id = ${meeting}`)
  // Bart ticked "nothing" on the sheet.
  await system(sql`insert into consent (person_id, purpose, scope_kind, scope_id, fields, given, language, means, text_version, at)
    select ${bart}, 'meeting_round', 'meeting', ${meeting}, '{}', false, 'fr', 'paper', 1, '2026-03-24T14:00:00Z'`)
})
afterAll(() => house.close())

it('writes one mail to each who was there and has an address, with both links, and the question alone to who decided already', async () => {
  const mails = await hear()
  expect(mails.map(({ toAddress, kind }) => [toAddress, kind])).toEqual([
    ['ama@ronde.example', 'contact-round'],
    ['bart@ronde.example', 'exit-question'],
  ])
  expect(mails[0]?.bodyText).toMatch(/\/round\/[\w-]+\n[\s\S]*En één vraag over deze bijeenkomst[\s\S]*\/x\/[\w-]+\?m=[\w-]+/)
  expect(mails[1]?.bodyText).not.toContain('/round/')
  expect(mails[1]?.bodyText).toMatch(/\/x\/[\w-]+\?m=[\w-]+/)
})

it('writes nobody twice when it is told again', async () => {
  expect(await hear()).toHaveLength(2)
})

it('leaves the question out of the mail where it was closed before', async () => {
  await system(sql`delete from outbox_mail`)
  await system(sql`delete from round_link`)
  await system(sql`update exit_round set closed_at = '2026-03-24T14:59:00Z', salt = null`)
  const mails = await hear()
  expect(mails.map(({ kind }) => kind)).toEqual(['contact-round'])
  expect(mails[0]?.bodyText).not.toContain('/x/')
})
