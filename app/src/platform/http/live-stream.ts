import { streamSSE } from 'hono/streaming'
import type { House } from '../house.ts'
import type { LiveEvent } from '../live.ts'
import { readActor, type RouteContext } from './route.ts'

const BEAT_MS = 15_000
/** A stream does not outlive this: the browser comes back by itself, and its session is looked up anew. */
const LIFE_MS = 10 * 60_000

/**
 * Server-Sent Events for one signed-in reader: ids and kinds only. It closes as soon as the reader's session ends, wherever
 * that happened (SEC-08).
 * @param isFor whether this reader may hear of the event; the same rule as for the page it concerns
 */
export function liveStream(c: RouteContext, house: House, isFor: (event: LiveEvent) => boolean): Response {
  const { sessionId } = readActor(c)
  return streamSSE(c, async (stream) => {
    const ended = Promise.withResolvers<void>()
    const forget = house.live.subscribe((event) => {
      if (event.kind === 'session-ended') {
        if (event.id === sessionId) ended.resolve()
        return
      }
      if (isFor(event)) void stream.writeSSE({ event: event.kind, data: event.id }).catch(() => ended.resolve())
    })
    const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }).catch(() => ended.resolve()), BEAT_MS)
    const life = setTimeout(() => ended.resolve(), LIFE_MS)
    stream.onAbort(() => ended.resolve())
    await stream.writeSSE({ event: 'open', data: '' })
    await ended.promise
    forget()
    clearInterval(beat)
    clearTimeout(life)
  })
}
