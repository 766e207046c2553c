import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'
import pg from 'pg'
import { startRonde } from '../test/serve.ts'

const CONNECTIONS = 64
const SECONDS = 8
const ROUNDS = 3
const SHARE = 0.5
const P99_MS = 250
/** What Hono with JSX reached on a page of fifty joined rows, without session, on the machine where the stack was chosen. */
const WITHOUT_SESSION = 1_885
const HTML_BYTES = 60 * 1024
const CSS_BYTES = 20 * 1024

type Measured = { perSecond: number; p50: number; p99: number; faults: number }

/** The load comes from this process, on the other core. */
async function load(url: string, cookie: string, seconds = SECONDS): Promise<Measured> {
  const { requests, latency, non2xx, errors, timeouts } = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { cookie, 'accept-language': 'fr' },
  })
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, faults: non2xx + errors + timeouts }
}

/** The cookies of a browser that saw a page before it signed in. */
async function enter(url: string): Promise<string> {
  const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const before = cookiesOf(await fetch(`${url}/sign-in`)).join('; ')
  const answer = await fetch(`${url}/demo/enter`, {
    method: 'POST',
    headers: { origin: url, cookie: before },
    body: new URLSearchParams({ role: 'coordinator' }),
    redirect: 'manual',
  })
  return [before, ...cookiesOf(answer), 'ronde_lang=fr'].join('; ')
}

/** The concertation, of whose people each now stands for an organisation: fifty rows joined with organisations and sectors. */
async function furnishLargestCommunity(data: string): Promise<string> {
  const store = await joinEmbedded(path.join(data, 'demo'))
  if (store === null) throw new Error('the store of the demo does not answer')
  const client = new pg.Client({ connectionString: store.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>("select id from community where external_id = 'concertation'")
  await client.query(
    `insert into representation (membership_id, community_id, organisation_id)
     select m.id, m.community_id, (select o.id from organisation o order by md5(m.id::text || o.id::text) limit 1) from membership m where m.community_id = $1`,
    [rows[0]?.id],
  )
  await client.query('analyze')
  await client.end()
  return rows[0]?.id ?? ''
}

async function startBare(data: string, community: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-members.mts'), path.join(data, 'demo'), community], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(child.stdout!, 'data')) as [Buffer]
  return { child, url: `http://127.0.0.1:${port.toString().trim()}/` }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function weigh(page: string, cookie: string, url: string): Promise<{ html: number; css: number; scripts: number }> {
  const html = await (await fetch(page, { headers: { cookie } })).text()
  const sheets = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"|<link[^>]+href="([^"]+)"[^>]*rel="stylesheet"/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )
  const css = await Promise.all(sheets.map(async (address) => gzipSync(await (await fetch(`${url}${address}`)).bytes()).length))
  return { html: Buffer.byteLength(html), css: css.reduce((sum, bytes) => sum + bytes, 0), scripts: [...html.matchAll(/<script\b/g)].length }
}

function say(name: string, rounds: Measured[]): Measured {
  const found = {
    perSecond: median(rounds.map((round) => round.perSecond)),
    p50: median(rounds.map((round) => round.p50)),
    p99: Math.max(...rounds.map((round) => round.p99)),
    faults: rounds.reduce((sum, round) => sum + round.faults, 0),
  }
  process.stdout.write(`  ${name}: ${Math.round(found.perSecond)} a second, p50 ${found.p50} ms, p99 ${found.p99} ms\n`)
  return found
}

export async function bench(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const ronde = await startRonde({ data })
  const community = await furnishLargestCommunity(data)
  const bare = await startBare(data, community)
  try {
    const cookie = await enter(ronde.url)
    const page = `${ronde.url}/communities/${community}/members`
    const measured: Record<'page' | 'bare', Measured[]> = { page: [], bare: [] }
    for (const url of [page, bare.url]) await load(url, cookie, 3)
    for (let round = 0; round < ROUNDS; round += 1) {
      measured.bare.push(await load(bare.url, cookie))
      measured.page.push(await load(page, cookie))
    }
    const without = say('bare handler, same session, transaction and query, as JSON', measured.bare)
    const found = say(`members page, 50 joined rows, ${CONNECTIONS} connections, one process`, measured.page)
    const share = found.perSecond / without.perSecond
    process.stdout.write(`  the page keeps ${(share * 100).toFixed(0)} % of the bare handler (bound ${SHARE * 100} %)\n`)
    process.stdout.write(`  beside it: Hono with JSX reached ${WITHOUT_SESSION} a second on a page of fifty rows without session\n`)
    const { html, css, scripts } = await weigh(page, cookie, ronde.url)
    process.stdout.write(
      `  weight: HTML ${(html / 1024).toFixed(1)} KB (bound 60), CSS ${(css / 1024).toFixed(1)} KB gzip (bound 20), ${scripts} scripts (bound 0)\n`,
    )
    if (found.faults + without.faults > 0) throw new Error(`${found.faults + without.faults} requests failed`)
    if (share < SHARE) throw new Error(`the members page keeps ${(share * 100).toFixed(0)} % of the bare handler, not ${SHARE * 100} %`)
    if (found.p99 > P99_MS) throw new Error(`p99 is ${found.p99} ms, not ${P99_MS}`)
    if (html > HTML_BYTES || css > CSS_BYTES || scripts > 0) throw new Error('the page is too heavy')
  } finally {
    bare.child.kill()
    await ronde.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
