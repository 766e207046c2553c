import { randomBytes } from 'node:crypto'
import { openDatabase, openPool } from '../src/platform/database.ts'
import type { House, Settings } from '../src/platform/house.ts'
import { openLive } from '../src/platform/live.ts'
import { silentLog } from '../src/platform/log.ts'
import { freshDatabase } from '../src/platform/store/test-store.ts'

export type TestHouse = House & {
  appUrl: string
  ownerUrl: string
  /** Moves the fixed clock. */
  setNow: (moment: string) => void
  close: () => Promise<void>
}

/** A house on a database of its own, with a clock that stands still. Close it in `afterAll`. */
export async function aHouse(settings: Partial<Settings> = {}, now = '2023-04-03T09:00:00.000Z'): Promise<TestHouse> {
  const { appUrl, ownerUrl, drop } = await freshDatabase()
  const pool = openPool(appUrl, { connections: 8 })
  const live = openLive(ownerUrl, silentLog)
  let moment = now
  return {
    db: openDatabase(pool),
    live,
    clock: () => new Date(moment),
    log: silentLog,
    settings: {
      publicUrl: 'http://localhost:3000',
      isDemo: false,
      secret: randomBytes(48).toString('base64url'),
      previousSecret: null,
      smtpUrl: null,
      dataDirectory: '',
      mailFrom: 'Ronde <ronde@localhost>',
      mailReplies: null,
      trustsProxy: false,
      liftsRateLimits: false,
      ...settings,
    },
    store: { kind: 'embedded', version: '18', fsync: true, fullPageWrites: true, synchronousCommit: true },
    appUrl,
    ownerUrl,
    setNow: (next) => {
      moment = next
    },
    close: async () => {
      await live.stop()
      await pool.end()
      await drop()
    },
  }
}
