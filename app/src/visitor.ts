import { getCookie, setCookie } from 'hono/cookie'
import type { MiddlewareHandler } from 'hono'
import { renewSession } from './features/accounts/public.ts'
import { findActorByApiKey, findActorBySession } from './features/communities/public.ts'
import type { Actor } from './kernel/actor.ts'
import { isLanguage, parseAcceptLanguage, type Language } from './kernel/language.ts'
import { makeNavigation } from './navigation.ts'
import { takeFlash } from './platform/http/answer.ts'
import type { RouteContext, RouteEnv } from './platform/http/route.ts'
import { formTokenFor } from './platform/http/same-origin.ts'
import { nowOf, type House } from './platform/house.ts'
import { hashToken } from './platform/secrets.ts'
import { LANGUAGE_COOKIE, SESSION_COOKIE, SESSION_COOKIE_KIND } from './platform/http/session-cookie.ts'
import type { View } from './ui/view.ts'

/** Finds out who asks and in which language, and prepares what every page shows around its content. */
export function readVisitor(house: House): MiddlewareHandler<RouteEnv> {
  return async (c, next) => {
    const isAsset = c.req.path.startsWith('/assets/')
    const found = isAsset
      ? { actor: null }
      : await findVisitor(house, c).then(
          (actor) => ({ actor }),
          (failure: unknown) => ({ actor: null, failure }),
        )
    c.set('actor', found.actor)
    c.set('language', chooseLanguage(c, found.actor))
    c.set('view', makeView(house, c, c.req.method === 'GET' && !isAsset && !c.req.path.startsWith('/api/')))
    // The page that says so is shown by whoever catches it, in the reader's language.
    if ('failure' in found) throw found.failure
    return next()
  }
}

async function findVisitor(house: House, c: RouteContext): Promise<Actor | null> {
  const [, key] = /^Bearer (ronde_[\w-]+)$/.exec(c.req.header('Authorization') ?? '') ?? []
  // A key opens the API alone: pages and their forms are for a person in a browser.
  if (key !== undefined && c.req.path.startsWith('/api/')) return findActorByApiKey(house.db, hashToken(key), nowOf(house))
  const token = getCookie(c, SESSION_COOKIE)
  if (token === undefined) return null
  const actor = await findActorBySession(house.db, hashToken(token), nowOf(house))
  if (actor?.needsRenewal) await renew(house, c, token)
  return actor
}

/** A cookie of the answer: the request goes on with the rights of today. When another request was first, that one brings the token. */
async function renew(house: House, c: RouteContext, token: string): Promise<void> {
  const fresh = await renewSession(house, token)
  if (fresh !== null) setCookie(c, SESSION_COOKIE, fresh, SESSION_COOKIE_KIND)
}

/** An explicit choice is kept in a cookie; then the profile, then what the browser asks for, then French. */
function chooseLanguage(c: RouteContext, actor: Actor | null): Language {
  const asked = c.req.query('lang')
  if (isLanguage(asked)) {
    setCookie(c, LANGUAGE_COOKIE, asked, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: 60 * 60 * 24 * 365 })
    return asked
  }
  const kept = getCookie(c, LANGUAGE_COOKIE)
  if (isLanguage(kept)) return kept
  return actor?.language ?? parseAcceptLanguage(c.req.header('Accept-Language')) ?? 'fr'
}

function makeView(house: House, c: RouteContext, withFlash = false): View {
  const { actor, language } = c.var
  const url = new URL(c.req.url)
  return {
    language,
    path: url.pathname + url.search,
    nonce: c.var.nonce,
    formToken: formTokenFor(house, c.var.browserToken, actor?.sessionId ?? null),
    person: actor === null ? null : { name: actor.name },
    navigation: makeNavigation(actor, language, url.pathname),
    isDemo: house.settings.isDemo,
    flash: withFlash ? takeFlash(c, house) : null,
  }
}
