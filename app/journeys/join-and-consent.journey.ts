import { sql } from 'kysely'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { communityMessages } from '../src/features/communities/messages/catalogue.ts'
import { joiningMessages } from '../src/features/communities/messages/joining.ts'
import { contactsJobs } from '../src/features/contacts/jobs.ts'
import { contactsMessages } from '../src/features/contacts/messages/catalogue.ts'
import { introductionsMessages } from '../src/features/introductions/messages/catalogue.ts'
import { checkInMessages } from '../src/features/meetings/messages/check-in-catalogue.ts'
import { doorTokenOf } from '../src/features/meetings/public.ts'
import { peopleMessages } from '../src/features/people/messages/catalogue.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { openPage } from '../test/browser.ts'
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
let moderatorToken: string
let meeting: string

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
  const moderator = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  await aMembership(house, { personId: moderator, communityId: community, role: 'moderator' })
  moderatorToken = await aSession(house, { personId: moderator })
  meeting = await aHeldMeeting(house, { communityId: community, startsAt: new Date().toISOString(), present: [] })
  await asSystem(house.db, (tx) =>
    sql`insert into community_text (community_id, kind, version, text_fr, text_nl, in_force_on)
      values (${community}, 'convention', 1, 'Nous nous écoutons.', 'Wij luisteren naar elkaar.', '2020-01-01')`.execute(tx),
  )
})
afterAll(async () => {
  await close()
})

type Wishes = { language: 'fr' | 'nl'; width: number; theme: 'light' | 'dark' }

async function aVisit(token: string | null, wishes: Wishes) {
  const { page, context } = await openPage(browser, wishes)
  if (token === null) return { page, context }
  await carrySession(context, home, token)
  return { page, context }
}

const look = (page: Page, step: string) => lookAt(page, `join-${step}`)

