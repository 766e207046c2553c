import { sql } from 'kysely'
import pg from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../app.ts'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, HOME, type TestVisitor } from '../../../test/visitor.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let member: TestVisitor
beforeAll(async () => {
  house = await aHouse({ liftsRateLimits: true })
  app = makeApp(house)
  const { accountId } = await anAccount(house, { email: 'member@example.org' })
  member = aVisitor(house, app)
  member.cookies.set('__Host-ronde', await aSession(house, accountId))
})
afterAll(() => house.close())

const answers: [string, () => Promise<Response>][] = [
  ['a page', () => member.get('/account')],
  ['a public page', () => member.get('/sign-in')],
  ['a missing page', () => member.get('/nowhere')],
  ['a refusal', () => member.get('/accounts')],
  ['a redirect', async () => app.request(`${HOME}/account`)],
  ['JSON', async () => app.request(`${HOME}/healthz`)],
  ['a write from elsewhere', () => member.post('/sign-out', {}, { Origin: 'https://elsewhere.example' })],
  ['a missing asset', () => member.get('/assets/x.js')],
]

describe('SEC-15 the content policy', () => {
  it.each(answers)('stands on %s', async (_name, ask) => {
    const policy = (await ask()).headers.get('Content-Security-Policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "'strict-dynamic'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe')
  })

  it('names another nonce each time', async () => {
    const nonce = async () => /'nonce-([^']+)'/.exec((await member.get('/sign-in')).headers.get('Content-Security-Policy') ?? '')?.[1]
    expect(await nonce()).not.toBe(await nonce())
  })
})

describe('SEC-16 the headers', () => {
  it.each(answers)('stand on %s', async (_name, ask) => {
    const { headers } = await ask()
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Permissions-Policy')).toContain('camera=()')
    expect(headers.get('Cache-Control')).toBe('no-store')
  })

  it('ask for a secure channel for a year where there is one', async () => {
    const { settings } = house
    const secure = makeApp({ ...house, settings: { ...settings, publicUrl: 'https://ronde.example' } })
    expect((await secure.request('https://ronde.example/sign-in')).headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains')
  })
})

describe('SEC-29 requests', () => {
  it('with a field given twice, or one that the form does not have, are refused', async () => {
    await member.get('/account')
    expect(
      (
        await member.post('/account/language', [
          ['language', 'nl'],
          ['language', 'fr'],
        ])
      ).status,
    ).toBe(400)
    expect((await member.post('/account/language', { language: 'nl', createdAt: '2020-01-01' })).status).toBe(400)
  })

  it('of more than a megabyte are refused', async () => {
    expect((await member.post('/account/language', { language: 'x'.repeat(1_100_000) })).status).toBe(413)
  })

  it('are counted by what a proxy says only where the operator trusts one', async () => {
    const own = await aHouse()
    const proxied = { ...own, settings: { ...own.settings, trustsProxy: true } }
    const blocks = async (of: typeof own, from: string) => {
      const visitor = aVisitor(of, makeApp(of))
      await visitor.get('/sign-in')
      await visitor.post('/sign-in', { email: 'who@example.org', to: '/desk' }, { 'X-Forwarded-For': from })
      return (await sql<{ key: string }>`select key from rate_limit where key like 'sign-in block %'`.execute(own.db)).rows.map(({ key }) => key)
    }
    expect(await blocks(own, '192.0.2.77')).toEqual(['sign-in block 127.0.0'])
    expect(await blocks(proxied, '10.0.0.1, 192.0.2.77')).toContain('sign-in block 192.0.2')
    await own.close()
  })
})

describe('SEC-35 a failure', () => {
  it('tells a number, and neither statement nor path nor stack', async () => {
    const own = await aHouse({ liftsRateLimits: true })
    const logged: string[] = []
    const handler = makeApp({ ...own, log: (event, facts) => logged.push(JSON.stringify({ event, ...facts })) })
    const owner = new pg.Client({ connectionString: own.ownerUrl })
    await owner.connect()
    await owner.query('alter table sign_in_link rename to elsewhere')
    await owner.end()
    const answer = await aVisitor(own, handler).get('/sign-in/link/abc')
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).toMatch(/Number of this request: [0-9a-f]{12}/)
    expect(text).not.toMatch(/sign_in_link|select |relation|\.ts|node_modules|at [A-Z]/)
    expect(logged.join()).not.toContain('abc')
    await own.close()
  })
})

describe('SEC-34 the audit log', () => {
  it('knows sign-ins, failures and refused access, without a name or an address', async () => {
    await member.get('/accounts')
    await wait(200)
    await member.post('/sign-out')
    const { rows } = await sql<{ action: string; facts: unknown }>`select action, facts from audit_entry order by number`.execute(house.db)
    expect(rows).toContainEqual({ action: 'access-refused', facts: { route: 'GET /accounts' } })
    expect(rows.map(({ action }) => action)).toContain('sign-out')
    expect(JSON.stringify(rows)).not.toMatch(/member@|Ama/)
  })
})

describe('SEC-12 identifiers in addresses', () => {
  it('are random, and a foreign one is answered like one that does not exist', async () => {
    const { accountId } = await anAccount(house, { email: 'other@example.org' })
    expect(accountId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const visitor = aVisitor(house, app)
    visitor.cookies.set('__Host-ronde', await aSession(house, (await anAccount(house, { email: 'asks@example.org' })).accountId))
    const { rows } = await sql<{ id: string }>`select s.id from session s join account a on a.id = s.account_id where a.email = 'member@example.org'`.execute(
      house.db,
    )
    await visitor.get('/account')
    const asked = [rows[0]?.id, '00000000-0000-4000-8000-000000000000', 'no-id'].map((id) => visitor.post(`/account/sessions/${id}/end`))
    const bodies = await Promise.all((await Promise.all(asked)).map(async (answer) => [answer.status, withoutTokens(await answer.text())]))
    expect(bodies[0]?.[0]).toBe(404)
    expect(JSON.stringify(bodies[0]).replaceAll(String(rows[0]?.id), '…')).toBe(
      JSON.stringify(bodies[1]).replaceAll('00000000-0000-4000-8000-000000000000', '…'),
    )
  })
})

function withoutTokens(html: string): string {
  return html.replaceAll(/value="[\w-]{40,}"/g, 'value=""')
}
