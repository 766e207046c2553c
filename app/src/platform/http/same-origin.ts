import { getCookie, setCookie } from 'hono/cookie'
import type { MiddlewareHandler } from 'hono'
import type { House } from '../house.ts'
import { isSameSecret, keyedHashes, newToken } from '../secrets.ts'
import { isLongWriting, keepForm } from './kept-form.tsx'
import { problem } from './problem.tsx'
import type { RouteContext, RouteEnv } from './route.ts'

const BROWSER = '__Host-ronde-browser'
/** Writes that take no form token: entering the demo (same-origin is enough) and the browser's own reports. */
const WITHOUT_TOKEN = new Set(['/demo/enter', '/csp-report'])

/** RFC 8058: a mail program presses for its reader, from its own servers; what the path holds is the right to stop that mail and nothing else. */
const ONE_PRESS = /^\/r\/[0-9a-f]{40}\/unsubscribe$/

/** Gives every browser a name of its own: mail links, passkeys and form tokens hang on it. */
export function nameBrowser(): MiddlewareHandler<RouteEnv> {
  return async (c, next) => {
    const known = getCookie(c, BROWSER)
    const token = known ?? newToken()
    c.set('browserToken', token)
    await next()
    if (known !== undefined) return
    const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html') ?? false
    if (isPage) setCookie(c, BROWSER, token, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: 60 * 60 * 24 * 30 })
  }
}

export function formTokenFor(house: House, browserToken: string, sessionId: string | null): string {
  return formTokensFor(house, browserToken, sessionId)[0] ?? ''
}

/** A form that was open while the secret changed is still taken. */
function formTokensFor(house: House, browserToken: string, sessionId: string | null): string[] {
  return keyedHashes(house.settings, 'form', `${browserToken}\n${sessionId ?? ''}`).map((seal) => seal.toString('base64url'))
}

/** SEC-17: a write comes from our own pages, and a form carries its token. Keys for the API are no cookies and need neither. */
export function guardWrites(house: House): MiddlewareHandler<RouteEnv> {
  return async (c, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next()
    if (c.var.actor?.assurance === 'api_key') return next()
    if (c.req.path === '/csp-report' || ONE_PRESS.test(c.req.path)) return next()
    if (!isFromHere(c, house)) return problem(c, 403, 'other-site')
    if (WITHOUT_TOKEN.has(c.req.path) || c.req.path.startsWith('/api/')) return next()
    const token = c.req.header('X-Form-Token') ?? (await formToken(c))
    const isGood = (sessionId: string | null) => formTokensFor(house, c.var.browserToken, sessionId).some((known) => isSameSecret(token, known))
    if (c.var.actor !== null && isGood(c.var.actor.sessionId)) return next()
    if (isLongWriting(c.req.path)) {
      // Written before the session ended, or kept meanwhile in a page that this browser got while nobody was signed in.
      return c.var.actor !== null && isGood(null) ? next() : keepForm(c)
    }
    return c.var.actor === null && isGood(null) ? next() : problem(c, 403, 'form-too-old')
  }
}

async function formToken(c: RouteContext): Promise<string> {
  const type = c.req.header('Content-Type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded') && !type.startsWith('multipart/form-data')) return ''
  const value = await c.req.formData().then(
    (body) => body.get('_token'),
    () => null,
  )
  return typeof value === 'string' ? value : ''
}

/**
 * `Origin` where the browser says it, else `Sec-Fetch-Site`. Because our pages send no referrer, browsers write `Origin: null`
 * on our own forms; only the other header then tells them from a stranger's. On loopback both names of this machine are home.
 */
function isFromHere(c: RouteContext, house: House): boolean {
  const origin = c.req.header('Origin')
  if (origin !== undefined && origin !== 'null') return homeOrigins(c, house).includes(origin)
  return c.req.header('Sec-Fetch-Site') === 'same-origin'
}

function homeOrigins(c: RouteContext, house: House): string[] {
  const own = new URL(house.settings.publicUrl).origin
  const asked = new URL(c.req.url)
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(asked.hostname)
  return isLoopback ? [own, asked.origin] : [own]
}
