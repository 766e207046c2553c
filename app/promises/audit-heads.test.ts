import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accountsJobs } from '../src/features/accounts/jobs.ts'
import { findBrokenAuditEntry, linkEntry } from '../src/platform/audit.ts'
import { readHeads } from '../src/platform/audit-heads.ts'
import { checkAudit } from '../src/platform/check-audit.ts'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { anAccount, aSession } from '../test/accounts.ts'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aVisitor } from '../test/visitor.ts'

/** The statement speaks of a million; so does the drill. */
const ENTRIES = Number(process.env.AUDIT_ENTRIES ?? 20_000)
const BLOCK = 5_000
const PATIENCE = { timeout: 60_000 + ENTRIES * 2 }

const folder = mkdtempSync(path.join(tmpdir(), 'ronde-heads-'))
const file = path.join(folder, 'audit-heads.txt')
let house: TestHouse
let owner: pg.Pool
let ownerDb: Database

beforeAll(async () => {
  house = await aHouse({ dataDirectory: folder, liftsRateLimits: true })
  owner = new pg.Pool({ connectionString: house.ownerUrl, max: 1, statement_timeout: 0 })
  ownerDb = openDatabase(owner)
  for (const email of ['first@example.org', 'second@example.org']) await anAccount(house, { email, roles: ['administrator'] })
  await anAccount(house, { email: 'member@example.org' })
}, 60_000)
afterEach(() => house.setNow('2023-04-03T09:00:00.000Z'))
afterAll(async () => {
  await owner.end()
  await house.close()
  rmSync(folder, { recursive: true })
})

const sendHead = () => accountsJobs(house)['send-audit-head']?.(null)

/** Chained as the house does it, written in blocks, with nobody beside it: a log of years in seconds. `salted` tells two such logs apart. */
async function fillLog(db: Database, from: number, until: number, salted: string): Promise<void> {
  const { rows } = await sql<{ number: number; hash: Buffer }>`select number, hash from audit_entry where number = ${from - 1}`.execute(db)
  let head = rows[0] ?? null
  for (let begin = from; begin <= until; begin += BLOCK) {
    const entries = Array.from({ length: Math.min(BLOCK, until - begin + 1) }, (_, index) => {
      const at = new Date(Date.parse('2020-01-01T00:00:00Z') + (begin + index) * 1_000).toISOString()
      const entry = linkEntry(head, { action: 'meeting.changed', subjectKind: 'meeting', actorPersonId: null, facts: { n: begin + index, salted } }, at)
      head = entry
      return entry
    })
    const of = <Key extends keyof (typeof entries)[number]>(key: Key) => entries.map((entry) => entry[key])
    await sql`insert into audit_entry (number, at, action, subject_kind, facts, personal_hash, previous_hash, hash)
      select n, at, 'meeting.changed', 'meeting', facts::jsonb, personal, previous, hash
      from unnest(${of('number')}::bigint[], ${of('at')}::timestamptz[], ${of('facts')}::text[], ${of('personalHash')}::bytea[], ${of('previousHash')}::bytea[], ${of('hash')}::bytea[])
        as t (n, at, facts, personal, previous, hash)`.execute(db)
    await sql`insert into audit_person (entry_number, salt) select n, salt from unnest(${of('number')}::bigint[], ${of('salt')}::bytea[]) as t (n, salt)`.execute(
      db,
    )
  }
}

/** What somebody with the whole database in hand could do; undone afterwards. */
async function foundAfter(tamper: (tx: Database) => Promise<unknown>): Promise<number | null> {
  class Seen extends Error {}
  let found: number | null = null
  const { heads } = await readHeads(house)
  await ownerDb
    .transaction()
    .execute(async (tx) => {
      await sql`alter table audit_person drop constraint audit_person_entry_number_fkey`.execute(tx)
      await tamper(tx)
      found = await findBrokenAuditEntry(tx, heads)
      throw new Seen()
    })
    .catch((failure: unknown) => {
      if (!(failure instanceof Seen)) throw failure
    })
  return found
}

async function removeFrom(tx: Database, number: number): Promise<void> {
  await sql`delete from audit_person where entry_number >= ${number}`.execute(tx)
  await sql`delete from audit_entry where number >= ${number}`.execute(tx)
}

describe('SEC-33 the signed end of the chain leaves every day', () => {
  it('SEC-33 to whoever administers, by mail, and into a file: signed, so that anybody with the public key may check it', async () => {
    await sendHead()
    const { rows } = await sql<{
      toAddress: string
      bodyText: string
    }>`select to_address, body_text from outbox_mail where kind = 'audit-head' order by 1`.execute(house.db)
    expect(rows.map(({ toAddress }) => toAddress)).toEqual(['first@example.org', 'second@example.org'])
    const [line = ''] = readFileSync(file, 'utf8').split('\n')
    const [, text = '', number = '', hash = '', seal = ''] = /^(\S+ (\d+) ([0-9a-f]{64})) ([\w-]{86})$/.exec(line) ?? []
    const head = await sql<{ number: number; hash: Buffer }>`select number, hash from audit_entry order by number desc limit 1`.execute(house.db)
    expect([Number(number), hash]).toEqual([head.rows[0]?.number, head.rows[0]?.hash.toString('hex')])
    for (const { bodyText } of rows) {
      expect(bodyText).toContain(line)
      const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bodyText.trim().split('\n').at(-1) ?? '' }, format: 'jwk' })
      expect(verify(null, Buffer.from(text), publicKey, Buffer.from(seal, 'base64url'))).toBe(true)
      expect(verify(null, Buffer.from(text.replace(number, '1')), publicKey, Buffer.from(seal, 'base64url'))).toBe(false)
    }
  })

  it('SEC-33 once, however often the job runs, and never from the demo by mail', async () => {
    const count = async () => (await sql`select 1 from outbox_mail where kind = 'audit-head'`.execute(house.db)).rows.length
    const before = { mails: await count(), lines: readFileSync(file, 'utf8') }
    await sendHead()
    expect({ mails: await count(), lines: readFileSync(file, 'utf8') }).toEqual(before)
    const demo = { ...house, settings: { ...house.settings, isDemo: true, dataDirectory: '' } }
    await sql`delete from outbox_mail`.execute(house.db)
    await accountsJobs(demo)['send-audit-head']?.(null)
    expect(await count()).toBe(0)
  })
})

