import { AUDIT_LINES_A_PAGE, AuditPage } from './audit-page.tsx'
import { findBrokenAuditEntry, listAuditEntries } from './platform/audit.ts'
import { gzipSync } from 'node:zlib'
import { NEWEST_MIGRATION } from './platform/migrate.ts'
import { get, post, type Route } from './platform/http/route.ts'
import { page } from './platform/http/answer.ts'
import { isStoreAway } from './platform/http/store-failure.ts'
import type { House } from './platform/house.ts'
import { sql } from 'kysely'
import { findAsset } from './ui/assets.ts'
import { StylePage } from './ui/style-page.tsx'

/** What belongs to the house itself and to no feature. */
export function houseRoutes(house: House): Route[] {
  return [
    get('/healthz', async (c) => {
      const answers = await sql`select 1`.execute(house.db).then(
        () => true,
        (failure: unknown) => {
          if (!isStoreAway(failure)) house.log('health-check-failed')
          return false
        },
      )
      const { kind, version, ...promises } = house.store
      const status = {
        status: answers ? 'ok' : 'store-away',
        store: { kind, engine: 'PostgreSQL', version, ...promises, guarantee: guaranteeOf(house) },
        migration: NEWEST_MIGRATION,
      }
      return c.json(status, answers ? 200 : 503)
    }),
    get('/audit', async (c) => {
      const action = (c.req.query('q') ?? '').trim().slice(0, 60)
      const number = Math.max(1, Math.min(100_000, Number(c.req.query('page') ?? 1) || 1))
      const listed = await listAuditEntries(house.db, { action, page: number, size: AUDIT_LINES_A_PAGE })
      return page(c, <AuditPage view={c.var.view} {...listed} action={action} page={number} brokenAt={await findBrokenAuditEntry(house.db)} />)
    }),
    post('/csp-report', async (c) => {
      house.log('policy-report')
      return c.body(null, 204)
    }),
    get('/assets/:name', (c) => {
      const asset = findAsset(c.req.path)
      if (asset === null) return c.body(null, 404)
      c.header('Cache-Control', 'public, max-age=31536000, immutable')
      c.header('Content-Type', asset.type)
      if (typeof asset.body !== 'string') return c.body(asset.body as never)
      c.header('Vary', 'Accept-Encoding')
      if (!/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(asset.body)
      c.header('Content-Encoding', 'gzip')
      return c.body(packed(c.req.path, asset.body) as never)
    }),
    get('/style', (c) => page(c, <StylePage view={c.var.view} />)),
  ]
}

const packs = new Map<string, Uint8Array>()

/** Style, script and signs travel at a quarter of their size; packed once, since an address names one content. */
function packed(path: string, text: string): Uint8Array {
  const known = packs.get(path) ?? gzipSync(text, { level: 9 })
  packs.set(path, known)
  return known
}

function guaranteeOf(house: House): string {
  const { fsync, fullPageWrites, synchronousCommit } = house.store
  return fsync && fullPageWrites && synchronousCommit
    ? 'An acknowledged write survives a killed process, a killed server and a power cut.'
    : 'This store runs without its durable settings: a power cut can lose acknowledged work.'
}
