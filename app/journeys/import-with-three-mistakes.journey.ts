import { joinBytes, readSheets, writeWorkbook, type WritableCell } from '@ronde/tabular'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../src/kernel/language.ts'
import { sayRegister } from '../src/features/register/messages/catalogue.ts'
import { sayImport } from '../src/features/register/messages/import-catalogue.ts'
import { lookAt } from '../test/look-at.ts'
import { launchBrowser, openPage } from '../test/browser.ts'
import { lookAround } from '../test/look-around.ts'
import { startRonde, type RunningRonde } from '../test/serve.ts'

let browser: Browser
let ronde: RunningRonde
beforeAll(async () => {
  browser = await launchBrowser()
  ronde = await startRonde()
}, 100_000)
afterAll(async () => {
  await ronde.stop()
  await browser.close()
})

type Sheets = Record<string, WritableCell[][]>

/** Last year's register of a community that the demo does not know; `key` keeps one run apart from the other. */
function lastYear(key: string): Sheets {
  return {
    people: [
      ['person_id', 'given_name', 'family_name', 'employment'],
      [`${key}-1`, 'Els', 'Peeters', 'salaried'],
      [`${key}-2`, 'Amina', 'Ben Saïd', 'salaried'],
      [`${key}-3`, 'Jan', 'Claes', 'self_employed'],
    ],
    organisations: [
      ['organisation_id', 'name_fr', 'sectors'],
      [`${key}-coin`, 'Maison du Coin', 'health'],
    ],
    communities: [
      ['community_id', 'name_fr', 'name_nl'],
      [`${key}-west`, `Ouest ${key}`, `West ${key}`],
    ],
    memberships: [
      ['person_id', 'community_id', 'role', 'from', 'represents'],
      [`${key}-1`, `${key}-west`, 'member', '01/09/2022', `${key}-coin`],
      [`${key}-2`, `${key}-west`, 'member', '01/09/2022', `${key}-coin`],
      [`${key}-3`, `${key}-west`, 'member', '01/09/2022', ''],
    ],
    meetings: [
      ['meeting_id', 'community_ids', 'starts_at', 'ends_at', 'state'],
      [`${key}-m1`, `${key}-west`, '12/09/2022 13:00', '12/09/2022 15:00', 'held'],
    ],
    attendance: [
      ['meeting_id', 'person_id', 'state'],
      [`${key}-m1`, `${key}-1`, 'present'],
      [`${key}-m1`, `${key}-2`, 'present'],
      [`${key}-m1`, `${key}-3`, 'excused'],
    ],
  }
}

/** 31 February, an organisation nobody wrote down, and somebody who stands there twice. */
function withMistakes(sheets: Sheets, key: string): Sheets {
  const memberships = sheets['memberships']?.map((row) => row.map((cell) => cell)) ?? []
  const [, first, second] = memberships
  if (first === undefined || second === undefined) throw new Error('the register has memberships')
  first[3] = '31/02/2022'
  second[4] = `${key}-hoek`
  return { ...sheets, memberships, people: [...(sheets['people'] ?? []), [`${key}-1`, 'Els', 'Peeters', 'salaried']] }
}

async function aWorkbook(sheets: Sheets): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const written = Object.entries(sheets).map(([name, [header = [], ...rows]]) => ({ name, header: header.map(String), rows }))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: 'registre-2022.xlsx', mimeType, buffer: Buffer.from(await joinBytes(writeWorkbook(written))) }
}

async function readMarkedCopy(page: Page, language: Language): Promise<string[]> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: sayImport(language)('marked.download') }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await waiting).createReadStream()) chunks.push(chunk as Buffer)
  const read = await readSheets(Buffer.concat(chunks))
  if (!read.ok) throw new Error(read.refusal)
  const [listed] = read.value.sheets
  const texts: string[] = []
  for await (const row of listed?.rows() ?? []) texts.push(row.cells.map(({ text }) => text).join(' '))
  return texts
}

describe.each([
  { language: 'fr', theme: 'light', width: 360 },
  { language: 'nl', theme: 'dark', width: 1280 },
] as const)('in $language, $theme', ({ language, theme, width }) => {
  it('last year’s spreadsheet with three mistakes is told, mended and saved', async () => {
    const { page, context, refusedRequests } = await openPage(browser, { language, theme, width })
    const t = sayImport(language)
    const say = sayRegister(language)
    const key = `k${language}`
    await lookAround(context, ronde.url, 'coordinator', language)
    await page.goto(`${ronde.url}/import`)
    await lookAt(page, `three-${theme}-${language}-1-import`)
    await page.getByLabel(t('files')).setInputFiles(await aWorkbook(withMistakes(lastYear(key), key)))
    await page.getByRole('button', { name: t('read') }).click()
    await page.getByRole('heading', { level: 1, name: t('problems.title', { count: 3 }) }).waitFor()
    const sentences = [
      say('problem.no-such-day', { value: '31/02/2022' }),
      say('problem.unknown-organisation', { value: `${key}-hoek` }),
      say('problem.twice', { value: `${key}-1`, row: 2 }),
    ]
    for (const sentence of sentences) expect(await page.getByText(sentence).isVisible()).toBe(true)
    for (const cell of ['D2', 'E3', 'A5']) expect(await page.getByText(cell, { exact: true }).isVisible()).toBe(true)
    await lookAt(page, `three-${theme}-${language}-2-problems`)
    const marked = await readMarkedCopy(page, language)
    for (const sentence of sentences) expect(marked.some((line) => line.includes(sentence))).toBe(true)

    await page.getByLabel(t('files')).setInputFiles(await aWorkbook(lastYear(key)))
    await page.getByRole('button', { name: t('mended.read') }).click()
    const save = page.getByRole('button', { name: t('save', { count: 12 }) })
    await save.waitFor()
    await lookAt(page, `three-${theme}-${language}-3-mended`)
    await save.click()
    await page.getByRole('heading', { level: 1, name: t('saved.title') }).waitFor()
    await lookAt(page, `three-${theme}-${language}-4-saved`)
    await page.goto(`${ronde.url}/communities`)
    expect(await page.locator('main').innerText()).toContain(language === 'nl' ? `West ${key}` : `Ouest ${key}`)
    expect(refusedRequests).toEqual([])
    await context.close()
  }, 60_000)
})
