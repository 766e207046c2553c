import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeViolations, sidewaysScroll, takePicture } from './browser.ts'

/**
 * A page on the way of a journey: nothing that axe finds, nothing to scroll sideways for; a picture of it where the folder RONDE_PICTURES is given.
 * @param options.hasScripts axe runs as a script of the page; without, it is left out
 */
export async function lookAt(page: Page, name: string, { hasScripts = true }: { hasScripts?: boolean } = {}): Promise<void> {
  if (hasScripts) expect(await axeViolations(page), name).toEqual([])
  expect(await sidewaysScroll(page), name).toBe(0)
  const folder = process.env.RONDE_PICTURES
  if (folder !== undefined) await takePicture(page, `${folder}/${name}.png`)
}
