import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../src/app.ts'
import type { House } from '../src/platform/house.ts'
import { crawl, type Crawled } from './crawl.ts'
import { aDemoHouse, requestOf, type DemoHouse } from './demo-house.ts'

let demo: DemoHouse
let pages: Crawled[]

beforeAll(async () => {
  demo = await aDemoHouse()
  pages = [
    ...(await crawl(demo, demo.visitors.public, 2)),
    ...(await crawl(demo, demo.visitors.coordinator, 2)),
    ...(await crawl(demo, demo.visitors.member, 1)),
  ]
}, 120_000)
afterAll(() => demo.close())

const EXPECTED: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\)/,
}

function faultsOf(headers: Headers, what: string): string[] {
  const missing = Object.entries(EXPECTED)
    .filter(([name, wanted]) => !wanted.test(headers.get(name) ?? ''))
    .map(([name]) => `${what}: ${name} is ${headers.get(name)}`)
  const policy = headers.get('content-security-policy') ?? ''
  const wrongPolicy =
    !policy.includes("default-src 'none'") || /unsafe-|\*|https?:|data:\s*(?!;|$)\S/.test(policy.replace("img-src 'self' data:", ''))
      ? [`${what}: policy is ${policy}`]
      : []
  return [...missing, ...wrongPolicy]
}

/** One answer of each kind of refusal, and of what is no page. */
async function oddAnswers(house: House): Promise<[string, Response][]> {
  const app = makeApp(house)
  const home = house.settings.publicUrl
  const { member, coordinator, public: nobody } = demo.visitors
  const ask = async (what: string, path: string, request: RequestInit): Promise<[string, Response]> => [what, await app.request(`${home}${path}`, request)]
  return [
    await ask('303 to sign in', '/desk', requestOf(nobody, {})),
    await ask('401', '/api/v1/people', requestOf(nobody, {})),
    await ask('403', '/accounts', requestOf(member, {})),
    await ask('403 from another site', '/sign-out', requestOf(member, { method: 'POST', headers: { origin: 'https://elsewhere.example' } })),
    await ask('404', '/nothing/here', requestOf(member, {})),
    await ask('404 of an asset', '/assets/none.css', requestOf(nobody, {})),
    await ask('404 of the API', '/api/v1/nothing', requestOf(nobody, {})),
    await ask('413', '/sign-in', { ...requestOf(nobody, { method: 'POST' }), body: 'x'.repeat(2_000_000) }),
    await ask('400 of the API', '/api/v1/people?limit=x', requestOf(coordinator, {})),
    await ask('204 of a report', '/csp-report', { method: 'POST', body: '{}' }),
    await ask('OPTIONS', '/desk', requestOf(member, { method: 'OPTIONS' })),
    await ask('HEAD', '/desk', requestOf(member, { method: 'HEAD' })),
  ]
}

const broken = (message: string, code?: string): House => {
  const fail = () => {
    throw Object.assign(new Error(message), code === undefined ? {} : { code })
  }
  return { ...demo.house, clock: fail, log: () => undefined }
}

