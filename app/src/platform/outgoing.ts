import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP } from 'node:net'
import { done, refused, type Result } from '../kernel/result.ts'

/** Why nothing came back; each deserves its own sentence. */
export type OutgoingRefusal =
  | 'address-wrong'
  | 'not-https'
  | 'host-unknown'
  | 'host-private'
  | 'unreachable'
  | 'too-slow'
  | 'redirected-too-often'
  | 'answer-refused'
  | 'answer-missing'
  | 'answer-failed'
  | 'answer-too-large'
  | 'answer-wrong-kind'

export type FoundAddress = { address: string; family: number }

/** How the outside is reached. The house has one; tests put a stub in the place of the name server and a server of their own behind it. */
export type OutgoingWays = {
  resolve: (host: string) => Promise<FoundAddress[]>
  mayReach: (address: string) => boolean
  needsHttps: boolean
  withinMs: number
  largestOctets: number
}

const MEGABYTE = 1024 * 1024
const WAYS: OutgoingWays = {
  resolve: (host) => lookup(host, { all: true }),
  mayReach: isPublicAddress,
  needsHttps: true,
  withinMs: 5_000,
  largestOctets: MEGABYTE,
}
const MOST_REDIRECTS = 2

/**
 * SEC-30: the one way in which the house reads an address that somebody gave. The name is resolved once, every address it has must be public, and
 * the connection goes to the address that was checked, whatever the name says a moment later. Each redirect is checked like the first address.
 * @param kinds media types that are taken, `text/calendar`
 */
export async function fetchOutside(address: string, kinds: readonly string[], ways: OutgoingWays = WAYS): Promise<Result<Buffer, OutgoingRefusal>> {
  const signal = AbortSignal.timeout(ways.withinMs)
  let next = address
  for (let step = 0; step <= MOST_REDIRECTS; step++) {
    const target = await checkTarget(next, ways)
    if (!target.ok) return target
    const answer = await ask(target.value, kinds, ways, signal)
    if (!answer.ok) return answer
    if (Buffer.isBuffer(answer.value)) return done(answer.value)
    next = answer.value.location
  }
  return refused('redirected-too-often')
}

type Target = { url: URL; found: FoundAddress }

async function checkTarget(address: string, ways: OutgoingWays): Promise<Result<Target, OutgoingRefusal>> {
  const url = URL.parse(address)
  if (url === null || address.length > 2_000 || url.username !== '' || url.password !== '' || url.hostname === '') return refused('address-wrong')
  if (url.protocol !== 'https:' && (ways.needsHttps || url.protocol !== 'http:')) return refused('not-https')
  if (ways.needsHttps && url.port !== '') return refused('address-wrong')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const all = family > 0 ? [{ address: host, family }] : await withinTime(ways.resolve(host), ways.withinMs)
  const [found] = all
  if (found === undefined) return refused('host-unknown')
  return all.every((each) => ways.mayReach(each.address)) ? done({ url, found }) : refused('host-private')
}

/** A name server that does not answer is like one that knows nothing. */
async function withinTime(found: Promise<FoundAddress[]>, milliseconds: number): Promise<FoundAddress[]> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<FoundAddress[]>((resolve) => {
    timer = setTimeout(() => resolve([]), milliseconds)
  })
  const all = await Promise.race([found.catch(() => []), tooLate])
  clearTimeout(timer)
  return all
}

type Answer = Buffer | { location: string }

function ask({ url, found }: Target, kinds: readonly string[], ways: OutgoingWays, signal: AbortSignal): Promise<Result<Answer, OutgoingRefusal>> {
  const { promise, resolve } = Promise.withResolvers<Result<Answer, OutgoingRefusal>>()
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: 'GET',
    agent: false,
    signal,
    headers: { 'User-Agent': 'Ronde', Accept: kinds.join(', '), 'Accept-Encoding': 'identity' },
    // Asked again, a name may say something else: the socket gets what was checked.
    lookup: (_host, options, answer) =>
      options.all ? answer(null, [{ address: found.address, family: found.family }]) : answer(null, found.address, found.family),
  })
  const stop = (result: Result<Answer, OutgoingRefusal>) => {
    resolve(result)
    request.destroy()
  }
  request.on('error', () => stop(refused(signal.aborted ? 'too-slow' : 'unreachable')))
  request.on('response', (response) => {
    const refusal = refusalOf(response, kinds)
    if (refusal === 'redirected') return stop(readLocation(response, url))
    if (refusal !== null) return stop(refused(refusal))
    collect(response, ways.largestOctets).then(stop, () => stop(refused(signal.aborted ? 'too-slow' : 'unreachable')))
  })
  request.end()
  return promise
}

function refusalOf({ statusCode = 0, headers }: http.IncomingMessage, kinds: readonly string[]): OutgoingRefusal | 'redirected' | null {
  if ([301, 302, 303, 307, 308].includes(statusCode)) return 'redirected'
  if (statusCode === 401 || statusCode === 403) return 'answer-refused'
  if (statusCode === 404 || statusCode === 410) return 'answer-missing'
  if (statusCode !== 200) return 'answer-failed'
  const kind = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const isPlain = ['', 'identity'].includes(headers['content-encoding'] ?? '')
  return isPlain && kinds.includes(kind) ? null : 'answer-wrong-kind'
}

function readLocation({ headers }: http.IncomingMessage, from: URL): Result<Answer, OutgoingRefusal> {
  const location = URL.parse(headers.location ?? '', from)
  return headers.location === undefined || location === null ? refused('answer-failed') : done({ location: location.href })
}

async function collect(response: http.IncomingMessage, largestOctets: number): Promise<Result<Answer, OutgoingRefusal>> {
  const pieces: Buffer[] = []
  let octets = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    octets += piece.length
    if (octets > largestOctets) return refused('answer-too-large')
    pieces.push(piece)
  }
  return response.complete ? done(Buffer.concat(pieces)) : refused('unreachable')
}

/** What is not the public internet. @source IANA special-purpose address registries */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Only 2000::/3 is public at all; within it stand tunnels that lead anywhere, and documentation. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const refusedAddresses = new BlockList()
const publicSix = new BlockList()
publicSix.addSubnet('2000::', 3, 'ipv6')
for (const subnet of NOT_PUBLIC_4) addTo(refusedAddresses, subnet, 'ipv4')
for (const subnet of NOT_PUBLIC_6) addTo(refusedAddresses, subnet, 'ipv6')

function addTo(list: BlockList, subnet: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', length = '0'] = subnet.split('/')
  list.addSubnet(network, Number(length), family)
}

/** True for an address of the public internet: neither this machine, nor its neighbours, nor a way around to them. */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false
  const family = isIP(address)
  if (family === 4) return !refusedAddresses.check(address, 'ipv4')
  return family === 6 && publicSix.check(address, 'ipv6') && !refusedAddresses.check(address, 'ipv6')
}
