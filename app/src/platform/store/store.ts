import type { StorePromises } from './promises.ts'

/** A PostgreSQL that is open and checked. */
export type Store = {
  kind: 'embedded' | 'external'
  /** Everyday queries. May pass through a pooler; each transaction takes the role `ronde_app`. */
  appUrl: string
  /** Straight to the server: LISTEN. */
  directUrl: string
  /** Straight to the server, as the owner of the tables: migrations, jobs, backup, restore. */
  ownerUrl: string
  version: string
  promises: StorePromises
  stop(): Promise<void>
}
