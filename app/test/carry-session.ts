import type { BrowserContext } from 'playwright-core'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'

/** Signs a browser in with a token of `aSession`. The cookie is for https alone; a browser takes it for localhost too. */
export async function carrySession(context: BrowserContext, home: string, token: string): Promise<void> {
  const url = home.replace('http:', 'https:')
  await context.addCookies([{ name: SESSION_COOKIE, value: token, url, httpOnly: true, secure: true, sameSite: 'Lax' }])
}
