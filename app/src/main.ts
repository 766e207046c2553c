import { serve, type ServerType } from '@hono/node-server'
import { sql } from 'kysely'
import { once } from 'node:events'
import { makeApp } from './app.ts'
import { replayErasures } from './features/privacy/public.ts'
import { PERSONAL_OWNERS } from './personal-owners.ts'
import type { Environment } from './environment.ts'
import { keyedHashes } from './platform/secrets.ts'
import { done, refused, type Result } from './kernel/result.ts'
import { openDatabase, openPool, type Database } from './platform/database.ts'
import type { House } from './platform/house.ts'
import { openLive } from './platform/live.ts'
import { logToStderr } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { openStore } from './platform/store/connect-store.ts'
import { startWorker } from './worker.ts'

export type RunningHouse = { house: House; ownerUrl: string; address: string; stop: () => Promise<void> }

/** Opens the store and everything on it, without answering requests yet: what `import` and `backup` need too. */
export async function openHouse(environment: Environment, isDemo: boolean, mayJoin = false): Promise<Result<Omit<RunningHouse, 'address'>, string>> {
  const store = await openStore({ ...environment, mayJoin, log: logToStderr })
  if (!store.ok) return store
  const { kind, version, promises, ownerUrl, appUrl, directUrl } = store.value
  try {
    await migrate(ownerUrl)
  } catch (failure) {
    await store.value.stop()
    throw failure
  }
  const pool = openPool(appUrl, { isPooled: appUrl !== directUrl })
  const db = openDatabase(pool)
  const live = openLive(directUrl, logToStderr)
  const stop = async () => {
    await live.stop()
    await pool.end()
    await store.value.stop()
  }
  const refusal = await checkIdentity(db, environment, isDemo)
  if (!refusal.ok) {
    await stop()
    return refusal
  }
  const { publicUrl, secret, previousSecret, smtpUrl, dataDirectory, mailFrom, mailReplies, trustsProxy, liftsRateLimits } = environment
  const house: House = {
    db,
    live,
    clock: () => new Date(),
    log: logToStderr,
    settings: { publicUrl, secret, previousSecret, smtpUrl, dataDirectory, mailFrom, mailReplies, trustsProxy, liftsRateLimits, isDemo },
    store: { kind, version, ...promises },
  }
  const returned = await replayErasures(house, PERSONAL_OWNERS)
  if (returned > 0) house.log('erasures-repeated', { returned })
  return done({ house, ownerUrl, stop })
}

/** A database belongs to one secret, and is either a demo or not, for ever. Whoever knows the secret of before may give it another (SEC-31). */
async function checkIdentity(db: Database, secrets: Environment, isDemo: boolean): Promise<Result<null, 'other-secret' | 'other-kind'>> {
  const [secretCheck = '', ...before] = keyedHashes(secrets, 'check', 'ronde').map((check) => check.toString('base64url'))
  const wanted = { kind: isDemo ? 'demo' : 'production', secretCheck }
  await sql`insert into setting (key, value) values ('identity', ${JSON.stringify(wanted)}::jsonb) on conflict do nothing`.execute(db)
  const { rows } = await sql<{ value: typeof wanted }>`select value from setting where key = 'identity'`.execute(db)
  const found = rows[0]?.value
  if (found?.kind !== wanted.kind) return refused('other-kind', { found: found?.kind ?? 'unknown', asked: wanted.kind })
  if (found.secretCheck === wanted.secretCheck) return done(null)
  if (!before.includes(found.secretCheck)) return refused('other-secret')
  await sql`update setting set value = ${JSON.stringify(wanted)}::jsonb where key = 'identity'`.execute(db)
  return done(null)
}

/** Answers requests and does the jobs, until asked to stop: then it drains, and is gone within five seconds. */
export async function startServer(
  environment: Environment,
  isDemo: boolean,
  prepare: (house: House) => Promise<void> = async () => undefined,
): Promise<Result<RunningHouse, string>> {
  const opened = await openHouse(environment, isDemo)
  if (!opened.ok) return opened
  const { house, ownerUrl, stop } = opened.value
  // The port is ours before the work begins; who asks meanwhile waits for the answer.
  const ready = Promise.withResolvers<null>()
  const listening = await listen(house, environment, ready.promise)
  if (!listening.ok) {
    await stop()
    return listening
  }
  const { server, address } = listening.value
  try {
    await prepare(house)
    const worker = await startWorker(house, ownerUrl)
    ready.resolve(null)
    return done({ house, ownerUrl, address, stop: () => stopAll(server, worker, stop) })
  } catch (failure) {
    ready.resolve(null)
    await stopAll(server, { stop: async () => undefined }, stop)
    throw failure
  }
}

/** SEC-29: who sends a request drop by drop is cut off after half a minute, and nobody sends headers without end. */
const SLOWNESS = { headersTimeout: 15_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 }

type ListenRefusal = 'port-taken' | 'port-forbidden' | 'host-unknown'

const LISTEN_REFUSALS: Record<string, ListenRefusal> = {
  EADDRINUSE: 'port-taken',
  EACCES: 'port-forbidden',
  EADDRNOTAVAIL: 'host-unknown',
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
}

async function listen(
  house: House,
  { port, host, publicUrl }: Environment,
  ready: Promise<null>,
): Promise<Result<{ server: ServerType; address: string }, ListenRefusal>> {
  const app = makeApp(house)
  let answer: typeof app.fetch = async (...request) => {
    await ready
    answer = app.fetch
    return app.fetch(...request)
  }
  const server = serve({ fetch: (...request) => answer(...request), port, hostname: host, serverOptions: SLOWNESS })
  try {
    // Rejects with the error where there is one.
    await once(server, 'listening')
  } catch (failure) {
    return refused(LISTEN_REFUSALS[(failure as NodeJS.ErrnoException).code ?? ''] ?? 'host-unknown', { port, host })
  }
  const bound = server.address()
  const real = typeof bound === 'object' && bound !== null ? bound.port : port
  if (port === 0) house.settings.publicUrl = `http://localhost:${real}`
  return done({ server, address: port === 0 ? house.settings.publicUrl : publicUrl })
}

async function stopAll(server: ServerType, worker: { stop: () => Promise<void> }, stopHouse: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const cut = setTimeout(() => ('closeAllConnections' in server ? server.closeAllConnections() : undefined), 2_000)
  await Promise.all([closed, worker.stop()])
  clearTimeout(cut)
  await stopHouse()
}
