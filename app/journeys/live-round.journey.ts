import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../src/platform/database.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'
import { aMeetingNow, aRound, readBoard } from '../test/round.ts'

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let home: string
let community: string
let dora: string
const tokens: Record<string, string> = {}

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound' where id = ${community}`.execute(tx))
  for (const [givenName, familyName, role] of [
    ['Dora', 'Lemaire', 'moderator'],
    ['Nour', 'Haddad', 'moderator'],
    ['Émile', 'Bodart', 'member'],
  ] as const) {
    const personId = await aPerson(house, { givenName, familyName })
    await aMembership(house, { personId, communityId: community, role })
    tokens[givenName] = await aSession(house, { personId })
    if (givenName === 'Dora') dora = personId
    else members.push(personId)
  }
}, 60_000)
afterAll(() => close())

const members: string[] = []

/** A browser of its own in which somebody is signed in. */
async function aDevice(who: string, wishes: PageWishes = {}): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, wishes)
  const url = home.replace('http:', 'https:')
  await context.addCookies([{ name: SESSION_COOKIE, value: tokens[who] ?? '', url, secure: true, httpOnly: true, sameSite: 'Lax' }])
  return { page, context }
}

async function aRoundNow(step = 0): Promise<{ round: string; meeting: string }> {
  const meeting = await aMeetingNow(house, community, members)
  return { meeting, round: await aRound(house, { meetingId: meeting, communityId: community, by: dora, step }) }
}

const placeOf = (page: Page, place: string) => page.locator(`[data-place="${place}"]`)
const textsOf = async (round: string) => (await readBoard(house, round)).map(({ place, texts }) => `${place}: ${texts.join(' | ')}`)

const WORDS = {
  fr: { said: 'Ce qui se dit', saved: 'Tout est enregistré.', away: 'Pas de réseau.', two: '2 cartes attendent sur cet appareil.' },
  nl: { said: 'Wat er gezegd wordt', saved: 'Alles is bewaard.', away: 'Geen netwerk.', two: '2 kaartjes wachten op dit toestel.' },
} as const

describe.each(['fr', 'nl'] as const)('a round, in %s', (language) => {
  const t = WORDS[language]

  async function say(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: t.said }).fill(text)
    await page.getByRole('textbox', { name: t.said }).press('Enter')
  }

  it('what one moderator types stands on the other panel and on the wall at once', async () => {
    const { round } = await aRoundNow()
    const [one, other, wall] = [await aDevice('Dora', { language }), await aDevice('Nour', { language, theme: 'dark' }), await aDevice('Dora', { language })]
    await one.page.goto(`${home}/rounds/${round}`)
    await other.page.goto(`${home}/rounds/${round}`)
    await wall.page.goto(`${home}/rounds/${round}/screen`)
    await one.page.getByText(t.saved).waitFor()
    await other.page.getByText(t.saved).waitFor()
    await say(one.page, '2 le bailleur ne répond plus aux lettres')
    await placeOf(other.page, 'area-2').getByText('le bailleur ne répond plus').waitFor()
    await placeOf(wall.page, 'area-2').getByText('le bailleur ne répond plus').waitFor()
    expect(await textsOf(round)).toEqual(['area-2: le bailleur ne répond plus aux lettres'])
    for (const { page } of [one, other, wall]) {
      expect(await axeViolations(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
    }
    for (const { context } of [one, other, wall]) await context.close()
  })
})
