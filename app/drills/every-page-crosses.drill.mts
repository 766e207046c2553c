import { launchBrowser } from '../test/browser.ts'
import { findScreens, walkCross } from '../test/page-quality.ts'
import { startRonde } from '../test/serve.ts'

export const name = 'every page in four languages, light and dark, at 320, 360, 768 and 1280 px: accessible, no scrolling sideways'

export async function run(): Promise<void> {
  const ronde = await startRonde()
  const browser = await launchBrowser()
  try {
    const screens = await findScreens(browser, ronde.url)
    for (const language of ['fr', 'nl', 'en', 'de'] as const) {
      const wrong = await walkCross(browser, ronde.url, screens, { languages: [language], themes: ['light', 'dark'], widths: [320, 360, 768, 1280] })
      process.stdout.write(`  ${language}: ${screens.length} pages, 8 views each, ${wrong.length} things wrong\n`)
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
    }
  } finally {
    await browser.close()
    await ronde.stop()
  }
}
