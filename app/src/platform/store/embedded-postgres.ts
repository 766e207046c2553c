import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { done, refused, type Result } from '../../kernel/result.ts'
import type { Log } from '../log.ts'
import { APP_ROLE, createCluster, DATABASE, OWNER_ROLE, readServerPassword } from './create-cluster.ts'
import { takeLock, type DirectoryLock } from './directory-lock.ts'
import { isRunning } from './process-identity.ts'
import { areKept, readServerFacts, type ServerFacts, type StorePromises } from './promises.ts'
import { chooseServerAccount, handOver } from './server-account.ts'
import { findServerBinaries, type ServerBinaries } from './server-binaries.ts'
import { findSettledServer, launchServer, runsInstalledProgram, sendSignal, stopServer, type RunningServer, type ServerPlan } from './server-process.ts'
import { refusedStart, type StartRefusal } from './start-refusal.ts'

export type EmbeddedStore = {
  /** Logs in as the role of everyday work: neither superuser nor owner. */
  appUrl: string
  /** Logs in as the owner of the tables: migrations, jobs, backup. */
  ownerUrl: string
  /** Logs in as the superuser of this server. For tests. */
  adminUrl: string
  version: string
  promises: StorePromises
  stop(): Promise<void>
}

export type EmbeddedSettings = {
  /** Holds the lock, the data and the socket. */
  directory: string
  log: Log
  now?: () => Date
  /** False only for the throw-away servers of tests: faster, and nothing promised. */
  durable?: boolean
}

const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }
const THROW_AWAY = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' }
/** Rows hold personal data: the server's own log must not repeat statements, values or details. */
const QUIET = { log_min_messages: 'fatal', log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_statement: 'none', lc_messages: 'C' }
/** The system's limit is 104 on macOS and 108 on Linux, `/.s.PGSQL.5432` included. */
const SOCKET_PATH_LIMIT = 100
const UNIX_PORT = 5432
const WATCH_MS = 500

/** Starts the PostgreSQL server of a data directory, making it on the first day, or adopts the server a killed app left behind. */
export async function startEmbedded(settings: EmbeddedSettings): Promise<Result<EmbeddedStore, StartRefusal>> {
  const directory = path.resolve(settings.directory)
  const binaries = findServerBinaries()
  if (!binaries.ok) return binaries
  let lock: Result<DirectoryLock, 'directory-held'>
  try {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 })
    lock = await takeLock(directory, settings.now?.() ?? new Date())
  } catch (error) {
    return refusedStart(directory, error)
  }
  if (!lock.ok) return lock
  const started = await startLocked({ ...settings, directory }, binaries.value, lock.value).catch((error: unknown) => refusedStart(directory, error))
  if (!started.ok) lock.value.release()
  return started
}

async function startLocked(settings: EmbeddedSettings, binaries: ServerBinaries, lock: DirectoryLock): Promise<Result<EmbeddedStore, StartRefusal>> {
  const { directory, durable = true } = settings
  const data = path.join(directory, 'postgres')
  const account = chooseServerAccount(data)
  const password = readServerPassword(directory)
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    const created = createCluster({ ...binaries, directory, data, account, password, durable })
    if (!created.ok) return created
  }
  const found = Number.parseInt(fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8'), 10)
  if (found !== binaries.major) return refused('version-differs', { directory, found, needed: binaries.major })
  handOver(account, data)
  const where = password === null ? await openSocketFolder(directory, account) : { host: '127.0.0.1', port: await findFreePort() }
  const plan: ServerPlan = {
    programs: binaries.programs,
    data,
    account,
    log: settings.log,
    settings: { ...(durable ? DURABLE : THROW_AWAY), ...QUIET, ...listenOn(where), timezone: 'UTC' },
  }
  const adopted = await adoptServer(plan, password)
  if (adopted !== null) return done(await superviseServer(plan, addressOf(adopted, password), adopted.pid, lock))
  return done(await superviseServer(plan, { ...where, password }, await launchServer(plan), lock))
}

type Address = { host: string; port: number; password: string | null }

function listenOn({ host, port }: { host: string; port: number }): Record<string, string> {
  if (process.platform === 'win32') return { listen_addresses: host, port: String(port) }
  return { listen_addresses: '', unix_socket_directories: host, unix_socket_permissions: '0700', port: String(port) }
}

