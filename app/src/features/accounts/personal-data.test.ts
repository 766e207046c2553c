import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aPerson } from '../../../test/neighbourhood.ts'
import { aVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem, type Database } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { nowOf } from '../../platform/house.ts'
import { hashToken, newToken } from '../../platform/secrets.ts'
import { grantRole, personalData, personMerger } from './public.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
})
afterAll(() => house.close())

const run = <Answer>(work: (tx: Database) => Promise<Answer>) => asSystem(house.db, work)
let number = 0

/** Somebody with one of everything this feature keeps: `token` opens pages, `key` the API. */
async function aPersonWithAll() {
  number += 1
  const email = `own-${number}@example.org`
  const { personId, accountId } = await anAccount(house, { email })
  const now = nowOf(house)
  const token = await aSession(house, accountId)
  const key = `ronde_${newToken()}`
  await run(async (tx) => {
    await grantRole(tx, { accountId, personId, role: 'coordinator' }, now)
    await sql`insert into passkey (account_id, credential_id, public_key, counter, name, created_at) values (${accountId}, ${`credential-${number}`}, '\\x01', 7, 'My phone', ${now})`.execute(
      tx,
    )
    await sql`insert into api_key (account_id, name, prefix, key_hash, created_at) values (${accountId}, 'Figures', ${key.slice(0, 12)}, ${hashToken(key)}, ${now})`.execute(
      tx,
    )
    await sql`insert into sign_in_link (account_id, purpose, token_hash, new_email, created_at, expires_at)
      values (${accountId}, 'new_address', ${hashToken(newToken())}, ${`new-${number}@example.org`}, ${now}, ${now})`.execute(tx)
    await sql`insert into passkey_challenge (account_id, kind, challenge, browser_hash, expires_at) values (${accountId}, 'register', 'x', '\\x02', ${now})`.execute(
      tx,
    )
    for (const to of [email.toUpperCase(), `new-${number}@example.org`])
      await queueMail(tx, { idempotencyKey: `${to} hello`, kind: 'sign_in', to, language: 'en', subject: 'Hello', text: 'Hello' }, now)
  })
  return { personId, accountId, email, newEmail: `new-${number}@example.org`, token, key }
}

const countIn = (parts: { table: string; rows: unknown[] }[]) => Object.fromEntries(parts.map(({ table, rows }) => [table, rows.length]))
const show = (personId: string) => run((tx) => personalData.show(tx, personId))

/** Whether the session still opens a page, and for whom. */
async function opensFor(token: string): Promise<string | null> {
  const visitor = aVisitor(house, app)
  visitor.cookies.set('__Host-ronde', token)
  const { rows } = await sql<{
    personId: string
  }>`select a.person_id from session s join account a on a.id = s.account_id where s.token_hash = ${hashToken(token)}`.execute(house.db)
  return (await visitor.get('/account')).status === 200 ? (rows[0]?.personId ?? null) : null
}

async function opensApi(key: string): Promise<boolean> {
  return (await app.request('http://localhost:3000/api/v1/communities', { headers: { Authorization: `Bearer ${key}` } })).status === 200
}

const ALL = { account: 1, account_role: 1, session: 1, passkey: 1, api_key: 1, sign_in_link: 1, outbox_mail: 1 }
const NOTHING = Object.fromEntries(Object.keys(ALL).map((table) => [table, 0]))

