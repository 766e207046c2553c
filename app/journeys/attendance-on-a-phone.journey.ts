import { sql } from 'kysely'
import { statSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../src/platform/database.ts'
import { scriptsOf } from '../src/ui/page-scripts.ts'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession } from '../test/neighbourhood.ts'

const NAMES = [
  ['Amina', 'Benali'],
  ['Bart', 'De Smet'],
  ['Chantal', 'Lebrun'],
  ['Els', 'Vandenbroucke-Wauters'],
  ['Farid', 'Karimi'],
  ['Greet', 'Maes'],
] as const

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let home: string
let community: string
const tokens: string[] = []

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
  const organisation = await anOrganisation(house, { nameFr: 'Maison médicale du Midi' })
  for (const [givenName, familyName] of NAMES)
    await aMembership(house, { personId: await aPerson(house, { givenName, familyName }), communityId: community, represents: organisation })
  for (const givenName of ['Dora', 'Eva']) {
    const personId = await aPerson(house, { givenName, familyName: 'Lemaire' })
    await aMembership(house, { personId, communityId: community, role: 'moderator' })
    tokens.push(await aSession(house, { personId }))
  }
})
afterAll(async () => {
  await close()
})

/** A meeting that began an hour ago. */
async function aMeetingToday(): Promise<string> {
  const startsAt = new Date(Date.now() - 3_600_000).toISOString()
  const endsAt = new Date(Date.now() + 3_600_000).toISOString()
  return asSystem(house.db, async (tx) => {
    const { rows } = await sql<{
      id: string
    }>`insert into meeting (starts_at, ends_at, place) values (${startsAt}, ${endsAt}, 'Maison du Coin') returning id`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${community}, ${startsAt})`.execute(tx)
    return id
  })
}

/** A phone in whose browser a moderator is signed in. */
async function aPhone(wishes: PageWishes, who = 0): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, { width: 360, ...wishes })
  await carrySession(context, home, tokens[who] ?? '')
  return { page, context }
}

const statesOf = async (meeting: string) => {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ name: string; state: string; role: string }>`
    select p.given_name as name, a.state, a.role from attendance a join person p on p.id = a.person_id where a.meeting_id = ${meeting} order by p.sort_key`.execute(
      tx,
    ),
  )
  return Object.fromEntries(rows.map(({ name, state, role }) => [name, `${role} ${state}`]))
}

/** One tap. Where the script is on, it may put back what somebody else said. */
async function answer(page: Page, person: string, choice: string): Promise<void> {
  await page.getByRole('radiogroup', { name: person }).getByRole('radio', { name: choice }).click()
}

const WORDS = {
  fr: {
    question: 'Qui est là ?',
    excused: 'Excusé',
    online: 'En ligne',
    save: 'Enregistrer',
    more: 'Rôle, suppléance… Els Vandenbroucke-Wauters',
    answer: 'À cette réunion',
    sent: 'A envoyé quelqu’un',
    deputy: 'Qui est venu à sa place ?',
    name: 'Prénom et nom',
    add: 'Ajouter une visite',
    total: '6 sur 10 présents',
  },
  nl: {
    question: 'Wie is er?',
    excused: 'Verontschuldigd',
    online: 'Online',
    save: 'Bewaren',
    more: 'Rol, vervanger… Els Vandenbroucke-Wauters',
    answer: 'Op deze bijeenkomst',
    sent: 'Stuurde een vervanger',
    deputy: 'Wie kwam in de plaats?',
    name: 'Voornaam en familienaam',
    add: 'Een bezoeker toevoegen',
    total: '6 van 10 aanwezig',
  },
} as const

describe.each(['fr', 'nl'] as const)('a moderator with a phone without script, in %s', (language) => {
  it('takes attendance: exceptions, a deputy, a visitor, one button', async () => {
    const t = WORDS[language]
    const meeting = await aMeetingToday()
    const { page, context } = await aPhone({ language, scripts: false, theme: language === 'fr' ? 'light' : 'dark' })
    await page.goto(`${home}/meetings/${meeting}/attendance`)
    await page.getByRole('heading', { name: t.question }).waitFor()
    await answer(page, 'Bart De Smet', t.excused)
    await answer(page, 'Chantal Lebrun', t.online)
    await answer(page, 'Farid Karimi', t.excused)
    await answer(page, 'Greet Maes', t.excused)
    await page.getByRole('button', { name: t.more }).click()
    await page.getByLabel(t.answer, { exact: true }).selectOption({ label: t.sent })
    await page.getByLabel(t.deputy).fill('Femke Wouters')
    await page.getByRole('button', { name: t.save }).click()
    await page.getByLabel(t.name).fill(`Zoé ${language}`)
    await page.getByRole('button', { name: t.add }).click()
    await page.getByText(t.total).waitFor()
    await page.getByRole('button', { name: t.save }).last().click()
    await page.getByText(t.total).waitFor()
    expect(await statesOf(meeting)).toMatchObject({
      Amina: 'member present',
      Bart: 'member excused',
      Chantal: 'member present',
      Els: 'member represented',
      Farid: 'member excused',
      Femke: 'deputy present',
      Zoé: 'visitor present',
      Dora: 'moderator present',
    })
    await context.close()
  })
})

describe.each([
  { language: 'fr', theme: 'light' },
  { language: 'fr', theme: 'dark' },
  { language: 'nl', theme: 'light' },
  { language: 'nl', theme: 'dark' },
] as const)('the pages of a meeting in $language, $theme', (look) => {
  it('are open to everybody and fit a phone', async () => {
    const meeting = await aMeetingToday()
    const { page, context } = await aPhone(look)
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (failure) => complaints.push(failure.message))
    await page.goto(`${home}/meetings/${meeting}/attendance`)
    await page.getByRole('button', { name: WORDS[look.language].save }).last().click()
    for (const path of ['/attendance', '', '/edit', '/close', '/cancel']) {
      await page.goto(`${home}/meetings/${meeting}${path}`)
      expect(await axeViolations(page), path).toEqual([])
      expect(await sidewaysScroll(page), path).toBe(0)
    }
    for (const path of ['/meetings', '/meetings/new']) {
      await page.goto(`${home}/communities/${community}${path}`)
      expect(await axeViolations(page), path).toEqual([])
      expect(await sidewaysScroll(page), path).toBe(0)
    }
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('with the script', () => {
  it('every tap is kept, also without a network, and who looks on is told', async () => {
    const meeting = await aMeetingToday()
    const { page, context } = await aPhone({ language: 'fr' })
    const other = await aPhone({ language: 'fr' }, 1)
    const events = page.waitForRequest((request) => request.url().endsWith('/events'))
    await page.goto(`${home}/meetings/${meeting}/attendance`)
    await events
    await other.page.goto(`${home}/meetings/${meeting}/attendance`)
    await answer(page, 'Bart De Smet', 'Excusé')
    await page.getByText('Chaque touche est gardée.').waitFor()
    expect(await page.locator('[data-here]').textContent()).toBe('7')
    expect(await statesOf(meeting)).toMatchObject({ Bart: 'member excused' })
    await context.setOffline(true)
    await answer(page, 'Greet Maes', 'Absent')
    await page.getByText('Pas de réseau.').waitFor()
    await context.setOffline(false)
    await expect.poll(() => statesOf(meeting), { timeout: 8_000 }).toMatchObject({ Greet: 'member absent' })
    await answer(other.page, 'Amina Benali', 'En ligne')
    await other.page.getByText('Chaque touche est gardée.').waitFor()
    await page.getByText('Quelqu’un d’autre vient d’enregistrer cette feuille.').waitFor()
    await answer(page, 'Amina Benali', 'Absent')
    await page.getByText('Entre-temps, quelqu’un d’autre a noté cette ligne différemment.').waitFor()
    expect(await page.getByRole('radiogroup', { name: 'Amina Benali' }).getByRole('radio', { name: 'En ligne' }).isChecked()).toBe(true)
    await page.getByRole('link', { name: 'Montrer' }).click()
    await page.getByRole('button', { name: 'Prendre «\u00a0Absent\u00a0»' }).click()
    expect(await statesOf(meeting)).toMatchObject({ Amina: 'member absent' })
    await context.close()
    await other.context.close()
  })

  it('the script is at most 10 kB', () => {
    const [address = ''] = scriptsOf('attendance')
    expect(statSync(new URL(`../../build/client/${address.replace('/assets/', '')}`, import.meta.url)).size).toBeLessThanOrEqual(10_000)
  })
})
