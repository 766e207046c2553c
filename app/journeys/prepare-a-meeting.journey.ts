import { serve, type ServerType } from '@hono/node-server'
import { sql } from 'kysely'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../src/app.ts'
import { preparationMessages } from '../src/features/preparation/messages/catalogue.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { axeViolations, launchBrowser, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aKeyboard } from '../test/keyboard.ts'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession } from '../test/neighbourhood.ts'

const WEEK_MS = 7 * 86_400_000

let house: TestHouse
let server: ServerType
let browser: Browser
let home: string
let meeting: string
let coordinator: string
let member: string

beforeAll(async () => {
  house = await aHouse({}, new Date().toISOString())
  server = serve({ fetch: makeApp(house).fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  home = `http://localhost:${(server.address() as AddressInfo).port}`
  house.settings.publicUrl = home
  browser = await launchBrowser()
  const community = await aCommunity(house, 'Sud')
  const organisation = await anOrganisation(house, { nameFr: 'Maison médicale du Midi' })
  const amina = await aPerson(house, { givenName: 'Amina', familyName: 'Benali' })
  const bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet', disciplines: ['pharmacist'] })
  const els = await aPerson(house, { givenName: 'Élise', familyName: 'Vandenbroucke-Wauters' })
  const camille = await aPerson(house, { givenName: 'Camille', familyName: 'Rondeau' })
  for (const personId of [amina, bart, els]) await aMembership(house, { personId, communityId: community, represents: organisation })
  await aMembership(house, { personId: camille, communityId: community, role: 'coordinator' })
  for (const weeks of [4, 8, 12]) {
    const startsAt = new Date(Date.now() - weeks * WEEK_MS).toISOString()
    await aHeldMeeting(house, { communityId: community, startsAt, present: [amina, bart] })
  }
  meeting = await aMeetingNextWeek(community, bart)
  coordinator = await aSession(house, { personId: camille })
  member = await aSession(house, { personId: amina })
})
afterAll(async () => {
  await browser.close()
  server.close()
  await house.close()
})

/** The pharmacist excused himself. */
async function aMeetingNextWeek(community: string, excused: string): Promise<string> {
  const startsAt = new Date(Date.now() + WEEK_MS).toISOString()
  const endsAt = new Date(Date.now() + WEEK_MS + 7_200_000).toISOString()
  return asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into meeting (starts_at, ends_at, place) values (${startsAt}, ${endsAt}, 'Maison du Coin') returning id`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${community}, ${startsAt})`.execute(tx)
    await sql`insert into attendance (meeting_id, person_id, role, state) values (${id}, ${excused}, 'member', 'excused')`.execute(tx)
    return id
  })
}

async function aPageFor(token: string, wishes: PageWishes): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, { width: 320, ...wishes })
  await context.addCookies([{ name: SESSION_COOKIE, value: token, url: home.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }])
  return { page, context }
}

describe.each([
  { language: 'fr', theme: 'light', pharmacist: 'pharmacien·ne' },
  { language: 'nl', theme: 'dark', pharmacist: 'apotheker' },
] as const)('a coordinator without a mouse, in $language', ({ language, theme, pharmacist }) => {
  it('sees who is missing, looks at the faces, and has all papers with one key', async () => {
    const t = translator(preparationMessages, language)
    const { page, context } = await aPageFor(coordinator, { language, theme, scripts: true })
    const keyboard = await aKeyboard(page)
    await page.goto(`${home}/meetings/${meeting}/prepare`)
    await page.getByRole('heading', { name: t('gaps.title') }).waitFor()
    const gap = page.locator('.item').filter({ hasText: pharmacist })
    expect(await gap.textContent()).toContain('3')
    await page.getByText('Élise Vandenbroucke-Wauters').waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await keyboard.walk('prepare')
    await keyboard.reach(page.getByRole('link', { name: t('expected.see') }))
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: t('faces.title'), exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Bart De Smet' }).count()).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await keyboard.walk('faces')
    await page.goBack()
    const file = page.waitForEvent('download')
    await keyboard.reach(page.getByRole('button', { name: t('pack.all') }))
    await keyboard.press('Enter')
    const bytes = readFileSync(await (await file).path())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(keyboard.faults).toEqual([])
    await context.close()
  })
})

it('a member on a phone without script sees the faces and is offered nothing to prepare', async () => {
  const { page, context } = await aPageFor(member, { language: 'nl', scripts: false })
  await page.goto(`${home}/meetings/${meeting}/faces`)
  await page.getByRole('heading', { name: 'Wie komt', exact: true }).waitFor()
  await page.getByRole('link', { name: 'Élise Vandenbroucke-Wauters' }).waitFor()
  expect(await page.locator(`a[href$="/prepare"]`).count()).toBe(0)
  expect(await sidewaysScroll(page)).toBe(0)
  expect((await page.goto(`${home}/meetings/${meeting}/prepare`))?.status()).toBe(404)
  await context.close()
})
