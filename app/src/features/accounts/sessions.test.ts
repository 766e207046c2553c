import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../app.ts'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'

const START = '2023-04-03T09:00:00.000Z'
let house: TestHouse
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  house = await aHouse({ liftsRateLimits: true })
  app = makeApp(house)
})
afterAll(() => house.close())

async function signedIn(accountId: string, assurance: 'mail' | 'passkey' | 'demo' = 'passkey'): Promise<TestVisitor> {
  const visitor = aVisitor(house, app)
  visitor.cookies.set('__Host-ronde', await aSession(house, accountId, assurance))
  await visitor.get('/account')
  return visitor
}

const isIn = async (visitor: TestVisitor) => (await visitor.get('/account')).status === 200
async function later(minutes: number): Promise<void> {
  house.setNow(new Date(Date.parse(START) + minutes * 60_000).toISOString())
}

describe('SEC-08 a session', () => {
  it('is kept as a hash only', async () => {
    const { accountId } = await anAccount(house, { email: 'hash@example.org' })
    const token = await aSession(house, accountId)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const { rows } = await sql`select * from session`.execute(house.db)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('ends eight hours after it was last used, and thirty days after it began', async () => {
    const { accountId } = await anAccount(house, { email: 'idle@example.org' })
    const visitor = await signedIn(accountId)
    await later(7 * 60)
    expect(await isIn(visitor)).toBe(true)
    await wait(150)
    await later(14 * 60)
    expect(await isIn(visitor)).toBe(true)
    await wait(150)
    await later(23 * 60)
    expect(await isIn(visitor)).toBe(false)
    await later(0)
    const busy = await signedIn(accountId)
    await sql`update session set last_seen_at = ${START}::timestamptz + interval '30 days'`.execute(house.db)
    await later(30 * 24 * 60 - 1)
    expect(await isIn(busy)).toBe(true)
    await later(30 * 24 * 60 + 1)
    expect(await isIn(busy)).toBe(false)
    await later(0)
  })

  it('can be listed and ended by its owner, and is gone at the next request', async () => {
    const { accountId } = await anAccount(house, { email: 'list@example.org' })
    const [here, there, third] = [await signedIn(accountId), await signedIn(accountId), await signedIn(accountId)]
    const html = await (await here.get('/account')).text()
    const [id = ''] = [...html.matchAll(/sessions\/([0-9a-f-]{36})\/end/g)].map(([, found]) => found)
    expect((await here.post(`/account/sessions/${id}/end`)).status).toBe(303)
    expect([await isIn(there), await isIn(third)].filter(Boolean)).toHaveLength(1)
    await here.get('/account')
    await here.post('/account/sessions/end-others')
    expect([await isIn(here), await isIn(there), await isIn(third)]).toEqual([true, false, false])
  })

  it('of somebody else cannot be ended, and does not seem to exist', async () => {
    const { accountId } = await anAccount(house, { email: 'mine@example.org' })
    const { accountId: other } = await anAccount(house, { email: 'other@example.org' })
    const [mine, foreign] = [await signedIn(accountId), await signedIn(other)]
    const { rows } = await sql<{ id: string }>`select id from session where account_id = ${other}`.execute(house.db)
    expect((await mine.post(`/account/sessions/${rows[0]?.id}/end`)).status).toBe(404)
    expect((await mine.post('/account/sessions/00000000-0000-4000-8000-000000000001/end')).status).toBe(404)
    expect(await isIn(foreign)).toBe(true)
  })

  it('closes its open streams within five seconds of its end', async () => {
    const { accountId } = await anAccount(house, { email: 'stream@example.org' })
    const [here, there] = [await signedIn(accountId), await signedIn(accountId)]
    const reader = (await there.get('/account/stream')).body?.getReader()
    await reader?.read()
    await here.get('/account')
    await here.post('/account/sessions/end-others')
    const closed = (async () => {
      while (!(await reader?.read())?.done) continue
      return 'closed'
    })()
    expect(await Promise.race([closed, wait(5_000, 'still open')])).toBe('closed')
  })

  it('gets a new token at sign-in, and the old one is worth nothing', async () => {
    const { accountId } = await anAccount(house, { email: 'list2@example.org' })
    const own = await aHouse({ isDemo: true })
    await anAccount(own, { email: 'member@demo.example' })
    const visitor = aVisitor(own)
    await visitor.post('/demo/enter', { role: 'member' })
    const first = visitor.cookies.get('__Host-ronde') ?? ''
    await visitor.post('/demo/enter', { role: 'member' })
    expect(visitor.cookies.get('__Host-ronde')).not.toBe(first)
    visitor.cookies.set('__Host-ronde', first)
    expect((await visitor.get('/account')).status).toBe(303)
    expect(accountId).not.toBe('')
    await own.close()
  })
})

describe('SEC-16 signing out', () => {
  it('REL-21 whose browser still keeps something is ended only after a warning in words', async () => {
    const { accountId } = await anAccount(house, { email: 'waits@example.org' })
    const visitor = await signedIn(accountId)
    visitor.cookies.set('__Host-ronde-waits', encodeURIComponent('/rounds/1'))
    const warned = await visitor.post('/sign-out')
    expect(warned.status).toBe(409)
    expect(warned.headers.get('Clear-Site-Data')).toBeNull()
    const page = await warned.text()
    expect(page).toContain('Something still waits here')
    expect(page).toContain('href="/rounds/1"')
    expect(await isIn(visitor)).toBe(true)
    visitor.cookies.set('__Host-ronde-waits', encodeURIComponent('//elsewhere.example'))
    expect(await (await visitor.post('/sign-out')).text()).not.toContain('elsewhere.example')
    const left = await visitor.post('/sign-out', { sure: 'yes' })
    expect(left.headers.get('Clear-Site-Data')).toContain('storage')
    expect([...visitor.cookies.keys()]).not.toContain('__Host-ronde-waits')
    expect(await isIn(visitor)).toBe(false)
  })

  it('ends the session and clears what the browser kept', async () => {
    const { accountId } = await anAccount(house, { email: 'out@example.org' })
    const visitor = await signedIn(accountId)
    const token = visitor.cookies.get('__Host-ronde') ?? ''
    const answer = await visitor.post('/sign-out')
    expect(answer.headers.get('Clear-Site-Data')).toContain('"storage"')
    expect(visitor.cookies.has('__Host-ronde')).toBe(false)
    visitor.cookies.set('__Host-ronde', token)
    expect(await isIn(visitor)).toBe(false)
  })
})

describe('SEC-09 a change of how I sign in', () => {
  it('asks for a proof of at most ten minutes, and tells the old address', async () => {
    const { accountId } = await anAccount(house, { email: 'old@example.org' })
    const visitor = await signedIn(accountId, 'mail')
    await later(11)
    const late = await visitor.post('/account/mail-address', { email: 'new@example.org' })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('show once more that it is you')
    await later(9)
    expect((await visitor.post('/account/mail-address', { email: 'new@example.org' })).status).toBe(303)
    const { rows } = await sql<{ bodyText: string }>`select body_text from outbox_mail where to_address = 'new@example.org'`.execute(house.db)
    const link = /\/account\/mail-address\/[\w-]+/.exec(rows[0]?.bodyText ?? '')?.[0] ?? ''
    expect((await visitor.get(link)).status).toBe(200)
    expect((await visitor.post(link, { choice: 'yes' })).status).toBe(303)
    const told = await sql`select 1 from outbox_mail where to_address = 'old@example.org' and kind = 'address-changed'`.execute(house.db)
    expect(told.rows).toHaveLength(1)
    const account = await sql<{ email: string }>`select email from account where id = ${accountId}`.execute(house.db)
    expect(account.rows[0]?.email).toBe('new@example.org')
    await later(0)
  })

  it('does not tell whether somebody else has the new address', async () => {
    await anAccount(house, { email: 'taken@example.org' })
    const { accountId } = await anAccount(house, { email: 'asker@example.org' })
    const visitor = await signedIn(accountId, 'mail')
    expect((await visitor.post('/account/mail-address', { email: 'taken@example.org' })).status).toBe(303)
    expect((await sql`select 1 from outbox_mail where to_address = 'taken@example.org'`.execute(house.db)).rows).toHaveLength(0)
  })
})

describe('SEC-09 a passkey or a key', () => {
  const told = async (email: string) =>
    (
      await sql<{
        subject: string
        bodyText: string
      }>`select subject, body_text from outbox_mail where to_address = ${email} and kind = 'sign-in-changed'`.execute(house.db)
    ).rows.map(({ bodyText }) => bodyText)

  async function withPasskey(email: string): Promise<{ accountId: string; passkey: string }> {
    const { accountId } = await anAccount(house, { email })
    const { rows } = await sql<{ id: string }>`insert into passkey (account_id, credential_id, public_key, counter, created_at)
      values (${accountId}, ${Buffer.from(email).toString('base64url')}, '\\x00', 0, ${START}) returning id`.execute(house.db)
    return { accountId, passkey: rows[0]?.id ?? '' }
  }

  it('SEC-09 is made after a proof of at most ten minutes only: a key for programs', async () => {
    const { accountId } = await withPasskey('key-maker@example.org')
    const visitor = await signedIn(accountId)
    await later(11)
    expect(await (await visitor.post('/account/keys', { name: 'late' })).text()).not.toMatch(/ronde_[\w-]{43}/)
    expect(await told('key-maker@example.org')).toEqual([])
    await later(10)
    expect(await (await visitor.post('/account/keys', { name: 'in time' })).text()).toMatch(/ronde_[\w-]{43}/)
    expect(await told('key-maker@example.org')).toEqual([expect.stringContaining('A key for programs was made')])
    await later(0)
  })

  it('SEC-09 is removed after a proof of at most ten minutes only, and not by a mail link: a passkey', async () => {
    const { accountId, passkey } = await withPasskey('remover@example.org')
    const count = async () => (await sql`select 1 from passkey where id = ${passkey}`.execute(house.db)).rows.length
    const [visitor, byMail] = [await signedIn(accountId), await signedIn(accountId, 'mail')]
    expect((await byMail.post(`/account/passkeys/${passkey}/remove`)).status).toBe(422)
    await later(11)
    expect((await visitor.post(`/account/passkeys/${passkey}/remove`)).status).toBe(422)
    expect({ left: await count(), told: await told('remover@example.org') }).toEqual({ left: 1, told: [] })
    await later(10)
    expect((await visitor.post(`/account/passkeys/${passkey}/remove`)).status).toBe(303)
    expect({ left: await count(), told: await told('remover@example.org') }).toEqual({
      left: 0,
      told: [expect.stringContaining('A passkey was removed from your account')],
    })
    await later(0)
  })

  // That a new one is told by mail is shown in a browser with a device that makes passkeys: `sign-in-by-passkey.journey.ts`.
  it('SEC-09 is added after a proof of at most ten minutes only, and beside another not by a mail link: a passkey', async () => {
    const { accountId } = await withPasskey('adder@example.org')
    const { accountId: without } = await anAccount(house, { email: 'first-passkey@example.org' })
    const offer = async (visitor: TestVisitor) => (await visitor.postJson('/sign-in/passkey/add/options', {})).status
    const [visitor, byMail, first] = [await signedIn(accountId), await signedIn(accountId, 'mail'), await signedIn(without, 'mail')]
    expect([await offer(visitor), await offer(byMail), await offer(first)]).toEqual([200, 403, 200])
    await later(11)
    expect([await offer(visitor), await offer(byMail), await offer(first)]).toEqual([403, 403, 403])
    await later(0)
  })
})

describe('keys for programs', () => {
  it('are shown once, open the API alone, and stop when revoked', async () => {
    const { accountId } = await anAccount(house, { email: 'keys@example.org' })
    const visitor = await signedIn(accountId)
    const made = await (await visitor.post('/account/keys', { name: 'my sheet' })).text()
    const key = /ronde_[\w-]{43}/.exec(made)?.[0] ?? ''
    const ask = (path: string) => app.request(`http://localhost:3000${path}`, { headers: { Authorization: `Bearer ${key}` } })
    expect((await ask('/api/v1/people')).status).toBe(200)
    expect((await ask('/account')).status).toBe(303)
    const html = await (await visitor.get('/account')).text()
    expect(html).not.toContain(key)
    const [, id = ''] = /keys\/([0-9a-f-]{36})\/revoke/.exec(html) ?? []
    await visitor.post(`/account/keys/${id}/revoke`)
    expect((await ask('/api/v1/people')).status).toBe(401)
  })

  it('are not made after a mail link alone', async () => {
    const { accountId } = await anAccount(house, { email: 'nokey@example.org' })
    const visitor = await signedIn(accountId, 'mail')
    expect(await (await visitor.post('/account/keys', { name: 'x' })).text()).toContain('takes a passkey')
  })
})

describe('SEC-17 writes', () => {
  it('without our origin, or without the form’s token, change nothing', async () => {
    const { accountId } = await anAccount(house, { email: 'csrf@example.org' })
    const visitor = await signedIn(accountId)
    expect((await visitor.post('/account/language', { language: 'nl' }, { Origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await visitor.post('/account/language', { language: 'nl', _token: 'wrong' })).status).toBe(403)
    expect((await visitor.post('/account/language', { language: 'nl' })).status).toBe(303)
  })

  it('are never made by opening a page: only when a session was last seen may differ', async () => {
    const { accountId } = await anAccount(house, { email: 'reader@example.org', roles: ['administrator'] })
    const visitor = await signedIn(accountId)
    const state = async () => {
      const tables = [
        'account',
        'account_role',
        'sign_in_link',
        'passkey',
        'passkey_challenge',
        'api_key',
        'outbox_mail',
        'rate_limit',
        'audit_entry',
        'person',
      ]
      const rows = await Promise.all(tables.map((table) => sql`select * from ${sql.table(table)} order by 1`.execute(house.db)))
      const sessions = await sql`select id, token_hash, proved_at, ended_at, expires_at from session order by 1`.execute(house.db)
      return JSON.stringify([...rows.map((each) => each.rows), sessions.rows])
    }
    const before = await state()
    for (const path of [
      '/sign-in',
      '/sign-in/code',
      '/sign-in/link/x',
      '/sign-in/passkey/add',
      '/account',
      '/account/mail-address/x',
      '/accounts',
      `/accounts/${accountId}`,
      '/outbox',
      '/set-up/x',
    ])
      await visitor.get(path)
    expect(await state()).toBe(before)
  })
})
