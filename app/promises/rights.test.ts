import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../src/app.ts'
import { guarded } from '../src/guard-rights.ts'
import { problemMessages } from '../src/platform/http/messages/catalogue.ts'
import type { Route } from '../src/platform/http/route.ts'
import { RIGHTS } from '../src/rights.ts'
import { type Relation, type Right } from '../src/roles.ts'
import { fillPath, findKnownIds, isStream, kindOf, MISSING, type KnownIds } from './addresses.ts'
import { aDemoHouse, VISITORS, type DemoHouse, type Visitor, type VisitorName } from './demo-house.ts'
import { openUndoable, type UndoableDatabase } from './undoing.ts'

let demo: DemoHouse
let known: KnownIds
let routes: Route[]
let undoable: UndoableDatabase

beforeAll(async () => {
  demo = await aDemoHouse()
  known = await findKnownIds(demo)
  undoable = await openUndoable(demo.house)
  demo.house.db = undoable.db
  routes = allRoutes(demo.house)
})
afterAll(async () => {
  await undoable.close()
  await demo.close()
})

/** What each visitor is, said by hand and not by the code under test. */
const EVERYWHERE: Record<VisitorName, readonly string[]> = {
  public: [],
  member: ['signed_in'],
  moderator: ['signed_in'],
  researcher: ['signed_in'],
  coordinator: ['signed_in', 'coordinator', 'administrator', 'demo_coordinator'],
  'policy-officer': ['signed_in'],
  administrator: ['signed_in', 'administrator'],
  'community-coordinator': ['signed_in'],
  'coordinator-by-mail': ['signed_in'],
}
const IN_SOUTH: Record<VisitorName, readonly string[]> = {
  public: [],
  member: ['member'],
  moderator: ['moderator'],
  researcher: ['researcher'],
  coordinator: ['coordinator'],
  'policy-officer': ['policy_officer'],
  administrator: [],
  'community-coordinator': ['coordinator'],
  'coordinator-by-mail': [],
}

type Target = 'own' | 'foreign' | 'missing' | 'no id'

function holds(name: VisitorName, right: Right, target: Target): boolean {
  const roles = new Set<string>(['public', ...EVERYWHERE[name], ...(right.of === 'none' || target === 'own' ? IN_SOUTH[name] : [])])
  // South is one of several communities of its programme: whoever coordinates South alone speaks for none of the others.
  if (right.each && name === 'community-coordinator') roles.delete('coordinator')
  // Moderators of South meet in a community of their own, where they are members; it concerns none of these targets.
  if (right.of === 'none' && name === 'moderator') roles.add('member')
  return right.may.some((role) => roles.has(role))
}

function targetsOf(of: Relation, path: string): Target[] {
  if (of !== 'none') return ['own', 'foreign', 'missing', 'no id']
  return path.includes(':id') ? ['own', 'foreign', 'missing'] : ['own']
}

function idFor(of: Relation, path: string, target: Target): string {
  if (target === 'missing') return MISSING
  if (target === 'no id') return 'nothing'
  return known[of === 'none' ? kindOf(path) : of][target]
}

const SAME_ANSWER = [403, 404]
const guardTitles = ['not-for-you', 'passkey-first', 'sign-in-first'].map((kind) => problemMessages.en[`${kind}.title` as keyof typeof problemMessages.en])

type Answer = { status: number; location: string; body: string; byGuard: boolean }

/** With one connection a request that asks for a second while it holds the first would wait for ever; in a full pool, too. */
async function inTime<Value>(work: Promise<Value>, what: string): Promise<Value> {
  const tooLate = Promise.withResolvers<never>()
  const timer = setTimeout(() => tooLate.reject(new Error(`${what} does not answer within ten seconds`)), 10_000)
  return Promise.race([work, tooLate.promise]).finally(() => clearTimeout(timer))
}

async function askUndone(visitor: Visitor, route: Route, path: string): Promise<Answer> {
  await undoable.aside()
  try {
    const answer = await inTime(demo.ask(visitor, path, { method: route.method }), `${route.method} ${path}`)
    if (answer.status === 200 && isStream(route)) void answer.body?.cancel()
    const body = answer.status === 200 && isStream(route) ? '' : await answer.text()
    return { status: answer.status, location: answer.headers.get('location') ?? '', body, byGuard: guardTitles.some((title) => body.includes(String(title))) }
  } finally {
    await undoable.undo()
  }
}

/** Without what differs from one request to the next. */
function comparable(body: string, id: string): string {
  return body.replaceAll(id, 'ID').replaceAll(/nonce="[^"]+"|[0-9a-f]{12}(?=")|value="[\w-]{43}"/g, '')
}

