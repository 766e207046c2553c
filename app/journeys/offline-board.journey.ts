import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PLANTED } from '../promises/planted.ts'
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
const people: Record<string, string> = {}
const tokens: Record<string, string> = {}

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound' where id = ${community}`.execute(tx))
  for (const [givenName, role] of [
    ['Dora', 'moderator'],
    ['Nour', 'moderator'],
    ['Émile', 'member'],
  ] as const) {
    const personId = await aPerson(house, { givenName, familyName: `De ${givenName}` })
    people[givenName] = personId
    await aMembership(house, { personId, communityId: community, role })
    tokens[givenName] = await aSession(house, { personId })
  }
}, 60_000)
afterAll(() => close())

/** A browser of its own in which somebody is signed in. */
async function aDevice(who: string, wishes: PageWishes = {}): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, wishes)
  await carrySession(context, home, tokens[who] ?? '')
  return { page, context }
}

async function aRoundNow(wishes: { step?: number; presenter?: string } = {}): Promise<string> {
  const meeting = await aMeetingNow(house, community, [people.Émile ?? ''])
  const presenterId = wishes.presenter === undefined ? null : (people[wishes.presenter] ?? null)
  return aRound(house, { meetingId: meeting, communityId: community, by: people.Dora ?? null, step: wishes.step ?? 0, presenterId })
}

/** Everything this browser keeps of the site: its database as it lies there and as its own key opens it, storage, cookies, kept pages. */
const EVERYTHING = `(async () => {
  const ask = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject })
  const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
  for (const { name } of await indexedDB.databases()) {
    const db = await ask(indexedDB.open(name))
    const stores = [...db.objectStoreNames]
    const key = stores.includes('keys') ? await ask(db.transaction('keys').objectStore('keys').get('queue')) : undefined
    for (const store of stores.filter((each) => each !== 'keys'))
      for (const row of await ask(db.transaction(store).objectStore(store).getAll())) {
        parts.push(JSON.stringify(row), new TextDecoder('latin1').decode(row.bytes ?? new ArrayBuffer(0)))
        if (key && row.iv) parts.push('opened:' + new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, key, row.bytes)))
      }
    db.close()
  }
  for (const name of await caches.keys()) {
    const shelf = await caches.open(name)
    for (const request of await shelf.keys()) parts.push(request.url, /assets/.test(request.url) ? '' : await (await shelf.match(request)).text())
  }
  return parts.join('\\n')
})()`

const keptBy = (page: Page) => page.evaluate(EVERYTHING) as Promise<string>
const foundIn = (text: string) => PLANTED.flatMap(({ kind, needles }) => needles.filter((needle) => text.includes(needle)).map((needle) => `${kind} ${needle}`))
/** What comes at once may take a moment on a busy machine. */
function poll<Value>(read: () => Value | Promise<Value>, { timeout } = { timeout: 8_000 }) {
  return expect.poll(read, { timeout })
}

const placeOf = (page: Page, place: string) => page.locator(`[data-place="${place}"]`)
const stepOf = (page: Page) => page.locator('[data-step]').first().getAttribute('data-step')
const roundNow = async (id: string) =>
  (
    await asSystem(house.db, (tx) =>
      sql<{ step: number; leader: string | null; state: string }>`select step, leader_id as leader, state from round where id = ${id}`.execute(tx),
    )
  ).rows[0]

