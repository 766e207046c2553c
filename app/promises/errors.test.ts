import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes, makeApp } from '../src/app.ts'
import type { House } from '../src/platform/house.ts'
import { fillPath, findKnownIds, isStream, kindOf, type KnownIds } from './addresses.ts'
import { aDemoHouse, requestOf, type DemoHouse, type Question } from './demo-house.ts'

let demo: DemoHouse
let known: KnownIds
const HOME = 'http://localhost:3000'
const CANARY = 'select secret from person /srv/inside.ts:42 noor@canary.example'

beforeAll(async () => {
  demo = await aDemoHouse()
  known = await findKnownIds(demo)
})
afterAll(() => demo.close())

function brokenHouse(isDemo: boolean): { house: House; lines: string[] } {
  const lines: string[] = []
  const clock = () => {
    throw new Error(CANARY)
  }
  return {
    lines,
    house: { ...demo.house, clock, settings: { ...demo.house.settings, isDemo }, log: (event, facts) => lines.push(JSON.stringify({ event, ...facts })) },
  }
}

describe('SEC-35 what should never happen', () => {
  it.each(['fr', 'nl', 'en', 'de'])('SEC-35 shows a number and no more, in the language of the reader: %s', async (language) => {
    const { house, lines } = brokenHouse(false)
    const answer = await makeApp(house).request(`${HOME}/desk`, requestOf(demo.visitors.member, { language }))
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(text).toContain(`<html lang="${language}"`)
    for (const word of [...CANARY.split(' '), 'Error', 'node_modules', '    at ']) expect(text).not.toContain(word)
    const logged = JSON.parse(lines[0] ?? '{}') as { request: string }
    expect(logged.request).toMatch(/^[0-9a-f]{12}$/)
    expect(text).toContain(logged.request)
    expect(lines.join()).not.toContain('canary')
  })

  it('SEC-35 says it in four languages, not one', async () => {
    const titles = await Promise.all(
      ['fr', 'nl', 'en', 'de'].map(
        async (language) =>
          /<h1[^>]*>(.*?)<\/h1>/s.exec(
            await (await makeApp(brokenHouse(false).house).request(`${HOME}/desk`, requestOf(demo.visitors.member, { language }))).text(),
          )?.[1],
      ),
    )
    expect(new Set(titles).size).toBe(4)
  })

  it('SEC-35 answers the API with a number too', async () => {
    const { house, lines } = brokenHouse(false)
    const answer = await makeApp(house).request(`${HOME}/api/v1/people`, requestOf(demo.visitors.member, {}))
    const body = (await answer.json()) as { error: { request: string; message: string } }
    expect(answer.status).toBe(500)
    expect(body.error.request).toBe((JSON.parse(lines[0] ?? '{}') as { request: string }).request)
    expect(JSON.stringify(body)).not.toContain('canary')
  })
})

