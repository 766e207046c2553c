import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { suggestionsMessages } from '../src/features/suggestions/messages/catalogue.ts'
import { askAndThen } from '../src/features/suggestions/public.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { sendMails } from '../src/platform/mail/send-mail.ts'
import { openPage, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aKeyboard } from '../test/keyboard.ts'
import { aMailServer } from '../test/mail-server.ts'
import { lookAt } from '../test/look-at.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson } from '../test/neighbourhood.ts'

const DAY_MS = 86_400_000
const PHONE = { width: 360, theme: 'light' } as const

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let post: Awaited<ReturnType<typeof aMailServer>>
let community: string

beforeAll(async () => {
  post = await aMailServer()
  ;({ house, browser, close } = await aHouseOnline({ smtpUrl: post.url }))
  community = await aCommunity(house, 'Sud')
})
afterAll(async () => {
  await close()
  await post.stop()
})

async function aVisit(wishes: PageWishes): Promise<{ page: Page; context: BrowserContext }> {
  return openPage(browser, wishes)
}

const look = (page: Page, step: string) => lookAt(page, `and-then-${step}`)

type Asked = { situation: string; link: string }

/** A round a month ago, of which somebody took two suggestions along; the mail has left. */
async function anAsked(language: 'fr' | 'nl'): Promise<Asked> {
  const email = `nora.${crypto.randomUUID().slice(0, 8)}@ronde.example`
  const person = await aPerson(house, { givenName: 'Nora', familyName: 'Haddad', email })
  await aMembership(house, { personId: person, communityId: community })
  const toldAt = new Date(house.clock().getTime() - 30 * DAY_MS).toISOString()
  const meeting = await aHeldMeeting(house, { communityId: community, startsAt: toldAt, present: [person] })
  const situation = await asSystem(house.db, async (tx) => {
    await sql`update person set language = ${language} where id = ${person}`.execute(tx)
    const { rows } = await sql<{ id: string }>`
      insert into situation (presenter_id, community_id, state, language, summary, goal, question, domains, audience, checked_for, meeting_id, made_at, changed_at, offered_at)
      values (${person}, ${community}, 'awaiting', 'fr', 'Une dame ne sort plus.', 'Rester chez elle', 'Qui ?', array['social'], 'mixed', 'mixed', ${meeting}, ${toldAt}, ${toldAt},
        ${toldAt}) returning id`.execute(tx)
    const id = rows[0]?.id ?? ''
    for (const [text, of, gist] of [
      ['Le repas du jeudi à la maison de quartier', 'fr', 'De maaltijd op donderdag in het buurthuis'],
      ['Een afspraak bij de schuldbemiddeling', 'nl', 'Un rendez-vous en médiation de dettes'],
    ] as const)
      await sql`
        insert into suggestion (id, situation_id, community_id, language, text, gist, gist_language, checked_for, origin, taken_at, said_at, changed_at)
        values (gen_random_uuid(), ${id}, ${community}, ${of}, ${text}, ${gist}, ${of === 'fr' ? 'nl' : 'fr'}, 'mixed', 'board', ${toldAt}, ${toldAt}, ${toldAt})`.execute(
        tx,
      )
    return id
  })
  await askAndThen(house)
  const { rows } = await asSystem(house.db, (tx) => sql<{ id: string }>`select id from outbox_mail where to_address = ${email} and sent_at is null`.execute(tx))
  await sendMails(
    house,
    rows.map(({ id }) => id),
  )
  const mail = post.mails.find(({ envelope }) => envelope.to.includes(email))
  return { situation, link: /http:\/\/localhost:\d+\/and-then\/[0-9a-f]{40}/.exec(mail?.text ?? '')?.[0] ?? '' }
}

async function listSaid(situation: string): Promise<(string | null)[]> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ said: string | null }>`
      select coalesce(t.effect, t.reason) as said from try_out t join suggestion g on g.id = t.suggestion_id where t.situation_id = ${situation}
      order by g.language, t.id`.execute(tx),
  )
  return rows.map(({ said }) => said)
}