describe.each([
  { language: 'fr', width: 360, theme: 'light' },
  { language: 'nl', width: 1280, theme: 'dark' },
] as const)('somebody new, in $language on a screen of $width', (wishes) => {
  const { language } = wishes
  const joining = translator(joiningMessages, language)
  const contacts = translator(contactsMessages, language)
  const directory = translator(peopleMessages, language)

  it('begins at the door, unknown: a card, taken up, then yes to the convention, all without an account', async () => {
    const card = translator(introductionsMessages, language)
    const door = translator(checkInMessages, language)
    const name = { fr: 'Anaïs Toute-Neuve', nl: 'Annelies Gloednieuw' }[language]
    const email = `door-${language}@ronde.example`
    const { page, context } = await aVisit(null, wishes)
    await page.goto(`${home}/c/${doorTokenOf(house, meeting)}`)
    await page.getByLabel(door('self.who')).fill(name)
    await page.getByRole('button', { name: door('self.send') }).click()
    await page.getByText(card('offer.text')).waitFor()
    await look(page, `${language}-door`)
    await page.getByRole('link', { name: card('offer.link') }).click()
    await look(page, `${language}-card`)
    await page.getByLabel(card('form.name')).fill(name)
    await page.getByLabel(card('form.email'), { exact: true }).fill(email)
    await page.getByLabel(card('form.activity'), { exact: true }).fill('Kiné / kine')
    await page.getByLabel(card('share.email'), { exact: true }).selectOption('round')
    await page.getByLabel(card('share.about'), { exact: true }).selectOption('community')
    await page.getByRole('button', { name: card('form.send') }).click()
    await page.getByText(card('refused.term-missing')).first().waitFor()
    await look(page, `${language}-card-refused`)
    await page.getByLabel(card('term.open')).check()
    await page.getByLabel(card('join.option', { community: 'Sud' })).check()
    await page.getByRole('button', { name: card('form.send') }).click()
    await page.getByRole('heading', { name: card('card.title') }).waitFor()
    await look(page, `${language}-own-card`)
    const link = page.url()

    await takeUp(name, wishes)

    await page.goto(link)
    await page.getByText(language === 'fr' ? 'Nous nous écoutons.' : 'Wij luisteren naar elkaar.').waitFor()
    await look(page, `${language}-taken`)
    await page.getByLabel(card('door.yes')).check()
    await page.getByRole('button', { name: card('door.send') }).click()
    await page.getByText(card('door.done.yes')).waitFor()
    await look(page, `${language}-inside`)
    await contactsJobs(house)['welcome-newcomers']?.({})
    await linkInWelcome(email)
    await page.getByRole('button', { name: card('taken.stop') }).click()
    await page.getByText(card('taken.sharesNothing')).waitFor()
    await context.close()
  })

  it('asks to join, agrees, says who she is, and shares what she ticks', async () => {
    const name = { fr: 'Gita', nl: 'Griet' }[language]
    const newcomer = await aPerson(house, { givenName: name, familyName: 'Nieuw', email: `${name.toLowerCase()}@ronde.example`, phone: '+32470000009' })
    const { page, context } = await aVisit(await aSession(house, { personId: newcomer }), wishes)
    await page.goto(`${home}/communities/${community}/join`)
    await look(page, `${language}-outside`)
    await page.getByRole('button', { name: joining('outside.button') }).click()
    await page.getByText(joining('done.applied')).waitFor()
    await letIn(newcomer)

    await page.goto(`${home}/communities/${community}/join`)
    await page.getByText(language === 'fr' ? 'Nous nous écoutons.' : 'Wij luisteren naar elkaar.').waitFor()
    await look(page, `${language}-pending`)
    await page.getByLabel(joining('invited.tick')).check()
    await page.getByRole('button', { name: joining('pending.accept'), exact: true }).click()
    await page.getByText(joining('done.accepted')).waitFor()

    await contactsJobs(house)['welcome-newcomers']?.({})
    await page.goto(await linkInWelcome(`${name.toLowerCase()}@ronde.example`))
    await look(page, `${language}-introduce`)
    await page.getByLabel(contacts('introduce.activity')).fill('Kinésithérapeute')
    await page.getByLabel(contacts('face.askMeAbout')).fill('le dos')
    await page.getByLabel('Sud', { exact: true }).check()
    await page.getByRole('button', { name: contacts('introduce.save') }).click()
    await page.getByText(contacts('introduce.done')).waitFor()
    await look(page, `${language}-desk`)

    await page.goto(`${home}/people/me`)
    await look(page, `${language}-sharing`)
    await page
      .getByRole('button', { name: directory('me.stop') })
      .first()
      .click()
    await page.getByText(directory('me.stopped')).waitFor()
    await context.close()
  })
})

/** The moderator reads on her desk that a card waits, and says who it is. */
async function takeUp(name: string, wishes: Wishes): Promise<void> {
  const card = translator(introductionsMessages, wishes.language)
  const { page, context } = await aVisit(moderatorToken, wishes)
  await page.goto(`${home}/desk`)
  await page.getByRole('link', { name: card('note.link') }).click()
  await look(page, `lead-cards-${name.slice(0, 3)}`)
  await page.getByRole('link', { name }).click()
  await look(page, `lead-card-${name.slice(0, 3)}`)
  await page.getByRole('radio', { name: new RegExp(`^${name}\\s?:`) }).check()
  await page.getByLabel(card('lead.invite', { community: 'Sud' })).check()
  await page.getByRole('button', { name: card('lead.take') }).click()
  await page.getByText(card('lead.taken', { name })).waitFor()
  await look(page, `lead-none-${name.slice(0, 3)}`)
  await context.close()
}

