import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startRonde, type RunningRonde } from './serve.ts'

export type Stage = { ronde: RunningRonde; browser: Browser }

/** The demo as a person starts it and a browser, for all tests of one file. Both are there once the tests begin, and gone after them. */
export function aStage(): Stage {
  const stage: Partial<Stage> = {}
  beforeAll(async () => {
    ;[stage.ronde, stage.browser] = await Promise.all([startRonde(), launchBrowser()])
  }, 120_000)
  afterAll(async () => {
    await stage.browser?.close()
    await stage.ronde?.stop()
  })
  // Filled before any test looks at it.
  return stage as Stage
}
