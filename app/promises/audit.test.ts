import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrokenAuditEntry, writeAudit, type AuditEvent } from '../src/platform/audit.ts'
import { asSystem, openDatabase, type Database } from '../src/platform/database.ts'
import { aHouse, type TestHouse } from '../test/house.ts'
import { sql } from 'kysely'

const ENTRIES = 60
const PERSON = '3f0c9a52-64a8-4c0e-9f6c-0c6f4a0f7a11'

let house: TestHouse
let owner: pg.Pool
let ownerDb: Database

beforeAll(async () => {
  house = await aHouse()
  for (let n = 1; n <= ENTRIES; n += 1) {
    const event: AuditEvent = {
      action: n % 2 ? 'meeting.planned' : 'meeting.changed',
      subjectKind: 'meeting',
      subjectId: PERSON,
      actorPersonId: PERSON,
      subjectPersonId: n % 2 ? PERSON : null,
      facts: { zebra: n, apple: 'rond', é: [1, 2].map(String), nothing: null },
    }
    await asSystem(house.db, (tx) => writeAudit(tx, event, new Date(Date.parse('2023-01-01T00:00:00.123Z') + n * 61_001).toISOString()))
  }
  owner = new pg.Pool({ connectionString: house.ownerUrl, max: 1 })
  ownerDb = openDatabase(owner)
})
afterAll(async () => {
  await owner.end()
  await house.close()
})

/** What somebody with the database itself in hand could do; undone afterwards. */
async function brokenAfter(statements: string[]): Promise<number | null> {
  class Seen extends Error {}
  let found: number | null = null
  await ownerDb
    .transaction()
    .execute(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx)
      found = await findBrokenAuditEntry(tx)
      throw new Seen()
    })
    .catch((failure: unknown) => {
      if (!(failure instanceof Seen)) throw failure
    })
  return found
}

const FREE = 'alter table audit_person drop constraint audit_person_entry_number_fkey'

describe('SEC-33 the chain of the audit log', () => {
  it('SEC-33 is whole as it was written', async () => {
    expect(await findBrokenAuditEntry(house.db)).toBeNull()
  })

  it.each([
    ['a deleted entry', [FREE, 'delete from audit_person where entry_number = 31', 'delete from audit_entry where number = 31'], 31],
    ['the first one deleted', [FREE, 'delete from audit_person where entry_number = 1', 'delete from audit_entry where number = 1'], 1],
    ['another action', ["update audit_entry set action = 'nothing-happened' where number = 17"], 17],
    ['another moment', ["update audit_entry set at = at + interval '1 second' where number = 18"], 18],
    ['another thing', ['update audit_entry set subject_id = gen_random_uuid() where number = 19'], 19],
    ['other facts', [`update audit_entry set facts = facts || '{"zebra": 2}' where number = 20`], 20],
    ['a fact more', [`update audit_entry set facts = facts || '{"more": 1}' where number = 21`], 21],
    ['another actor', ['update audit_person set actor_person_id = gen_random_uuid() where entry_number = 22'], 22],
    ['the actor taken away, the salt kept', ['update audit_person set actor_person_id = null where entry_number = 23'], 23],
    ['another personal hash', ["update audit_entry set personal_hash = sha256('x') where number = 24"], 24],
    ['a hash computed anew for one entry', ["update audit_entry set hash = sha256('x') where number = 25"], 25],
    [
      'two entries in the other order',
      [
        'update audit_entry set number = -1 where number = 41',
        'update audit_entry set number = 41 where number = 40',
        'update audit_entry set number = 40 where number = -1',
      ].map((text, index) => (index === 0 ? `${FREE}; ${text}` : text)),
      40,
    ],
    [
      'an inserted entry',
      [
        FREE,
        'update audit_entry set number = -number where number > 50',
        'update audit_entry set number = -number + 1 where number < 0',
        'update audit_person set entry_number = entry_number + 1000 where entry_number > 50',
        'update audit_person set entry_number = entry_number - 999 where entry_number > 1000',
        "insert into audit_entry select 51, at, 'slipped-in', subject_kind, subject_id, facts, personal_hash, previous_hash, hash from audit_entry where number = 50",
        'insert into audit_person select 51, actor_person_id, subject_person_id, salt from audit_person where entry_number = 50',
      ],
      51,
    ],
    [
      'an entry added at the end by hand',
      [
        `insert into audit_entry select ${ENTRIES + 1}, at, action, subject_kind, subject_id, facts, personal_hash, hash, sha256('y') from audit_entry where number = ${ENTRIES}`,
        `insert into audit_person select ${ENTRIES + 1}, actor_person_id, subject_person_id, salt from audit_person where entry_number = ${ENTRIES}`,
      ],
      ENTRIES + 1,
    ],
  ])('SEC-33 names %s by its number', async (_, statements, number) => {
    expect(await brokenAfter(statements)).toBe(number)
  })

  it('SEC-33 stays whole when a person is erased from it', async () => {
    expect(await brokenAfter(["update audit_person set actor_person_id = null, subject_person_id = null, salt = ''"])).toBeNull()
  })

  it('SEC-33 SEC-37 the role of everyday work can neither change nor remove an entry', async () => {
    const client = new pg.Client({ connectionString: house.appUrl })
    await client.connect()
    for (const statement of [
      "update audit_entry set action = 'x'",
      'delete from audit_entry',
      'truncate audit_entry',
      'truncate audit_entry cascade',
      'alter table audit_entry disable trigger all',
      'drop table audit_entry',
      'create rule nothing as on insert to audit_entry do instead nothing',
      'update consent set given = true',
      'alter table membership disable row level security',
      'set role postgres',
    ]) {
      await expect(client.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
    }
    await client.end()
  })

  it('SEC-33 entries written at the same time stand in one chain', async () => {
    await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        asSystem(house.db, (tx) => writeAudit(tx, { action: 'meeting.held', subjectKind: 'test', actorPersonId: null, facts: { n } }, '2023-05-01T10:00:00Z')),
      ),
    )
    expect(await findBrokenAuditEntry(house.db)).toBeNull()
    const { rows } = await owner.query("select count(*)::int as count from audit_entry where action = 'meeting.held'")
    expect(rows).toEqual([{ count: 24 }])
  })
})