/** The moderator accepts; the newcomer still agrees for herself. */
async function letIn(personId: string): Promise<void> {
  const t = translator(joiningMessages, 'fr')
  const { page, context } = await aVisit(moderatorToken, { language: 'fr', width: 1280, theme: 'light' })
  const { rows } = await asSystem(house.db, (tx) => sql<{ id: string }>`select id from membership where person_id = ${personId}`.execute(tx))
  await page.goto(`${home}/communities/${community}/members/${rows[0]?.id}`)
  await page.getByRole('button', { name: t('door.accept') }).click()
  await page.getByText(t('door.done')).waitFor()
  await context.close()
}

async function linkInWelcome(address: string): Promise<string> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ bodyText: string }>`select body_text from outbox_mail where kind = 'welcome' and to_address = ${address}`.execute(tx),
  )
  expect(rows[0]?.bodyText).toContain('Dora Lemaire')
  return /http:\/\/localhost:\d+\/introduce/.exec(rows[0]?.bodyText ?? '')?.[0] ?? ''
}

it('says no by keyboard alone, and no line stays', async () => {
  const joining = translator(joiningMessages, 'nl')
  const invited = await aPerson(house, { givenName: 'Hugo', familyName: 'Claes', email: 'hugo@ronde.example' })
  const membership = await aMembership(house, { personId: invited, communityId: community })
  await asSystem(house.db, (tx) => sql`update membership set state = 'invited', from_on = null where id = ${membership}`.execute(tx))
  const { page, context } = await aVisit(await aSession(house, { personId: invited }), { language: 'nl', width: 1280, theme: 'light' })
  const keyboard = await aKeyboard(page)
  await page.goto(`${home}/communities/${community}/join`)
  await keyboard.walk('invited')
  await keyboard.use(page.getByRole('button', { name: joining('invited.decline') }))
  await page.getByText(joining('done.back')).waitFor()
  await keyboard.walk(translator(communityMessages, 'nl')('list.title'))
  expect(keyboard.faults).toEqual([])
  const { rows } = await asSystem(house.db, (tx) => sql`select 1 from membership where id = ${membership}`.execute(tx))
  expect(rows).toEqual([])
  await context.close()
})

it('hands in a card and takes it back by keyboard alone', async () => {
  const card = translator(introductionsMessages, 'fr')
  const { page, context } = await aVisit(null, { language: 'fr', width: 360, theme: 'dark' })
  const keyboard = await aKeyboard(page)
  const nameField = page.getByRole('textbox', { name: card('form.name') })
  const fill = async (field: Locator, text: string) => {
    await keyboard.use(field, 'End')
    await keyboard.type(text)
  }
  await page.goto(`${home}/c/${doorTokenOf(house, meeting)}/introduce`)
  await keyboard.walk('card')
  await fill(page.getByRole('textbox', { name: card('form.askMeAbout') }), 'le dos')
  await fill(page.getByLabel(card('form.email'), { exact: true }), 'clavier@ronde.example')
  await fill(nameField, 'Zoé Clavier')
  await keyboard.reach(page.getByLabel(card('share.email'), { exact: true }))
  await keyboard.press('ArrowDown')
  await keyboard.use(page.getByRole('button', { name: card('form.send') }))
  await page.getByText(card('refused.term-missing')).first().waitFor()
  await keyboard.walk('card refused')
  expect(await nameField.inputValue()).toBe('Zoé Clavier')
  await keyboard.use(page.getByLabel(card('term.open')), 'Space')
  await keyboard.use(page.getByLabel(card('join.option', { community: 'Sud' })), 'Space')
  await keyboard.use(page.getByRole('button', { name: card('form.send') }))
  await page.getByRole('heading', { name: card('card.title') }).waitFor()
  await keyboard.walk('own card')
  await keyboard.use(page.locator('summary').filter({ hasText: card('card.change') }))
  await keyboard.walk('own card, open')
  await keyboard.use(page.getByLabel(card('card.sure')), 'Space')
  await keyboard.use(page.getByRole('button', { name: card('card.withdraw') }))
  await page.getByText(card('card.withdrawn')).waitFor()
  expect(keyboard.faults).toEqual([])
  await context.close()
})
