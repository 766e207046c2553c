import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../app.ts'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { hasAdministrator, makeSetUpLink } from './public.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  house = await aHouse({ liftsRateLimits: true })
  app = makeApp(house)
})
afterAll(() => house.close())

async function signedIn(accountId: string, of: TestHouse = house, handler = app): Promise<TestVisitor> {
  const visitor = aVisitor(of, handler)
  visitor.cookies.set('__Host-ronde', await aSession(of, accountId))
  await visitor.get('/account')
  return visitor
}

async function rolesOf(accountId: string): Promise<string[]> {
  return (
    await sql<{ role: string }>`select role from account_role where account_id = ${accountId} and ended_at is null order by role`.execute(house.db)
  ).rows.map(({ role }) => role)
}

async function roleId(accountId: string, role: string): Promise<string> {
  return (
    (await sql<{ id: string }>`select id from account_role where account_id = ${accountId} and role = ${role} and ended_at is null`.execute(house.db)).rows[0]
      ?.id ?? ''
  )
}

describe('SEC-08 a change of rights', () => {
  it('ends the sessions of whoever is concerned, and is written in the audit log', async () => {
    const chief = await anAccount(house, { email: 'chief@example.org', roles: ['administrator'] })
    const other = await anAccount(house, { email: 'other@example.org' })
    const [visitor, concerned] = [await signedIn(chief.accountId), await signedIn(other.accountId)]
    expect((await visitor.post(`/accounts/${other.accountId}/roles`, { role: 'coordinator', programmeId: '' })).status).toBe(303)
    expect(await rolesOf(other.accountId)).toEqual(['coordinator'])
    expect((await concerned.get('/account')).status).toBe(303)
    const { rows } = await sql<{ facts: unknown }>`select facts from audit_entry where action = 'role-granted' and subject_id = ${other.accountId}`.execute(
      house.db,
    )
    expect(rows[0]?.facts).toEqual({ role: 'coordinator', programmeId: null })
  })

  it('gives the actor a new token when the rights are their own', async () => {
    const chief = await anAccount(house, { email: 'own@example.org', roles: ['administrator'] })
    const visitor = await signedIn(chief.accountId)
    const before = visitor.cookies.get('__Host-ronde') ?? ''
    await visitor.post(`/accounts/${chief.accountId}/roles`, { role: 'coordinator', programmeId: '' })
    expect(visitor.cookies.get('__Host-ronde')).not.toBe(before)
    expect((await visitor.get('/account')).status).toBe(200)
    visitor.cookies.set('__Host-ronde', before)
    expect((await visitor.get('/account')).status).toBe(303)
  })

  it('asks for a proof of at most thirty minutes', async () => {
    const chief = await anAccount(house, { email: 'late@example.org', roles: ['administrator'] })
    const visitor = await signedIn(chief.accountId)
    house.setNow('2023-04-03T09:31:00.000Z')
    expect((await visitor.post(`/accounts/${chief.accountId}/roles`, { role: 'coordinator', programmeId: '' })).status).toBe(422)
    expect(await rolesOf(chief.accountId)).toEqual(['administrator'])
    house.setNow('2023-04-03T09:00:00.000Z')
  })
})

