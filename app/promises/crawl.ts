import { allRoutes } from '../src/app.ts'
import { isStream } from './addresses.ts'
import type { DemoHouse, Visitor } from './demo-house.ts'
import { listLinks, listTags } from './read-html.ts'

export type Crawled = { address: string; pattern: string; status: number; html: string; headers: Headers }

/** Which line of the routes answers an address. */
export function patternsOf({ house }: DemoHouse): (address: string) => string {
  const paths = [
    ...new Set(
      allRoutes(house)
        .filter(({ method }) => method === 'GET')
        .map(({ path }) => path),
    ),
  ].toSorted((a, b) => a.split(':').length - b.split(':').length)
  const patterns = paths.map((path) => ({ path, fits: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`) }))
  return (address) => patterns.find(({ fits }) => fits.test(address.split('?')[0] ?? ''))?.path ?? 'elsewhere'
}

const STARTS = [
  '/',
  '/sign-in?to=%2Fdesk',
  '/desk',
  '/communities',
  '/people',
  '/organisations',
  '/account',
  '/accounts',
  '/outbox',
  '/audit',
  '/programmes',
  '/import',
  '/sign-in',
  '/style',
  '/trust',
  '/accessibility',
  '/healthz',
  '/api/v1/openapi.json',
  '/api/v1/docs',
]

/**
 * Follows every link as one visitor, the query strings included; of addresses of one shape at most `each`, so that a
 * hundred people in a list are not a hundred pages. What forms of the method GET would ask is followed too.
 */
export async function crawl(demo: DemoHouse, visitor: Visitor, each: number, onPage?: (page: Crawled) => void): Promise<Crawled[]> {
  const patternOf = patternsOf(demo)
  const seen = new Map<string, number>()
  const known = new Set<string>()
  const waiting = [...STARTS]
  const crawled: Crawled[] = []
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    // Every page offers itself in the other languages: that changes the words, not where its links lead.
    if (known.has(address) || /[?&]lang=/.test(address)) continue
    known.add(address)
    const pattern = patternOf(address)
    const shape = `${pattern}?${[...new URLSearchParams(address.split('?')[1] ?? '').keys()].toSorted().join('&')}`
    if ((seen.get(shape) ?? 0) >= each) continue
    seen.set(shape, (seen.get(shape) ?? 0) + 1)
    const answer = await demo.ask(visitor, address)
    const isEndless = isStream({ path: pattern })
    if (isEndless) void answer.body?.cancel()
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
    const html = isPage && !isEndless ? await answer.text() : ''
    if (!isPage && !isEndless) await answer.arrayBuffer()
    const page = { address, pattern, status: answer.status, html, headers: answer.headers }
    crawled.push(page)
    onPage?.(page)
    waiting.push(...listLinks(html), ...listAssets(html))
  }
  return crawled
}

function listAssets(html: string): string[] {
  return listTags(html).flatMap(({ name, attributes }) => {
    const address =
      name === 'link' || name === 'form' ? (attributes.href ?? (attributes.method?.toLowerCase() === 'get' ? attributes.action : undefined)) : attributes.src
    return address?.startsWith('/') ? [address.split('#')[0] ?? ''] : []
  })
}
