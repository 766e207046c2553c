import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { asSystem } from '../../platform/database.ts'
import { keepRetention } from './actions/keep-retention.ts'
import { countRemoved } from './domain/retention.ts'

let house: TestHouse
let south: string

async function run(statement: ReturnType<typeof sql>): Promise<void> {
  await asSystem(house.db, (tx) => statement.execute(tx))
}

beforeAll(async () => {
  house = await aHouse({}, '2024-03-01T03:30:00Z')
  south = await aCommunity(house, 'Sud')
  const person = await aPerson(house)
  await aMembership(house, { personId: person, communityId: south })
  await run(
    sql`insert into community_text (community_id, kind, version, attendance_kept_months, in_force_on) values (${south}, 'convention', 1, 12, '2022-01-01')`,
  )
  await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-28T13:00:00Z', present: [person] })
  await aHeldMeeting(house, { communityId: south, startsAt: '2023-06-13T12:00:00Z', present: [person] })
  await aSession(house, { personId: person })
})
afterAll(() => house.close())

describe('PRV-30 retention', () => {
  it('PRV-30 names past their time wait until the figures of their period are frozen', async () => {
    expect(await keepRetention(house)).toMatchObject({ removed: { attendance: 0 }, waiting: 1 })
    await run(
      sql`insert into report_snapshot (community_ids, from_on, until_on, switches, version, figures, digest, frozen_at)
        values (array[${south}::uuid], '2023-01-01', '2023-12-31', '{}', 1, '{}', 'abc', '2024-02-29T10:00:00Z')`,
    )
    expect(await keepRetention(house)).toMatchObject({ removed: { attendance: 0 }, waiting: 0 })
  })

  it('PRV-30 they stay to the day that the community agreed on, counted from the closing of the period', async () => {
    house.setNow('2025-02-28T09:59:00Z')
    expect(await keepRetention(house)).toMatchObject({ removed: { attendance: 0 } })
    house.setNow('2025-03-01T10:01:00Z')
    expect(await keepRetention(house)).toMatchObject({ removed: { attendance: 2 } })
  })

  it('PRV-30 is safe to run twice', async () => {
    expect(countRemoved(await keepRetention(house))).toBe(0)
  })

  it('PRV-30 sessions go thirty days after their end, mail thirty days after it left, drafts after a day', async () => {
    const owner = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
    house.setNow('2025-07-01T00:00:00Z')
    await run(sql`delete from session`)
    await aSession(house, { personId: owner })
    await run(
      sql`insert into outbox_mail (idempotency_key, kind, to_address, language, subject, body_text, created_at, next_try_at, sent_at) values ('one', 'notice', 'bo@ronde.example', 'fr', 's', 't', '2025-07-01', '2025-07-01', '2025-07-01')`,
    )
    await run(
      sql`insert into import_draft (owner_person_id, kind, files, bytes, state, state_at, created_at, expires_at) values (${owner}, 'register', '[]', '', 'understood', '2025-07-01', '2025-07-01', '2025-07-02')`,
    )
    house.setNow('2025-07-31T00:00:00Z')
    expect(await keepRetention(house)).toMatchObject({ removed: { sessions: 0, mails: 0, drafts: 1 } })
    house.setNow('2025-08-01T00:00:01Z')
    expect(await keepRetention(house)).toMatchObject({ removed: { sessions: 1, mails: 1 } })
  })

  it('PRV-30 after twenty-four months the log no longer says who, and is still whole', async () => {
    const { findBrokenAuditEntry, writeAudit } = await import('../../platform/audit.ts')
    const person = await aPerson(house, { givenName: 'Cem', familyName: 'Demir' })
    await asSystem(house.db, (tx) =>
      writeAudit(tx, { action: 'person.changed', subjectKind: 'person', actorPersonId: person, subjectPersonId: person }, '2025-08-01T00:00:00Z'),
    )
    house.setNow('2027-08-02T00:00:00Z')
    expect((await keepRetention(house)).removed.actors).toBeGreaterThan(0)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_person where actor_person_id = ${person}`.execute(house.db)
    expect(rows).toEqual([{ n: 0 }])
    expect(await findBrokenAuditEntry(house.db)).toBeNull()
  })

  it('PRV-30 says in the log what it removed, in counts', async () => {
    const { rows } = await sql<{
      facts: Record<string, number>
    }>`select facts from audit_entry where action = 'retention.kept' and facts ->> 'attendance' <> '0'`.execute(house.db)
    expect(rows[0]?.facts).toMatchObject({ attendance: 2 })
  })
})
