import type { Browser, BrowserContext, Page } from 'playwright-core'
import { SCREENS, type Screen } from '../journeys/screens.ts'
import { axeViolations, openPage, sidewaysScroll } from './browser.ts'
import { lookAround } from './look-around.ts'

export type Language = 'fr' | 'nl' | 'en' | 'de'
export type Theme = 'light' | 'dark'
export type FoundScreen = { screen: Screen; address: string }
export type Cross = { languages: readonly Language[]; themes: readonly Theme[]; widths: readonly number[] }

/** The pages that carry a script (sign-in, the sheet with its door and its paper, the board; beside them every page with a guarded text), and how much of it. */
export const WITH_SCRIPT =
  /^\/sign-in$|^\/sign-in\/passkey\/add$|^\/meetings\/[\w-]+\/attendance(?:\/door|\/paper)?$|^\/rounds\/[\w-]+(?:\/screen|\/mine)?$|\/sociograms\/[\w-]+\/(?:group(?:\?order=\w+)?|compare)$/
const LARGEST_SCRIPT_BYTES = 10_000
/** The board keeps cards without a network; compressed it is a third of that. */
const LARGEST_BOARD_BYTES = 60_000
const LARGEST_HTML_BYTES = 60 * 1024
/** Two pages at once: as many as the cores of the smallest machine we test on. */
const PAGES_AT_ONCE = 2

/** The address of every screen in this demo, looked for once; ids do not change with the language. */
export async function findScreens(browser: Browser, url: string): Promise<FoundScreen[]> {
  const found: FoundScreen[] = []
  for (const role of new Set(SCREENS.map((screen) => screen.role))) {
    const { page, context } = await openPage(browser)
    await lookAround(context, url, role)
    for (const screen of SCREENS.filter((each) => each.role === role)) {
      found.push({ screen, address: await findAddress(page, url, screen) })
    }
    await context.close()
  }
  return found
}

async function findAddress(page: Page, url: string, { name, path }: Screen): Promise<string> {
  if (typeof path === 'string') return path
  try {
    const address = await path(page, url)
    return address.split('#')[0] ?? address
  } catch (failure) {
    // Found on the walk as a page that is not there; the other screens are still looked at.
    process.stderr.write(`${name}: ${failure instanceof Error ? failure.message : String(failure)}\n`)
    return `/the-way-to-${name}`
  }
}

/** What is wrong on these screens, one sentence each. A page is opened once for each language, then shown in each theme and width. */
export async function walkCross(browser: Browser, url: string, screens: FoundScreen[], cross: Cross): Promise<string[]> {
  const tasks = cross.languages.flatMap((language) => screens.map((found) => ({ language, ...found })))
  const wrong: string[] = []
  const walk = async () => {
    const visitors = new Map<string, OpenVisitor>()
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      const { language, screen, address } = task
      const visitor = await visitorFor(visitors, browser, url, screen.role, language)
      const told = await tellWrong(visitor, url, address, screen, cross, language)
      wrong.push(...told.map((sentence) => `${screen.name} ${language} ${sentence}`))
    }
    for (const { context } of visitors.values()) await context.close()
  }
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, walk))
  return wrong.sort()
}

type OpenVisitor = { page: Page; context: BrowserContext; refusedRequests: string[]; complaints: string[] }

async function visitorFor(known: Map<string, OpenVisitor>, browser: Browser, url: string, role: Screen['role'], language: Language): Promise<OpenVisitor> {
  const key = `${role} ${language}`
  const here = known.get(key)
  if (here !== undefined) return here
  const opened = await openPage(browser, { language })
  await lookAround(opened.context, url, role, language)
  const complaints: string[] = []
  opened.page.on(
    'console',
    (message) => message.type() === 'error' && !message.text().includes('status of 404') && complaints.push(`console: ${message.text()}`),
  )
  opened.page.on('pageerror', (failure) => complaints.push(`script: ${failure.message}`))
  const visitor = { ...opened, complaints }
  known.set(key, visitor)
  return visitor
}

async function tellWrong(visitor: OpenVisitor, url: string, address: string, screen: Screen, cross: Cross, language: Language): Promise<string[]> {
  const { page, complaints, refusedRequests } = visitor
  const wrong: string[] = []
  try {
    const answer = await page.goto(`${url}${address}`)
    const html = (await answer?.text()) ?? ''
    const status = answer?.status() ?? 0
    if (status !== (screen.answers ?? 200)) wrong.push(`answers ${status}`)
    wrong.push(...(await tellOfDocument(page, html, language, address)))
    for (const theme of cross.themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      for (const width of cross.widths) {
        await page.setViewportSize({ width, height: width < 600 ? 780 : 900 })
        const sideways = await sidewaysScroll(page)
        if (sideways > 0) wrong.push(`${width} ${theme}: ${sideways} px wider than its window`)
        wrong.push(...(await axeViolations(page)).map((violation) => `${width} ${theme}: ${violation}`))
      }
    }
  } catch (failure) {
    wrong.push(failure instanceof Error ? (failure.message.split('\n')[0] ?? '') : String(failure))
  }
  return [...wrong, ...complaints.splice(0), ...refusedRequests.splice(0).map((outside) => `asks the outside for ${outside}`)]
}

async function tellOfDocument(page: Page, html: string, language: Language, address: string): Promise<string[]> {
  const wrong: string[] = []
  const lang = await page.locator('html').getAttribute('lang')
  if (lang !== language) wrong.push(`says that its language is ${lang}`)
  const headings = await page.locator('h1').count()
  if (headings !== 1) wrong.push(`has ${headings} main headings`)
  const bytes = Buffer.byteLength(html)
  if (bytes > LARGEST_HTML_BYTES) wrong.push(`is ${bytes} bytes of HTML`)
  return [...wrong, ...(await tellOfScripts(page, html, address))]
}

async function tellOfScripts(page: Page, html: string, address: string): Promise<string[]> {
  if (!/<script/i.test(html)) return []
  if (!WITH_SCRIPT.test(address) && !html.includes(' data-guarded=')) return ['carries a script']
  // Each field that needs a script names it; a browser fetches it once.
  const addresses = [...new Set([...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => src ?? ''))]
  const sizes = await Promise.all(addresses.map(async (src) => (await (await page.request.get(new URL(src, page.url()).href)).body()).length))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return bytes > (address.startsWith('/rounds/') ? LARGEST_BOARD_BYTES : LARGEST_SCRIPT_BYTES) ? [`carries ${bytes} bytes of script`] : []
}
