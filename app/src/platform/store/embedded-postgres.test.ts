import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refused } from '../../kernel/result.ts'
import { silentLog } from '../log.ts'
import { joinEmbedded, startEmbedded, type EmbeddedStore } from './embedded-postgres.ts'
import { isRunning } from './process-identity.ts'

const HOLDER = fileURLToPath(new URL('../../../test/hold-store.ts', import.meta.url))
const NOW = new Date('2026-11-20T10:00:00Z')

let folder: string
let directory: string
let apps: ChildProcess[]

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ronde-store-'))
  directory = folder
  apps = []
})
afterEach(async () => {
  for (const app of apps) app.kill('SIGKILL')
  const pid = readServerPid()
  if (pid !== null && isRunning(pid)) process.kill(pid, 'SIGQUIT')
  await waitUntil(() => pid === null || !isRunning(pid))
  fs.rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedStore> {
  const started = await startEmbedded({ directory, log: silentLog, now: () => NOW })
  if (!started.ok) throw new Error(JSON.stringify(started))
  return started.value
}

async function startApp(mode: 'hold' | 'write'): Promise<{ app: ChildProcess; lines: string[] }> {
  const app = spawn(process.execPath, [HOLDER, directory, mode], { stdio: ['ignore', 'pipe', 'inherit'] })
  apps.push(app)
  const lines: string[] = []
  createInterface({ input: app.stdout! }).on('line', (line) => lines.push(line))
  await waitUntil(() => lines.length > 0)
  expect(lines[0]).toBe('ready')
  return { app, lines }
}

async function kill(app: ChildProcess): Promise<void> {
  app.kill('SIGKILL')
  await once(app, 'close')
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 2_000) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function readServerPid(): number | null {
  const file = path.join(directory, 'postgres', 'postmaster.pid')
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[0]) : null
}

async function ask(url: string, question: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(question)).rows
  } finally {
    await client.end()
  }
}

