import type { Database } from './database.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'

/** What `main.ts` read from the environment; nothing else reads it. */
export type Settings = {
  publicUrl: string
  isDemo: boolean
  /** At least 32 random bytes, shared by all servers of one instance. */
  secret: string
  /** The one before, after a change: what it sealed is still recognised, and nothing is sealed with it any more. */
  previousSecret: string | null
  smtpUrl: string | null
  dataDirectory: string
  mailFrom: string
  /** Where answers come back to, with a key after a plus sign; null while nothing reads a mailbox. */
  mailReplies: string | null
  /** Proxies whose `X-Forwarded-For` is believed. */
  trustsProxy: boolean
  /** Tests lift the limits and say so. */
  liftsRateLimits: boolean
}

export type StorePromise = { kind: 'embedded' | 'external'; version: string; fsync: boolean; fullPageWrites: boolean; synchronousCommit: boolean }

/** Everything a feature may need from outside, handed in once. */
export type House = {
  db: Database
  clock: () => Date
  settings: Settings
  log: Log
  live: Live
  /** Which store runs and what it guarantees; shown by /healthz. */
  store: StorePromise
}

export function nowOf(house: House): string {
  return house.clock().toISOString()
}
