import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../src/platform/database.ts'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'
import { aFolder } from '../promises/run-program.ts'
import { aLiveRound } from '../promises/kill-round.ts'
import { startRonde } from '../test/serve.ts'
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
  await carrySession(context, home, tokens[who] ?? '')
  return { page, context }
}

async function aRoundNow(step = 0): Promise<{ round: string; meeting: string }> {
  const meeting = await aMeetingNow(house, community, members)
  return { meeting, round: await aRound(house, { meetingId: meeting, communityId: community, by: dora, step }) }
}

/** How many queues this browser keeps, whether one of them can be read as it lies there, and whether its key can be taken out. */
const KEPT = `(async () => {
  const ask = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject })
  const db = await ask(indexedDB.open('ronde-board'))
  const queues = await ask(db.transaction('queues').objectStore('queues').getAll())
  const key = await ask(db.transaction('keys').objectStore('keys').get('queue'))
  db.close()
  const texts = queues.map(({ bytes }) => new TextDecoder().decode(bytes))
  return { queues: queues.length, isPlain: texts.some((text) => text.includes('carte') || text.includes('waiting')), isExtractable: key.extractable }
})()`

/** Names of the scripts that the keeper of pages laid by. */
const KEPT_FILES = `(async () => (await (await caches.open('ronde-kept')).keys()).flatMap(({ url }) => new URL(url).pathname.match(/assets.([a-z-]+)[^/]*[.]js$/)?.[1] ?? []))()`

const placeOf = (page: Page, place: string) => page.locator(`[data-place="${place}"]`)
const textsOf = async (round: string) => (await readBoard(house, round)).map(({ place, texts }) => `${place}: ${texts.join(' | ')}`)

