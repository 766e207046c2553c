import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { ServerResponse } from 'node:http'
import type { House } from '../house.ts'
import type { LiveEvent } from '../live.ts'
import { readActor, type RouteContext } from './route.ts'

const BEAT_MS = 15_000
/** A stream does not outlive this: the browser comes back by itself, and its session is looked up anew. */
const LIFE_MS = 10 * 60_000
/** Whoever reads so slowly that this much waits is let go, and comes back. */
const MOST_WAITING_BYTES = 64 * 1024

const encoder = new TextEncoder()
const BEAT = encoder.encode('event: beat\ndata: \n\n')
const OPEN = encoder.encode('event: open\ndata: \n\n')

/**
 * What is kept of one open stream. Thousands stay open for hours: each field counts, and nothing of the request is among them.
 * `write` says false when the reader lags too far behind.
 */
type Stream = { write: (bytes: Uint8Array) => boolean; close: () => void; forget: () => void; beatsLeft: number }

const streams = new Set<Stream>()
let beat: NodeJS.Timeout | undefined

/** One timer speaks to all streams of the process. */
function keepBeating(): void {
  beat ??= setInterval(() => {
    for (const stream of streams) {
      stream.beatsLeft -= 1
      if (stream.beatsLeft <= 0) end(stream)
      else send(stream, BEAT)
    }
  }, BEAT_MS)
}

function send(stream: Stream, bytes: Uint8Array): void {
  if (!stream.write(bytes)) end(stream)
}

function end(stream: Stream): void {
  if (letGo(stream)) stream.close()
}

/** @returns false when that happened before */
function letGo(stream: Stream): boolean {
  if (!streams.delete(stream)) return false
  stream.forget()
  if (streams.size === 0) {
    clearInterval(beat)
    beat = undefined
  }
  return true
}

type Reader = { house: House; sessionId: string; isFor: (event: LiveEvent) => boolean }

function open({ house, sessionId, isFor }: Reader, way: Pick<Stream, 'write' | 'close'>): Stream {
  const stream: Stream = { ...way, forget: () => undefined, beatsLeft: LIFE_MS / BEAT_MS }
  stream.forget = house.live.subscribe((event) => {
    if (event.kind === 'session-ended' && event.id === sessionId) end(stream)
    else if (event.kind !== 'session-ended' && isFor(event)) send(stream, encoder.encode(`event: ${event.kind}\ndata: ${event.id}\n\n`))
  })
  streams.add(stream)
  keepBeating()
  send(stream, OPEN)
  return stream
}

/** Straight into the socket: a web stream and what it hangs on would weigh more than the connection itself. */
function openOnSocket(reader: Reader, outgoing: ServerResponse, headers: Headers): void {
  outgoing.writeHead(200, Object.fromEntries(headers))
  const write = (bytes: Uint8Array) => outgoing.writableLength < MOST_WAITING_BYTES && (outgoing.write(bytes), true)
  const stream = open(reader, { write, close: () => outgoing.end() })
  outgoing.on('close', () => letGo(stream))
}

/** Where nobody listens on a socket: a request made inside this process, as tests do. */
function openInside(reader: Reader): ReadableStream<Uint8Array> {
  let stream: Stream | undefined
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      stream = open(reader, { write: (bytes) => (controller.enqueue(bytes), true), close: () => controller.close() })
    },
    cancel: () => {
      if (stream !== undefined) letGo(stream)
    },
  })
}

type NodeBindings = { outgoing?: ServerResponse }

/**
 * Server-Sent Events for one signed-in reader: ids and kinds only. It closes as soon as the reader's session ends, wherever
 * that happened (SEC-08).
 * @param isFor whether this reader may hear of the event; the same rule as for the page it concerns. It outlives the request: it should hold
 * what it needs, not the request itself.
 */
export function liveStream(c: RouteContext, house: House, isFor: (event: LiveEvent) => boolean): Response {
  const reader = { house, sessionId: readActor(c).sessionId, isFor }
  c.header('Content-Type', 'text/event-stream')
  // Proxies pass each word on at once.
  c.header('X-Accel-Buffering', 'no')
  const outgoing = (c.env as NodeBindings | undefined)?.outgoing
  if (outgoing === undefined) return c.body(openInside(reader))
  openOnSocket(reader, outgoing, c.body(null).headers)
  return RESPONSE_ALREADY_SENT
}
