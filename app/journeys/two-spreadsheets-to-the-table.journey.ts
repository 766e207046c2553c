import { joinBytes, writeWorkbook } from '@ronde/tabular'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../src/kernel/language.ts'
import { accountsMessages } from '../src/features/accounts/messages/catalogue.ts'
import { sayImport } from '../src/features/register/messages/import-catalogue.ts'
import { translator } from '../src/kernel/translate.ts'
import { lookAt } from '../test/look-at.ts'
import { launchBrowser, openPage } from '../test/browser.ts'
import { startRonde, type RunningRonde } from '../test/serve.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** As copied out of a spreadsheet: cells divided by tabs. */
const PASTED = [
  'Présences quartier du Canal 2022-2023',
  '',
  'Nom\tInstitution\t12/09\t10/10\t14/11\t09/01\tTotal',
  'Animatrices',
  'SARPONG Efua\tAtelier des Liens\tx\tx\tx\tx\t4',
  'Membres',
  'DUPONT Marie\tMaison du Coin\tx\tx\texc.\tx\t3',
  'PEETERS Els\tHuis van de Hoek\tx\t\tx\tx\t3',
  'BEN SAÏD Amina\tMaison du Coin\tv\tx\tx\tleeg\t3',
  'CLAES Jan\tindépendant\t\tx\tx\tx\t3',
  'Total\t\t4\t4\t4\t4',
].join('\n')

/** The other community keeps a workbook: another order, other marks, full dates, and a name that is spelt a little otherwise. */
async function aWorkbook(): Promise<Buffer> {
  const rows = [
    ['Els Peters', 'Huis van de Hoek', 'v', 'v', 'veront.'],
    ['Tom Janssens', 'Dienst Wonen', 'v', 'a', 'v'],
    ['Fatima El Amrani', 'Dienst Wonen', 'v', 'v', 'v'],
  ]
  const header = ['Deelnemer', 'Organisatie', '13/09/2022', '11/10/2022', '15/11/2022']
  return Buffer.from(await joinBytes(writeWorkbook([{ name: 'aanwezigheden', header, rows }])))
}

/** A device that holds passkeys and always agrees. */
async function giveDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await session.send('WebAuthn.addVirtualAuthenticator', { options })
}

async function findSetUpLink(ronde: RunningRonde): Promise<string> {
  await expect.poll(() => ronde.readOutput(), { timeout: 10_000 }).toMatch(/\/set-up\//)
  return /https?:\S+\/set-up\/\S+/.exec(ronde.readOutput())?.[0] ?? ''
}

async function becomeAdministrator(page: Page, ronde: RunningRonde, language: Language): Promise<void> {
  const t = translator(accountsMessages, language)
  await giveDevice(page)
  await page.goto(`${await findSetUpLink(ronde)}?lang=${language}`)
  await page.getByLabel(t('setUp.instance')).fill('Réseau du canal')
  await page.getByLabel(t('person.givenName')).fill('Efua')
  await page.getByLabel(t('person.familyName')).fill('Sarpong')
  await page.getByLabel(t('signIn.email')).fill('efua@example.org')
  await page.locator('main form .button-main, form .button-main').first().click()
  await page.waitForURL(/passkey\/add/)
  await page.locator('main button').first().click()
  await page.waitForURL(({ pathname }) => pathname === '/desk')
}

type Look = { page: Page; language: Language; name: string }

/** Every page on the way is read by axe; the pictures are for whoever wants to see them. */
const look = ({ page, language, name }: Look, step: string) => lookAt(page, `${name}-${language}-${step}`)

const next = (page: Page, language: Language) => page.getByRole('button', { name: sayImport(language)('next') }).click()

async function walk(look_: Look, ronde: RunningRonde): Promise<void> {
  const { page, language } = look_
  const t = sayImport(language)
  await becomeAdministrator(page, ronde, language)

  await page.goto(`${ronde.url}/import`)
  await look(look_, '1-import')
  await page.getByLabel(t('paste')).fill(PASTED)
  await page.getByRole('button', { name: t('read') }).click()
  await page.getByRole('heading', { level: 1, name: t('grid.title', { names: 5, dates: 4 }) }).waitFor()
  await look(look_, '2-questions')
  await page.getByLabel(t('ask.first-fr')).fill('Canal')
  await page.getByLabel(t('ask.first-nl')).fill('Kanaal')
  await next(page, language)
  // Who imports is known already, and also stands in the list.
  await page.getByRole('heading', { level: 1, name: t('names.title', { count: 1 }) }).waitFor()
  await look(look_, '3-names')
  await next(page, language)
  await page.getByRole('heading', { level: 1, name: t('people.title') }).waitFor()
  expect(await page.getByLabel(t('people.of', { what: t('people.self-employed'), name: 'Jan Claes' })).isChecked()).toBe(true)
  expect(await page.getByLabel(t('people.of', { what: t('people.role'), name: 'Efua Sarpong' })).inputValue()).toBe('moderator')
  await page.getByLabel(t('people.salaried')).check()
  await look(look_, '4-people')
  await next(page, language)
  await page.getByRole('heading', { level: 1, name: t('sectors.title', { count: 3 }) }).waitFor()
  for (const name of ['Atelier des Liens', 'Maison du Coin', 'Huis van de Hoek'])
    await page.getByLabel(name).selectOption({ index: name.startsWith('M') ? 1 : 2 })
  await look(look_, '4-sectors')
  await next(page, language)
  await look(look_, '5-preview')
  // The title of the list told the year.
  expect(await page.locator('main').innerText()).toContain('2022')
  await page.getByRole('button', { name: t('save', { count: 33 }) }).click()
  await page.getByRole('heading', { level: 1, name: t('saved.title') }).waitFor()
  await look(look_, '6-saved')
  await page.getByRole('link', { name: t('saved.report') }).click()
  await page.waitForURL(/\/report\?/)
  await look(look_, '7-report')
  const first = await page.locator('main').innerText()
  expect(first).toMatch(/Canal|Kanaal/)

  await page.goto(`${ronde.url}/import`)
  await page.getByLabel(t('files')).setInputFiles({
    name: 'aanwezigheden-noord.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await aWorkbook(),
  })
  await page.getByRole('button', { name: t('read') }).click()
  await page.getByRole('heading', { level: 1, name: t('grid.title', { names: 3, dates: 3 }) }).waitFor()
  await page.getByLabel(t('ask.name-nl')).fill('Noordrand')
  await next(page, language)
  await page.getByRole('radio', { name: t('names.same-where', { name: 'Els Peeters', where: language === 'nl' ? 'Kanaal' : 'Canal' }) }).check()
  await next(page, language)
  await next(page, language)
  await next(page, language)
  await look(look_, '8-second')
  await page.locator('main form .button-main').click()
  await page.getByRole('link', { name: t('saved.report') }).click()
  await page.waitForURL(/\/report\?/)
  await look(look_, '9-second-report')
}

describe.each([
  { language: 'fr', theme: 'light', width: 1280 },
  { language: 'nl', theme: 'dark', width: 360 },
] as const)('from an empty instance in $language, $theme', ({ language, theme, width }) => {
  let ronde: RunningRonde
  beforeAll(async () => {
    ronde = await startRonde({ args: ['serve', '--port', '0'] })
  }, 100_000)
  afterAll(() => ronde.stop())

  it('two ordinary spreadsheets become two communities with their monitoring tables', async () => {
    const { page, context, refusedRequests } = await openPage(browser, { language, theme, width })
    await walk({ page, language, name: `two-${theme}` }, ronde)
    expect(refusedRequests).toEqual([])
    await context.close()
  }, 120_000)
})
