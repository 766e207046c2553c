import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../src/platform/database.ts'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import type { TestHouse } from '../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'
import { aMeetingNow, aRound, readBoard } from '../test/round.ts'

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let home: string
let community: string

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
}, 60_000)
afterAll(() => close())

const T = {
  fr: {
    said: 'Ce qui se dit',
    advice: 'Ma piste, en une phrase',
    send: 'Envoyer',
    saved: 'Tout est enregistré.',
    away: 'Pas de réseau.',
    copy: 'cette page est celle de',
    take: 'Je prends',
    taken: 'Prise · reposer',
    sent: 'Ce que j’ai envoyé',
    signOut: 'Se déconnecter',
    wipe: 'Se déconnecter et les effacer',
  },
  nl: {
    said: 'Wat er gezegd wordt',
    advice: 'Mijn suggestie, in één zin',
    send: 'Versturen',
    saved: 'Alles is bewaard.',
    away: 'Geen netwerk.',
    copy: 'deze pagina is van',
    take: 'Ik neem',
    taken: 'terugleggen',
    sent: 'Wat ik verstuurde',
    signOut: 'Afmelden',
    wipe: 'Afmelden en wissen',
  },
} as const

type Who = { id: string; page: Page; context: BrowserContext }

/** Somebody of her own, signed in in a browser of her own: signing out ends a session. */
async function somebody(role: 'moderator' | 'member', wishes: PageWishes): Promise<Who> {
  const id = await aPerson(house, { givenName: role === 'member' ? 'Émile' : 'Dora', familyName: `${wishes.language} ${Math.random()}`.slice(0, 10) })
  await aMembership(house, { personId: id, communityId: community, role })
  const { page, context } = await openPage(browser, wishes)
  const value = await aSession(house, { personId: id })
  await carrySession(context, home, value)
  return { id, page, context }
}

/** Until the page is kept and the guard reads along: from then on the network may go. */
async function ready(page: Page, address: string, saved: string): Promise<void> {
  await page.goto(address)
  await page.getByText(saved).waitFor()
  await poll(() => page.evaluate(`'rondeLocalGuard' in globalThis`)).toBe(true)
  const isKept = `caches.open('ronde-kept').then((shelf) => shelf.match(location.href)).then((found) => found !== undefined)`
  await poll(() => page.evaluate(isKept)).toBe(true)
  await page.waitForTimeout(500)
}

function poll<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: 15_000 })
}

const textsOf = async (round: string) => (await readBoard(house, round)).flatMap(({ texts }) => texts).toSorted()
const changesOf = async (round: string) =>
  (await asSystem(house.db, (tx) => sql<{ count: number }>`select count(*)::int as count from board_change where round_id = ${round}`.execute(tx))).rows[0]
    ?.count

describe.each(['fr', 'nl'] as const)('a board in several windows, in %s', (language) => {
  const t = T[language]

  it('REL-21 two windows, a card in each without a network, both closed, one opened again: both are stored, once', async () => {
    const { id, page: one, context } = await somebody('moderator', { language })
    const round = await aRound(house, { meetingId: await aMeetingNow(house, community), communityId: community, by: id })
    const other = await context.newPage()
    for (const page of [one, other]) await ready(page, `${home}/rounds/${round}`, t.saved)
    await context.setOffline(true)
    for (const [page, text] of [
      [one, '1 dans une fenêtre'],
      [other, '2 dans l’autre'],
    ] as const) {
      await page.getByText(t.away).waitFor()
      await page.getByRole('textbox', { name: t.said }).fill(text)
      await page.getByRole('textbox', { name: t.said }).press('Enter')
      await page.locator('[data-place]').getByText(text.slice(2)).waitFor()
    }
    await one.getByRole('textbox', { name: t.said }).fill('une ligne commencée')
    await one.waitForTimeout(1_200)
    await one.close()
    await other.close()
    const again = await context.newPage()
    await again.goto(`${home}/rounds/${round}`)
    await again.locator('[data-place="area-1"]').getByText('dans une fenêtre').waitFor()
    await again.locator('[data-place="area-2"]').getByText('dans l’autre').waitFor()
    await poll(() => again.getByRole('textbox', { name: t.said }).inputValue()).toBe('une ligne commencée')
    // A page has the network for a moment while it opens or closes: the browser of a test takes it away page by page. What left then counts once, too.
    await context.setOffline(false)
    await again.getByText(t.saved).waitFor()
    await poll(() => textsOf(round)).toEqual(['dans l’autre', 'dans une fenêtre'])
    expect(await changesOf(round)).toBe(2)
    await context.close()
  }, 60_000)

  it('REL-21 of two windows one is closed with a card in it: the one that stays sends it', async () => {
    const { id, page: one, context } = await somebody('moderator', { language })
    const round = await aRound(house, { meetingId: await aMeetingNow(house, community), communityId: community, by: id })
    const other = await context.newPage()
    for (const page of [one, other]) await ready(page, `${home}/rounds/${round}`, t.saved)
    await context.setOffline(true)
    await one.getByText(t.away).waitFor()
    await one.getByRole('textbox', { name: t.said }).fill('1 avant de partir')
    await one.getByRole('textbox', { name: t.said }).press('Enter')
    await one.locator('[data-place]').getByText('avant de partir').waitFor()
    await one.waitForTimeout(500)
    await one.close()
    await context.setOffline(false)
    await poll(() => textsOf(round)).toEqual(['avant de partir'])
    await other.locator('[data-place="area-1"]').getByText('avant de partir').waitFor()
    expect(await changesOf(round)).toBe(1)
    await context.close()
  }, 60_000)
})

