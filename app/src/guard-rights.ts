import { isId, type Route, type RouteContext } from './platform/http/route.ts'
import { problem } from './platform/http/problem.tsx'
import type { House } from './platform/house.ts'
import { hasFullRights } from './kernel/actor.ts'
import { noteRefusals } from './refused-access.ts'
import { findConcerned } from './features/communities/public.ts'
import { RIGHTS } from './rights.ts'
import { mayUse, rolesOf, type Relation, type Right } from './roles.ts'

/** Puts the line of `rights.ts` before the handler. A route without a line does not start. */
export function guarded(house: House, route: Route): Route['handle'] {
  const right = RIGHTS[`${route.method} ${route.path}`]
  if (right === undefined) throw new Error(`rights.ts has no line for ${route.method} ${route.path}`)
  const noteRefusal = noteRefusals(house, `${route.method} ${route.path}`)
  return async (c) => {
    const concerned = await readConcerned(house, c, right.of)
    if (concerned === 'missing') return refuseMissing(c)
    if (mayUse(right, rolesOf(c.var.actor, concerned, right.each))) return route.handle(c)
    if (c.var.actor !== null) noteRefusal(c.var.actor)
    return refuse(c, right)
  }
}

/** Foreign and missing ids get the same answer. */
function refuse(c: RouteContext, right: Right): Response {
  if (c.var.actor === null) return askToSignIn(c)
  if (right.of !== 'none') return problem(c, 404, 'not-found')
  return problem(c, 403, hasFullRights(c.var.actor) ? 'not-for-you' : 'passkey-first')
}

function refuseMissing(c: RouteContext): Response {
  return c.var.actor === null ? askToSignIn(c) : problem(c, 404, 'not-found')
}

function askToSignIn(c: RouteContext): Response {
  if (c.req.path.startsWith('/api/') || c.req.method !== 'GET') return problem(c, 401, 'sign-in-first')
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`, 303)
}

async function readConcerned(house: House, c: RouteContext, of: Relation) {
  if (of === 'none') return null
  const id = c.req.param('id')
  if (!isId(id)) return 'missing' as const
  // The session already told all that is asked about a community of one's own.
  const own = of === 'community' ? c.var.actor?.communities.find(({ communityId }) => communityId === id) : undefined
  if (own !== undefined) return { communityIds: [id], programmeIds: [own.programmeId] }
  return (await findConcerned(house, of, id)) ?? ('missing' as const)
}
