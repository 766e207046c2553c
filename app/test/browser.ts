import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { unpackBrowser } from './unpack-browser.ts'

export type PageWishes = {
  language?: 'fr' | 'nl' | 'en' | 'de'
  theme?: 'light' | 'dark'
  /** In CSS pixels; 360 is a phone, 1280 a desk. */
  width?: number
  /** False is a phone without script. */
  scripts?: boolean
}

/** The page, and what it asked of the outside world; such requests are refused. */
export type OpenedPage = { page: Page; context: BrowserContext; refusedRequests: string[] }

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
]
const OURS = new Set(['localhost', '127.0.0.1', '[::1]'])
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * A real Chromium: the one `CHROMIUM` names, the one from npm, or the Chrome of this machine where npm has none. Close it after use.
 * `language` is that of its own fields: how it writes a day. `wishes` are further switches of Chromium.
 */
export async function launchBrowser(language: 'fr' | 'nl' | 'en' | 'de' = 'en', wishes: readonly string[] = []): Promise<Browser> {
  const own = process.env.CHROMIUM
  const args = [...QUIET, `--lang=${language}-BE`, ...wishes]
  const spoken = { ...definedOf(process.env), LANGUAGE: `${language}_BE`, LC_ALL: `${language}_BE.UTF-8` }
  if (own) return chromium.launch({ executablePath: own, args, chromiumSandbox: false, env: spoken })
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome', args, env: spoken })
  const { executablePath, libraries, fontConfig } = unpackBrowser()
  const known = process.env.LD_LIBRARY_PATH
  const env = { ...spoken, LD_LIBRARY_PATH: known ? `${libraries}:${known}` : libraries, FONTCONFIG_FILE: fontConfig }
  return chromium.launch({ executablePath, args: ['--headless=shell', ...args], chromiumSandbox: false, env })
}

function definedOf(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** A page in a context of its own: own cookies, own language, nothing from outside this machine. */
export async function openPage(browser: Browser, wishes: PageWishes = {}): Promise<OpenedPage> {
  const { language = 'fr', theme = 'light', width = 1280, scripts = true } = wishes
  const context = await browser.newContext({
    locale: `${language}-BE`,
    colorScheme: theme,
    viewport: { width, height: width < 600 ? 780 : 900 },
    hasTouch: width < 600,
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Brussels',
  })
  context.setDefaultTimeout(10_000)
  const refusedRequests: string[] = []
  await context.route(
    (url) => !OURS.has(url.hostname) && url.protocol !== 'data:',
    (route) => {
      refusedRequests.push(route.request().url())
      return route.abort('blockedbyclient')
    },
  )
  return { page: await context.newPage(), context, refusedRequests }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeResults = { violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }

/** One line for each place that breaks WCAG 2.2 AA: rule, reason, where. Needs a page opened with scripts. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Requests that are looked through are never taken from the browser's cache: here every page fetches its style sheet anew, after its first heading.
  await page.waitForLoadState('load')
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axeSource)
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(STANDARDS)} }, resultTypes: ['violations'] })`,
  )) as AxeResults
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${help}: ${target.join(' ')} (${failureSummary.split('\n').at(-1)?.trim() ?? ''})`),
  )
}

/** The whole page as a PNG, once its fonts are there. */
export async function takePicture(page: Page, file?: string): Promise<Buffer> {
  return page.screenshot({ fullPage: true, animations: 'disabled', ...(file === undefined ? {} : { path: file }) })
}

/** CSS pixels by which the page is wider than its window; more than 0 means that a reader must scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return (await page.evaluate('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)')) as number
}
