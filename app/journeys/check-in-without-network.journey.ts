import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowCode } from '../src/features/meetings/domain/paper-code.ts'
import { printSheet } from '../src/features/meetings/store/printed-sheet-store.ts'
import { asSystem } from '../src/platform/database.ts'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'

const NAMES = [
  ['Amina', 'Benali'],
  ['Bart', 'De Smet'],
  ['Émile', 'Bodart'],
  ['Greet', 'Vandenbroucke-Wauters'],
] as const

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let home: string
let community: string
let token: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
  for (const [givenName, familyName] of NAMES) {
    const personId = await aPerson(house, { givenName, familyName })
    ids[givenName] = personId
    await aMembership(house, { personId, communityId: community })
  }
  const dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  ids.Dora = dora
  await aMembership(house, { personId: dora, communityId: community, role: 'moderator' })
  token = await aSession(house, { personId: dora })
})
afterAll(async () => {
  await close()
})

/** A meeting that began a few minutes ago. */
async function aMeetingNow(): Promise<string> {
  const startsAt = new Date(Date.now() - 5 * 60_000).toISOString()
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

/** A phone in whose browser the moderator is signed in. */
async function aPhone(wishes: PageWishes, session = token): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, { width: 360, ...wishes })
  await carrySession(context, home, session)
  return { page, context }
}

async function linesOf(meeting: string) {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ name: string; state: string; source: string; version: number; hasCome: boolean; hasLeft: boolean }>`
      select p.given_name as name, a.state, a.source, a.version, a.arrived_at is not null as has_come, a.left_at is not null as has_left
      from attendance a join person p on p.id = a.person_id where a.meeting_id = ${meeting} order by p.given_name`.execute(tx),
  )
  return rows
}

const namesOf = async (meeting: string) => (await linesOf(meeting)).map(({ name, state }) => `${name} ${state}`)

/** The tile of one person; its words are the name and what stands. */
const tile = (page: Page, name: string) => page.getByRole('button', { name })

/** Somebody else who leads the community; her session. */
async function aModerator(): Promise<string> {
  const personId = await aPerson(house, { givenName: 'Nour', familyName: 'Haddad' })
  await aMembership(house, { personId, communityId: community, role: 'moderator' })
  return aSession(house, { personId })
}

/** Pages of which this browser keeps a copy. */
async function listKept(page: Page): Promise<string[]> {
  const kept = `(async () => (await (await caches.open('ronde-kept')).keys()).map(({ url }) => new URL(url).pathname))()`
  return ((await page.evaluate(kept)) as string[]).filter((path) => !path.startsWith('/assets/'))
}

async function readCopy(page: Page, path: string): Promise<string> {
  return (await page.evaluate(`(async () => (await (await caches.match(${JSON.stringify(path)}))?.text()) ?? '')()`)) as string
}

const WORDS = {
  fr: {
    waiting: 'Pas de réseau.',
    kept: 'Chaque touche est gardée.',
    name: 'Prénom et nom',
    add: 'Ajouter une visite',
    guestWaits: 'attend sur cet appareil',
    guestKnown: 'sur la feuille',
    here: 'Ici',
    me: 'Je suis là',
    leave: 'Part maintenant',
    back: 'Est de retour',
    save: 'Enregistrer',
    codes: 'Lignes de la feuille',
    enter: 'Encoder ces lignes',
    done: 'Une ligne est enregistrée.',
    copy: 'Pas de réseau : voici la feuille telle qu’elle était à',
    isBack: 'Le réseau est revenu.',
    excused: 'Excusé',
    signOut: 'Se déconnecter',
    waits: 'attend sur cet appareil',
    notSaved: 'rien n’est enregistré ici pour l’instant',
  },
  nl: {
    waiting: 'Geen netwerk.',
    kept: 'Elke tik is bewaard.',
    name: 'Voornaam en familienaam',
    add: 'Een bezoeker toevoegen',
    guestWaits: 'wacht op dit toestel',
    guestKnown: 'op het blad',
    here: 'Hier',
    me: 'Ik ben er',
    leave: 'Vertrekt nu',
    back: 'Is terug',
    save: 'Bewaren',
    codes: 'Regels van het blad',
    enter: 'Deze regels invoeren',
    done: 'Eén regel is bewaard.',
    copy: 'Geen netwerk: dit is het blad zoals het was om',
    isBack: 'Het netwerk is terug.',
    excused: 'Verontschuldigd',
    signOut: 'Afmelden',
    waits: 'wacht op dit toestel',
    notSaved: 'dit is nog niet opgeslagen',
  },
} as const

