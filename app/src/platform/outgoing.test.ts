import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchOutside, isPublicAddress, type OutgoingWays } from './outgoing.ts'

const REFUSED = `
  0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.1.2.3 127.255.255.255 169.254.0.1 169.254.169.254 169.254.170.2
  172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9
  224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
  :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:7f00:1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
  100::1 2001::1 2001:0:7f00:1::1 2001:db8::1 2002:7f00:1::1 2002:a00:1::1 3fff::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 5f00::1
  2606:4700::1%eth0 localhost 127.1 0x7f000001 2130706433 1.2.3`
  .trim()
  .split(/\s+/)
const ALLOWED = [
  '8.8.8.8',
  '1.1.1.1',
  '93.184.216.34',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '192.167.0.1',
  '198.20.0.1',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:400e::1',
  '2003::1',
]

describe('SEC-30 addresses', () => {
  it('SEC-30 is a list of sixty and more', () => expect(REFUSED.length + ALLOWED.length).toBeGreaterThanOrEqual(60))
  it.each(REFUSED)('SEC-30 refuses %s', (address) => expect(isPublicAddress(address)).toBe(false))
  it.each(ALLOWED)('SEC-30 allows %s', (address) => expect(isPublicAddress(address)).toBe(true))
})

const never: OutgoingWays = {
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  mayReach: isPublicAddress,
  needsHttps: true,
  withinMs: 1_000,
  largestOctets: 1_000,
}
const TYPES = ['text/calendar']

describe('SEC-30 what is asked for', () => {
  it.each([
    ['http://example.org/a.ics', 'not-https'],
    ['ftp://example.org/a.ics', 'not-https'],
    ['file:///etc/passwd', 'address-wrong'],
    ['https://anne:secret@example.org/', 'address-wrong'],
    ['https://example.org:8443/', 'address-wrong'],
    ['nonsense', 'address-wrong'],
    [`https://example.org/${'a'.repeat(2_000)}`, 'address-wrong'],
    ['https://127.0.0.1/', 'host-private'],
    ['https://2130706433/', 'host-private'],
    ['https://0x7f.1/', 'host-private'],
    ['https://0177.0.0.1/', 'host-private'],
    ['https://[::1]/', 'host-private'],
    ['https://[::ffff:127.0.0.1]/', 'host-private'],
    ['https://169.254.169.254/latest/meta-data/', 'host-private'],
    ['https://localhost/', 'host-private'],
    ['https://inside.example.org/', 'host-private'],
  ])('SEC-30 %s is refused before any connection', async (address, refusal) => {
    expect(await fetchOutside(address, TYPES, never)).toEqual({ ok: false, refusal })
  })

  it('SEC-30 a name with one private address among public ones is refused', async () => {
    const resolve = async () => ['93.184.216.34', '10.0.0.1'].map((address) => ({ address, family: 4 }))
    expect(await fetchOutside('https://example.org/', TYPES, { ...never, resolve })).toEqual({ ok: false, refusal: 'host-private' })
  })

  it('SEC-30 a name that nobody knows, or a name server that is silent', async () => {
    expect(await fetchOutside('https://example.org/', TYPES, { ...never, resolve: async () => [] })).toEqual({ ok: false, refusal: 'host-unknown' })
    expect(await fetchOutside('https://example.org/', TYPES, { ...never, resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toEqual({
      ok: false,
      refusal: 'host-unknown',
    })
    expect(await fetchOutside('https://example.org/', TYPES, { ...never, withinMs: 20, resolve: () => new Promise(() => undefined) })).toEqual({
      ok: false,
      refusal: 'host-unknown',
    })
  })
})

describe('SEC-30 what answers', () => {
  let server: Server
  let origin: string
  const asked: string[] = []
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/good': (response) => response.writeHead(200, { 'Content-Type': 'text/calendar; charset=utf-8' }).end('BEGIN:VCALENDAR'),
    '/page': (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>'),
    '/packed': (response) => response.writeHead(200, { 'Content-Type': 'text/calendar', 'Content-Encoding': 'gzip' }).end('x'),
    '/large': (response) => response.writeHead(200, { 'Content-Type': 'text/calendar' }).end('x'.repeat(1_001)),
    '/endless': (response) => {
      response.writeHead(200, { 'Content-Type': 'text/calendar' })
      response.write('x')
    },
    '/silent': () => undefined,
    '/closed': (response) => response.writeHead(403).end(),
    '/gone': (response) => response.writeHead(404).end(),
    '/ill': (response) => response.writeHead(500).end(),
    '/moved': (response) => response.writeHead(302, { Location: '/good' }).end(),
    '/inside': (response) => response.writeHead(302, { Location: 'http://inside.example.org/good' }).end(),
    '/round': (response) => response.writeHead(302, { Location: '/round' }).end(),
    '/nowhere': (response) => response.writeHead(302).end(),
    '/cut': (response) => {
      response.writeHead(200, { 'Content-Type': 'text/calendar', 'Content-Length': '500' })
      response.write('BEGIN')
      setTimeout(() => response.destroy(), 20)
    },
  }

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.headers.host} ${request.url}`)
      answers[request.url ?? '']?.(response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://calendar.example.org:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const resolve = async (host: string) => [{ address: host.startsWith('inside') ? '10.0.0.1' : '127.0.0.1', family: 4 }]
  const open: OutgoingWays = { resolve, mayReach: (address) => address === '127.0.0.1', needsHttps: false, withinMs: 300, largestOctets: 1_000 }

  it.each([
    ['/page', 'answer-wrong-kind'],
    ['/packed', 'answer-wrong-kind'],
    ['/large', 'answer-too-large'],
    ['/endless', 'too-slow'],
    ['/silent', 'too-slow'],
    ['/closed', 'answer-refused'],
    ['/gone', 'answer-missing'],
    ['/ill', 'answer-failed'],
    ['/inside', 'host-private'],
    ['/round', 'redirected-too-often'],
    ['/nowhere', 'answer-failed'],
    ['/cut', 'unreachable'],
  ])('SEC-30 %s: %s', async (path, refusal) => {
    expect(await fetchOutside(`${origin}${path}`, TYPES, open)).toEqual({ ok: false, refusal })
  })

  it('SEC-30 a good answer comes back, after a redirect too, and asks for the name it was given', async () => {
    expect(String(((await fetchOutside(`${origin}/good`, TYPES, open)) as { value: Buffer }).value)).toBe('BEGIN:VCALENDAR')
    expect(await fetchOutside(`${origin}/moved`, TYPES, open)).toMatchObject({ ok: true })
    expect(asked.at(-1)).toBe(`${origin.slice('http://'.length)} /good`)
  })

  it('SEC-30 a name that says something else the second time is not asked a second time', async () => {
    let times = 0
    const rebinding = async () => [{ address: times++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    expect(await fetchOutside(`${origin}/good`, TYPES, { ...open, resolve: rebinding })).toMatchObject({ ok: true })
    expect(times).toBe(1)
  })

  it('SEC-30 nobody listens there', async () => {
    expect(await fetchOutside('http://calendar.example.org:1/', TYPES, open)).toEqual({ ok: false, refusal: 'unreachable' })
  })
})
