import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { resultsMessages } from '../src/features/sociograms/messages/results-catalogue.ts'
import { translator } from '../src/kernel/translate.ts'
import { openPage } from '../test/browser.ts'
import { lookAround } from '../test/look-around.ts'
import { lookAt } from '../test/look-at.ts'
import { openResults, openSurveys } from '../test/open-surveys.ts'
import { aStage } from '../test/stage.ts'

const stage = aStage()

const look = (page: Page, step: string, hasScripts: boolean) => lookAt(page, `sociogram-${step}`, { hasScripts })

/** Two fingers drawn apart belong to the picture; one that goes up scrolls the page, as everywhere. */
async function dragFingers(page: Page, count: 1 | 2): Promise<{ isEnlarged: boolean; hasScrolled: boolean }> {
  const svg = page.locator('.sociogram svg:visible')
  await svg.evaluate((picture) => scrollBy(0, picture.getBoundingClientRect().top - 250))
  const [box, whole, top] = [await svg.boundingBox(), await svg.getAttribute('viewBox'), await page.evaluate(() => scrollY)]
  const { x, y } = { x: (box?.x ?? 0) + 150, y: (box?.y ?? 0) + 150 }
  const touch = await page.context().newCDPSession(page)
  const at = (step: number) =>
    count === 1
      ? [{ x, y: y - step }]
      : [
          { x: x - 20 - step, y },
          { x: x + 20 + step, y },
        ]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  for (let step = 10; step <= 80; step += 10) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(async () => (await svg.getAttribute('viewBox')) !== whole || (await page.evaluate(() => scrollY)) !== top).toBe(true)
  return { isEnlarged: (await svg.getAttribute('viewBox')) !== whole, hasScrolled: (await page.evaluate(() => scrollY)) !== top }
}

describe.each(['fr', 'nl'] as const)('in %s', (language) => {
  const t = translator(resultsMessages, language)

  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ] as const)('J12 on phones: the own ties first, then the group and its parts, %s', async (_, hasScripts) => {
    const { page, context } = await openPage(stage.browser, { language, width: 360, theme: 'light', scripts: hasScripts })
    await lookAround(context, stage.ronde.url, 'member', language)
    await openSurveys(page, stage.ronde.url, language)
    await look(page, `${language}-1-list`, hasScripts)

    // 1 What only its reader sees.
    await openResults(page, language)
    await page.getByRole('heading', { level: 1, name: t('mine.title') }).waitFor()
    expect(await page.getByText(t('mine.lead')).count()).toBe(1)
    await look(page, `${language}-2-own`, hasScripts)

    // 2 The group: response rate beside it, and the same as a list; nobody is named whom the picture does not name.
    await page.getByRole('link', { name: t('tab.group'), exact: true }).click()
    const drawn = page.locator('svg [data-person]:visible')
    expect(await drawn.count()).toBeGreaterThanOrEqual(5)
    expect(await page.getByText(/\b18\b/).count()).toBeGreaterThan(0)
    await page.locator('summary', { hasText: t('group.table') }).click()
    const rows = page.getByRole('table', { name: t('group.table') }).getByRole('row')
    expect(await rows.count()).toBe((await drawn.count()) + 1)
    await look(page, `${language}-3-group`, hasScripts)
    await drawn.first().focus()
    expect(await drawn.first().getAttribute('aria-label')).not.toBe('')
    if (hasScripts) {
      const whole = await page.locator('.sociogram svg:visible').getAttribute('viewBox')
      for (const key of ['ArrowRight', '+']) await page.keyboard.press(key)
      expect(await drawn.first().evaluate((mark) => mark === document.activeElement)).toBe(false)
      expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-person'))).toBe(true)
      const [name = ''] = (await page.evaluate(() => document.activeElement?.getAttribute('aria-label')))?.split(', ') ?? []
      expect(await page.locator('[data-focused]').textContent()).toContain(name)
      expect(await page.locator('.sociogram svg:visible').getAttribute('viewBox')).not.toBe(whole)
      await page.getByRole('button', { name: t('zoom.all') }).click()
      expect(await page.locator('.sociogram svg:visible').getAttribute('viewBox')).toBe(whole)
      expect(await dragFingers(page, 2)).toEqual({ isEnlarged: true, hasScrolled: false })
      await page.getByRole('button', { name: t('zoom.all') }).click()
      expect(await dragFingers(page, 1)).toEqual({ isEnlarged: false, hasScrolled: true })
    }

    // 3 Its parts: no number below three, no value of a person.
    await page.getByRole('link', { name: t('tab.breakdown'), exact: true }).click()
    await page.getByRole('heading', { level: 2, name: t('gaps.title') }).waitFor()
    await look(page, `${language}-4-parts`, hasScripts)
    await context.close()
  })
})
