import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../src/platform/database.ts'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aKeyboard } from '../test/keyboard.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession } from '../test/neighbourhood.ts'

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let home: string
let community: string
let moderator: string
const members: { id: string; token: string }[] = []

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
  const organisation = await anOrganisation(house, { nameFr: 'Maison médicale du Midi' })
  for (const givenName of ['Amina', 'Bart', 'Chantal', 'Élodie', 'Farid']) {
    const id = await aPerson(house, { givenName, familyName: 'Peeters' })
    await aMembership(house, { personId: id, communityId: community, represents: organisation })
    members.push({ id, token: await aSession(house, { personId: id }) })
  }
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: community, role: 'moderator' })
  moderator = await aSession(house, { personId: dora })
})
afterAll(async () => {
  await close()
})

/** A meeting that ended half an hour ago, with everybody of the community there but one who has no line yet. */
async function aMeetingOver(): Promise<string> {
  const [startsAt, endsAt] = [new Date(Date.now() - 9_000_000).toISOString(), new Date(Date.now() - 1_800_000).toISOString()]
  return asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`insert into meeting (starts_at, ends_at) values (${startsAt}, ${endsAt}) returning id`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${community}, ${startsAt})`.execute(tx)
    for (const { id: personId } of members)
      await sql`insert into attendance (meeting_id, person_id, role, state, mode) values (${id}, ${personId}, 'member', 'present', 'in_person')`.execute(tx)
    return id
  })
}

async function aPhone(wishes: PageWishes, token: string | null): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, { width: 320, ...wishes })
  if (token !== null) await carrySession(context, home, token)
  return { page, context }
}

async function isSound(page: Page, where: string): Promise<void> {
  expect(await axeViolations(page), where).toEqual([])
  expect(await sidewaysScroll(page), where).toBe(0)
}

const WORDS = {
  fr: {
    missing: 'Il manque encore',
    ask: 'Poser la question maintenant',
    wall: 'L’afficher à l’écran',
    question: 'Cette réunion valait-elle votre temps ?',
    yes: 'Oui',
    send: 'Envoyer',
    thanks: 'Merci. Votre réponse compte, et personne ne sait qu’elle est de vous.',
    close: 'Clôturer le registre',
    closed: 'Le registre est clôturé.',
    end: 'Clore la question',
    total: 'Ensemble',
    certificate: 'Télécharger l’attestation',
    genuine: 'est authentique',
  },
  nl: {
    missing: 'Ontbreekt nog',
    ask: 'De vraag nu stellen',
    wall: 'Op het scherm tonen',
    question: 'Was deze bijeenkomst uw tijd waard?',
    yes: 'Ja',
    send: 'Versturen',
    thanks: 'Bedankt. Uw antwoord telt mee, en niemand weet dat het van u is.',
    close: 'Het register afsluiten',
    closed: 'Het register is afgesloten.',
    end: 'De vraag sluiten',
    total: 'Samen',
    certificate: 'Het attest downloaden',
    genuine: 'is echt',
  },
} as const

describe.each(['fr', 'nl'] as const)('the end of a meeting on phones, in %s', (language) => {
  it('one question on the wall, the register closed, a certificate that anybody may check', async () => {
    const t = WORDS[language]
    const meeting = await aMeetingOver()
    const lead = await aPhone({ language, theme: language === 'fr' ? 'light' : 'dark' }, moderator)
    await lead.page.goto(`${home}/meetings/${meeting}/exit`)
    await isSound(lead.page, 'before')
    await lead.page.getByRole('button', { name: t.ask }).click()
    await lead.page.getByRole('link', { name: t.wall }).click()
    await lead.page.getByRole('heading', { name: t.question }).waitFor()
    await isSound(lead.page, 'wall')
    const address = (await lead.page.getByText(`${home}/x/`).textContent()) ?? ''
    for (const { token } of members) {
      const phone = await aPhone({ language }, token)
      await phone.page.goto(address)
      await isSound(phone.page, 'question')
      await phone.page.getByRole('radio', { name: t.yes }).click()
      await phone.page.getByRole('button', { name: t.send }).click()
      await phone.page.getByText(t.thanks).waitFor()
      await phone.context.close()
    }
    await lead.page.goto(`${home}/meetings/${meeting}/close`)
    await lead.page.getByText(t.missing).waitFor()
    await isSound(lead.page, 'close')
    await lead.page.getByRole('button', { name: t.close }).click()
    await lead.page.getByText(t.closed).waitFor()
    await lead.page.goto(`${home}/meetings/${meeting}/exit`)
    await lead.page.locator('summary', { hasText: t.end }).click()
    await lead.page.getByRole('button', { name: t.end }).click()
    expect(await lead.page.getByRole('row', { name: t.total }).textContent()).toContain('5')
    await isSound(lead.page, 'result')
    await lead.page.goto(`${home}/communities/${community}/exit`)
    await isSound(lead.page, 'trend')
    await lead.context.close()
    await takeCertificate(language)
  })
})

async function takeCertificate(language: 'fr' | 'nl'): Promise<void> {
  const t = WORDS[language]
  const own = await aPhone({ language }, members[0]?.token ?? null)
  await own.page.goto(`${home}/certificates`)
  await isSound(own.page, 'certificates')
  const [file] = await Promise.all([own.page.waitForEvent('download'), own.page.getByRole('button', { name: t.certificate }).click()])
  expect(file.suggestedFilename()).toMatch(/-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\.pdf$/)
  await own.page.goto(`${home}/certificates`)
  const code = await own.page.locator('a[href^="/certificates/"]').first().getAttribute('href')
  await own.context.close()
  const anybody = await aPhone({ language }, null)
  await anybody.page.goto(`${home}${code}`)
  await anybody.page.getByText(t.genuine).waitFor()
  expect(await anybody.page.locator('main').textContent()).not.toContain('Amina')
  await isSound(anybody.page, 'check')
  await anybody.context.close()
}

it('a moderator closes by keyboard alone', async () => {
  const meeting = await aMeetingOver()
  const { page, context } = await aPhone({ language: 'fr', width: 1_280 }, moderator)
  const keyboard = await aKeyboard(page)
  await page.goto(`${home}/meetings/${meeting}/exit`)
  await keyboard.walk('exit')
  await keyboard.reach(page.getByRole('button', { name: WORDS.fr.ask }))
  await Promise.all([page.waitForNavigation(), keyboard.press('Enter')])
  await page.goto(`${home}/meetings/${meeting}/close`)
  await keyboard.walk('close')
  await keyboard.reach(page.getByRole('button', { name: WORDS.fr.close }))
  await Promise.all([page.waitForNavigation(), keyboard.press('Enter')])
  await page.getByText(WORDS.fr.closed).waitFor()
  expect(keyboard.faults).toEqual([])
  await context.close()
})