describe.each([
  { language: 'fr', theme: 'light' },
  { language: 'nl', theme: 'dark' },
] as const)('at the door without a network, in $language', ({ language, theme }) => {
  const t = WORDS[language]

  it('taps, a visitor and their moments wait on the phone, outlive the page, and come in once', async () => {
    const meeting = await aMeetingNow()
    const { page, context } = await aPhone({ language, theme })
    await page.goto(`${home}/meetings/${meeting}/attendance/door`)
    await context.setOffline(true)
    await tile(page, 'Amina Benali').click()
    await tile(page, 'Émile Bodart').click()
    await tile(page, 'Bart De Smet').click()
    await tile(page, 'Bart De Smet').click()
    await page.getByText(t.waiting).waitFor()
    await page.getByLabel(t.name).fill('Zoé Lambert')
    await page.getByRole('button', { name: t.add }).click()
    await page.getByText(`Zoé Lambert · ${t.guestWaits}`).waitFor()
    expect(await page.locator('[data-here]').textContent()).toBe('2')
    expect(await linesOf(meeting)).toEqual([])
    // The phone is put away: its page is gone, what was tapped is not.
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(`${home}/meetings/${meeting}/attendance/door`)
    await again.getByText(t.kept).waitFor()
    await again.getByText(`Zoé Lambert · ${t.guestKnown}`).waitFor()
    expect(await linesOf(meeting)).toEqual([
      { name: 'Amina', state: 'present', source: 'tap', version: 1, hasCome: true, hasLeft: false },
      { name: 'Bart', state: 'excused', source: 'tap', version: 1, hasCome: false, hasLeft: false },
      { name: 'Zoé', state: 'present', source: 'tap', version: 1, hasCome: true, hasLeft: false },
      { name: 'Émile', state: 'present', source: 'tap', version: 1, hasCome: true, hasLeft: false },
    ])
    await again.reload()
    await tile(again, 'Zoé Lambert').waitFor()
    expect(await again.evaluate('localStorage.length')).toBe(0)
    expect((await linesOf(meeting)).map(({ version }) => version)).toEqual([1, 1, 1, 1])
    await context.close()
  })

  it('a reload without network shows the kept sheet and its taps; they come in once, and signing out forgets it', async () => {
    const meeting = await aMeetingNow()
    const { page, context } = await aPhone({ language, theme }, await aModerator())
    const address = `${home}/meetings/${meeting}/attendance/door`
    await page.goto(address)
    await expect.poll(() => listKept(page)).toContain(`/meetings/${meeting}/attendance/door`)
    expect(await page.getByText(t.copy).isVisible()).toBe(false)
    await context.setOffline(true)
    for (const name of ['Amina Benali', 'Émile Bodart', 'Greet Vandenbroucke']) await tile(page, name).click()
    await page.reload()
    await page.getByText(t.copy).waitFor()
    await expect.poll(() => page.getByRole('button', { name: `${t.here} · ${t.waits}` }).count()).toBe(3)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await tile(page, 'Bart De Smet').click()
    await page.close()
    const again = await context.newPage()
    await again.goto(address)
    await expect.poll(() => again.getByRole('button', { name: `${t.here} · ${t.waits}` }).count()).toBe(4)
    await context.setOffline(false)
    await again.getByText(t.kept).waitFor({ timeout: 12_000 })
    await again.getByText(t.isBack).waitFor()
    expect(await again.locator('span[data-waits]').count()).toBe(0)
    expect((await linesOf(meeting)).map(({ name, state, version }) => `${name} ${state} ${version}`)).toEqual([
      'Amina present 1',
      'Bart present 1',
      'Greet present 1',
      'Émile present 1',
    ])
    expect(await again.evaluate('localStorage.length')).toBe(0)
    // What came in meanwhile stands on the copy, too.
    await expect
      .poll(async () => (await readCopy(again, `/meetings/${meeting}/attendance/door`)).split(`>${t.here}<`).length, { timeout: 12_000 })
      .toBeGreaterThan(4)
    await again.goto(`${home}/account`)
    await again.locator('summary', { hasText: 'Menu' }).click()
    await again.getByRole('button', { name: t.signOut }).click()
    await again.waitForURL('**/sign-in')
    expect(await again.evaluate('caches.keys()')).toEqual([])
    await context.setOffline(true)
    expect(await again.goto(address).catch(() => 'nothing came')).toBe('nothing came')
    expect(await again.locator('body').innerText()).not.toMatch(/Benali|Bodart/)
    await context.close()
  })

  it('a page that is not kept says so, with a way to the sheet, which saves nothing by its button', async () => {
    const meeting = await aMeetingNow()
    const { page, context } = await aPhone({ language, theme })
    await page.goto(`${home}/meetings/${meeting}/attendance`)
    await expect.poll(() => listKept(page)).toContain(`/meetings/${meeting}/attendance`)
    await context.setOffline(true)
    await page.goto(`${home}/people`)
    await page.getByText(t.waiting, { exact: true }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('link').click()
    await page.getByText(t.copy).waitFor()
    await page.getByRole('radiogroup', { name: 'Amina Benali' }).getByRole('radio', { name: t.excused }).click()
    await page.getByText(t.waits).waitFor()
    await page.getByRole('button', { name: t.save, exact: true }).last().click()
    await page.getByText(t.notSaved).waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await context.setOffline(false)
    await page.getByText(t.isBack).waitFor()
    await expect.poll(() => namesOf(meeting)).toEqual(['Amina excused'])
    await context.close()
  })

  it('nothing stays for whoever signs in next, nor once the register is closed', async () => {
    const meeting = await aMeetingNow()
    const { page, context } = await aPhone({ language, theme })
    await page.goto(`${home}/meetings/${meeting}/attendance`)
    await expect.poll(async () => (await listKept(page)).length).toBe(1)
    await page.goto(`${home}/meetings/${meeting}/attendance/door`)
    await expect.poll(async () => (await listKept(page)).length).toBe(2)
    await page.goto(`${home}/sign-in`)
    expect(await listKept(page)).toEqual([])
    await page.goto(`${home}/meetings/${meeting}/attendance`)
    await expect.poll(async () => (await listKept(page)).length).toBe(1)
    await page.getByRole('button', { name: t.save, exact: true }).last().click()
    await page.goto(`${home}/meetings/${meeting}/close`)
    await asSystem(house.db, (tx) => sql`update meeting set register_state = 'closed', state = 'held' where id = ${meeting}`.execute(tx))
    await page.evaluate('document.querySelector("main form[method=post]").requestSubmit()')
    await expect.poll(() => listKept(page), { timeout: 8_000 }).toEqual([])
    await page.goto(`${home}/meetings/${meeting}/attendance/door`)
    expect(page.url()).toBe(`${home}/meetings/${meeting}/attendance`)
    await context.close()
  })

  it('an answer that got lost on its way makes nothing twice', async () => {
    const meeting = await aMeetingNow()
    const { page, context } = await aPhone({ language, theme })
    await page.goto(`${home}/meetings/${meeting}/attendance/door`)
    let lost = 0
    await page.route('**/attendance/taps', async (route) => {
      await route.fetch()
      lost += 1
      await route.abort('connectionreset')
    })
    await page.getByLabel(t.name).fill('Zoé Lambert')
    await page.getByRole('button', { name: t.add }).click()
    await tile(page, 'Amina Benali').click()
    await page.getByText(t.waiting).waitFor()
    await expect.poll(() => lost, { timeout: 8_000 }).toBeGreaterThan(1)
    await page.unrouteAll({ behavior: 'wait' })
    await tile(page, 'Amina Benali').click()
    await page.getByText(t.kept).waitFor({ timeout: 12_000 })
    await expect.poll(() => namesOf(meeting)).toEqual(['Amina excused', 'Zoé present'])
    const { rows } = await asSystem(house.db, (tx) => sql`select 1 from attendance_conflict where meeting_id = ${meeting}`.execute(tx))
    expect(rows).toEqual([])
    await context.close()
  })

  it('every way to check in is open to everybody and fits a phone', async () => {
    const meeting = await aMeetingNow()
    await asSystem(house.db, (tx) =>
      printSheet(tx, {
        meetingId: meeting,
        personIds: Object.values(ids),
        consentVersions: { meeting_round: 1 },
        by: ids.Dora ?? '',
        at: new Date().toISOString(),
      }),
    )
    const { page, context } = await aPhone({ language, theme })
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (failure) => complaints.push(failure.message))
    await page.goto(`${home}/meetings/${meeting}/check-in`)
    const door = (await page.locator('a[href*="/c/"]').first().getAttribute('href')) ?? ''
    for (const address of [
      `/meetings/${meeting}/attendance`,
      `/meetings/${meeting}/attendance/door`,
      `/meetings/${meeting}/attendance/paper`,
      `/meetings/${meeting}/check-in`,
      '/c',
      door,
    ]) {
      await page.goto(new URL(address, home).href)
      expect(await axeViolations(page), address).toEqual([])
      expect(await sidewaysScroll(page), address).toBe(0)
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('somebody with a phone and no account checks in, without script', async () => {
    const meeting = await aMeetingNow()
    const lead = await aPhone({ language, theme })
    await lead.page.goto(`${home}/meetings/${meeting}/check-in`)
    const door = (await lead.page.locator('a[href*="/c/"]').first().getAttribute('href')) ?? ''
    const { page, context } = await openPage(browser, { width: 360, language, theme, scripts: false })
    await page.goto(door)
    await page.getByLabel(t.name).fill('emile bodart')
    await page.getByRole('button', { name: t.me }).click()
    await page.getByText('emile bodart').waitFor()
    expect(await linesOf(meeting)).toMatchObject([{ name: 'Émile', state: 'present', source: 'self', hasCome: true }])
    await context.close()
    await lead.context.close()
  })
})

describe('with the keyboard alone', () => {
  it('a paper sheet is entered: one key a row, then the last button', async () => {
    const meeting = await aMeetingNow()
    const order = ['Greet', 'Amina', 'Bart', 'Émile', 'Dora']
    const sheet = await asSystem(house.db, (tx) =>
      printSheet(tx, {
        meetingId: meeting,
        personIds: order.map((name) => ids[name] ?? ''),
        consentVersions: { meeting_round: 1 },
        by: ids.Dora ?? '',
        at: new Date().toISOString(),
      }),
    )
    const { page, context } = await aPhone({ language: 'fr' })
    await page.goto(`${home}/meetings/${meeting}/attendance/paper`)
    expect(await page.locator('[data-paper-row]').first().textContent()).toContain(rowCode(sheet.id, 1))
    for (const key of ['h', 'm', 'h', 'e', 'a', 'h']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await page.getByText('5 lignes sont enregistrées. Un consentement est noté.').waitFor()
    expect(await namesOf(meeting)).toEqual(['Amina present', 'Bart excused', 'Dora present', 'Greet present', 'Émile absent'])
    const { rows } = await asSystem(house.db, (tx) => sql`select person_id, fields, means from consent where scope_id = ${meeting}`.execute(tx))
    expect(rows).toEqual([{ personId: ids.Amina, fields: ['email'], means: 'paper' }])
    await context.close()
  })

  it('somebody who leaves is noted on the sheet in one press, and may be back', async () => {
    const meeting = await aMeetingNow()
    const { page, context } = await aPhone({ language: 'nl' })
    await page.goto(`${home}/meetings/${meeting}/attendance/door`)
    await tile(page, 'Amina Benali').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Elke tik is bewaard.').waitFor()
    await page.goto(`${home}/meetings/${meeting}/attendance`)
    await page.getByRole('button', { name: 'Vertrekt nu' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Is terug' }).waitFor()
    await expect.poll(() => linesOf(meeting)).toMatchObject([{ name: 'Amina', hasLeft: true }])
    await page.getByRole('button', { name: 'Is terug' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => linesOf(meeting)).toMatchObject([{ name: 'Amina', hasLeft: false }])
    await context.close()
  })
})