describe('what this feature keeps on a person', () => {
  it('is shown whole, without a secret or a hash', async () => {
    const { personId } = await aPersonWithAll()
    const parts = await show(personId)
    expect(countIn(parts)).toEqual(ALL)
    expect(
      parts.flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row))).filter((name) => /hash|key$|credential|counter|challenge|code/i.test(name)),
    ).toEqual([])
    expect(JSON.stringify(parts)).not.toContain('credential-')
  })

  it('is nothing for somebody without an account, and never what belongs to another', async () => {
    await aPersonWithAll()
    expect(countIn(await show(await aPerson(house)))).toEqual(NOTHING)
  })

  it('is erased, with every mail to the old and the asked address; the session and the key open nothing', async () => {
    const other = await aPersonWithAll()
    const { personId, accountId, email, newEmail, token, key } = await aPersonWithAll()
    expect([await opensFor(token), await opensApi(key)]).toEqual([personId, true])
    await run((tx) => personalData.erase(tx, personId, other.personId))
    expect(countIn(await show(personId))).toEqual(NOTHING)
    expect([await opensFor(token), await opensApi(key)]).toEqual([null, false])
    const tables = ['account_role', 'session', 'passkey', 'passkey_challenge', 'api_key', 'sign_in_link']
    for (const table of tables) {
      const { rows } = await sql`select 1 from ${sql.table(table)} where account_id = ${accountId}`.execute(house.db)
      expect(rows, table).toEqual([])
    }
    const { rows } = await sql`select 1 from outbox_mail where lower(to_address) in (${email}, ${newEmail})`.execute(house.db)
    expect(rows).toEqual([])
    expect(countIn(await show(other.personId))).toEqual(ALL)
  })

  it('is erased without taking away the roles that the person gave: they only lose who gave them', async () => {
    const giver = await anAccount(house, { email: 'giver@example.org' })
    const receiver = await anAccount(house, { email: 'receiver@example.org' })
    await run((tx) => grantRole(tx, { ...receiver, role: 'administrator', grantedBy: giver.personId }, nowOf(house)))
    await run((tx) => personalData.erase(tx, giver.personId, receiver.personId))
    const { rows } = await sql`select role, granted_by, ended_at from account_role where account_id = ${receiver.accountId}`.execute(house.db)
    expect(rows).toEqual([{ role: 'administrator', grantedBy: null, endedAt: null }])
  })
})

describe('an account when two records are merged', () => {
  it('follows to the record that is kept, with its sessions, passkeys and keys, and goes back', async () => {
    const kept = await aPerson(house)
    const { personId, token, key } = await aPersonWithAll()
    const moved = await run((tx) => personMerger.move(tx, personId, kept))
    expect([await opensFor(token), await opensApi(key)]).toEqual([kept, true])
    expect(countIn(await show(kept))).toMatchObject({ account: 1, account_role: 1, session: 1, passkey: 1, api_key: 1 })
    expect(countIn(await show(personId))).toMatchObject({ account: 0, session: 0, passkey: 0, api_key: 0 })
    await run((tx) => personMerger.giveBack(tx, personId, kept, moved))
    expect(await opensFor(token)).toBe(personId)
    expect(countIn(await show(kept))).toEqual(NOTHING)
  })

  it('is closed when the kept record has its own: its session and key open nothing until the merge is undone', async () => {
    const [kept, merged] = [await aPersonWithAll(), await aPersonWithAll()]
    const moved = await run((tx) => personMerger.move(tx, merged.personId, kept.personId))
    expect([await opensFor(merged.token), await opensApi(merged.key)]).toEqual([null, false])
    expect([await opensFor(kept.token), await opensApi(kept.key)]).toEqual([kept.personId, true])
    expect(countIn(await show(kept.personId))).toEqual(ALL)
    await run((tx) => personMerger.giveBack(tx, merged.personId, kept.personId, moved))
    expect([await opensFor(merged.token), await opensApi(merged.key)]).toEqual([merged.personId, true])
  })

  it('that was closed before stays closed after an undo', async () => {
    const [kept, merged] = [await aPersonWithAll(), await aPersonWithAll()]
    await run((tx) => sql`update account set closed_at = '2023-01-01' where id = ${merged.accountId}`.execute(tx))
    const moved = await run((tx) => personMerger.move(tx, merged.personId, kept.personId))
    await run((tx) => personMerger.giveBack(tx, merged.personId, kept.personId, moved))
    const { rows } = await sql<{ closedAt: string }>`select closed_at from account where id = ${merged.accountId}`.execute(house.db)
    expect(rows[0]?.closedAt).toMatch(/^2023-01-01|^2022-12-31T23/)
  })

  it('whose address the kept person took meanwhile stays closed, and the undo goes on', async () => {
    const [kept, merged] = [await aPersonWithAll(), await aPersonWithAll()]
    const moved = await run((tx) => personMerger.move(tx, merged.personId, kept.personId))
    await run((tx) => sql`update account set email = ${merged.email} where id = ${kept.accountId}`.execute(tx))
    await run((tx) => personMerger.giveBack(tx, merged.personId, kept.personId, moved))
    expect([await opensFor(merged.token), await opensFor(kept.token)]).toEqual([null, kept.personId])
  })

  it('of nobody moves nothing', async () => {
    const [one, other] = [await aPerson(house), await aPerson(house)]
    const moved = await run((tx) => personMerger.move(tx, one, other))
    expect(moved).toEqual({})
    await run((tx) => personMerger.giveBack(tx, one, other, moved))
    expect(countIn(await show(other))).toEqual(NOTHING)
  })
})
