import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aMailServer } from '../test/mail-server.ts'
import { anAccount } from '../test/accounts.ts'
import { aVisitor } from '../test/visitor.ts'
import { asSystem } from './platform/database.ts'
import { queueMail } from './platform/mail/outbox.ts'
import { startWorker } from './worker.ts'

let post: Awaited<ReturnType<typeof aMailServer>>
let house: TestHouse
let workers: { stop: () => Promise<void> }[] = []

beforeAll(async () => {
  post = await aMailServer()
  house = await aHouse({ smtpUrl: post.url, liftsRateLimits: true })
})
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  workers = []
  post.mails.length = 0
})
afterAll(async () => {
  await house.close()
  await post.stop()
})

async function until(isSo: () => boolean | Promise<boolean>, ms = 8_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await wait(30)) if (await isSo()) return
}

const mailTo = (to: string, key = to) => ({
  idempotencyKey: key,
  kind: 'notice',
  to,
  language: 'fr' as const,
  subject: 'Bonjour à toutes\r\nBcc: all@example.org',
  text: 'Une réunion, à 13 h.\n\nÀ bientôt !',
})
const queue = (mail: Parameters<typeof queueMail>[1]) => asSystem(house.db, (tx) => queueMail(tx, mail, house.clock().toISOString()))
const rowOf = async (to: string) =>
  (
    await sql<{
      sentAt: string | null
      attempts: number
      lastError: string | null
      givenUpAt: string | null
      bodyText: string
    }>`select sent_at, attempts, last_error, given_up_at, body_text from outbox_mail where to_address = ${to}`.execute(house.db)
  ).rows[0]

describe('a mail', () => {
  it('reaches a real server whole, with one set of headers', async () => {
    workers.push(await startWorker(house, house.ownerUrl))
    await queue(mailTo('ama@example.org'))
    await queue(mailTo('ama@example.org'))
    await until(() => post.mails.length > 0)
    await wait(200)
    expect(post.mails).toHaveLength(1)
    const [mail] = post.mails
    expect(mail?.subject).toBe('Bonjour à toutes Bcc: all@example.org')
    expect(mail?.to?.map(({ address }) => address)).toEqual(['ama@example.org'])
    expect(mail?.bcc).toBeUndefined()
    expect(mail?.text?.trim()).toBe('Une réunion, à 13 h.\n\nÀ bientôt !')
    expect(mail?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  })

  it('is tried again when the server says later, with the same number', async () => {
    post.answers.push(451)
    workers.push(await startWorker(house, house.ownerUrl))
    await queue(mailTo('later@example.org'))
    await until(async () => (await rowOf('later@example.org'))?.lastError === '451')
    expect(await rowOf('later@example.org')).toMatchObject({ attempts: 1, sentAt: null, givenUpAt: null })
    house.setNow('2023-04-03T09:02:00.000Z')
    await sql`select add_job_later('send-waiting-mail', '{}'::json)`.execute(house.db)
    await until(() => post.mails.length === 1)
    await until(async () => (await rowOf('later@example.org'))?.sentAt !== null)
    expect((await rowOf('later@example.org'))?.lastError).toBeNull()
    expect(post.mails[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/)
  })

  it('that is refused for good is kept and says so', async () => {
    post.answers.push(550)
    workers.push(await startWorker(house, house.ownerUrl))
    await queue(mailTo('never@example.org'))
    await until(async () => (await rowOf('never@example.org'))?.givenUpAt !== null)
    expect(await rowOf('never@example.org')).toMatchObject({ lastError: '550', sentAt: null })
  })

  it('waits, readable, when no server is named', async () => {
    const { smtpUrl } = house.settings
    house.settings.smtpUrl = null
    workers.push(await startWorker(house, house.ownerUrl))
    await queue(mailTo('waiting@example.org'))
    await wait(300)
    expect(await rowOf('waiting@example.org')).toMatchObject({ attempts: 0, sentAt: null })
    house.settings.smtpUrl = smtpUrl
    await sql`select add_job_later('send-waiting-mail', '{}'::json)`.execute(house.db)
    await until(() => post.mails.length === 1)
    expect(post.mails[0]?.to?.[0]?.address).toBe('waiting@example.org')
  })
})

it('a person signs in with a mail read from a real server, whose text is then not kept', async () => {
  workers.push(await startWorker(house, house.ownerUrl))
  await anAccount(house, { email: 'real@example.org', language: 'nl' })
  const visitor = aVisitor(house)
  await visitor.get('/sign-in')
  await visitor.post('/sign-in', { email: 'REAL@example.org', to: '/people' })
  await until(() => post.mails.length === 1)
  const [mail] = post.mails
  expect(mail?.subject).toBe('Uw link om aan te melden')
  const link = /http:\/\/localhost:3000(\/sign-in\/link\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  await visitor.get(link)
  expect((await visitor.post(link, { choice: 'sign-in' })).headers.get('Location')).toBe('/people')
  await until(async () => (await rowOf('real@example.org'))?.sentAt !== null)
  expect((await rowOf('real@example.org'))?.bodyText).toBe('')
})

it('two workers on one database send each mail once, and stop within four seconds', async () => {
  workers.push(...(await Promise.all([startWorker(house, house.ownerUrl), startWorker(house, house.ownerUrl)])))
  await Promise.all(Array.from({ length: 40 }, (_, number) => queue(mailTo(`n${number}@example.org`))))
  await until(() => post.mails.length >= 40)
  await wait(300)
  expect(post.mails.map((mail) => mail.to?.[0]?.address).toSorted()).toEqual(Array.from({ length: 40 }, (_, number) => `n${number}@example.org`).toSorted())
  const from = Date.now()
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  expect(Date.now() - from).toBeLessThan(4_000)
})