const WORDS = {
  fr: {
    said: 'Ce qui se dit',
    saved: 'Tout est enregistré.',
    away: 'Pas de réseau.',
    led: 'Ce que vous avez décidé ou coché attend',
    next: 'Étape suivante',
    silence: 'Silence, 1 min',
    silent: 'Silence : ',
    over: 'Je prends le relais',
    leading: 'Vous animez.',
    split: 'Deux personnes ont changé d’étape en même temps.',
    go: 'Aller à',
    take: 'Je prends',
    taken: 'Prise · reposer',
    again: 'Ces mots attendaient ici sans être enregistrés.',
    keep: 'Garder ces mots-ci',
    edit: 'Modifier',
    signOut: 'Se déconnecter',
    waits: 'Quelque chose attend encore ici',
    wipe: 'Se déconnecter et les effacer',
    masked: 'numéro retiré',
    recognise: 'Je reconnais la personne',
    pause: 'Demander une pause',
    noted: 'Bien noté. Cela part dès que le réseau revient.',
  },
  nl: {
    said: 'Wat er gezegd wordt',
    saved: 'Alles is bewaard.',
    away: 'Geen netwerk.',
    led: 'Wat u besliste of aanvinkte, wacht',
    next: 'Volgende stap',
    silence: 'Stilte, 1 min',
    silent: 'Stilte: ',
    over: 'Ik neem over',
    leading: 'U leidt',
    split: 'Twee mensen zijn tegelijk naar een andere stap gegaan.',
    go: 'Naar:',
    take: 'Ik neem',
    taken: 'terugleggen',
    again: 'Deze woorden wachtten hier en zijn niet bewaard.',
    keep: 'Deze woorden bewaren',
    edit: 'Wijzigen',
    signOut: 'Afmelden',
    waits: 'Er wacht hier nog iets',
    wipe: 'Afmelden en wissen',
    masked: 'nummer verwijderd',
    recognise: 'Ik herken de persoon',
    pause: 'Een pauze vragen',
    noted: 'Genoteerd. Het vertrekt zodra er weer netwerk is.',
  },
} as const

async function ready(page: Page, round: string, saved: string): Promise<void> {
  await page.goto(`${home}/rounds/${round}`)
  await page.getByText(saved).waitFor()
  await poll(() => page.evaluate(`'rondeLocalGuard' in globalThis`)).toBe(true)
}