async function stateOf(situation: string): Promise<string | undefined> {
  const { rows } = await asSystem(house.db, (tx) => sql<{ state: string }>`select state from situation where id = ${situation}`.execute(tx))
  return rows[0]?.state
}

/** What a mail scanner does with a link: it follows it and every link on the page, lets scripts run, and sends each form as it stands. */
async function scan(page: Page, link: string): Promise<void> {
  await page.goto(link)
  const links = await page.locator('main a[href^="/"]').evaluateAll((found) => found.map((each) => each.getAttribute('href') ?? ''))
  for (const path of links) await page.request.get(new URL(path, link).href)
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

/** The card of one suggestion on the page. */
const cardOf = (page: Page, words: string) => page.locator('main section').filter({ hasText: words })

describe.each([{ language: 'fr' }, { language: 'nl' }] as const)('“And then?” on a phone, in $language', ({ language }) => {
  const t = translator(suggestionsMessages, language)

  it.each([{ scripts: true }, { scripts: false }])(
    'survives a scanner, and is answered by a few taps without an account: scripts $scripts',
    async ({ scripts }) => {
      const { situation, link } = await anAsked(language)
      const step = `${language}-${scripts ? 'scripts' : 'plain'}`
      const scanner = await aVisit({ ...PHONE, language })
      await scan(scanner.page, link)
      expect(await listSaid(situation)).toEqual([])
      expect(await stateOf(situation)).toBe('awaiting')
      await scanner.context.close()

      const { page, context } = await aVisit({ ...PHONE, language, scripts })
      await page.goto(link)
      await page.getByRole('heading', { name: t('ask.title'), level: 1 }).waitFor()
      expect(await page.locator('input[name^="outcome-"]:checked, input[name^="reason-"]:checked').count()).toBe(0)
      if (scripts) await look(page, `${step}-open`)
      await cardOf(page, 'jeudi').getByText(t('outcome.helped'), { exact: true }).click()
      await cardOf(page, 'schuldbemiddeling').getByText(t('outcome.not-tried'), { exact: true }).click()
      await cardOf(page, 'schuldbemiddeling').getByText(t('reason.waiting'), { exact: true }).click()
      await page.getByRole('button', { name: t('say.send') }).click()
      await page.getByText(t('ask.thanks')).waitFor()
      expect(await listSaid(situation)).toEqual(['helped', 'waiting'])
      expect(await stateOf(situation)).toBe('closed')
      if (scripts) await look(page, `${step}-answered`)
      await context.close()
    },
  )

  it('ends by one tick, without a question and without a reason', async () => {
    const { situation, link } = await anAsked(language)
    const { page, context } = await aVisit({ ...PHONE, language })
    await page.goto(link)
    await page.getByText(t('ask.over'), { exact: true }).click()
    await page.getByLabel(t('ask.overTick')).check()
    await page.getByRole('button', { name: t('ask.overSend') }).click()
    await page.getByRole('heading', { name: t('ask.ended') }).waitFor()
    await look(page, `${language}-ended`)
    expect(await stateOf(situation)).toBe('stopped')
    expect(await listSaid(situation)).toEqual([])
    await context.close()
  })
})

it('is answered with the keyboard alone', async () => {
  const t = translator(suggestionsMessages, 'nl')
  const { situation, link } = await anAsked('nl')
  const { page, context } = await aVisit({ ...PHONE, language: 'nl' })
  const keyboard = await aKeyboard(page)
  await page.goto(link)
  await keyboard.walk('and-then')
  await keyboard.use(cardOf(page, 'schuldbemiddeling').getByLabel(t('outcome.helped'), { exact: true }), 'Space')
  await keyboard.reach(page.getByRole('button', { name: t('say.send') }))
  await keyboard.press('Enter')
  await page.getByText(t('ask.thanks')).waitFor()
  expect(await listSaid(situation)).toEqual(['helped'])
  expect(keyboard.faults).toEqual([])
  await context.close()
})
