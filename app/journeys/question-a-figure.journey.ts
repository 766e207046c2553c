import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import { lookAround } from '../test/look-around.ts'
import { aStage } from '../test/stage.ts'

const stage = aStage()

type Words = {
  title: RegExp
  mean: string
  south: string
  definition: RegExp
  rows: RegExp
  counted: RegExp
  back: string
  never: string
  apply: string
  changed: RegExp
  freeze: string
  freezeButton: string
  frozen: RegExp
}

const WORDS: Record<'fr' | 'nl', Words> = {
  fr: {
    title: /26 réunions, 60 membres, de septembre 2022 à mars 2023/,
    mean: 'Participants par réunion, moyenne',
    south: 'Participants par réunion · Sud',
    definition: /70 ÷ 7 = 10/,
    rows: /Les 70 lignes derrière ce chiffre/,
    counted: /70 lignes comptent/,
    back: 'Retour au tableau',
    never: 'jamais',
    apply: 'Compter ainsi',
    changed: /un chiffre change/,
    freeze: 'Figer et imprimer l’affiche',
    freezeButton: 'Figer ce tableau',
    frozen: /Version [12] : 26 réunions, 60 membres/,
  },
  nl: {
    title: /26 bijeenkomsten, 60 leden, van september 2022 tot en met maart 2023/,
    mean: 'Deelnemers per bijeenkomst, gemiddeld',
    south: 'Deelnemers per bijeenkomst · Zuid',
    definition: /70 ÷ 7 = 10/,
    rows: /De 70 lijnen achter dit cijfer/,
    counted: /70 lijnen tellen mee/,
    back: 'Terug naar de tabel',
    never: 'nooit',
    apply: 'Zo tellen',
    changed: /verandert één cijfer/,
    freeze: 'Bevriezen en de affiche drukken',
    freezeButton: 'Deze tabel bevriezen',
    frozen: /Versie [12]: 26 bijeenkomsten, 60 leden/,
  },
}

async function expectAccessible(page: Page, where: string): Promise<void> {
  expect(await axeViolations(page), where).toEqual([])
  expect(await sidewaysScroll(page), `${where} scrolls sideways`).toBe(0)
}

async function openReport(page: Page): Promise<void> {
  await page.goto(`${stage.ronde.url}/communities`)
  const [address = ''] = (
    await page.locator('main a[href^="/communities/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  ).filter((href) => /^\/communities\/[\w-]{36}$/.test(href))
  await page.goto(`${stage.ronde.url}${address}/report`)
}

describe('see the monitoring table and question a figure', () => {
  const wishes: (PageWishes & { language: 'fr' | 'nl' })[] = [
    { language: 'fr', theme: 'light', width: 1280 },
    { language: 'fr', theme: 'dark', width: 360 },
    { language: 'nl', theme: 'dark', width: 1280 },
    { language: 'nl', theme: 'light', width: 360 },
  ]

  it.each(wishes)('$language, $theme, $width px', async (wish) => {
    const words = WORDS[wish.language]
    const { page, context, refusedRequests } = await openPage(stage.browser, wish)
    await lookAround(context, stage.ronde.url, 'coordinator', wish.language)
    await openReport(page)

    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await expectAccessible(page, 'the table')

    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: words.mean, exact: true }) })
      .first()
    await row.getByRole('link').first().click()
    await page.waitForURL(/figure=participantsPerMeeting/)
    await page.waitForLoadState()
    await page.getByRole('heading', { name: words.south }).locator('visible=true').waitFor()
    await page.getByText(words.definition).locator('visible=true').first().waitFor()
    await expectAccessible(page, 'the open card')

    await page.getByRole('link', { name: words.rows }).locator('visible=true').click()
    await page.getByText(words.counted).waitFor()
    await expectAccessible(page, 'the lines')
    await page.getByRole('link', { name: words.back }).click()

    await page.getByRole('radio', { name: words.never, exact: true }).check()
    await page.getByRole('button', { name: words.apply }).click()
    await page.getByText(words.changed).first().waitFor()
    expect(await page.locator('.poster .change').count()).toBe(1)
    await expectAccessible(page, 'the switched table')

    expect(refusedRequests).toEqual([])
    await context.close()
  })

  it('freezes the table, and its poster is a page of A3', async () => {
    const { page, context } = await openPage(stage.browser, { language: 'nl' })
    await lookAround(context, stage.ronde.url, 'coordinator', 'nl')
    await page.goto(`${stage.ronde.url}/programmes`)
    const [address = ''] = (await page.locator('a[href^="/programmes/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))).filter(
      (href) => /^\/programmes\/[\w-]{36}/.test(href),
    )
    await page.goto(`${stage.ronde.url}${address.slice(0, 48)}/report`)
    await page.getByRole('link', { name: WORDS.nl.freeze }).click()
    await page.getByRole('button', { name: WORDS.nl.freezeButton }).click()
    await page.getByRole('heading', { level: 1, name: WORDS.nl.frozen }).waitFor()
    await expectAccessible(page, 'the frozen table')
    const pdf = await context.request.get(`${page.url()}/download?format=pdf`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).subarray(0, 8).toString()).toBe('%PDF-1.7')
    await context.close()
  })

  it('a policy officer sees the figures and no line', async () => {
    const { page, context } = await openPage(stage.browser, { language: 'fr' })
    await lookAround(context, stage.ronde.url, 'policy-officer', 'fr')
    await page.goto(`${stage.ronde.url}/programmes`)
    const [address = ''] = (await page.locator('a[href^="/programmes/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))).filter(
      (href) => /^\/programmes\/[\w-]{36}/.test(href),
    )
    await page.goto(`${stage.ronde.url}${address.slice(0, 48)}/report`)
    await page.getByRole('heading', { level: 1, name: WORDS.fr.title }).waitFor()
    expect(await page.locator('a[href*="/report/rows"]').count()).toBe(0)
    await context.close()
  })
})