describe.each(['fr', 'nl'] as const)('a board without a network, in %s', (language) => {
  const t = WORDS[language]

  async function say(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: t.said }).fill(text)
    await page.getByRole('textbox', { name: t.said }).press('Enter')
  }

  it('REL-21 who recognises the person on a phone without a network asks for a pause all the same, and the phone tells nobody', async () => {
    const round = await aRoundNow()
    const { page, context } = await aDevice('Émile', { language, width: 360 })
    await page.goto(`${home}/rounds/${round}/mine`)
    await page.getByText(t.saved).waitFor()
    await poll(async () => (await keptBy(page)).includes(`/rounds/${round}/mine`), { timeout: 12_000 }).toBe(true)
    await context.setOffline(true)
    await page.getByText(t.away).waitFor()
    await page.getByText(t.recognise).click()
    await page.getByRole('button', { name: t.pause }).click()
    await page.getByText(t.noted).waitFor()
    // Neither the address nor the page says what was pressed, and the button is out of sight again.
    expect(new URL(page.url()).pathname).toBe(`/rounds/${round}/mine`)
    await page.getByRole('button', { name: t.pause }).waitFor({ state: 'hidden' })
    expect(await axeViolations(page)).toEqual([])
    await page.waitForTimeout(300)
    // Before the reload: a service worker that the browser starts anew is online for a moment, until this test cuts it off again.
    expect((await roundNow(round))?.state).toBe('running')
    await page.reload()
    await page.getByText(t.noted).waitFor()
    await context.setOffline(false)
    await poll(async () => (await roundNow(round))?.state).toBe('paused')
    await page.getByText(t.noted).waitFor({ state: 'hidden' })
    expect((await asSystem(house.db, (tx) => sql`select author_id from round_move where round_id = ${round}`.execute(tx))).rows).toEqual([{ authorId: null }])
    await context.close()
  })

  it('REL-21 steps, silence and taking over count at once, outlive the tab, and two who led at the same time find it out', async () => {
    const round = await aRoundNow()
    const [one, other] = [await aDevice('Nour', { language }), await aDevice('Dora', { language, width: 360 })]
    await ready(one.page, round, t.saved)
    await ready(other.page, round, t.saved)
    await say(one.page, '1 au début')
    await placeOf(other.page, 'area-1').getByText('au début').waitFor()
    // Its page is kept before the network goes.
    await poll(async () => (await keptBy(one.page)).includes(`/rounds/${round}`), { timeout: 12_000 }).toBe(true)
    await one.context.setOffline(true)
    await one.page.getByText(t.away).waitFor()
    for (const step of ['1', '2']) {
      await one.page.getByRole('button', { name: t.next }).click()
      await poll(() => stepOf(one.page)).toBe(step)
    }
    await one.page.getByRole('button', { name: t.silence }).click()
    await one.page.getByText(t.silent).waitFor()
    await one.page.getByRole('button', { name: t.over }).click()
    await one.page.getByText(t.leading).waitFor()
    await say(one.page, '2 écrit sans réseau')
    await one.page.getByText(t.led).waitFor()
    await one.page.getByRole('textbox', { name: t.said }).fill('une ligne qui n’est pas finie')
    expect(await axeViolations(one.page)).toEqual([])
    await placeOf(one.page, 'area-1').getByRole('button', { name: t.edit }).click()
    await placeOf(one.page, 'area-1').locator('textarea').fill('changé sans réseau')
    await one.page.waitForTimeout(1_100)
    await placeOf(other.page, 'area-1').getByRole('button', { name: t.edit }).click()
    await placeOf(other.page, 'area-1').locator('textarea').fill('changé avec')
    await placeOf(other.page, 'area-1').locator('textarea').press('Enter')
    await other.page.getByRole('button', { name: t.next }).click()
    await poll(async () => (await roundNow(round))?.step).toBe(1)
    // The tab is closed and another one opened, still without a network.
    await one.page.close()
    const again = await one.context.newPage()
    await again.goto(`${home}/rounds/${round}`)
    await poll(() => stepOf(again)).toBe('2')
    await again.getByText(t.leading).waitFor()
    await placeOf(again, 'area-2').getByText('écrit sans réseau').waitFor()
    await poll(() => again.getByRole('textbox', { name: t.said }).inputValue()).toBe('une ligne qui n’est pas finie')
    expect(await placeOf(again, 'area-1').locator('textarea').inputValue()).toBe('changé sans réseau')
    const began = Date.now()
    await one.context.setOffline(false)
    await poll(async () => (await roundNow(round))?.leader, { timeout: 12_000 }).toBe(people.Nour)
    await other.page.getByText(t.split).waitFor()
    await again.getByText(t.split).waitFor()
    expect(Date.now() - began).toBeLessThan(5_000)
    expect(await stepOf(again)).toBe(await stepOf(other.page))
    expect(await stepOf(again)).toBe('2')
    for (const page of [again, other.page]) {
      expect(await axeViolations(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
    }
    await other.page.getByRole('button', { name: t.go }).click()
    await poll(() => stepOf(again), { timeout: 5_000 }).toBe('1')
    await again.getByText(t.split).waitFor({ state: 'detached' })
    // What came while it was being changed was not seen by its hand: both stay.
    await placeOf(again, 'area-1').locator('textarea').press('Enter')
    await poll(async () => (await readBoard(house, round)).map(({ texts }) => texts.toSorted().join(' | ')).toSorted(), { timeout: 5_000 }).toEqual([
      'changé avec | changé sans réseau',
      'écrit sans réseau',
    ])
    for (const { context } of [one, other]) await context.close()
  }, 90_000)

  it('whoever brings the situation ticks without a network, and the house hears of it', async () => {
    const round = await aRoundNow({ step: 2, presenter: 'Émile' })
    const [panel, phone] = [await aDevice('Dora', { language }), await aDevice('Émile', { language, width: 360 })]
    await ready(panel.page, round, t.saved)
    await panel.page.keyboard.press('Alt+7')
    await say(panel.page, 'passer par la maison de quartier')
    await placeOf(panel.page, 'suggestion').getByText('passer par la maison de quartier').waitFor()
    await phone.page.goto(`${home}/rounds/${round}/mine`)
    await phone.page.getByRole('button', { name: t.take }).waitFor()
    await phone.page.getByText(t.saved).waitFor()
    await phone.context.setOffline(true)
    await phone.page.getByRole('button', { name: t.take }).click()
    await phone.page.getByRole('button', { name: t.taken }).waitFor()
    await phone.page.getByText(t.led).waitFor()
    await phone.context.setOffline(false)
    await phone.page.getByText(t.saved).waitFor({ timeout: 12_000 })
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ taken: boolean }>`select is_taken as taken from board_card where round_id = ${round} and place = 'suggestion'`.execute(tx),
    )
    expect(rows).toEqual([{ taken: true }])
    for (const { context } of [panel, phone]) await context.close()
  }, 60_000)

  it('held words outlive the tab without what says who it is, and signing out warns before it wipes them', async () => {
    const round = await aRoundNow()
    // Signing out ends a session: each language has its own.
    const lou = await aPerson(house, { givenName: 'Lou', familyName: language })
    await aMembership(house, { personId: lou, communityId: community, role: 'moderator' })
    tokens.Lou = await aSession(house, { personId: lou })
    const { page, context } = await aDevice('Lou', { language, width: 360 })
    await ready(page, round, t.saved)
    await page.waitForTimeout(500)
    await say(page, '2 joindre au 0470 12 34 56 ce soir')
    await page.locator('.board-held mark').getByText('0470 12 34 56').waitFor()
    await poll(() => keptBy(page)).toContain('ce soir')
    expect(await keptBy(page)).not.toContain('0470')
    await page.reload()
    await page.getByText(t.again).waitFor()
    const field = page.locator('.board-held textarea')
    expect(await field.inputValue()).toContain('ce soir')
    expect(await page.content()).not.toContain('0470 12')
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    // From any page: the warning stands before the wiping.
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${home}/account`)
    await page.getByRole('button', { name: t.signOut }).first().click()
    await page.getByRole('heading', { name: t.waits }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.locator(`main a[href="/rounds/${round}"]`).click()
    await page.getByText(t.again).waitFor()
    await page.getByRole('button', { name: t.keep }).click()
    await page.getByText(t.saved).waitFor()
    await say(page, '2 joindre au 0470 12 34 56 demain')
    await page.locator('.board-held mark').getByText('0470 12 34 56').waitFor()
    await poll(() => keptBy(page)).toContain('demain')
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${home}/account`)
    await page.getByRole('button', { name: t.signOut }).first().click()
    await page.getByRole('button', { name: t.wipe }).click()
    await page.waitForURL('**/sign-in')
    expect(await page.evaluate('(async () => (await indexedDB.databases()).map(({ name }) => name))()')).toEqual([])
    await context.close()
  }, 60_000)
})

