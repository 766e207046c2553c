import { serve } from '@hono/node-server'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { makeApp } from '../src/app.ts'
import type { Settings } from '../src/platform/house.ts'
import { launchBrowser } from './browser.ts'
import { aHouse, type TestHouse } from './house.ts'

export type HouseOnline = { house: TestHouse; home: string; browser: Browser; close: () => Promise<void> }

/** An empty house that answers at an address of its own, as late as it is now, and a browser to look at it. Close it in `afterAll`. */
export async function aHouseOnline(settings: Partial<Settings> = {}): Promise<HouseOnline> {
  const house = await aHouse(settings, new Date().toISOString())
  const server = serve({ fetch: makeApp(house).fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const home = `http://localhost:${(server.address() as AddressInfo).port}`
  house.settings.publicUrl = home
  const browser = await launchBrowser()
  const close = async () => {
    await browser.close()
    server.close()
    await house.close()
  }
  return { house, home, browser, close }
}
