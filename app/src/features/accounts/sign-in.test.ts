import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../app.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { asSystem } from '../../platform/database.ts'
import { accountsJobs } from './jobs.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  // The limits are lifted here: these tests ask for many mails in no time. SEC-05 has a house of its own in `limits.test.ts`.
  house = await aHouse({ liftsRateLimits: true })
  app = makeApp(house)
})
afterAll(() => house.close())

async function doJobs(of: TestHouse = house): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from sign_in_link where code_hash is null and purpose = 'sign_in'`.execute(of.db)
  for (const { id } of rows) await accountsJobs(of)['send-sign-in-link']?.({ linkId: id })
}

/** The newest mail to an address, with what it holds. */
async function readMail(to: string, of: TestHouse = house) {
  const { rows } = await sql<{
    subject: string
    bodyText: string
    idempotencyKey: string
  }>`select subject, body_text, idempotency_key from outbox_mail where to_address = ${to} order by created_at desc, id limit 1`.execute(of.db)
  const text = rows[0]?.bodyText ?? ''
  return { text, subject: rows[0]?.subject ?? '', link: /\/sign-in\/link\/[\w-]+/.exec(text)?.[0] ?? '', code: /^\d{3} \d{3}$/m.exec(text)?.[0] ?? '' }
}

async function askFor(email: string, to = '/people') {
  const visitor = aVisitor(house, app)
  await visitor.get('/sign-in')
  const asked = await visitor.post('/sign-in', { email, to })
  await doJobs()
  return { visitor, asked, mail: await readMail(email) }
}

const isSignedIn = (response: Response) => response.headers.getSetCookie().some((line) => line.startsWith('__Host-ronde='))

describe('signing in by mail', () => {
  it('leads back to where the reader was going, in the browser that asked', async () => {
    await anAccount(house, { email: 'kofi@example.org' })
    const { visitor, asked, mail } = await askFor('kofi@example.org', '/people?q=a')
    expect(asked.headers.get('Location')).toBe('/sign-in/code')
    expect(await (await visitor.get(mail.link)).text()).toContain('Yes, sign me in')
    const signedIn = await visitor.post(mail.link, { choice: 'sign-in' })
    expect(signedIn.headers.get('Location')).toBe('/people?q=a')
    expect(signedIn.headers.getSetCookie().find((line) => line.startsWith('__Host-ronde='))).toMatch(
      /HttpOnly.*Secure.*SameSite=Lax|Secure.*HttpOnly.*SameSite=Lax/,
    )
    expect((await visitor.get('/account')).status).toBe(200)
  })

  it('takes the six digits where they were asked for', async () => {
    await anAccount(house, { email: 'abena@example.org' })
    const { visitor, mail } = await askFor('abena@example.org')
    await visitor.get('/sign-in/code')
    expect(isSignedIn(await visitor.post('/sign-in/code', { code: mail.code }))).toBe(true)
  })

  it('writes in French and in Dutch when the language is unknown', async () => {
    await anAccount(house, { email: 'esi@example.org', language: null })
    const { mail } = await askFor('esi@example.org')
    expect(mail.subject).toBe('Votre lien de connexion / Uw link om aan te melden')
    expect(mail.text).toContain('Bonjour,')
    expect(mail.text).toContain('Goeiedag,')
  })

  it('leads a coordinator without passkey to make one', async () => {
    await anAccount(house, { email: 'lead@example.org', roles: ['coordinator'] })
    const { visitor, mail } = await askFor('lead@example.org', '/communities')
    await visitor.get(mail.link)
    const signedIn = await visitor.post(mail.link, { choice: 'sign-in' })
    expect(signedIn.headers.get('Location')).toBe('/sign-in/passkey/add?to=%2Fcommunities')
    expect(await (await visitor.get('/sign-in/passkey/add')).text()).toContain('opens with a passkey only')
  })
})

describe('SEC-01 a mail link alone', () => {
  it('gives member rights to an administrator, a passkey gives them all', async () => {
    const { accountId } = await anAccount(house, { email: 'chief@example.org', roles: ['administrator'] })
    const visitor = aVisitor(house, app)
    visitor.cookies.set('__Host-ronde', await aSession(house, accountId, 'mail'))
    expect((await visitor.get('/accounts')).status).toBe(403)
    visitor.cookies.set('__Host-ronde', await aSession(house, accountId, 'passkey'))
    expect((await visitor.get('/accounts')).status).toBe(200)
  })

  it('SEC-01 gives member rights to a coordinator of the network and to one of a community, a passkey gives them all', async () => {
    const network = await anAccount(house, { email: 'network-lead@example.org', roles: ['coordinator'] })
    const local = await anAccount(house, { email: 'local-lead@example.org' })
    const { rows } = await sql<{ id: string }>`insert into community (name_fr, state) values ('Sud', 'active') returning id`.execute(house.db)
    const community = `/communities/${rows[0]?.id}`
    await asSystem(house.db, (tx) =>
      sql`insert into membership (community_id, person_id, role) values (${rows[0]?.id}, ${local.personId}, 'coordinator')`.execute(tx),
    )
    const leads = async (visitor: TestVisitor, path: string) => (await visitor.get(path)).status === 200
    for (const [email, accountId, path] of [
      ['network-lead@example.org', network.accountId, '/programmes'],
      ['network-lead@example.org', network.accountId, `${community}/edit`],
      ['local-lead@example.org', local.accountId, `${community}/edit`],
      ['local-lead@example.org', local.accountId, `${community}/members/new`],
    ] as const) {
      const { visitor, mail } = await askFor(email)
      await visitor.get(mail.link)
      expect(isSignedIn(await visitor.post(mail.link, { choice: 'sign-in' }))).toBe(true)
      const byPasskey = aVisitor(house, app)
      byPasskey.cookies.set('__Host-ronde', await aSession(house, accountId, 'passkey'))
      expect({ path, byMail: await leads(visitor, path), byPasskey: await leads(byPasskey, path) }).toEqual({ path, byMail: false, byPasskey: true })
      expect(await leads(visitor, '/desk')).toBe(true)
      await sql`delete from outbox_mail where to_address = ${email}`.execute(house.db)
    }
    const { visitor, mail } = await askFor('local-lead@example.org')
    await visitor.get(mail.link)
    await visitor.post(mail.link, { choice: 'sign-in' })
    expect(await leads(visitor, `${community}/members`)).toBe(true)
  })
})

describe('SEC-04 the answer to a wrong address', () => {
  it('is the same in status, place and body', async () => {
    await anAccount(house, { email: 'known@example.org' })
    const answers = []
    for (const email of ['known@example.org', 'unknown@example.org']) {
      const { visitor, asked } = await askFor(email)
      const wrong = await visitor.post('/sign-in/code', { code: '000 000' })
      answers.push([asked.status, asked.headers.get('Location'), await asked.text(), wrong.status, withoutTokens(await wrong.text())])
    }
    expect(answers[0]).toEqual(answers[1])
    expect((await readMail('unknown@example.org')).text).toBe('')
  })

  it('stays the same when five codes were wrong', async () => {
    const states = []
    for (const email of ['known@example.org', 'unknown@example.org']) {
      const { visitor } = await askFor(email)
      const tries = []
      for (let number = 0; number < 7; number += 1)
        tries.push(/These are not|Five codes/.exec(await (await visitor.post('/sign-in/code', { code: '000000' })).text())?.[0])
      states.push(tries)
    }
    expect(states[0]).toEqual(states[1])
    expect(states[0]?.slice(4)).toEqual(['These are not', 'Five codes', 'Five codes'])
  })

  // The limits are lifted, and the five tries of a code are given back, as 500 tries could not be timed under them.
  it('SEC-04 takes the same time for a wrong code: the means of 500 tries differ by less than 5 ms', { timeout: 60_000 }, async () => {
    await anAccount(house, { email: 'coded@example.org' })
    const known = await askFor('coded@example.org')
    const unknown = await askFor('uncoded@example.org')
    const spent = [0, 0]
    const wrong = known.mail.code === '000 000' ? '111111' : '000000'
    for (let number = 0; number < 500; number += 1) {
      if (number % 5 === 0) await sql`update sign_in_link set code_tries = 0`.execute(house.db)
      for (const which of number % 2 === 0 ? [0, 1] : [1, 0]) {
        const from = performance.now()
        const { status } = await [known, unknown][which]!.visitor.post('/sign-in/code', { code: wrong })
        spent[which]! += performance.now() - from
        expect(status).toBe(422)
      }
    }
    expect(Math.abs(spent[0]! - spent[1]!) / 500).toBeLessThan(5)
  })

  it('takes the same time: the means of 500 tries differ by less than 5 ms', async () => {
    await anAccount(house, { email: 'timed@example.org' })
    const visitor = aVisitor(house, app)
    await visitor.get('/sign-in')
    const spent = { 'timed@example.org': 0, 'nobody@example.org': 0 }
    for (let number = 0; number < 500; number += 1) {
      for (const email of number % 2 === 0 ? (['timed@example.org', 'nobody@example.org'] as const) : (['nobody@example.org', 'timed@example.org'] as const)) {
        const from = performance.now()
        await visitor.post('/sign-in', { email, to: '/desk' })
        spent[email] += performance.now() - from
      }
    }
    expect(Math.abs(spent['timed@example.org'] - spent['nobody@example.org']) / 500).toBeLessThan(5)
    await sql`delete from sign_in_link where code_hash is null`.execute(house.db)
  })
})

function withoutTokens(html: string): string {
  return html.replaceAll(/value="[\w-]{40,}"/g, 'value=""').replaceAll(/nonce="[^"]+"/g, '')
}

describe('SEC-25 a scanner that fetches, presses and submits', () => {
  it('leaves the link usable and nobody signed in', async () => {
    await anAccount(house, { email: 'scanned@example.org' })
    const { visitor, mail } = await askFor('scanned@example.org')
    const scanner = aVisitor(house, app)
    expect(await (await scanner.get(mail.link)).text()).toContain('Type the code from the mail')
    for (const fields of [{}, { choice: 'sign-in' }, { choice: 'not-me' }, { code: '' }, { code: 'abc' }] as Record<string, string>[])
      expect(isSignedIn(await scanner.post(mail.link, fields))).toBe(false)
    await visitor.get(mail.link)
    expect(isSignedIn(await visitor.post(mail.link, {}))).toBe(false)
    expect(isSignedIn(await visitor.post(mail.link, { choice: 'sign-in' }))).toBe(true)
  })

  it('changes nothing by opening the link, not even as HEAD', async () => {
    await anAccount(house, { email: 'head@example.org' })
    const { visitor, mail } = await askFor('head@example.org')
    const state = () => sql`select * from sign_in_link order by id`.execute(house.db)
    const before = await state()
    await app.request(`http://localhost:3000${mail.link}`, { method: 'HEAD' })
    await visitor.get(mail.link)
    expect((await state()).rows).toEqual(before.rows)
  })

  it('works on another device with the digits, once, and for 15 minutes', async () => {
    await anAccount(house, { email: 'phone@example.org' })
    const { mail } = await askFor('phone@example.org')
    const phone = aVisitor(house, app)
    await phone.get(mail.link)
    expect(isSignedIn(await phone.post(mail.link, { code: mail.code.replace(' ', '') }))).toBe(true)
    expect(isSignedIn(await phone.post(mail.link, { code: mail.code }))).toBe(false)
    const late = await askFor('phone@example.org')
    house.setNow('2023-04-03T09:16:00.000Z')
    expect(isSignedIn(await late.visitor.post(late.mail.link, { choice: 'sign-in' }))).toBe(false)
    house.setNow('2023-04-03T09:00:00.000Z')
  })

  it('forgets the link when its owner did not ask for it', async () => {
    await anAccount(house, { email: 'notme@example.org' })
    const { visitor, mail } = await askFor('notme@example.org')
    await visitor.get(mail.link)
    await visitor.post(mail.link, { choice: 'not-me' })
    expect(isSignedIn(await visitor.post(mail.link, { choice: 'sign-in' }))).toBe(false)
  })

  it('keeps neither token nor code readable in its table', async () => {
    await anAccount(house, { email: 'hash@example.org' })
    const { mail } = await askFor('hash@example.org')
    const { rows } = await sql`select * from sign_in_link`.execute(house.db)
    const text = JSON.stringify(rows)
    expect(text).not.toContain(mail.link.split('/').at(-1))
    expect(text).not.toContain(mail.code.replace(' ', ''))
  })
})

describe('the way back', () => {
  it.each(['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', '/sign-out', '/a\nb'])(
    'never leads to %j',
    async (to) => {
      const html = await (await aVisitor(house, app).get(`/sign-in?to=${encodeURIComponent(to)}`)).text()
      expect(html).toContain('name="to" value="/desk"')
    },
  )
})

describe('SEC-11 a sign-in form with more than its fields', () => {
  it.each([
    [
      ['email', 'a@example.org'],
      ['to', '/desk'],
      ['role', 'administrator'],
    ],
    [
      ['email', 'a@example.org'],
      ['email', 'b@example.org'],
      ['to', '/desk'],
    ],
    [
      ['email', 'a@example.org'],
      ['__proto__', 'x'],
    ],
  ] as [string, string][][])('is refused: %j', async (...fields) => {
    const visitor = aVisitor(house, app)
    await visitor.get('/sign-in')
    expect((await visitor.post('/sign-in', fields)).status).toBe(400)
  })
})
