import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { resultsMessages } from '../src/features/sociograms/messages/results-catalogue.ts'
import { translator } from '../src/kernel/translate.ts'
import { openPage } from '../test/browser.ts'
import { lookAround } from '../test/look-around.ts'
import { lookAt } from '../test/look-at.ts'
import { openResults, openSurveys } from '../test/open-surveys.ts'
import { aStage } from '../test/stage.ts'

const stage = aStage()

/** One picture for all waves: by the arrow keys of its slider, by its buttons, and by itself until somebody stops it. */
async function goFromWaveToWave(page: Page): Promise<void> {
  const story = page.locator('[data-waves]')
  const [says, slider] = [story.getByRole('status'), story.getByRole('slider')]
  await story.locator('canvas').first().waitFor({ state: 'visible' })
  const first = await says.textContent()
  const place = await storyPixels(story)
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  expect(await says.textContent()).not.toBe(first)
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/2/)
  expect(await storyPixels(story)).not.toBe(place)
  await story.locator('[data-step="-1"]').click()
  expect(await says.textContent()).toBe(first)
  expect(await storyPixels(story)).toBe(place)
  const play = story.locator('[data-play]')
  const word = await play.textContent()
  await play.click()
  expect(await says.textContent()).not.toBe(first)
  if ((await play.textContent()) !== word) await play.click()
  expect(await play.textContent()).toBe(word)
  // Ties fade in and out, but not for whoever asked for no movement.
  const fading = () => story.evaluate((box) => getComputedStyle(box.querySelectorAll('canvas')[1] ?? box).transitionDuration)
  expect(await fading()).toBe('0s')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await fading()).toBe('0.9s')
  await page.emulateMedia({ reducedMotion: 'reduce' })
}

/** What is drawn on the canvas that is seen. */
async function storyPixels(story: Locator): Promise<string> {
  return story.evaluate((box) => {
    const [lower, upper] = box.querySelectorAll('canvas')
    return (lower?.classList.contains('is-shown') ? upper : lower)?.toDataURL() ?? ''
  })
}

describe.each(['fr', 'nl'] as const)('compare two waves, in %s', (language) => {
  const t = translator(resultsMessages, language)

  it('shows everybody at the same place, what changed with its interval, and the measures for who coordinates', async () => {
    const { page, context } = await openPage(stage.browser, { language, width: 1280, theme: 'light' })
    await lookAround(context, stage.ronde.url, 'coordinator', language)
    await openSurveys(page, stage.ronde.url, language)
    await openResults(page, language)
    await page.getByRole('link', { name: t('tab.compare'), exact: true }).click()
    await page.getByRole('heading', { level: 2, name: t('compare.figures') }).waitFor()
    // Before its styles, the page holds the picture in both shapes.
    await page.waitForLoadState()
    const points = page.getByRole('img').locator('circle')
    const places = await points.evaluateAll((circles) => circles.map((circle) => circle.getAttribute('cy')))
    expect(places.length).toBeGreaterThanOrEqual(10)
    expect(places.slice(places.length / 2)).toEqual(places.slice(0, places.length / 2))
    await lookAt(page, `sociogram-${language}-5-compare`)
    await goFromWaveToWave(page)
    await lookAt(page, `sociogram-${language}-5-story`)

    await page.getByRole('link', { name: t('tab.measures'), exact: true }).click()
    await page.getByText('reciprocity_edgewise').waitFor()
    const saved = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'GraphML' }).click()])
    expect(saved[0].suggestedFilename()).toBe('network.graphml')
    await lookAt(page, `sociogram-${language}-6-measures`)
    await context.close()
  })
})
