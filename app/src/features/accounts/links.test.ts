import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { LANGUAGES, type Language } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import { accountsJobs } from './jobs.ts'
import { accountsMessages, type AccountsKey } from './messages/catalogue.ts'
import { makeSetUpLink } from './public.ts'

const NOW = '2023-04-03T09:00:00.000Z'
const LATER = '2023-04-03T09:16:00.000Z'

let house: TestHouse
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  // The limits are lifted here: these tests ask for many mails in no time.
  house = await aHouse({ liftsRateLimits: true }, NOW)
  app = makeApp(house)
})
afterEach(() => house.setNow(NOW))
afterAll(() => house.close())

let number = 0

/** Somebody who asked for a link, and what the mail holds. */
async function aLink(): Promise<{ owner: TestVisitor; link: string; code: string }> {
  const email = `asks-${(number += 1)}@example.org`
  await anAccount(house, { email })
  const owner = aVisitor(house, app)
  await owner.get('/sign-in')
  await owner.post('/sign-in', { email, to: '/desk' })
  const { rows } = await sql<{ id: string }>`select id from sign_in_link where code_hash is null and purpose = 'sign_in'`.execute(house.db)
  for (const { id } of rows) await accountsJobs(house)['send-sign-in-link']?.({ linkId: id })
  const mails = await sql<{ bodyText: string }>`select body_text from outbox_mail where to_address = ${email}`.execute(house.db)
  const text = mails.rows[0]?.bodyText ?? ''
  return { owner, link: /\/sign-in\/link\/[\w-]+/.exec(text)?.[0] ?? '', code: (/^\d{3} \d{3}$/m.exec(text)?.[0] ?? '').replace(' ', '') }
}

/** A page as the reader of one language reads it, and whether it signed somebody in. */
async function read(asked: Promise<Response>): Promise<{ status: number; language: string; text: string; signsIn: boolean }> {
  const answer = await asked
  const html = await answer.text()
  const text = html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  const signsIn = answer.headers.getSetCookie().some((line) => line.startsWith('__Host-ronde='))
  return { status: answer.status, language: /<html lang="(\w+)"/.exec(html)?.[1] ?? '', text, signsIn }
}

/** The sentences in this language; the same keys say something else in each. */
function sentences(language: Language, ...keys: AccountsKey[]): string[] {
  return keys.map((key) => translator(accountsMessages, language)(key))
}

function expectSaid(page: Awaited<ReturnType<typeof read>>, language: Language, ...keys: AccountsKey[]): void {
  expect({ language: page.language, signsIn: page.signsIn }).toEqual({ language, signsIn: false })
  for (const sentence of sentences(language, ...keys)) expect(page.text).toContain(sentence)
}

const SENTENCES: AccountsKey[] = [
  'link.oldTitle',
  'link.oldLead',
  'link.askNew',
  'link.otherTitle',
  'link.otherLead',
  'refused.link-old',
  'refused.other-browser',
  'refused.wrong-code',
  'refused.too-many-codes',
  'setUp.oldTitle',
  'setUp.oldLead',
]

it.each(SENTENCES)('%s is said in four languages, not one', (key) => {
  expect(new Set(LANGUAGES.map((language) => sentences(language, key)[0])).size).toBe(4)
})

describe.each(LANGUAGES)('SEC-25 a sign-in link, read in %s', (language) => {
  const to = (path: string) => `${path}?lang=${language}`

  it('that is old says so, opened or pressed, and where a new one comes from', async () => {
    const { owner, link } = await aLink()
    await owner.get(to(link))
    house.setNow(LATER)
    for (const asked of [owner.get(to(link)), owner.post(to(link), { choice: 'sign-in' })])
      expectSaid(await read(asked), language, 'link.oldTitle', 'link.oldLead', 'link.askNew')
  })

  it('that was used says the same, to its owner and to everybody else', async () => {
    const { owner, link, code } = await aLink()
    const other = aVisitor(house, app)
    await Promise.all([owner.get(to(link)), other.get(to(link))])
    expect((await read(owner.post(link, { choice: 'sign-in' }))).signsIn).toBe(true)
    for (const asked of [owner.get(to(link)), other.get(to(link)), other.post(to(link), { choice: 'sign-in' }), other.post(to(link), { code })])
      expectSaid(await read(asked), language, 'link.oldTitle', 'link.oldLead')
  })

  it('that nobody sent says the same', async () => {
    const visitor = aVisitor(house, app)
    expectSaid(await read(visitor.get(to('/sign-in/link/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))), language, 'link.oldTitle', 'link.oldLead')
  })

  it('that was stolen opens nothing without the code, and stays with its owner', async () => {
    const { owner, link } = await aLink()
    const thief = aVisitor(house, app)
    expectSaid(await read(thief.get(to(link))), language, 'link.otherTitle', 'link.otherLead')
    expectSaid(await read(thief.post(to(link), { choice: 'sign-in' })), language, 'link.otherTitle', 'refused.other-browser')
    expectSaid(await read(thief.post(to(link), { code: '000000' })), language, 'refused.wrong-code')
    await owner.get(link)
    expect((await read(owner.post(link, { choice: 'sign-in' }))).signsIn).toBe(true)
  })

  it('that was stolen takes five codes and no more, not even the right one', async () => {
    const { link, code } = await aLink()
    const thief = aVisitor(house, app)
    await thief.get(to(link))
    const wrong = code === '000000' ? '111111' : '000000'
    for (let tries = 0; tries < 5; tries += 1) expectSaid(await read(thief.post(to(link), { code: wrong })), language, 'refused.wrong-code')
    expectSaid(await read(thief.post(to(link), { code })), language, 'refused.too-many-codes')
  })

  it('whose code comes too late says so where the code was asked', async () => {
    const { owner, code } = await aLink()
    await owner.get(to('/sign-in/code'))
    house.setNow(LATER)
    expectSaid(await read(owner.post(to('/sign-in/code'), { code })), language, 'refused.link-old')
  })

  it('to set up an instance says when it is too late for it', async () => {
    const { pathname } = new URL(await makeSetUpLink(house))
    house.setNow('2023-04-03T09:31:00.000Z')
    expectSaid(await read(aVisitor(house, app).get(to(pathname))), language, 'setUp.oldTitle', 'setUp.oldLead')
  })

  it('to a new address is worth nothing to somebody else who is signed in', async () => {
    const { accountId } = await anAccount(house, { email: `moves-${(number += 1)}@example.org` })
    const owner = aVisitor(house, app)
    owner.cookies.set('__Host-ronde', await aSession(house, accountId))
    await owner.get('/account')
    const wanted = `moved-${number}@example.org`
    await owner.post('/account/mail-address', { email: wanted })
    const { rows } = await sql<{ bodyText: string }>`select body_text from outbox_mail where to_address = ${wanted}`.execute(house.db)
    const link = /\/account\/mail-address\/[\w-]+/.exec(rows[0]?.bodyText ?? '')?.[0] ?? ''
    const thief = aVisitor(house, app)
    thief.cookies.set('__Host-ronde', await aSession(house, (await anAccount(house, { email: `thief-${number}@example.org` })).accountId))
    expectSaid(await read(thief.get(to(link))), language, 'link.oldTitle')
    expectSaid(await read(thief.post(to(link), { choice: 'yes' })), language, 'refused.link-old')
    expect((await sql`select email from account where email = ${wanted}`.execute(house.db)).rows).toEqual([])
    expect((await owner.get(to(link))).status).toBe(200)
  })
})