describe(`SEC-33 a log of ${ENTRIES} entries`, () => {
  const [third, half, late] = [Math.floor(ENTRIES / 3), Math.floor(ENTRIES / 2), ENTRIES - 40]

  beforeAll(async () => {
    const { rows } = await sql<{ number: number }>`select max(number) as number from audit_entry`.execute(ownerDb)
    await fillLog(ownerDb, (rows[0]?.number ?? 0) + 1, half, 'first')
    await sendHead()
    await fillLog(ownerDb, half + 1, ENTRIES, 'first')
    await sendHead()
  }, 60_000 + ENTRIES)

  it('SEC-33 is whole, and agrees with every head that left', PATIENCE, async () => {
    const { heads, foreign } = await readHeads(house)
    expect({ numbers: heads.map(({ number }) => number).slice(-2), foreign }).toEqual({ numbers: [half, ENTRIES], foreign: 0 })
    expect(await findBrokenAuditEntry(ownerDb, heads)).toBeNull()
  })

  const TAMPERINGS: [string, number, (tx: Database) => Promise<unknown>][] = [
    [
      'a deleted entry',
      third,
      (tx) => sql`with gone as (delete from audit_person where entry_number = ${third}) delete from audit_entry where number = ${third}`.execute(tx),
    ],
    ['a changed entry', third, (tx) => sql`update audit_entry set facts = '{"n": 0}' where number = ${third}`.execute(tx)],
    [
      'two entries in the other order',
      half + 7,
      async (tx) => {
        for (const [from, to] of [
          [half + 7, -1],
          [half + 8, half + 7],
          [-1, half + 8],
        ])
          await sql`update audit_entry set number = ${to} where number = ${from}`.execute(tx)
      },
    ],
    [
      'an inserted entry',
      late,
      async (tx) => {
        for (const statement of [
          sql`update audit_entry set number = -number where number >= ${late}`,
          sql`update audit_entry set number = -number + 1 where number < 0`,
          sql`update audit_person set entry_number = -entry_number where entry_number >= ${late}`,
          sql`update audit_person set entry_number = -entry_number + 1 where entry_number < 0`,
          sql`insert into audit_entry select ${late}, at, action, subject_kind, subject_id, facts, personal_hash, previous_hash, hash from audit_entry where number = ${late - 1}`,
          sql`insert into audit_person select ${late}, actor_person_id, subject_person_id, salt from audit_person where entry_number = ${late - 1}`,
        ])
          await statement.execute(tx)
      },
    ],
    ['an end that was cut off', late, (tx) => removeFrom(tx, late)],
    [
      'an end that was written anew, each hash fitting the one before',
      half + 1,
      async (tx) => {
        await removeFrom(tx, late)
        await fillLog(tx, late, ENTRIES, 'second')
      },
    ],
  ]
  it.each(TAMPERINGS)('SEC-33 names %s by its number: %i', PATIENCE, async (_, number, tamper) => {
    expect(await foundAfter(tamper)).toBe(number)
  })
})

describe('SEC-33 the check of administrators', () => {
  it('SEC-33 compares with the file, says with how many heads, and does not believe a line that this instance did not sign', PATIENCE, async () => {
    const { accountId } = await anAccount(house, { email: 'looks@example.org', roles: ['administrator'] })
    const visitor = aVisitor(house)
    visitor.cookies.set('__Host-ronde', await aSession(house, accountId))
    await visitor.get('/audit')
    await visitor.post('/audit/check')
    expect(await (await visitor.get('/audit')).text()).toMatch(/compared with 3 signed ends/)
    const good = readFileSync(file, 'utf8')
    writeFileSync(file, good.replace(/ (\d+) /, ' 1 '))
    expect(await checkAudit(house, null)).toMatchObject({ brokenAt: null, heads: 2, foreign: 1 })
    expect(await (await visitor.get('/audit')).text()).toContain('without the signature of this instance: 1.')
    writeFileSync(file, good)
  })

  it('SEC-33 goes on after a change of the secret, and when the one before was taken away', PATIENCE, async () => {
    const under = (secret: string, previousSecret: string | null) => ({ ...house, settings: { ...house.settings, secret, previousSecret } })
    const [old, fresh] = [house.settings.secret, 'another-secret-0123456789-abcdefghijkl']
    const all = (await readHeads(house)).heads.length
    expect(await readHeads(under(fresh, null))).toMatchObject({ heads: [], foreign: all })
    expect((await readHeads(under(fresh, old))).heads).toHaveLength(all)
    await accountsJobs(under(fresh, old))['send-audit-head']?.(null)
    expect(await readHeads(under(fresh, null))).toMatchObject({ foreign: 0 })
    expect((await readHeads(under(fresh, null))).heads).toHaveLength(all + 1)
  })
})
