import type { House } from '../house.ts'
import type { RouteContext } from './route.ts'

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']
/** A request made inside this process, as tests do, has no socket. */
const INSIDE = '127.0.0.1'

type NodeBindings = { incoming?: { socket?: { remoteAddress?: string | undefined } } }

/** Who is at the other end of the line; what a proxy says counts only when the operator trusts one (SEC-29). */
export function clientAddress(c: RouteContext, house: House): string {
  const bindings = c.env as NodeBindings | undefined
  const socketAddress = bindings?.incoming?.socket?.remoteAddress ?? INSIDE
  if (!house.settings.trustsProxy) return socketAddress
  return c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() || socketAddress
}

/** True for a request from this very machine that also named this machine: a page elsewhere cannot borrow the name. */
export function isFromThisMachine(c: RouteContext, house: House): boolean {
  return LOOPBACK.test(clientAddress(c, house)) && LOOPBACK_NAMES.includes(new URL(c.req.url).hostname)
}
