import type { Context } from 'hono'
import type { Actor } from '../../kernel/actor.ts'
import type { Language } from '../../kernel/language.ts'
import type { View } from '../../ui/view.ts'
import type { ListAllowed } from '../forbidden.ts'

export type RouteEnv = {
  Variables: {
    /** Who acts; null for everybody who is not signed in. */
    actor: Actor | null
    language: Language
    view: View
    /** Names one request in the log and on an error page. */
    requestNumber: string
    nonce: string
    /** Binds a mail link or a passkey challenge to the browser that asked. */
    browserToken: string
    /** Whose names and numbers may stand in a text of this person; looked up only when one stands there. */
    listAllowed?: ListAllowed
  }
}
export type RouteContext = Context<RouteEnv>
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One address and what answers it. Who may is not said here but in `rights.ts`, one line for each route. */
export type Route = { method: Method; path: string; handle: (c: RouteContext) => Response | Promise<Response>; takesUpload?: boolean }

export function get(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, handle }
}

export function post(path: string, handle: Route['handle'], options: { takesUpload?: boolean } = {}): Route {
  return { method: 'POST', path, handle, ...options }
}

/** The actor of a route that `rights.ts` keeps for signed-in people. */
export function readActor(c: RouteContext): Actor {
  const actor = c.var.actor
  if (actor === null) throw new Error('a route for signed-in people was reached by nobody')
  return actor
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text)
}

/** The id in the address; anything that is no id is answered like a missing row. */
export function readId(c: RouteContext, name = 'id'): string {
  const id = c.req.param(name)
  return isId(id) ? id : '00000000-0000-4000-8000-000000000000'
}