const WORDS = {
  fr: {
    said: 'Ce qui se dit',
    saved: 'Tout est enregistré.',
    away: 'Pas de réseau.',
    two: '2 cartes attendent sur cet appareil.',
    edit: 'Modifier',
    conflict: 'Écrit en même temps par deux personnes.',
    locked: 'pas encore de pistes. Entrée',
    next: 'Étape suivante',
    step2: 'Étape 2 sur 4',
    replace: 'Remplacer par',
    send: 'Envoyer',
    recognise: 'Je reconnais la personne',
    pause: 'Demander une pause',
    signOut: 'Se déconnecter',
    paused: 'l’écran ne montre rien',
  },
  nl: {
    said: 'Wat er gezegd wordt',
    saved: 'Alles is bewaard.',
    away: 'Geen netwerk.',
    two: '2 kaartjes wachten op dit toestel.',
    edit: 'Wijzigen',
    conflict: 'Tegelijk geschreven door twee mensen.',
    locked: 'nog geen suggesties. Nog eens Enter',
    next: 'Volgende stap',
    step2: 'Stap 2 van 4',
    replace: 'Vervangen door',
    send: 'Versturen',
    recognise: 'Ik herken de persoon',
    pause: 'Een pauze vragen',
    signOut: 'Afmelden',
    paused: 'het scherm toont niets',
  },
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

  it('without a network cards wait in words, the other goes on, and both wordings of one card stay until somebody chooses', async () => {
    const { round } = await aRoundNow()
    const [one, other] = [await aDevice('Dora', { language }), await aDevice('Nour', { language })]
    for (const { page } of [one, other]) {
      await page.goto(`${home}/rounds/${round}`)
      await page.getByText(t.saved).waitFor()
    }
    await say(one.page, '1 au début')
    await placeOf(other.page, 'area-1').getByText('au début').waitFor()
    await one.context.setOffline(true)
    await one.page.getByText(t.away).waitFor()
    await placeOf(one.page, 'area-1').getByRole('button', { name: t.edit }).click()
    await placeOf(one.page, 'area-1').locator('textarea').fill('écrit sans réseau')
    await placeOf(one.page, 'area-1').locator('textarea').press('Enter')
    await say(one.page, '4 une carte de plus')
    await one.page.getByText(t.two).waitFor()
    expect(await axeViolations(one.page)).toEqual([])
    await placeOf(other.page, 'area-1').getByRole('button', { name: t.edit }).click()
    await placeOf(other.page, 'area-1').locator('textarea').fill('geschreven met netwerk')
    await placeOf(other.page, 'area-1').locator('textarea').press('Enter')
    await expect.poll(() => textsOf(round)).toEqual(['area-1: geschreven met netwerk'])
    // The laptop is closed and opened again, still without a network: its page and what waited are there.
    await one.page.reload()
    await one.page.getByText(t.two).waitFor()
    await placeOf(one.page, 'area-1').getByText('écrit sans réseau').waitFor()
    await one.context.setOffline(false)
    await one.page.getByText(t.saved).waitFor({ timeout: 12_000 })
    const both = (await textsOf(round)).find((line) => line.startsWith('area-1'))
    expect(both?.slice('area-1: '.length).split(' | ').toSorted()).toEqual(['geschreven met netwerk', 'écrit sans réseau'])
    await placeOf(other.page, 'area-1').getByText(t.conflict).waitFor()
    expect(await axeViolations(other.page)).toEqual([])
    await placeOf(other.page, 'area-1').getByRole('button', { name: 'écrit sans réseau' }).first().click()
    await expect.poll(async () => (await textsOf(round)).toSorted()).toEqual(['area-1: écrit sans réseau', 'area-4: une carte de plus'])
    await placeOf(one.page, 'area-1').getByText(t.conflict).waitFor({ state: 'detached' })
    for (const { context } of [one, other]) await context.close()
  })

  it('by keyboard alone: an area by its key, a card, its undoing, advice parked by one more key, the next step', async () => {
    const { round } = await aRoundNow()
    const { page, context } = await aDevice('Dora', { language })
    await page.goto(`${home}/rounds/${round}`)
    await page.getByText(t.saved).waitFor()
    await page.keyboard.press('6')
    expect(await page.evaluate('document.activeElement.id')).toBe('board-text')
    await page.keyboard.type('appeler avant d’écrire')
    await page.keyboard.press('Enter')
    await placeOf(page, 'area-6').getByText('appeler avant d’écrire').waitFor()
    await page.keyboard.press('Alt+2')
    await page.keyboard.type('2 fois la même lettre')
    await page.keyboard.press('Enter')
    await placeOf(page, 'area-2').getByText('fois la même lettre').waitFor()
    // Both are stored before one is undone: else what is asked below would also hold too early.
    await expect.poll(async () => (await textsOf(round)).length).toBe(2)
    await page.keyboard.press('Control+z')
    await expect.poll(() => textsOf(round)).toEqual(['area-6: appeler avant d’écrire'])
    await page.keyboard.press('Alt+7')
    await page.keyboard.type('demander au voisin')
    await page.keyboard.press('Enter')
    await page.getByText(t.locked).waitFor()
    expect(await textsOf(round)).toHaveLength(1)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await textsOf(round)).toSorted()).toEqual(['area-6: appeler avant d’écrire', 'parked: demander au voisin'])
    await page.getByRole('button', { name: t.next }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(t.step2).waitFor()
    await context.close()
  })

  it('words that say who it is are saved nowhere, stay marked on the page, and go once they are replaced', async () => {
    const { round } = await aRoundNow()
    const { page, context } = await aDevice('Dora', { language })
    await page.goto(`${home}/rounds/${round}`)
    await page.getByText(t.saved).waitFor()
    const sent: string[] = []
    await expect.poll(() => page.evaluate(`'rondeLocalGuard' in globalThis`)).toBe(true)
    await page.waitForTimeout(500)
    page.on('request', (request) => sent.push(request.postData() ?? ''))
    await say(page, '2 joindre au 0470 12 34 56 ce soir')
    await page.locator('.board-held mark').getByText('0470 12 34 56').waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(sent.join('')).not.toContain('0470')
    await page.getByRole('button', { name: t.replace }).click()
    await expect.poll(async () => (await textsOf(round)).length).toBe(1)
    expect((await textsOf(round))[0]).not.toContain('0470')
    await page.getByText(t.saved).waitFor()
    await context.close()
  })

  it('from a phone comes one sentence, a pause without a name, and nothing of anybody else', async () => {
    const { round } = await aRoundNow(2)
    const [panel, phone] = [await aDevice('Dora', { language }), await aDevice('Émile', { language, width: 320 })]
    await panel.page.goto(`${home}/rounds/${round}`)
    await panel.page.getByText(t.saved).waitFor()
    await say(panel.page, '2 un fait pour le tableau')
    await phone.page.goto(`${home}/rounds/${round}/mine`)
    await phone.page.getByText(t.saved).waitFor()
    expect(await phone.page.getByText('un fait pour le tableau').count()).toBe(0)
    expect(await axeViolations(phone.page)).toEqual([])
    expect(await sidewaysScroll(phone.page)).toBe(0)
    await phone.page.getByRole('textbox').fill('passer par la maison de quartier')
    await phone.page.getByRole('button', { name: t.send, exact: true }).click()
    await placeOf(panel.page, 'suggestion').getByText('passer par la maison de quartier').waitFor()
    await phone.page.getByText(t.recognise).click()
    await phone.page.getByRole('button', { name: t.pause }).click()
    await panel.page.getByText(t.paused).waitFor()
    expect(await panel.page.content()).not.toContain('Émile')
    for (const { context } of [panel, phone]) await context.close()
  })

  it('what a laptop keeps is sealed, and goes at signing out', async () => {
    const { round } = await aRoundNow()
    const lou = await aPerson(house, { givenName: 'Lou', familyName: language })
    await aMembership(house, { personId: lou, communityId: community, role: 'moderator' })
    tokens.Lou = await aSession(house, { personId: lou })
    const { page, context } = await aDevice('Lou', { language })
    await page.goto(`${home}/rounds/${round}`)
    await page.getByText(t.saved).waitFor()
    await expect.poll(async () => ((await page.evaluate(KEPT).catch(() => null)) as { queues: number } | null)?.queues, { timeout: 8_000 }).toBe(1)
    await expect.poll(() => page.evaluate(KEPT_FILES), { timeout: 8_000 }).toContain('board')
    await context.setOffline(true)
    await say(page, '2 une carte sous scellé')
    await page.getByText(t.away).waitFor()
    await page.getByRole('textbox', { name: t.said }).fill('un mot commencé')
    await expect.poll(() => page.evaluate(KEPT)).toEqual({ queues: 1, isPlain: false, isExtractable: false })
    await page.waitForTimeout(1_200)
    await page.reload()
    await expect.poll(() => page.getByRole('textbox', { name: t.said }).inputValue(), { timeout: 8_000 }).toBe('un mot commencé')
    await context.setOffline(false)
    await page.getByText(t.saved).waitFor({ timeout: 12_000 })
    await page.getByRole('button', { name: t.signOut }).first().click()
    // The word that was begun still waits: signing out says so first.
    await page.locator('main form[action="/sign-out"] button').click()
    await page.waitForURL('**/sign-in')
    expect(await page.evaluate('(async () => (await indexedDB.databases()).map(({ name }) => name))()')).toEqual([])
    await context.close()
  })

  it('every page of a round is open to everybody, fits a phone, and works without a script', async () => {
    const { round, meeting } = await aRoundNow(2)
    const plain = await aDevice('Dora', { language, scripts: false, width: 360 })
    await plain.page.goto(`${home}/rounds/${round}`)
    await plain.page.getByRole('textbox', { name: t.said }).fill('4 la permanence du jeudi')
    await plain.page.locator('.board-write button[type=submit]').click()
    await placeOf(plain.page, 'area-4').getByText('la permanence du jeudi').waitFor()
    const card = (await placeOf(plain.page, 'area-4').getByRole('link').getAttribute('href')) ?? ''
    await plain.context.close()
    const { page, context } = await aDevice('Dora', { language, width: 320 })
    for (const address of [
      `/meetings/${meeting}/rounds`,
      `/rounds/${round}`,
      `/rounds/${round}/screen`,
      `/rounds/${round}/mine`,
      `/rounds/${round}/end`,
      card,
    ]) {
      await page.goto(`${home}${address}`)
      expect(await axeViolations(page), address).toEqual([])
      expect(await sidewaysScroll(page), address).toBe(0)
    }
    await context.close()
  })
})