describe('SEC-15 SEC-16 headers', () => {
  it('SEC-15 SEC-16 stand on every page, file and refusal that links lead to', () => {
    expect(pages.length).toBeGreaterThan(40)
    expect([...new Set(pages.flatMap(({ headers, pattern }) => faultsOf(headers, pattern)))]).toEqual([])
  })

  it('SEC-15 SEC-16 stand on every kind of refusal and on what breaks', async () => {
    const answers = await oddAnswers(demo.house)
    for (const [what, code] of [
      ['500', undefined],
      ['503', 'ECONNREFUSED'],
      ['507', '53100'],
    ] as const) {
      const answer = await makeApp(broken('away', code)).request(`${demo.house.settings.publicUrl}/desk`, requestOf(demo.visitors.member, {}))
      expect(answer.status).toBe(Number(what))
      answers.push([what, answer])
    }
    expect(answers.flatMap(([what, { headers }]) => faultsOf(headers, what))).toEqual([])
  })

  it('SEC-15 a nonce is used once, is long, and stands on every script', () => {
    const nonces = pages.map(({ headers }) => /'nonce-([\w-]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '').filter((nonce) => nonce !== '')
    expect(new Set(nonces).size).toBe(nonces.length)
    expect(Math.min(...nonces.map((nonce) => nonce.length))).toBeGreaterThanOrEqual(22)
    const faults = pages.flatMap(({ html, address, headers }) => {
      const nonce = /'nonce-([\w-]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1]
      const scripts = [...html.matchAll(/<script\b[^>]*>/g)].filter(([tag]) => !tag.includes(`nonce="${nonce}"`))
      const inline = /\son[a-z]+\s*=|\sstyle\s*=|href="javascript:|<style\b/i.test(html.replaceAll(/>[^<]*</g, '><'))
      return [...scripts.map(([tag]) => `${address}: ${tag}`), ...(inline ? [`${address}: handler or style inside`] : [])]
    })
    expect(faults).toEqual([])
  })

  it('SEC-15 only sign-in, attendance, the board, a sociogram and texts about people carry a script', () => {
    const withScript = pages.filter(({ html }) => html.includes('<script') && !html.includes(' data-guarded=')).map(({ pattern }) => pattern)
    expect(
      [...new Set(withScript)].filter((pattern) => !/sign-in|attendance|passkey|set-up|^\/rounds\/|\/sociograms\/:waveId\/(?:group|compare)$/.test(pattern)),
    ).toEqual([])
  })

  it('SEC-16 personal pages are never stored; files with a hash in their name are, for a year', () => {
    const faults = pages.filter(({ pattern, status, headers }) => {
      const kept = headers.get('cache-control') ?? ''
      return pattern === '/assets/:name' && status === 200 ? !/max-age=31536000, immutable/.test(kept) : kept !== 'no-store'
    })
    expect(faults.map(({ address, headers }) => `${address}: ${headers.get('cache-control')}`)).toEqual([])
  })

  it('the style travels packed to whoever can unpack it, and says so', async () => {
    const sheet = pages.find(({ headers }) => headers.get('content-type')?.startsWith('text/css'))!.address
    const packed = await demo.ask(demo.visitors.public, sheet, { headers: { 'accept-encoding': 'gzip, br' } })
    const plain = await demo.ask(demo.visitors.public, sheet)
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary'), plain.headers.get('content-encoding')]).toEqual([
      'gzip',
      'Accept-Encoding',
      null,
    ])
    expect(gunzipSync(await packed.bytes()).toString()).toBe(await plain.text())
  })

  it('SEC-16 every answer says exactly what it is', () => {
    const known =
      /^(text\/html; charset=utf-8|application\/json(; charset=utf-8)?|text\/css; charset=utf-8|text\/javascript; charset=utf-8|text\/(csv|plain|calendar|vcard); charset=utf-8|font\/woff2|image\/(svg\+xml(; charset=utf-8)?|png)|application\/xml; charset=utf-8|application\/pdf|application\/zip|text\/event-stream|application\/vnd\.openxmlformats-officedocument\.[\w.]+)$/i
    const odd = pages.filter(({ status, headers }) => status === 200 && !known.test(headers.get('content-type') ?? ''))
    expect(odd.map(({ address, headers }) => `${address}: ${headers.get('content-type')}`)).toEqual([])
  })

  it('SEC-16 SEC-19 a file to keep is an attachment in a sandbox', () => {
    const files = pages.filter(
      ({ headers, pattern, status }) =>
        status === 200 && pattern !== '/assets/:name' && /csv|pdf|zip|sheet|octet|calendar|vcard|svg|application.xml/.test(headers.get('content-type') ?? ''),
    )
    const faults = files.filter(
      ({ headers }) =>
        !/^attachment; filename="[\w.-]+"$/.test(headers.get('content-disposition') ?? '') || !/sandbox/.test(headers.get('content-security-policy') ?? ''),
    )
    expect(faults.map(({ address, headers }) => `${address}: ${headers.get('content-disposition')}`)).toEqual([])
  })

  it('SEC-16 under https the browser is told to stay there; signing out clears what it keeps', async () => {
    const secure: House = { ...demo.house, settings: { ...demo.house.settings, publicUrl: 'https://ronde.example.org' } }
    expect((await makeApp(secure).request('https://ronde.example.org/sign-in')).headers.get('strict-transport-security')).toBe(
      'max-age=31536000; includeSubDomains',
    )
    const leaving = await demo.comeBack('researcher')
    const left = await demo.ask(leaving, '/sign-out', { method: 'POST' })
    expect(left.headers.get('clear-site-data')).toMatch(/"cookies"|"storage"|"\*"/)
    expect((await demo.ask(leaving, '/account')).status).toBe(303)
  })

  it('PRV-44 SEC-08 no cookie but the necessary ones, each closed to scripts and to other sites', async () => {
    const { headers } = await makeApp(demo.house).request(`${demo.house.settings.publicUrl}/demo/enter`, {
      method: 'POST',
      headers: { origin: demo.house.settings.publicUrl },
      body: new URLSearchParams({ role: 'member' }),
    })
    const cookies = [...headers.getSetCookie(), ...pages.flatMap((page) => page.headers.getSetCookie())]
    const names = new Set(cookies.map((cookie) => cookie.split('=')[0]))
    expect([...names].filter((name) => !['__Host-ronde', '__Host-ronde-browser', 'ronde_lang', 'ronde_flash'].includes(name ?? ''))).toEqual([])
    expect(names).toContain('__Host-ronde')
    expect(cookies.filter((cookie) => !/HttpOnly/i.test(cookie) && !/Max-Age=0/i.test(cookie))).toEqual([])
    expect(cookies.filter((cookie) => !/Secure/i.test(cookie) || (!/SameSite=(Lax|Strict)/i.test(cookie) && !/Max-Age=0/i.test(cookie)))).toEqual([])
  })
})
