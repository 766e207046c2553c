import type { BrowserContext } from 'playwright-core'
import type { DemoRole } from '../journeys/screens.ts'

/** Enters the demo as somebody, in a language, without clicking: for tests and pictures whose subject is what comes after. */
export async function lookAround(context: BrowserContext, url: string, role: DemoRole | null, language: 'fr' | 'nl' | 'en' | 'de' = 'fr'): Promise<void> {
  await context.addCookies([{ name: 'ronde_lang', value: language, url }])
  if (role === null) return
  const answer = await context.request.post(`${url}/demo/enter`, { form: { role }, headers: { origin: url }, maxRedirects: 0 })
  if (answer.status() !== 303) throw new Error(`/demo/enter answers ${answer.status()} for ${role}`)
}