describe('the server is killed with -9 while two moderators type and a wall listens', () => {
  it('nothing is lost, nothing is there twice, and all three catch up by themselves', async () => {
    const { folder, remove } = aFolder()
    const first = await startRonde({ args: ['serve', '--port', '0'], data: folder })
    const { port } = new URL(first.url)
    const { round, tokens: sessions } = await aLiveRound(folder)
    const pages: Page[] = []
    for (const [nth, address] of ['', '', '/screen'].entries()) {
      const { page, context } = await openPage(browser, { language: nth === 1 ? 'nl' : 'fr' })
      await carrySession(context, first.url, sessions[nth % 2] ?? '')
      await page.goto(`${first.url}/rounds/${round}${address}`)
      pages.push(page)
    }
    const [one, other, wall] = pages as [Page, Page, Page]
    await one.getByText(WORDS.fr.saved).waitFor()
    await other.getByText(WORDS.nl.saved).waitFor()
    const type = async (page: Page, name: string) => {
      for (let nth = 1; nth <= 12; nth += 1) {
        await page.locator('#board-text').fill(`2 ${name} ${nth}`)
        await page.locator('#board-text').press('Enter')
        await page.waitForTimeout(60)
      }
    }
    const typing = Promise.all([type(one, 'dit en français'), type(other, 'gezegd in het Nederlands')])
    await one.waitForTimeout(300)
    await first.kill9()
    await typing
    await one.getByText(WORDS.fr.away).waitFor()
    const second = await startRonde({ args: ['serve', '--port', port], data: folder })
    try {
      await one.getByText(WORDS.fr.saved).waitFor({ timeout: 20_000 })
      await other.getByText(WORDS.nl.saved).waitFor({ timeout: 20_000 })
      for (const page of pages) await expect.poll(() => placeOf(page, 'area-2').locator('.board-card').count(), { timeout: 20_000 }).toBe(24)
      const texts = await placeOf(wall, 'area-2').locator('.board-words').allInnerTexts()
      expect(new Set(texts).size).toBe(24)
    } finally {
      for (const page of pages) await page.context().close()
      await second.stop()
      remove()
    }
  }, 90_000)
})
