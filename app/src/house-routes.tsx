import { AuditPage } from './audit-page.tsx'
import { findActions } from './audit-words.ts'
import { findLastAuditCheck, listAuditEntries } from './platform/audit.ts'
import { checkAudit } from './platform/check-audit.ts'
import { withForm } from './platform/http/form.ts'
import { gzipSync } from 'node:zlib'
import { NEWEST_MIGRATION } from './platform/migrate.ts'
import { get, post, readActor, type Route } from './platform/http/route.ts'
import { goTo, page } from './platform/http/answer.ts'
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
      const words = (c.req.query('q') ?? '').trim().slice(0, 60)
      const before = readEntryNumber(c.req.query('before'))
      const wish = { actions: words === '' ? null : findActions(words), before }
      const [listed, lastCheck] = await Promise.all([listAuditEntries(house.db, wish), findLastAuditCheck(house.db)])
      return page(c, <AuditPage view={c.var.view} {...listed} words={words} before={before} lastCheck={lastCheck} />)
    }),
    post(
      '/audit/check',
      withForm([], async (c) => {
        await checkAudit(house, readActor(c).personId)
        return goTo(c, house, '/audit')
      }),
    ),
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

/** The number of an entry in an address; null for anything else. */
function readEntryNumber(text: string | undefined): number | null {
  return /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : null
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