describe('the last administrator', () => {
  it('cannot be removed, even when two try at once', async () => {
    const own = await aHouse({ liftsRateLimits: true })
    const handler = makeApp(own)
    const [one, two] = [
      await anAccount(own, { email: 'one@example.org', roles: ['administrator'] }),
      await anAccount(own, { email: 'two@example.org', roles: ['administrator'] }),
    ]
    const [first, second] = [await signedIn(one.accountId, own, handler), await signedIn(two.accountId, own, handler)]
    const id = async (accountId: string) => (await sql<{ id: string }>`select id from account_role where account_id = ${accountId}`.execute(own.db)).rows[0]?.id
    await Promise.all([
      first.post(`/accounts/${two.accountId}/roles/${await id(two.accountId)}/end`),
      second.post(`/accounts/${one.accountId}/roles/${await id(one.accountId)}/end`),
    ])
    const { rows } = await sql`select 1 from account_role where ended_at is null and role = 'administrator'`.execute(own.db)
    expect(rows).toHaveLength(1)
    await own.close()
  })

  it('is told why', async () => {
    await sql`update account_role set ended_at = now()`.execute(house.db)
    const chief = await anAccount(house, { email: 'last@example.org', roles: ['administrator'] })
    const visitor = await signedIn(chief.accountId)
    const answer = await visitor.post(`/accounts/${chief.accountId}/roles/${await roleId(chief.accountId, 'administrator')}/end`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This is the last administrator.')
  })
})

describe('an invitation', () => {
  it('makes person and account once and says by mail how to sign in', async () => {
    const chief = await anAccount(house, { email: 'inviting@example.org', roles: ['administrator'] })
    const visitor = await signedIn(chief.accountId)
    const fields = { givenName: 'Yaa', familyName: 'Boateng', email: 'yaa@example.org', language: 'nl' }
    expect((await visitor.post('/accounts', fields)).status).toBe(303)
    const { rows } = await sql<{ subject: string }>`select subject from outbox_mail where to_address = 'yaa@example.org'`.execute(house.db)
    expect(rows[0]?.subject).toBe('U hebt een account bij Ronde')
    await visitor.get('/accounts')
    expect((await visitor.post('/accounts', fields)).status).toBe(422)
    expect(await (await visitor.get('/accounts?q=boateng')).text()).toContain('Yaa Boateng')
  })

  it('SEC-11 with a role among its fields is refused as a whole', async () => {
    const chief = await anAccount(house, { email: 'fields@example.org', roles: ['administrator'] })
    const visitor = await signedIn(chief.accountId)
    expect((await visitor.post('/accounts', { givenName: 'A', familyName: 'B', email: 'ab@example.org', language: '', role: 'administrator' })).status).toBe(
      400,
    )
    expect((await sql`select 1 from account where email = 'ab@example.org'`.execute(house.db)).rows).toHaveLength(0)
  })
})

describe('SEC-10 the pages of administrators', () => {
  it('are closed to members and coordinators, and to nobody in particular', async () => {
    const member = await signedIn((await anAccount(house, { email: 'plain@example.org' })).accountId)
    const lead = await signedIn((await anAccount(house, { email: 'lead@example.org', roles: ['coordinator'] })).accountId)
    for (const path of ['/accounts', '/outbox']) {
      expect((await member.get(path)).status).toBe(403)
      expect((await lead.get(path)).status).toBe(403)
      expect((await aVisitor(house, app).get(path)).headers.get('Location')).toBe(`/sign-in?to=${encodeURIComponent(path)}`)
    }
  })
})

describe('SEC-01 the set-up link', () => {
  const fields = { givenName: 'Efua', familyName: 'Sarpong', email: 'efua@example.org', language: 'fr', instanceName: 'Réseau du canal' }

  it('makes the first administrator once, within thirty minutes, and leads to a passkey', async () => {
    const own = await aHouse()
    const visitor = aVisitor(own)
    expect(await hasAdministrator(own)).toBe(false)
    const link = new URL(await makeSetUpLink(own)).pathname
    expect(link.split('/').at(-1)).toMatch(/^[\w-]{43}$/)
    expect((await visitor.get(link)).status).toBe(200)
    const done = await visitor.post(link, fields)
    expect(done.headers.get('Location')).toBe('/sign-in/passkey/add?to=/desk')
    expect(await (await visitor.get('/sign-in/passkey/add')).text()).toContain('Créer la clé d’accès')
    expect((await visitor.get('/accounts')).status).toBe(403)
    expect((await visitor.get(link)).status).toBe(404)
    const { rows } = await sql<{ role: string }>`select role from account_role order by role`.execute(own.db)
    expect(rows.map(({ role }) => role)).toEqual(['administrator', 'coordinator'])
    await own.close()
  })

  it('is worth nothing after thirty minutes, guessed, or once somebody administers', async () => {
    const own = await aHouse()
    const visitor = aVisitor(own)
    const link = new URL(await makeSetUpLink(own)).pathname
    own.setNow('2023-04-03T09:31:00.000Z')
    expect((await visitor.get(link)).status).toBe(404)
    const second = new URL(await makeSetUpLink(own)).pathname
    expect((await visitor.get('/set-up/guessed')).status).toBe(404)
    const { accountId } = await anAccount(own, { email: 'before@example.org', roles: ['administrator'] })
    await sql`insert into passkey (account_id, credential_id, public_key, counter, created_at) values (${accountId}, 'x', '\\x00', 0, now())`.execute(own.db)
    await visitor.get('/sign-in')
    expect((await visitor.post(second, fields)).status).toBe(404)
    expect((await sql`select 1 from account`.execute(own.db)).rows).toHaveLength(1)
    await own.close()
  })
})

describe('looking around the demo', () => {
  it('opens a session as an invented person, from this machine only', async () => {
    const own = await aHouse({ isDemo: true })
    await anAccount(own, { email: 'coordinator@demo.example', roles: ['coordinator'] })
    const handler = makeApp(own)
    const enter = (host: string, env: unknown = undefined) =>
      handler.request(
        `http://${host}/demo/enter`,
        { method: 'POST', body: 'role=coordinator', headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: `http://${host}` } },
        env as never,
      )
    const entered = await enter('localhost:3000')
    expect(entered.status).toBe(303)
    expect(entered.headers.get('Location')).toBe('/desk')
    expect(entered.headers.getSetCookie().join()).toContain('__Host-ronde=')
    expect((await enter('127.0.0.1:3000')).status).toBe(303)
    expect((await enter('localhost:3000', { incoming: { socket: { remoteAddress: '192.0.2.7' } } })).status).toBe(404)
    expect((await enter('elsewhere.example')).status).not.toBe(303)
    expect(await (await aVisitor(own, handler).get('/sign-in')).text()).toContain('everybody in it is invented')
    const visitor = aVisitor(own, handler)
    await visitor.post('/demo/enter', { role: 'coordinator' })
    expect((await visitor.get('/outbox')).status).toBe(200)
    expect((await visitor.get('/accounts')).status).toBe(403)
    await own.close()
  })

  it('does not exist anywhere else', async () => {
    await anAccount(house, { email: 'coordinator@demo.example', roles: ['coordinator'] })
    expect((await aVisitor(house, app).post('/demo/enter', { role: 'coordinator' })).status).toBe(404)
    expect(await (await aVisitor(house, app).get('/sign-in')).text()).not.toContain('/demo/enter')
  })
})
