import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { clientAddress } from '../../../platform/http/client-address.ts'
import type { RouteContext } from '../../../platform/http/route.ts'
import { LANGUAGE_COOKIE, SESSION_COOKIE, SESSION_COOKIE_KIND } from '../../../platform/http/session-cookie.ts'
import type { House } from '../../../platform/house.ts'
import type { Browser } from '../actions/complete-sign-in.ts'
import { WAITS_COOKIE } from '../../../ui/waits-on-device.ts'
import { nameDevice } from '../domain/device.ts'
import { sameSitePath } from '../domain/same-site-path.ts'

/** Which browser is speaking, and the session it had. */
export function browserOf(c: RouteContext, house: House): Browser {
  const { actor, browserToken } = c.var
  const replaces = actor === null || actor.assurance === 'api_key' ? null : { sessionId: actor.sessionId, accountId: actor.accountId }
  return { token: browserToken, device: nameDevice(c.req.header('User-Agent') ?? ''), address: clientAddress(c, house), replaces }
}

export function giveSession(c: RouteContext, token: string): void {
  setCookie(c, SESSION_COOKIE, token, SESSION_COOKIE_KIND)
}

/** Whoever looks around the demo keeps their own language, not that of the invented person. */
export function keepLanguage(c: RouteContext): void {
  setCookie(c, LANGUAGE_COOKIE, c.var.language, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: 86_400 })
}

/** With the session goes what the browser noted beside it. */
export function takeSession(c: RouteContext): void {
  deleteCookie(c, SESSION_COOKIE, { secure: true, path: '/' })
  if (getCookie(c, WAITS_COOKIE) !== undefined) deleteCookie(c, WAITS_COOKIE, { secure: true, path: '/' })
}

/** The page whose words wait on this device, as its script noted; null where nothing waits. */
export function readWaiting(c: RouteContext): string | null {
  const page = getCookie(c, WAITS_COOKIE)
  return page === undefined ? null : sameSitePath(page)
}
