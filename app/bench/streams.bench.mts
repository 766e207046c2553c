import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { startRonde, type RunningRonde } from '../test/serve.ts'

const STREAMS = 10_000
const AT_ONCE = 200
const BOUND_MEGABYTES = 300
/** One address has 28,000 ports at the most: eight of them are enough for any number here. */
const ADDRESSES = Array.from({ length: 8 }, (_, index) => `127.0.0.${index + 2}`)

/** Memory that the process holds now, from the kernel's own book; 0 where there is none. */
function readMemory(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

type Stream = { socket: Socket; heard: () => string; forget: () => void }

/** A browser that listens and says nothing more. */
async function openStream(url: URL, address: string, cookie: string): Promise<Stream> {
  const socket = connect({ port: Number(url.port), host: '127.0.0.1', localAddress: address })
  let heard = ''
  socket.setEncoding('utf8').on('data', (piece: string) => (heard += piece))
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(`GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nCookie: ${cookie}\r\nAccept: text/event-stream\r\n\r\n`)
  for (let turns = 0; !heard.includes('event: open'); turns += 1) {
    if (turns > 3_000 || socket.destroyed) throw new Error(`a stream did not open: ${heard.slice(0, 80)}`)
    await pause(10)
  }
  return { socket, heard: () => heard, forget: () => void (heard = '') }
}

async function enter(ronde: RunningRonde): Promise<string> {
  const response = await fetch(`${ronde.url}/demo/enter`, {
    method: 'POST',
    body: new URLSearchParams({ role: 'coordinator' }),
    headers: { Origin: ronde.url },
    redirect: 'manual',
  })
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

function say(what: string, figures: string): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figures}\n`)
}

async function measure(ronde: RunningRonde, client: pg.Client, streams: Stream[]): Promise<number> {
  const { rows } = await client.query<{ id: string }>("select id from meeting where state <> 'cancelled' order by starts_at limit 1")
  const meeting = rows[0]?.id ?? ''
  const url = new URL(`/meetings/${meeting}/events`, ronde.url)
  const cookie = await enter(ronde)
  streams.push(await openStream(url, '127.0.0.2', cookie))
  await pause(1_000)
  const before = readMemory(ronde.pid)
  const started = performance.now()
  while (streams.length < STREAMS) {
    const next = Array.from({ length: Math.min(AT_ONCE, STREAMS - streams.length) }, (_, index) =>
      openStream(url, ADDRESSES[index % ADDRESSES.length] ?? '', cookie),
    )
    streams.push(...(await Promise.all(next)))
  }
  const opened = (performance.now() - started) / 1_000
  // Two beats go by: an idle stream is one that was spoken to.
  await pause(32_000)
  const more = readMemory(ronde.pid) - before
  say(`${STREAMS.toLocaleString('en')} streams open`, `in ${opened.toFixed(1)} s, from ${ADDRESSES.length} addresses`)
  say('memory of the server', `${more.toFixed(0)} MB more than ${before.toFixed(0)} MB: ${((more * 1_024) / STREAMS).toFixed(1)} KB a stream`)
  for (const stream of streams) stream.forget()
  const told = performance.now()
  await client.query("select pg_notify('ronde_live', $1)", [JSON.stringify({ kind: 'attendance', id: `${meeting}/bench` })])
  while (!streams.every(({ heard }) => heard().includes('/bench'))) {
    if (performance.now() - told > 20_000) throw new Error('not every stream heard of it')
    await pause(10)
  }
  say('one event reached all of them', `in ${((performance.now() - told) / 1_000).toFixed(2)} s`)
  const asked = performance.now()
  await (await fetch(`${ronde.url}/sign-in`)).text()
  say('another page meanwhile', `${(performance.now() - asked).toFixed(0)} ms`)
  return more
}

export async function bench(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const ronde = await startRonde({ data })
  const store = await joinEmbedded(path.join(data, 'demo'))
  if (store === null) throw new Error('the store of the demo does not answer')
  const client = new pg.Client({ connectionString: store.ownerUrl })
  await client.connect()
  const streams: Stream[] = []
  try {
    const more = await measure(ronde, client, streams)
    if (more > BOUND_MEGABYTES) throw new Error(`${STREAMS} idle streams hold ${more.toFixed(0)} MB (bound ${BOUND_MEGABYTES} MB)`)
  } finally {
    for (const { socket } of streams) socket.destroy()
    await client.end()
    await ronde.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
