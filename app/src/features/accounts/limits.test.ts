import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { allowTry } from '../../platform/rate-limit.ts'
import { accountsJobs } from './jobs.ts'

// The limits hold in every house of this file.

async function doJobs(of: TestHouse): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from sign_in_link where code_hash is null and purpose = 'sign_in'`.execute(of.db)
  for (const { id } of rows) await accountsJobs(of)['send-sign-in-link']?.({ linkId: id })
}

/** The newest mail to an address. */
async function readMail(to: string, of: TestHouse): Promise<{ link: string; code: string }> {
  const { rows } = await sql<{ bodyText: string }>`select body_text from outbox_mail where to_address = ${to} order by created_at desc, id limit 1`.execute(
    of.db,
  )
  const text = rows[0]?.bodyText ?? ''
  return { link: /\/sign-in\/link\/[\w-]+/.exec(text)?.[0] ?? '', code: /^\d{3} \d{3}$/m.exec(text)?.[0] ?? '' }
}

const isSignedIn = (response: Response) => response.headers.getSetCookie().some((line) => line.startsWith('__Host-ronde='))

describe('SEC-05 limits', () => {
  it('SEC-05 hold by account, and let go by themselves', async () => {
    const own = await aHouse()
    const visitor = aVisitor(own)
    await visitor.get('/sign-in')
    const statuses = []
    for (let number = 0; number < 7; number += 1) statuses.push((await visitor.post('/sign-in', { email: 'often@example.org', to: '/desk' })).status)
    expect(statuses).toContain(429)
    own.setNow('2023-04-03T09:20:00.000Z')
    expect((await visitor.post('/sign-in', { email: 'often@example.org', to: '/desk' })).status).toBe(303)
    await own.close()
  })

  it('SEC-05 send at most three mails with a link in any hour to one address, sign-in and new address together', async () => {
    const own = await aHouse()
    const { accountId } = await anAccount(own, { email: 'much@example.org' })
    const [visitor, other] = [aVisitor(own), aVisitor(own)]
    const mails = async () => (await sql<{ kind: string }>`select kind from outbox_mail where to_address = 'much@example.org'`.execute(own.db)).rows.length
    const askAt = async (moment: string) => {
      own.setNow(moment)
      await visitor.get('/sign-in')
      await visitor.post('/sign-in', { email: 'much@example.org', to: '/desk' })
      await doJobs(own)
      return mails()
    }
    const sent = []
    for (const minute of ['00', '20', '50', '55', '59']) sent.push(await askAt(`2023-04-03T09:${minute}:00.000Z`))
    expect(sent).toEqual([1, 2, 3, 3, 3])
    // The mail of nine o'clock is an hour old: one more, and then none before that of twenty past is.
    for (const minute of ['01', '10', '19', '21']) sent.push(await askAt(`2023-04-03T10:${minute}:00.000Z`))
    expect(sent.slice(5)).toEqual([4, 4, 4, 5])
    await sql`update account set email = 'moved@example.org' where id = ${accountId}`.execute(own.db)
    const { accountId: asker } = await anAccount(own, { email: 'asker@example.org' })
    other.cookies.set('__Host-ronde', await aSession(own, asker))
    await other.get('/account')
    expect((await other.post('/account/mail-address', { email: 'much@example.org' })).status).toBe(303)
    expect(await mails()).toBe(5)
    await own.close()
  })
})

describe('SEC-05 strangers who try without end', () => {
  let own: TestHouse
  let handler: ReturnType<typeof makeApp>
  beforeAll(async () => {
    own = await aHouse({ trustsProxy: true })
    handler = makeApp(own)
  })
  afterAll(() => own.close())
  beforeEach(async () => {
    await sql`delete from rate_limit`.execute(own.db)
    own.setNow('2023-04-03T09:00:00.000Z')
  })

  const ask = async (visitor: TestVisitor, email: string, from: string) =>
    (await visitor.post('/sign-in', { email, to: '/desk' }, { 'X-Forwarded-For': from })).status

  async function aBrowser(): Promise<TestVisitor> {
    const visitor = aVisitor(own, handler)
    await visitor.get('/sign-in')
    return visitor
  }

  it.each([
    ['/24', (n: number) => `192.0.2.${n}`, '192.0.3.1'],
    ['/64', (n: number) => (n % 2 === 0 ? `2001:db8::${n}:b:c:d` : `2001:db8::${n}`), '2001:db8:0:1::1'],
    ['/24 written as new addresses', (n: number) => `::ffff:192.0.2.${n}`, '::ffff:192.0.3.1'],
  ] as const)('SEC-05 from one %s are slowed down together, neighbours are not', async (_, from, neighbour) => {
    const stranger = await aBrowser()
    const statuses = []
    for (let number = 1; number <= 31; number += 1) statuses.push(await ask(stranger, `unknown-${number}@example.org`, from(number)))
    expect(statuses.indexOf(429)).toBe(30)
    expect(await ask(stranger, 'somebody@example.org', neighbour)).toBe(303)
    own.setNow('2023-04-03T09:15:00.000Z')
    expect(await ask(stranger, 'unknown-31@example.org', from(31))).toBe(303)
  })

  it('SEC-05 from everywhere are slowed down in all; a browser that signed in before is not, and all are let in again after a quarter of an hour', async () => {
    await anAccount(own, { email: 'regular@example.org' })
    const [regular, stranger] = [await aBrowser(), await aBrowser()]
    await ask(regular, 'regular@example.org', '203.0.113.5')
    await doJobs(own)
    expect(isSignedIn(await regular.post((await readMail('regular@example.org', own)).link, { choice: 'sign-in' }))).toBe(true)
    await regular.post('/sign-out')
    await regular.get('/sign-in')
    await sql`delete from rate_limit`.execute(own.db)
    // As 600 tries from 20 blocks would leave it; the counting itself is shown beside the limit.
    for (let number = 0; number < 599; number += 1) await allowTry(own, { key: 'sign-in all', tries: 600, windowMinutes: 15 })
    expect(await ask(stranger, 'last@example.org', '198.51.100.1')).toBe(303)
    expect(await ask(stranger, 'one-more@example.org', '198.51.101.1')).toBe(429)
    expect(await ask(regular, 'regular@example.org', '203.0.113.5')).toBe(303)
    // The browser is known to one account: for another it is a stranger.
    expect(await ask(regular, 'one-more@example.org', '203.0.113.5')).toBe(429)
    own.setNow('2023-04-03T09:14:59.000Z')
    expect(await ask(stranger, 'one-more@example.org', '198.51.101.1')).toBe(429)
    own.setNow('2023-04-03T09:15:00.000Z')
    expect(await ask(stranger, 'one-more@example.org', '198.51.101.1')).toBe(303)
  })

  it('SEC-05 lock nobody out: whoever gets the mail that a stranger asked for signs in with it, whatever the stranger typed', async () => {
    await anAccount(own, { email: 'victim@example.org' })
    const [stranger, victim] = [await aBrowser(), await aBrowser()]
    for (let number = 0; number < 8; number += 1) await ask(stranger, 'victim@example.org', '198.51.100.1')
    await doJobs(own)
    const mail = await readMail('victim@example.org', own)
    const wrong = mail.code === '000 000' ? '111111' : '000000'
    await stranger.get('/sign-in/code')
    for (let number = 0; number < 6; number += 1) await stranger.post('/sign-in/code', { code: wrong }, { 'X-Forwarded-For': '198.51.100.1' })
    expect(isSignedIn(await stranger.post('/sign-in/code', { code: mail.code }, { 'X-Forwarded-For': '198.51.100.1' }))).toBe(false)
    expect(await ask(victim, 'victim@example.org', '203.0.113.9')).toBe(429)
    await victim.get(mail.link)
    expect(isSignedIn(await victim.post(mail.link, { code: mail.code }, { 'X-Forwarded-For': '203.0.113.9' }))).toBe(true)
    // From now on the browser is known, and the stranger's tries are none of its own.
    await victim.post('/sign-out')
    await victim.get('/sign-in')
    expect(await ask(victim, 'victim@example.org', '203.0.113.9')).toBe(303)
  })
})