describe('a hundred planted identifiers typed on a board without a network', () => {
  it('GRD-02 reach no database of the browser, no kept page and no server: neither while they are typed, nor held, nor after opening the page again', async () => {
    const round = await aRoundNow()
    const { page, context } = await aDevice('Dora')
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await ready(page, round, WORDS.fr.saved)
    await poll(async () => (await keptBy(page)).includes(`/rounds/${round}`), { timeout: 12_000 }).toBe(true)
    await page.waitForTimeout(500)
    await context.setOffline(true)
    const field = page.getByRole('textbox', { name: WORDS.fr.said })
    for (const [order, { says }] of PLANTED.entries()) {
      await field.fill(`2 ${says}`)
      // Some lines stay unfinished long enough to be kept.
      if (order % 20 === 0) {
        await page.waitForTimeout(1_000)
        expect(foundIn(await keptBy(page))).toEqual([])
      }
      await field.press('Enter')
    }
    await poll(() => page.locator('.board-held textarea').count()).toBe(PLANTED.length)
    await field.fill(`2 ${PLANTED[0]?.says}`)
    await page.waitForTimeout(1_200)
    const before = await keptBy(page)
    expect(before).toContain('opened:')
    expect(before).toContain('held')
    expect(foundIn(before)).toEqual([])
    await page.reload()
    await poll(() => page.locator('.board-held textarea').count()).toBe(PLANTED.length)
    expect(foundIn(await page.content())).toEqual([])
    expect(
      foundIn((await page.locator('.board-held textarea').evaluateAll((fields) => fields.map((each) => (each as HTMLTextAreaElement).value))).join('\n')),
    ).toEqual([])
    await context.setOffline(false)
    await page.waitForTimeout(3_000)
    expect(foundIn(await keptBy(page))).toEqual([])
    expect(foundIn(sent.join('\n'))).toEqual([])
    expect(await readBoard(house, round)).toEqual([])
    await context.close()
  }, 180_000)
})
