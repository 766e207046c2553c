import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, launchBrowser, openPage, sidewaysScroll, takePicture } from './browser.ts'

const GOOD = '<!doctype html><html lang="fr"><title>Bonjour</title><main><h1>Bonjour</h1><p>Une réunion.</p></main></html>'
const BAD = '<!doctype html><html><title>x</title><main><h1>x</h1><input><img src="https://outside.invalid/a.png"><p style="width:4000px">x</p></main></html>'

describe('the browser of the tests', () => {
  let browser: Browser
  let server: Server
  let url: string

  beforeAll(async () => {
    server = createServer((request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(request.url === '/bad' ? BAD : GOOD))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  it('finds nothing wrong with a good page, and makes a picture of it', async () => {
    const { page, context } = await openPage(browser, { width: 360, language: 'nl', theme: 'dark' })
    await page.goto(url)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await page.evaluate('navigator.language + matchMedia("(prefers-color-scheme: dark)").matches')).toBe('nl-BEtrue')
    expect((await takePicture(page)).subarray(1, 4).toString()).toBe('PNG')
    await context.close()
  })

  it('names what is wrong with a bad one, and refuses what lies outside', async () => {
    const { page, context, refusedRequests } = await openPage(browser)
    await page.goto(`${url}/bad`)
    const violations = (await axeViolations(page)).join('\n')
    expect(violations).toContain('html-has-lang')
    expect(violations).toContain('label')
    expect(refusedRequests).toEqual(['https://outside.invalid/a.png'])
    expect(await sidewaysScroll(page)).toBeGreaterThan(0)
    await context.close()
  })

  it('works without script', async () => {
    const { page, context } = await openPage(browser, { scripts: false })
    await page.goto(url)
    expect(await page.getByRole('heading').textContent()).toBe('Bonjour')
    expect((await takePicture(page)).length).toBeGreaterThan(1_000)
    await context.close()
  })
})