function urlFor(role: string, database: string, { host, port, password }: Address): string {
  if (password !== null) return `postgres://${role}:${password}@${host}:${port}/${database}`
  return `postgres://${role}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

/** Nobody but the server's account reaches the socket. Beside the data where the path is short enough, else in the system's folder for such things. */
async function openSocketFolder(directory: string, account: ReturnType<typeof chooseServerAccount>): Promise<{ host: string; port: number }> {
  const beside = path.join(directory, 'socket')
  const elsewhere = path.join(os.tmpdir(), `ronde-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`)
  const folder = fitsSocket(beside) && (await takesSockets(directory)) ? beside : elsewhere
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = fs.lstatSync(folder)
  const expected = [process.getuid?.(), account.kind === 'other' ? account.uid : undefined]
  if (!found.isDirectory() || !expected.includes(found.uid)) throw new Error(`${folder} belongs to somebody else.`)
  fs.chmodSync(folder, 0o700)
  handOver(account, folder)
  return { host: folder, port: UNIX_PORT }
}

function removeFolderIfEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder)
  } catch {
    // Something is in it, or it has gone.
  }
}

function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${UNIX_PORT}`)) < SOCKET_PATH_LIMIT
}

/** Some shared folders (of virtual machines, above all) cannot hold a socket. */
async function takesSockets(folder: string): Promise<boolean> {
  const probe = net.createServer()
  const file = path.join(folder, `socket.${process.pid}`)
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(file, () => probe.close(() => resolve(true)))
  })
}

async function findFreePort(): Promise<number> {
  const probe = net.createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as net.AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** For a command beside a running Ronde: its server, without holding it. Null if none answers. */
export async function joinEmbedded(directory: string): Promise<EmbeddedStore | null> {
  const folder = path.resolve(directory)
  const server = await findSettledServer(path.join(folder, 'postgres'))
  if (server?.state !== 'ready') return null
  return describeStore(addressOf(server, readServerPassword(folder)), async () => undefined).catch(() => null)
}

function addressOf(server: RunningServer, password: string | null): Address {
  return { host: server.sockets || '127.0.0.1', port: server.port, password }
}

async function describeStore(address: Address, stop: () => Promise<void>): Promise<EmbeddedStore> {
  const { version, promises } = await askServer(address)
  return {
    appUrl: urlFor(APP_ROLE, DATABASE, address),
    ownerUrl: urlFor(OWNER_ROLE, DATABASE, address),
    adminUrl: urlFor('postgres', 'postgres', address),
    version,
    promises,
    stop,
  }
}

/** A server left behind works on if it is the installed one and keeps the same promises; else it is stopped first. */
async function adoptServer(plan: ServerPlan, password: string | null): Promise<RunningServer | null> {
  const server = await findSettledServer(plan.data)
  if (server === null) return null
  if (server.state === 'ready' && runsInstalledProgram(server, plan.programs)) {
    const facts = await askServer(addressOf(server, password)).catch(() => null)
    if (facts !== null && areKept(facts.promises) === (plan.settings['fsync'] === 'on')) return server
  }
  await stopServer(server.pid, plan)
  return null
}

async function askServer(address: Address): Promise<ServerFacts> {
  const client = new pg.Client({ connectionString: urlFor(OWNER_ROLE, DATABASE, address), connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await readServerFacts(client)
  } finally {
    await client.end()
  }
}

/** Starts the server again if it dies under a living app; the app's connections heal by themselves. */
async function superviseServer(plan: ServerPlan, address: Address, firstPid: number, lock: DirectoryLock): Promise<EmbeddedStore> {
  let pid = firstPid
  let stopped: Promise<void> | null = null
  let relaunching: Promise<void> | null = null
  const relaunch = async () => {
    plan.log('store-server-ended')
    await launchServer(plan).then(
      (next) => (pid = next),
      (error: unknown) => plan.log('store-server-not-restarted', { reason: String(error) }),
    )
    relaunching = null
  }
  const timer = setInterval(() => {
    if (stopped === null && relaunching === null && !isRunning(pid)) relaunching = relaunch()
  }, WATCH_MS).unref()
  const onExit = () => sendSignal(pid, 'SIGINT')
  process.once('exit', onExit)
  const stop = async () => {
    clearInterval(timer)
    await relaunching
    await stopServer(pid, plan)
    process.off('exit', onExit)
    if (plan.settings['listen_addresses'] === '') removeFolderIfEmpty(address.host)
    lock.release()
  }
  const stopOnce = () => (stopped ??= stop())
  try {
    return await describeStore(address, stopOnce)
  } catch (error) {
    await stopOnce()
    throw error
  }
}