const NASTY_BODIES: [string, Question][] = [
  ['no body', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ['multipart without its boundary', { json: 'x', headers: { 'content-type': 'multipart/form-data' } }],
  [
    'multipart that breaks off',
    { json: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  ],
  ['a form of broken percent signs', { json: '%E0%A4%A=%&a=%ZZ&&&==', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ['JSON that breaks off', { json: '{"a":' }],
  ['JSON that is a number', { json: '7' }],
  ['JSON null', { json: 'null' }],
  ['JSON ten thousand deep', { json: '['.repeat(10_000) + ']'.repeat(10_000) }],
  ['JSON a hundred thousand deep', { json: '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000) }],
  ['text', { json: 'hello', headers: { 'content-type': 'text/plain' } }],
  ['XML', { json: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', headers: { 'content-type': 'application/xml' } }],
  ['bytes', { json: '\u0000\u0001\u00ff\ufffe', headers: { 'content-type': 'application/octet-stream' } }],
]

describe('SEC-29 odd requests', () => {
  it.each(NASTY_BODIES)('SEC-29 %s is refused everywhere, never a fault', { timeout: 60_000 }, async (_, question) => {
    const faults: string[] = []
    for (const { method, path } of allRoutes(demo.house)) {
      if (method === 'GET' || ['/sign-out', '/csp-report'].includes(path) || /end|close|leave|erase|stop|reset/.test(path)) continue
      const { status } = await demo.ask(demo.visitors.coordinator, fillPath(path, known[kindOf(path)].foreign, known), { ...question, method })
      if (status >= 500) faults.push(`${method} ${path} answers ${status}`)
    }
    expect(faults).toEqual([])
  })

  it.each([
    ['a percent sign that means nothing', '/people/%E0%A4%A'],
    ['a NUL in the path', '/people/%00'],
    ['a NUL in a search', '/people?q=%00'],
    ['a NUL in the search for organisations', '/organisations?q=a%00b'],
    ['a lone surrogate', '/people?q=%ED%A0%80'],
    ['ten thousand letters', `/people?q=${'a'.repeat(10_000)}`],
    ['a page before the first', '/people?page=-1'],
    ['a page beyond any', '/people?page=99999999999999999999'],
    ['a page that is no number', '/people?page=abc'],
    ['a name given twice', '/people?q=a&q=b'],
    ['a language that is none', '/people?lang=__proto__'],
    ['a way out', '/people/..%2f..%2fetc%2fpasswd'],
    ['a way out of the assets', '/assets/..%2f..%2fpackage.json'],
    ['a way back to elsewhere', '/sign-in?to=https://elsewhere.example/'],
    ['a way back to a script', '/sign-in?to=javascript:alert(1)'],
    ['two slashes', '//elsewhere.example'],
    ['quotes and SQL', `/people?q=${encodeURIComponent(`' or 1=1; drop table person; --`)}`],
    ['signs of a pattern', `/people?q=${encodeURIComponent('%_\\\\%')}`],
  ])('SEC-29 %s in an address is no fault', async (_, path) => {
    for (const visitor of [demo.visitors.public, demo.visitors.coordinator]) {
      const answer = await demo.ask(visitor, path)
      expect(answer.status).toBeLessThan(500)
      expect(answer.headers.get('location') ?? '').not.toMatch(/^(?:https?:)?\/\/elsewhere|^javascript/)
    }
  })

  it.each([
    '__Host-ronde=%00',
    '__Host-ronde=',
    '__Host-ronde=a; __Host-ronde=b',
    'ronde_flash=%7B.x',
    'ronde_flash=eyJ9.eyJ9',
    'ronde_lang=../../x',
    '__Host-ronde-browser=',
    '=;=;;',
    'a'.repeat(4_000),
  ])('SEC-29 the cookie %s is no fault', async (cookie) => {
    for (const path of ['/', '/desk', '/sign-in'])
      expect((await makeApp(demo.house).request(`${HOME}${path}`, { headers: { cookie } })).status).toBeLessThan(500)
  })

  it('SEC-29 a body of 10 MB other than an upload is refused in four languages', { timeout: 60_000 }, async () => {
    const body = `email=${'a'.repeat(10 * 1024 * 1024)}`
    const titles = new Set<string>()
    for (const language of ['fr', 'nl', 'en', 'de']) {
      const answer = await demo.ask(demo.visitors.coordinator, '/people', {
        method: 'POST',
        json: body,
        language,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(answer.status).toBe(413)
      titles.add(/<h1[^>]*>(.*?)<\/h1>/s.exec(await answer.text())?.[1] ?? '')
    }
    expect(titles.size).toBe(4)
    for (const { method, path, takesUpload } of allRoutes(demo.house)) {
      if (method === 'GET' || takesUpload || path === '/csp-report') continue
      const answer = await demo.ask(demo.visitors.coordinator, fillPath(path, known[kindOf(path)].own, known), {
        method,
        json: 'x'.repeat(2 * 1024 * 1024),
        headers: { 'content-type': 'text/plain' },
      })
      expect(answer.status, `${method} ${path}`).toBe(413)
    }
  })

  it('SEC-29 X-Forwarded-For from a stranger, and a foreign Host, change nothing', async () => {
    const answer = await makeApp(demo.house).request(`${HOME}/demo/enter`, {
      method: 'POST',
      headers: { origin: 'http://evil.example', host: 'evil.example', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'evil.example' },
      body: new URLSearchParams({ role: 'coordinator' }),
    })
    expect(answer.status).toBe(403)
    const page = await (await makeApp(demo.house).request('http://evil.example/sign-in', { headers: { 'x-forwarded-host': 'worse.example' } })).text()
    expect(page).not.toMatch(/(?:href|action|src)="https?:\/\/(?:evil|worse)/)
  })

  it('SEC-29 no stream and no page waits for a request that goes wrong', () => {
    expect(
      allRoutes(demo.house)
        .filter(isStream)
        .every(({ method }) => method === 'GET'),
    ).toBe(true)
  })
})
