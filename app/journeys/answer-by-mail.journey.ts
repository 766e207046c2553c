import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invitationsMessages } from '../src/features/invitations/messages/catalogue.ts'
import { invitationsJobs } from '../src/features/invitations/jobs.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { sendMails } from '../src/platform/mail/send-mail.ts'
import { openPage, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aKeyboard } from '../test/keyboard.ts'
import { aMailServer } from '../test/mail-server.ts'
import { lookAt } from '../test/look-at.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let post: Awaited<ReturnType<typeof aMailServer>>
let home: string
let community: string
let lead: string

beforeAll(async () => {
  post = await aMailServer()
  ;({ house, home, browser, close } = await aHouseOnline({ smtpUrl: post.url }))
  community = await aCommunity(house, 'Sud')
  const bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet', email: 'bart@ronde.example' })
  await aMembership(house, { personId: bart, communityId: community, role: 'moderator' })
  lead = await aSession(house, { personId: bart })
})
afterAll(async () => {
  await close()
  await post.stop()
})

async function aVisit(token: string | null, wishes: PageWishes): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, wishes)
  if (token !== null) {
    await carrySession(context, home, token)
  }
  return { page, context }
}

const look = (page: Page, step: string) => lookAt(page, `answer-by-mail-${step}`)

/** Somebody new of the community, and a meeting in three weeks. */
async function aMeetingFor(language: string): Promise<{ meeting: string; address: string; person: string }> {
  const address = `amina.${crypto.randomUUID().slice(0, 8)}@ronde.example`
  const person = await aPerson(house, { givenName: 'Amina', familyName: 'Benali', email: address })
  await aMembership(house, { personId: person, communityId: community })
  const startsAt = new Date(Date.now() + 21 * 86_400_000).toISOString()
  const endsAt = new Date(Date.parse(startsAt) + 7_200_000).toISOString()
  const meeting = await asSystem(house.db, async (tx) => {
    await sql`update person set language = ${language} where id = ${person}`.execute(tx)
    const { rows } = await sql<{ id: string }>`
      insert into meeting (title, starts_at, ends_at, mode, place) values ('', ${startsAt}, ${endsAt}, 'hybrid', 'Maison de quartier') returning id`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${community}, ${startsAt})`.execute(tx)
    return id
  })
  return { meeting, address, person }
}

/** What the worker does: writes, then sends. */
async function letMailLeave(meeting: string): Promise<void> {
  await invitationsJobs(house)['write-invitations']?.({ meetingId: meeting })
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`select id from outbox_mail where concerns_id = ${meeting} and sent_at is null`.execute(tx),
  )
  await sendMails(
    house,
    rows.map(({ id }) => id),
  )
}

const linkIn = (address: string) =>
  /http:\/\/localhost:\d+\/r\/[0-9a-f]{40}\?answer=here/.exec(post.mails.find(({ envelope }) => envelope.to.includes(address))?.text ?? '')?.[0] ?? ''

async function readReply(meeting: string, person: string): Promise<string | null> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ reply: string | null }>`select reply from invitation where meeting_id = ${meeting} and person_id = ${person}`.execute(tx),
  )
  return rows[0]?.reply ?? null
}

/** What a mail scanner does with a link: it follows it and every link on the page, lets scripts run, and sends each form as it stands. */
async function scan(page: Page, link: string): Promise<void> {
  await page.goto(link)
  const links = await page.locator('main a[href^="/"]').evaluateAll((found) => found.map((each) => each.getAttribute('href') ?? ''))
  for (const path of links) await page.request.get(`${home}${path}`)
  await page.goto(link)
  for (let form = 0; form < (await page.locator('main form').count()); form += 1) {
    await Promise.all([
      page.waitForNavigation(),
      page
        .locator('main form')
        .nth(form)
        .evaluate((found) => (found as HTMLFormElement).submit()),
    ])
    await page.goto(link)
  }
}

describe.each([
  { language: 'fr', width: 360, theme: 'light' },
  { language: 'nl', width: 360, theme: 'dark' },
  { language: 'nl', width: 1280, theme: 'light' },
] as const)('an invitation by mail, in $language at $width', (wishes) => {
  const t = translator(invitationsMessages, wishes.language)

  it('is counted, sent, survives a scanner, and is answered without an account', async () => {
    const { meeting, address, person } = await aMeetingFor(wishes.language)
    const step = `${wishes.language}-${wishes.width}`
    const bart = await aVisit(lead, wishes)
    await bart.page.goto(`${home}/meetings/${meeting}/invitations`)
    await look(bart.page, `${step}-nobody`)
    await bart.page
      .getByRole('link', { name: t('list.ask') })
      .first()
      .click()
    await bart.page.getByRole('button', { name: t('ask.look') }).click()
    await look(bart.page, `${step}-count`)
    await bart.page.locator('main form[method=post] .button-main').click()
    await bart.page.waitForURL(/\/invitations$/)
    await letMailLeave(meeting)

    const scanner = await aVisit(null, wishes)
    await scan(scanner.page, linkIn(address))
    expect(await readReply(meeting, person)).toBeNull()
    await scanner.context.close()

    const amina = await aVisit(null, wishes)
    await amina.page.goto(linkIn(address))
    await amina.page.getByRole('heading', { name: t('page.title') }).waitFor()
    await amina.page.getByText('Amina Benali').waitFor()
    expect(await amina.page.locator('input:checked').count()).toBe(0)
    await look(amina.page, `${step}-open`)
    await amina.page.getByLabel(t('reply.online')).check({ force: true })
    await amina.page.getByRole('button', { name: t('page.send') }).click()
    await amina.page.getByText(t('page.thanks')).waitFor()
    expect(await readReply(meeting, person)).toBe('online')
    await look(amina.page, `${step}-answered`)
    await amina.page.goto(linkIn(address).replace('?answer=here', '/stop'))
    await look(amina.page, `${step}-stop`)
    await amina.context.close()

    await bart.page.goto(`${home}/meetings/${meeting}/invitations`)
    await bart.page.getByText(t('means.link')).first().waitFor()
    await look(bart.page, `${step}-list`)
    await bart.page.locator('main table a').first().click()
    await bart.page.getByRole('button', { name: t('one.save') }).waitFor()
    await look(bart.page, `${step}-one`)
    await bart.context.close()
  })
})

it('can be answered with the keyboard alone', async () => {
  const t = translator(invitationsMessages, 'fr')
  const { meeting, address, person } = await aMeetingFor('fr')
  const asked = await aVisit(lead, { language: 'fr', width: 360, theme: 'light' })
  await asked.page.goto(`${home}/meetings/${meeting}/invitations/new?look=yes&community=${community}`)
  await asked.page.locator('main form[method=post] .button-main').click()
  await asked.page.waitForURL(/\/invitations$/)
  await letMailLeave(meeting)
  await asked.context.close()
  const { page, context } = await aVisit(null, { language: 'fr', width: 360, theme: 'light' })
  const keyboard = await aKeyboard(page)
  await page.goto(linkIn(address))
  await keyboard.walk('invitation')
  await keyboard.use(page.getByLabel(t('reply.here')), 'Space')
  await keyboard.reach(page.getByRole('button', { name: t('page.send') }))
  await keyboard.press('Enter')
  await page.getByText(t('page.thanks')).waitFor()
  expect(await readReply(meeting, person)).toBe('here')
  await keyboard.walk('invitation, answered')
  expect(keyboard.faults).toEqual([])
  await context.close()
})
