import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launchBrowser, openPage } from '../test/browser.ts'
import { lookAround } from '../test/look-around.ts'
import { startRonde } from '../test/serve.ts'

const START_MS = 4_000
const PAINT_MS = 1_500
/** The slow phone on which Lighthouse judges pages: 1.6 Mbit/s, 150 ms there and back, a quarter of this machine's speed. */
const SLOW_PHONE = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }
const SLOW_PHONE_WORDS = '1.6 Mbit/s, 150 ms, processor a quarter'
const SLOWER = 4
const ROUNDS = 3

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** From the command to the first page a person could read: on the first day, and with the data of yesterday. */
async function measureStart(data: string): Promise<number> {
  const startedAt = performance.now()
  const ronde = await startRonde({ data })
  const answer = await fetch(`${ronde.url}/sign-in`)
  await answer.text()
  const took = performance.now() - startedAt
  await ronde.stop()
  if (answer.status !== 200) throw new Error(`the first page answers ${answer.status}`)
  return took
}

/** The browser notes the paint a moment after the page has loaded. */
async function readPaint(page: Page): Promise<number> {
  for (let turns = 0; turns < 100; turns += 1) {
    const found = (await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null")) as number | null
    if (found !== null) return found
    await pause(100)
  }
  return Infinity
}

async function measurePaint(url: string, address: string): Promise<number> {
  const browser = await launchBrowser()
  try {
    const paints: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const { page, context } = await openPage(browser, { width: 360 })
      await lookAround(context, url, 'coordinator')
      const devtools = await context.newCDPSession(page)
      await devtools.send('Network.enable')
      await devtools.send('Network.emulateNetworkConditions', SLOW_PHONE)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
      await page.goto(`${url}${address}`)
      paints.push(await readPaint(page))
      await context.close()
    }
    return median(paints)
  } finally {
    await browser.close()
  }
}

export async function bench(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  try {
    const first = await measureStart(data)
    const again = median([await measureStart(data), await measureStart(data), await measureStart(data)])
    process.stdout.write(
      `  start when installed and built, to the first page: ${Math.round(first)} ms on the first day (store and demo are made), ${Math.round(again)} ms after that (bound ${START_MS})\n`,
    )
    const ronde = await startRonde({ data })
    const paints: [string, number][] = []
    try {
      for (const address of ['/sign-in', '/desk', '/people', '/communities']) paints.push([address, await measurePaint(ronde.url, address)])
    } finally {
      await ronde.stop()
    }
    for (const [address, ms] of paints)
      process.stdout.write(`  first paint of ${address} on a slow phone (${SLOW_PHONE_WORDS}): ${Math.round(ms)} ms (bound ${PAINT_MS})\n`)
    const slow = paints.filter(([, ms]) => ms > PAINT_MS).map(([address]) => address)
    if (first > START_MS || again > START_MS) throw new Error(`the start takes ${Math.round(Math.max(first, again))} ms`)
    if (slow.length > 0) throw new Error(`first paint comes too late on ${slow.join(', ')}`)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