describe.each(['fr', 'nl'] as const)('the phone of who sits in the room, in %s', (language) => {
  const t = T[language]

  it('REL-21 opens its page again without a network, keeps what is written there, and forgets all of it at signing out', async () => {
    const { id, page, context } = await somebody('member', { language, width: 360 })
    const round = await aRound(house, { meetingId: await aMeetingNow(house, community, [id]), communityId: community, by: null, step: 2 })
    const address = `${home}/rounds/${round}/mine`
    await ready(page, address, t.saved)
    await context.setOffline(true)
    await page.getByRole('textbox', { name: t.advice }).fill('passer par la maison de quartier')
    await page.getByRole('button', { name: t.send }).click()
    await page.getByRole('heading', { name: t.sent }).waitFor()
    await page.waitForTimeout(500)
    await page.close()
    const again = await context.newPage()
    await again.goto(address)
    await again.getByText(t.copy).waitFor()
    await again.getByText('passer par la maison de quartier').waitFor()
    expect(await axeViolations(again)).toEqual([])
    expect(await sidewaysScroll(again)).toBe(0)
    await context.setOffline(false)
    await again.getByText(t.saved).waitFor()
    expect(await textsOf(round)).toEqual(['passer par la maison de quartier'])
    // Something waits while she signs out: that is said first.
    await context.setOffline(true)
    await again.getByRole('textbox', { name: t.advice }).fill('une phrase qui n’est pas finie')
    await again.waitForTimeout(1_200)
    await context.setOffline(false)
    await again.setViewportSize({ width: 1280, height: 900 })
    await again.goto(`${home}/account`)
    await again.getByRole('button', { name: t.signOut }).first().click()
    await again.getByRole('button', { name: t.wipe }).click()
    await again.waitForURL('**/sign-in')
    expect(await again.evaluate('caches.keys()')).toEqual([])
    expect(await again.evaluate('(async () => (await indexedDB.databases()).map(({ name }) => name))()')).toEqual([])
    await context.setOffline(true)
    await expect(again.goto(address)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
    await context.close()
  }, 60_000)

  it('REL-21 whoever brought the situation finds her ticks again', async () => {
    const { id, page, context } = await somebody('member', { language, width: 360 })
    const lead = await somebody('moderator', { language })
    const meetingId = await aMeetingNow(house, community, [id])
    const round = await aRound(house, { meetingId, communityId: community, by: lead.id, step: 2, presenterId: id })
    await ready(lead.page, `${home}/rounds/${round}`, t.saved)
    await lead.page.keyboard.press('Alt+7')
    await lead.page.getByRole('textbox', { name: t.said }).fill('en parler à la pharmacie')
    await lead.page.getByRole('textbox', { name: t.said }).press('Enter')
    await poll(() => textsOf(round)).toEqual(['en parler à la pharmacie'])
    await ready(page, `${home}/rounds/${round}/mine`, t.saved)
    await context.setOffline(true)
    await page.getByRole('button', { name: t.take }).click()
    await page.getByRole('button', { name: t.taken }).waitFor()
    await page.waitForTimeout(500)
    await page.close()
    const again = await context.newPage()
    await again.goto(`${home}/rounds/${round}/mine`)
    await again.getByText(t.copy).waitFor()
    await again.getByRole('button', { name: t.taken }).waitFor()
    await context.setOffline(false)
    const isTaken = async () =>
      (await asSystem(house.db, (tx) => sql<{ taken: boolean }>`select is_taken as taken from board_card where round_id = ${round}`.execute(tx))).rows
    await poll(isTaken).toEqual([{ taken: true }])
    for (const each of [context, lead.context]) await each.close()
  }, 60_000)
})