describe('the embedded store', () => {
  it('keeps every promise from the first start on, and keeps the rows', async () => {
    const first = await start()
    expect(first.promises).toEqual({ fsync: true, fullPageWrites: true, synchronousCommit: true })
    expect(await ask(first.ownerUrl, 'show data_checksums')).toEqual([{ data_checksums: 'on' }])
    await ask(first.ownerUrl, 'create table kept as select 1 as number')
    await first.stop()
    expect(fs.existsSync(path.join(directory, 'ronde.lock'))).toBe(false)
    const second = await start()
    expect(await ask(second.ownerUrl, 'select number from kept')).toEqual([{ number: 1 }])
    await second.stop()
  })

  it('gives the app a log-in that is neither superuser nor owner', async () => {
    const store = await start()
    await ask(store.ownerUrl, 'create table closed (id int)')
    expect(await ask(store.appUrl, 'select current_user as me, rolsuper as super from pg_roles where rolname = current_user')).toEqual([
      { me: 'ronde_app', super: false },
    ])
    await expect(ask(store.appUrl, 'drop table closed')).rejects.toThrow(/must be owner/)
    await expect(ask(store.appUrl, 'create table mine (id int)')).rejects.toThrow(/permission denied/)
    await expect(ask(store.appUrl, 'set role ronde_owner')).rejects.toThrow(/permission denied/)
    expect(await ask(store.ownerUrl, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([{ rolsuper: false }])
    await store.stop()
  })

  it.skipIf(process.platform === 'win32')('listens in a closed folder and on no port', async () => {
    const store = await start()
    expect(await ask(store.ownerUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    const sockets = new URL(store.appUrl).searchParams.get('host')!
    expect(fs.statSync(sockets).mode & 0o777).toBe(0o700)
    await store.stop()
  })

  it.skipIf(process.platform === 'win32')('finds a shorter place for its socket when the folder lies deep', async () => {
    directory = path.join(directory, 'a'.repeat(60), 'b'.repeat(60))
    const store = await start()
    expect(await ask(store.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await store.stop()
  })

  it('starts the server again when it is killed under a living app', async () => {
    const store = await start()
    const pid = readServerPid()!
    process.kill(pid, 'SIGKILL')
    await waitUntil(() => readServerPid() !== pid && readServerPid() !== null)
    await waitUntil(() => fs.readFileSync(path.join(directory, 'postgres', 'postmaster.pid'), 'utf8').includes('ready'))
    expect(await ask(store.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await store.stop()
  })

  it('finishes a first start that was cut off', async () => {
    fs.mkdirSync(path.join(directory, 'postgres.new', 'base'), { recursive: true })
    fs.writeFileSync(path.join(directory, 'postgres.new', 'PG_VERSION'), '18')
    const store = await start()
    expect(await ask(store.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await store.stop()
  })
})

describe('a second start', () => {
  it('says within two seconds who holds the directory', async () => {
    const store = await start()
    const before = performance.now()
    expect(await startEmbedded({ directory, log: silentLog })).toEqual(refused('directory-held', { directory, pid: process.pid, since: NOW.toISOString() }))
    expect(performance.now() - before).toBeLessThan(2_000)
    await store.stop()
  })

  it('is refused while another process runs, and may join it for a backup', async () => {
    const { app } = await startApp('hold')
    expect(await startEmbedded({ directory, log: silentLog })).toMatchObject({ ok: false, refusal: 'directory-held', facts: { pid: app.pid! } })
    const joined = await joinEmbedded(directory)
    expect(await ask(joined!.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await joined!.stop()
    app.kill('SIGTERM')
    await once(app, 'close')
    expect(readServerPid()).toBeNull()
    expect(await joinEmbedded(directory)).toBeNull()
  })

  it('adopts the server of an app that was killed', async () => {
    const { app } = await startApp('hold')
    const pid = readServerPid()
    await kill(app)
    const store = await start()
    expect(readServerPid()).toBe(pid)
    expect(await ask(store.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await store.stop()
    expect(isRunning(pid!)).toBe(false)
  })

  it('takes over a lock of another boot, of a reused process number, or that nobody can read', async () => {
    const stale = [
      JSON.stringify({ pid: process.pid, processStart: '1', bootId: 'another boot', pidSpace: '', startedAt: '' }),
      JSON.stringify({ ...JSON.parse(await readOwnLock()), processStart: '1' }),
      '',
    ]
    for (const lock of stale) {
      fs.writeFileSync(path.join(directory, 'ronde.lock'), lock)
      const store = await start()
      await store.stop()
    }
  })

  it('respects a lock that is refreshed from elsewhere', async () => {
    const file = path.join(directory, 'ronde.lock')
    fs.writeFileSync(file, JSON.stringify({ pid: 7, processStart: '1', bootId: 'another boot', pidSpace: '', startedAt: NOW.toISOString() }))
    const refresh = setInterval(() => fs.utimesSync(file, new Date(), new Date()), 200)
    const before = performance.now()
    expect(await startEmbedded({ directory, log: silentLog })).toEqual(refused('directory-held', { directory, pid: 7, since: NOW.toISOString() }))
    expect(performance.now() - before).toBeLessThan(2_000)
    clearInterval(refresh)
  })
})

async function readOwnLock(): Promise<string> {
  const store = await start()
  const lock = fs.readFileSync(path.join(directory, 'ronde.lock'), 'utf8')
  await store.stop()
  return lock
}

describe('a start that cannot be', () => {
  it('refuses data of another major version and says which', async () => {
    fs.mkdirSync(path.join(directory, 'postgres'))
    fs.writeFileSync(path.join(directory, 'postgres', 'PG_VERSION'), '15\n')
    expect(await startEmbedded({ directory, log: silentLog })).toEqual(refused('version-differs', { directory, found: 15, needed: 18 }))
    expect(fs.existsSync(path.join(directory, 'ronde.lock'))).toBe(false)
  })

  it('refuses a directory that is a file', async () => {
    const file = path.join(directory, 'taken')
    fs.writeFileSync(file, '')
    expect(await startEmbedded({ directory: file, log: silentLog })).toMatchObject({ ok: false, refusal: 'directory-unusable' })
  })

  it('says why when the data are broken', async () => {
    const store = await start()
    await store.stop()
    fs.rmSync(path.join(directory, 'postgres', 'global', 'pg_control'))
    expect(await startEmbedded({ directory, log: silentLog })).toMatchObject({
      ok: false,
      refusal: 'cannot-start',
      facts: { reason: expect.stringContaining('pg_control') },
    })
    expect(fs.existsSync(path.join(directory, 'ronde.lock'))).toBe(false)
  })
})

describe('kill -9', () => {
  it('loses no acknowledged row in five trials, the app alone or the server with it', async () => {
    let acknowledged = 0
    for (let trial = 0; trial < 5; trial++) {
      const { app, lines } = await startApp('write')
      const enough = lines.length + 20 + trial * 37
      await waitUntil(() => lines.length > enough)
      if (trial % 2 === 0) process.kill(readServerPid()!, 'SIGKILL')
      await kill(app)
      acknowledged = Number(lines.at(-1))
      const store = await start()
      const [row] = await ask(store.ownerUrl, 'select count(*)::int as rows, max(number) as last from written')
      expect(row.rows).toBe(row.last)
      expect(row.last).toBeGreaterThanOrEqual(acknowledged)
      await store.stop()
    }
    expect(acknowledged).toBeGreaterThan(100)
  })
})
