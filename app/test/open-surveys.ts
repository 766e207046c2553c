import type { Page } from 'playwright-core'
import { sociogramsMessages } from '../src/features/sociograms/messages/catalogue.ts'
import { translator } from '../src/kernel/translate.ts'

const SOUTH = { fr: /^Sud/, nl: /^Zuid/ } as const

/** From all communities of the demo to the surveys of South. */
export async function openSurveys(page: Page, url: string, language: 'fr' | 'nl'): Promise<void> {
  await page.goto(`${url}/communities`)
  const inside = page.locator('main')
  await inside.getByRole('link', { name: SOUTH[language] }).first().click()
  await inside
    .getByRole('link', { name: translator(sociogramsMessages, language)('onTop.link') })
    .first()
    .click()
}

/** From there to what the newest closed wave shows. */
export async function openResults(page: Page, language: 'fr' | 'nl'): Promise<void> {
  await page
    .getByRole('link', { name: translator(sociogramsMessages, language)('wave.results') })
    .first()
    .click()
}
