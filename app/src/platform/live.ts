import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'
import type { Log } from './log.ts'

/** Something changed; the payload is ids only and far below the 8,000 bytes of NOTIFY. */
export type LiveEvent = { kind: string; id: string }
type Listener = (event: LiveEvent) => void

export type Live = {
  subscribe: (listener: Listener) => () => void
  stop: () => Promise<void>
}

const CHANNEL = 'ronde_live'

/** Announces a change in the caller's transaction: other processes hear it once that commits. */
export async function announce(tx: Database, event: LiveEvent): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`.execute(tx)
}

/** One listening connection a process; it comes back by itself when the database does. */
export function openLive(directUrl: string, log: Log): Live {
  const listeners = new Set<Listener>()
  let client: pg.Client | null = null
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  let connecting: Promise<void> | undefined

  async function connect(): Promise<void> {
    if (stopped) return
    const next = new pg.Client({ connectionString: directUrl, connectionTimeoutMillis: 2_000 })
    const again = () => {
      if (client !== next && client !== null) return
      client = null
      next.removeAllListeners('end')
      if (!stopped) retry = setTimeout(() => (connecting = connect()), 1_000)
    }
    next.on('error', () => undefined)
    next.on('end', again)
    next.on('notification', ({ payload }) => {
      const event = JSON.parse(payload ?? '{}') as LiveEvent
      for (const listener of listeners) listener(event)
    })
    try {
      await next.connect()
      await next.query(`listen ${CHANNEL}`)
      client = next
    } catch {
      log('live-waiting-for-database')
      again()
    }
  }
  connecting = connect()

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      // A connection on its way would otherwise outlive the store it goes to.
      await connecting
      await client?.end().catch(() => undefined)
    },
  }
}
