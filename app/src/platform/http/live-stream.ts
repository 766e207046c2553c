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

/** What is kept of one open stream. Thousands stay open for hours: each field counts, and nothing of the request is among them. */
type Stream = { controller: ReadableStreamDefaultController<Uint8Array>; forget: () => void; beatsLeft: number }

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
  if ((stream.controller.desiredSize ?? 0) <= 0) end(stream)
  else stream.controller.enqueue(bytes)
}

function end(stream: Stream): void {
  if (!letGo(stream)) return
  try {
    stream.controller.close()
  } catch {
    // The reader was faster.
  }
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

/**
 * Server-Sent Events for one signed-in reader: ids and kinds only. It closes as soon as the reader's session ends, wherever
 * that happened (SEC-08).
 * @param isFor whether this reader may hear of the event; the same rule as for the page it concerns. It outlives the request: it should hold
 * what it needs, not the request itself.
 */
export function liveStream(c: RouteContext, house: House, isFor: (event: LiveEvent) => boolean): Response {
  const { sessionId } = readActor(c)
  let stream: Stream | undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const opened: Stream = { controller, forget: () => undefined, beatsLeft: LIFE_MS / BEAT_MS }
        opened.forget = house.live.subscribe((event) => {
          if (event.kind === 'session-ended' && event.id === sessionId) end(opened)
          else if (event.kind !== 'session-ended' && isFor(event)) send(opened, encoder.encode(`event: ${event.kind}\ndata: ${event.id}\n\n`))
        })
        streams.add(opened)
        stream = opened
        keepBeating()
        controller.enqueue(OPEN)
      },
      cancel: () => {
        if (stream !== undefined) letGo(stream)
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
  )
  c.header('Content-Type', 'text/event-stream')
  // Proxies pass each word on at once.
  c.header('X-Accel-Buffering', 'no')
  return c.body(body)
}
