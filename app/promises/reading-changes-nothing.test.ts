import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../src/app.ts'
import { fillPath, findKnownIds, kindOf, type KnownIds } from './addresses.ts'
import { crawl } from './crawl.ts'
import { changedTables, hashDatabase } from './database-hash.ts'
import { aDemoHouse, requestOf, VISITORS, type DemoHouse } from './demo-house.ts'
import { makeApp } from '../src/app.ts'

/** What reading may change, each with its reason. */
const MAY_CHANGE: Record<string, readonly string[]> = {
  // Without it somebody who only reads would be signed out after eight hours of work.
  session: ['last_seen_at'],
  // Shown to the owner of the key, so that a key that others use is noticed.
  api_key: ['last_used_at'],
}
/** SEC-34 asks that refused access and exports are kept in the audit log: reading adds an entry there, and nowhere else. */
const ADDS_ENTRIES = ['audit_entry', 'audit_person']

let demo: DemoHouse
let known: KnownIds

beforeAll(async () => {
  demo = await aDemoHouse()
  known = await findKnownIds(demo)
})
afterAll(() => demo.close())

describe('SEC-17 reading changes nothing', () => {
  it.each(VISITORS)(
    'SEC-17 the whole database is equal before and after following every link as %s, and no link leads astray',
    { timeout: 120_000 },
    async (name) => {
      const before = await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)
      const pages = await crawl(demo, demo.visitors[name], 2)
      const after = await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)
      expect(changedTables(before, after).filter((table) => !ADDS_ENTRIES.includes(table))).toEqual([])
      expect(pages.length).toBeGreaterThan(name === 'public' ? 5 : 10)
      // A short address may be one of those where every visitor begins, whether they may or not.
      const astray = pages.filter(({ status, address }) => status >= 500 || ([403, 404].includes(status) && address.length > 20))
      expect(astray.map(({ address, status }) => `${address} answers ${status}`)).toEqual([])
    },
  )

  it.each(['fr', 'nl', 'en', 'de'])('SEC-17 choosing a language changes a cookie and no row: %s', async (language) => {
    const before = await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)
    const answer = await demo.ask(demo.visitors.member, `/desk?lang=${language}`)
    expect(await answer.text()).toContain(`<html lang="${language}"`)
    expect(changedTables(before, await hashDatabase(demo.house.ownerUrl, MAY_CHANGE))).toEqual([])
  })

  it('SEC-17 HEAD and OPTIONS of every address change nothing either', { timeout: 60_000 }, async () => {
    const before = await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)
    for (const { path } of allRoutes(demo.house)) {
      const address = fillPath(path, known[kindOf(path)].own, known)
      for (const method of ['HEAD', 'OPTIONS']) {
        const answer = await demo.ask(demo.visitors.coordinator, address, { method })
        void answer.body?.cancel()
        expect(answer.status, `${method} ${address}`).toBeLessThan(500)
      }
    }
    expect(changedTables(before, await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)).filter((table) => !ADDS_ENTRIES.includes(table))).toEqual([])
  })
})

/** Each way in which a write comes from elsewhere than our own page. */
const FOREIGN: [string, Record<string, string>][] = [
  ['neither Origin nor Sec-Fetch-Site', { origin: '' }],
  ['the Origin of another site', { origin: 'https://elsewhere.example' }],
  ['the Origin of this house under another port', { origin: 'http://localhost:3999' }],
  ['a name that begins like ours', { origin: 'http://localhost:3000.elsewhere.example' }],
  ['the Origin null of a sandboxed frame', { origin: 'null' }],
  ['Sec-Fetch-Site: cross-site', { origin: '', 'sec-fetch-site': 'cross-site' }],
  ['Sec-Fetch-Site: same-site', { origin: '', 'sec-fetch-site': 'same-site' }],
]
/** Takes what browsers say by themselves, keeps none of it, and changes nothing. */
const OPEN = new Set(['/csp-report'])

describe('SEC-17 a write comes from our own page', () => {
  it.each(FOREIGN)('SEC-17 every write with %s is refused and changes nothing', { timeout: 60_000 }, async (_, headers) => {
    const before = await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)
    const writes = allRoutes(demo.house).filter(({ method, path }) => method !== 'GET' && !OPEN.has(path))
    const faults: string[] = []
    const app = makeApp(demo.house)
    for (const { method, path } of writes) {
      const address = fillPath(path, known[kindOf(path)].own, known)
      const request = requestOf(demo.visitors.coordinator, { method, headers })
      const sent = new Headers(request.headers)
      if (headers.origin === '') sent.delete('origin')
      const { status } = await app.request(`http://localhost:3000${address}`, { ...request, headers: sent })
      if (status !== 403) faults.push(`${method} ${path} answers ${status}`)
    }
    expect(faults).toEqual([])
    expect(changedTables(before, await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)).filter((table) => !ADDS_ENTRIES.includes(table))).toEqual([])
  })

  it('SEC-17 every form without its token, or with the token of another browser, is refused', { timeout: 60_000 }, async () => {
    const before = await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)
    const writes = allRoutes(demo.house).filter(
      ({ method, path }) => method !== 'GET' && !OPEN.has(path) && path !== '/demo/enter' && !path.startsWith('/api/'),
    )
    const faults: string[] = []
    for (const { method, path } of writes) {
      for (const _token of ['', demo.visitors.member.formToken, 'x'.repeat(43)]) {
        const { status } = await demo.ask(demo.visitors.coordinator, fillPath(path, known[kindOf(path)].own, known), { method, form: { _token } })
        if (status !== 403) faults.push(`${method} ${path} answers ${status}`)
      }
    }
    expect(faults).toEqual([])
    expect(changedTables(before, await hashDatabase(demo.house.ownerUrl, MAY_CHANGE)).filter((table) => !ADDS_ENTRIES.includes(table))).toEqual([])
  })
})
