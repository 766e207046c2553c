import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { aLiveRound, PanelOfTests } from '../promises/kill-round.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { startRonde, type RunningRonde } from '../test/serve.ts'

const PHONES = 40
const CARDS = 200
const OFFLINE_CARDS = 300
const BOUND_CARD_MS = 100
const BOUND_SCREEN_MS = 500
const BOUND_MERGE_MS = 3_000
const BOUND_SCRIPT_BYTES = 60 * 1_024
const CLIENT = path.resolve(import.meta.dirname, '../../build/client')

function say(what: string, figures: string): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figures}\n`)
}

function quantile(figures: readonly number[], share: number): number {
  return figures.toSorted((one, other) => one - other)[Math.ceil(figures.length * share) - 1] ?? 0
}

/** A phone in the room: it listens. `onBoard` is told when a card came. */
async function aPhone(url: URL, token: string, round: string, onBoard: () => void): Promise<Socket> {
  const socket = connect({ port: Number(url.port), host: '127.0.0.1' })
  let isOpen = false
  socket.setEncoding('utf8').on('data', (piece: string) => {
    isOpen ||= piece.includes('event: open')
    if (piece.includes('event: board')) onBoard()
  })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(`GET /rounds/${round}/events HTTP/1.1\r\nHost: ${url.host}\r\nCookie: ${SESSION_COOKIE}=${token}\r\nAccept: text/event-stream\r\n\r\n`)
  for (let turns = 0; !isOpen; turns += 1) {
    if (turns > 500) throw new Error('a phone does not hear')
    await pause(10)
  }
  return socket
}

async function measure(ronde: RunningRonde, round: string, tokens: readonly string[]): Promise<void> {
  const [one = '', other = ''] = tokens
  const url = new URL(ronde.url)
  let heard = 0
  const sockets: Socket[] = []
  for (let nth = 0; nth < PHONES; nth += 1)
    sockets.push(await aPhone(url, nth % 2 === 0 ? one : other, round, nth === 0 ? () => (heard = performance.now()) : () => undefined))
  const [panel, screen] = [new PanelOfTests(one, round), new PanelOfTests(other, round)]
  await panel.open(ronde.url)
  await screen.open(ronde.url)
  const [stored, shown]: [number[], number[]] = [[], []]
  for (let nth = 0; nth < CARDS; nth += 1) {
    heard = 0
    const started = performance.now()
    panel.write(`une carte parmi d’autres, numéro ${nth}`)
    await panel.exchange(ronde.url)
    stored.push(performance.now() - started)
    while (heard === 0 && performance.now() - started < 5_000) await pause(1)
    await screen.exchange(ronde.url)
    shown.push(performance.now() - started)
  }
  for (const socket of sockets) socket.destroy()
  const [p50, p95, seen] = [quantile(stored, 0.5), quantile(stored, 0.95), quantile(shown, 0.95)]
  say(`key press to stored card, ${PHONES} phones`, `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (bound ${BOUND_CARD_MS} ms)`)
  say('second screen has it', `p95 ${seen.toFixed(1)} ms (bound ${BOUND_SCREEN_MS} ms)`)
  for (let nth = 0; nth < OFFLINE_CARDS; nth += 1) panel.write(`une carte gardée sans réseau, numéro ${nth}`)
  const started = performance.now()
  while (panel.device.waiting.length > 0) await panel.exchange(ronde.url)
  const merged = performance.now() - started
  say(`${OFFLINE_CARDS} cards kept without network, merged`, `${merged.toFixed(0)} ms (bound ${BOUND_MERGE_MS} ms)`)
  if (p95 > BOUND_CARD_MS || seen > BOUND_SCREEN_MS || merged > BOUND_MERGE_MS) throw new Error('the board is slower than promised')
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const WORD_LISTS = /libs\/guard\/src\/data\//

/** The guard as the board loads it, its word lists left out: they are lists as those that come by themselves. */
async function weighGuardCode(): Promise<number> {
  const input = path.join(ROOT, 'app/src/ui/local-guard.ts')
  const built = await build({
    root: ROOT,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input, external: (id) => WORD_LISTS.test(id) || id.includes('/data/'), output: { format: 'esm' } },
    },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput
  return output.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? gzipSync(chunk.code).length : 0), 0)
}

async function weigh(): Promise<void> {
  const manifest = JSON.parse(readFileSync(path.join(CLIENT, 'manifest.json'), 'utf8')) as Record<string, string>
  const [board = 0, whole = 0] = ['board', 'local-guard'].map((name) => gzipSync(readFileSync(path.join(CLIENT, manifest[name] ?? ''))).length)
  const code = await weighGuardCode()
  const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(1)} KB`
  say('script of the board, gzip', `${kilobytes(board)}; the guard beside it ${kilobytes(code)}, with the word lists in it ${kilobytes(whole)}`)
  say('both, without lists', `${kilobytes(board + code)} (bound ${kilobytes(BOUND_SCRIPT_BYTES)})`)
  if (board + code > BOUND_SCRIPT_BYTES) throw new Error('the scripts of the board are larger than promised')
}

export async function bench(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const ronde = await startRonde({ args: ['serve', '--port', '0'], data })
  try {
    const { round, tokens } = await aLiveRound(data)
    await measure(ronde, round, tokens)
    await weigh()
  } finally {
    await ronde.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