function faultOf(visitor: Visitor, route: Route, right: Right, target: Target, answer: Answer): string | null {
  const { status, location, byGuard } = answer
  const isDenied = !holds(visitor.name, right, target) || (right.of !== 'none' && (target === 'missing' || target === 'no id'))
  if (status >= 500) return `answers ${status}`
  if (!isDenied)
    return byGuard && [401, 403].includes(status) ? `is refused with ${status} although rights.ts lets them` : faultOfAllowed(route, target, answer)
  if (visitor.name === 'public') {
    const isPage = route.method === 'GET' && !route.path.startsWith('/api/')
    if (isPage) return status === 303 && location.startsWith('/sign-in?to=') ? null : `answers ${status} instead of asking to sign in`
    return status === 401 ? null : `answers ${status} instead of 401`
  }
  if (right.of !== 'none') return status === 404 ? null : `answers ${status} instead of 404`
  return status === 403 ? null : `answers ${status} instead of 403`
}

/** A page about one of the reader's own communities, meetings or programmes opens. */
function faultOfAllowed({ method, path }: Route, target: Target, { status }: Answer): string | null {
  const isOwnPage = method === 'GET' && target === 'own' && !/:(?!id\b)/.test(path) && (RIGHTS[`${method} ${path}`]?.of ?? 'none') !== 'none'
  return isOwnPage && status >= 400 ? `answers ${status} to somebody who may` : null
}

describe('SEC-10 the table of rights', () => {
  it('SEC-10 has a line for each route, and a route without one does not start', () => {
    expect(routes.filter(({ method, path }) => RIGHTS[`${method} ${path}`] === undefined)).toEqual([])
    expect(() => guarded(demo.house, { method: 'GET', path: '/not-in-the-table', handle: (c) => c.text('') })).toThrow(/not-in-the-table/)
  })

  it('SEC-10 has no line without a route, and no route twice', () => {
    const served = routes.map(({ method, path }) => `${method} ${path}`)
    expect(Object.keys(RIGHTS).filter((line) => !served.includes(line))).toEqual([])
    expect(served.filter((line, index) => served.indexOf(line) !== index)).toEqual([])
  })

  it.each(VISITORS)('SEC-10 every route × relation answers %s as the table says', { timeout: 120_000 }, async (name) => {
    const visitor = demo.visitors[name]
    const faults: string[] = []
    for (const route of routes) {
      const right = RIGHTS[`${route.method} ${route.path}`]
      if (right === undefined) continue
      for (const target of targetsOf(right.of, route.path)) {
        const answer = await askUndone(visitor, route, fillPath(route.path, idFor(right.of, route.path, target), known))
        const fault = faultOf(visitor, route, right, target, answer)
        if (fault !== null) faults.push(`${route.method} ${route.path} (${target}) ${fault}`)
      }
    }
    expect(faults).toEqual([])
  })

  it.each(['member', 'moderator', 'researcher', 'policy-officer', 'community-coordinator'] as const)(
    'SEC-10 a foreign and a missing id get the same answer: %s',
    { timeout: 120_000 },
    async (name) => {
      const visitor = demo.visitors[name]
      const faults: string[] = []
      for (const route of routes) {
        const right = RIGHTS[`${route.method} ${route.path}`]
        if (right === undefined || !route.path.includes(':id')) continue
        const [foreignId, kind] = [idFor(right.of, route.path, 'foreign'), right.of === 'none' ? kindOf(route.path) : right.of]
        const foreign = await askUndone(visitor, route, fillPath(route.path, foreignId, known))
        if (right.of === 'none' && !SAME_ANSWER.includes(foreign.status)) continue
        const missing = await askUndone(visitor, route, fillPath(route.path, MISSING, known))
        const isSame = foreign.status === missing.status && comparable(foreign.body, foreignId) === comparable(missing.body, MISSING)
        if (!isSame) faults.push(`${route.method} ${route.path}: a foreign ${kind} answers ${foreign.status}, a missing one ${missing.status}`)
      }
      expect(faults).toEqual([])
    },
  )

  it('SEC-10 no other method finds a way in', { timeout: 60_000 }, async () => {
    const served = new Set(routes.map(({ method, path }) => `${method} ${path}`))
    const faults: string[] = []
    for (const path of new Set(routes.map((route) => route.path))) {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'] as const) {
        if (served.has(`${method} ${path}`)) continue
        const filled = fillPath(path, known[kindOf(path)].own, known)
        // Another line of the table may fit the same address, such as /people/new and /people/:id.
        if (routes.some((route) => route.method === method && new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(filled))) continue
        const { status } = await askUndone(demo.visitors.coordinator, { method, path } as Route, filled)
        if (![403, 404, 405].includes(status)) faults.push(`${method} ${path} answers ${status}`)
      }
    }
    expect(faults).toEqual([])
  })
})
