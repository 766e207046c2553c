import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactsMessages } from '../src/features/contacts/messages/catalogue.ts'
import { afterMeetingListeners } from '../src/after-meeting.ts'
import { contactsJobs } from '../src/features/contacts/jobs.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { openPage, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aKeyboard } from '../test/keyboard.ts'
import { lookAt } from '../test/look-at.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let home: string
let community: string
const people = { amina: '', bart: '', walkIn: '' }
const tokens = { amina: '', bart: '' }

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
  people.amina = await aPerson(house, { givenName: 'Amina', familyName: 'Benali', email: 'amina@ronde.example', phone: '+32470000001' })
  people.bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet', email: 'bart@ronde.example', phone: '+32470000002' })
  people.walkIn = await aPerson(house, { givenName: 'Zoé', familyName: 'Lefèvre', email: 'zoe@ronde.example', phone: '+32470000003' })
  await aMembership(house, { personId: people.amina, communityId: community })
  await aMembership(house, { personId: people.bart, communityId: community, role: 'moderator' })
  tokens.amina = await aSession(house, { personId: people.amina })
  tokens.bart = await aSession(house, { personId: people.bart })
})
afterAll(async () => {
  await close()
})

/** A meeting that ended two hours ago. */
const aMeeting = () =>
  aHeldMeeting(house, {
    communityId: community,
    startsAt: new Date(Date.now() - 4 * 3_600_000).toISOString(),
    present: [people.amina, people.bart, people.walkIn],
  })

async function aVisit(who: keyof typeof tokens | null, wishes: PageWishes): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, wishes)
  if (who !== null) {
    await carrySession(context, home, tokens[who])
  }
  return { page, context }
}

const look = (page: Page, step: string) => lookAt(page, `contacts-${step}`)

/** The link of the mail that follows a closed register. */
async function linkFor(meeting: string, personId: string): Promise<string> {
  await afterMeetingListeners[0]?.hear(house, { number: 1, kind: 'register.closed', subjectId: meeting, facts: {}, at: new Date().toISOString() })
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ bodyText: string }>`select body_text from outbox_mail where idempotency_key = ${`round ${meeting} ${personId}`}`.execute(tx),
  )
  return /http:\/\/localhost:\d+\/round\/[\w-]+/.exec(rows[0]?.bodyText ?? '')?.[0] ?? ''
}

describe.each([
  { language: 'fr', width: 360, theme: 'light' },
  { language: 'nl', width: 360, theme: 'dark' },
  { language: 'nl', width: 1280, theme: 'light' },
] as const)('after a meeting, in $language at $width', (wishes) => {
  const t = translator(contactsMessages, wishes.language)

  it('one shares her mail, the other takes the card, and then it is gone', async () => {
    const meeting = await aMeeting()
    const address = `${home}/meetings/${meeting}/contacts`
    const amina = await aVisit('amina', wishes)
    await amina.page.goto(`${home}/desk`)
    await amina.page
      .getByRole('link', { name: t('desk.roundLink') })
      .first()
      .click()
    await look(amina.page, `${wishes.language}-${wishes.width}-choose`)
    expect(await amina.page.locator('input[type=checkbox]:checked').count()).toBe(0)
    await amina.page.goto(address)
    await amina.page.getByLabel(t('field.email')).check()
    await amina.page.getByRole('button', { name: t('round.share'), exact: true }).click()
    await amina.page.getByText(t('done.shared')).waitFor()
    await look(amina.page, `${wishes.language}-${wishes.width}-shared`)

    const bart = await aVisit('bart', wishes)
    await bart.page.goto(address)
    await bart.page.getByRole('link', { name: 'amina@ronde.example' }).waitFor()
    expect(await bart.page.getByText('+32470000001').count()).toBe(0)
    await look(bart.page, `${wishes.language}-${wishes.width}-other`)
    const [card] = await Promise.all([bart.page.waitForEvent('download'), bart.page.getByRole('link', { name: t('round.cards'), exact: true }).click()])
    expect(card.suggestedFilename()).toMatch(/^contacts-.*\.vcf$/)

    await amina.page.getByRole('button', { name: t('round.stop') }).click()
    await amina.page.getByText(t('done.nothing')).waitFor()
    await bart.page.goto(address)
    expect(await bart.page.getByText('amina@ronde.example').count()).toBe(0)
    expect((await bart.page.goto(`${address}/people/${people.amina}/card`))?.status()).toBe(410)
    await look(bart.page, `${wishes.language}-${wishes.width}-gone`)
    await amina.context.close()
    await bart.context.close()
  })

  it('somebody without an account decides by the link of the mail, without scripts', async () => {
    const meeting = await aMeeting()
    const { page, context } = await aVisit(null, { ...wishes, scripts: false })
    await page.goto(await linkFor(meeting, people.walkIn))
    await page.getByLabel(t('field.phone')).check()
    await page.getByRole('button', { name: t('round.share'), exact: true }).click()
    await page.getByText(t('done.shared')).waitFor()
    await context.close()
    const bart = await aVisit('bart', wishes)
    await bart.page.goto(`${home}/meetings/${meeting}/contacts`)
    await bart.page.getByText('+32470000003').waitFor()
    await bart.context.close()
  })
})

it('is done by keyboard alone', async () => {
  const t = translator(contactsMessages, 'fr')
  const meeting = await aMeeting()
  const { page, context } = await aVisit('amina', { language: 'fr' })
  const keyboard = await aKeyboard(page)
  await page.goto(`${home}/meetings/${meeting}/contacts`)
  await keyboard.walk('contacts')
  await keyboard.use(page.getByLabel(t('field.phone')), 'Space')
  await keyboard.reach(page.getByRole('button', { name: t('round.share'), exact: true }))
  await keyboard.press('Enter')
  await page.getByText(t('done.shared')).waitFor()
  await keyboard.walk('contacts, shared')
  expect(keyboard.faults).toEqual([])
  await context.close()
})

it('links past their time are forgotten at night', async () => {
  const meeting = await aMeeting()
  await linkFor(meeting, people.walkIn)
  await asSystem(house.db, (tx) => sql`update round_link set expires_at = now() - interval '1 day' where meeting_id = ${meeting}`.execute(tx))
  await contactsJobs(house)['forget-round-links']?.({})
  const { rows } = await asSystem(house.db, (tx) => sql`select 1 from round_link where meeting_id = ${meeting}`.execute(tx))
  expect(rows).toEqual([])
})
