import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openPage, type PageWishes } from './browser.ts'
import { carrySession } from './carry-session.ts'
import type { TestHouse } from './house.ts'
import { aHouseOnline, type HouseOnline } from './house-online.ts'

export type Visit = { page: Page; context: BrowserContext }
export type HouseStage = {
  house: TestHouse
  home: string
  browser: Browser
  /** A browser of its own: signed in with this token of `aSession`, or nobody. */
  visit: (token: string | null, wishes: PageWishes) => Promise<Visit>
}

/** An empty house online and a browser, for all tests of one file. Both are there once the tests begin, and gone after them. */
export function aHouseStage(): HouseStage {
  let open: HouseOnline | null = null
  beforeAll(async () => {
    open = await aHouseOnline()
  })
  afterAll(() => open?.close())
  const here = (): HouseOnline => {
    if (open === null) throw new Error('The house is there once the tests of its file begin.')
    return open
  }
  return {
    get house() {
      return here().house
    },
    get home() {
      return here().home
    },
    get browser() {
      return here().browser
    },
    visit: async (token, wishes) => {
      const { page, context } = await openPage(here().browser, wishes)
      if (token !== null) await carrySession(context, here().home, token)
      return { page, context }
    },
  }
}
