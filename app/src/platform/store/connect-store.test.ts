import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refused } from '../../kernel/result.ts'
import { silentLog } from '../log.ts'
import { openStore, type StoreSettings } from './connect-store.ts'
import { startEmbedded, type EmbeddedStore } from './embedded-postgres.ts'
import { runAll } from './test-server.ts'

/** Stands for somebody else's PostgreSQL: a server without the roles of ours. */
let server: EmbeddedStore
let folder: string

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ronde-outside-'))
  const started = await startEmbedded({ directory: folder, log: silentLog })
  if (!started.ok) throw new Error(JSON.stringify(started))
  server = started.value
  await runAll(server.adminUrl, [
    'drop database ronde',
    'drop role ronde_app',
    'drop role ronde_owner',
    'create role maker login createrole',
    'create role plain login',
    'create role guest login',
    'create database house owner maker',
    'create database flat owner plain',
  ])
})
afterAll(async () => {
  await server.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

function open(login: string, database: string, more: Partial<StoreSettings> = {}) {
  return openStore({ databaseUrl: urlOf(login, database), dataDirectory: folder, log: silentLog, ...more })
}

function urlOf(login: string, database: string): string {
  return server.adminUrl.replace('postgres@', `${login}@`).replace('/postgres?', `/${database}?`)
}

const CREATE = 'create role ronde_app nologin;'

describe('a PostgreSQL of one’s own', () => {
  it('gets no role from a log-in that may not make one, but the lines to run', async () => {
    expect(await open('plain', 'flat')).toEqual(refused('role-missing', { login: 'plain', statements: `${CREATE} grant ronde_app to "plain";` }))
  })

  it('gets the modest role from a log-in that may make it, and each transaction can take it', async () => {
    const store = await open('maker', 'house')
    expect(store).toMatchObject({
      ok: true,
      value: { kind: 'external', version: '18.4', promises: { fsync: true, fullPageWrites: true, synchronousCommit: true } },
    })
    const client = new pg.Client({ connectionString: urlOf('maker', 'house') })
    await client.connect()
    await client.query("begin; select set_config('role', 'ronde_app', true)")
    expect((await client.query('select current_user as me, rolsuper, rolcanlogin from pg_roles where rolname = current_user')).rows).toEqual([
      { me: 'ronde_app', rolsuper: false, rolcanlogin: false },
    ])
    await client.query('rollback')
    await client.end()
  })

  it('is refused while the log-in is not a member of the role', async () => {
    expect(await open('plain', 'flat')).toEqual(refused('role-closed', { login: 'plain', statements: 'grant ronde_app to "plain";' }))
    await runAll(server.adminUrl, ['grant ronde_app to plain'])
    expect(await open('plain', 'flat')).toMatchObject({ ok: true })
  })

  it('checks the log-in of the pooler too', async () => {
    await runAll(server.adminUrl, ['grant create on database flat to guest'])
    expect(await open('guest', 'flat', { directUrl: urlOf('plain', 'flat') })).toEqual(
      refused('role-closed', { login: 'guest', statements: 'grant ronde_app to "guest";' }),
    )
  })

  it('is refused when the log-in could not make the tables', async () => {
    expect(await open('plain', 'house')).toEqual(refused('login-too-weak', { login: 'plain', statements: 'alter database "house" owner to "plain";' }))
  })

  it('is refused when the role could look past the rights', async () => {
    await runAll(server.adminUrl, ['alter role ronde_app bypassrls'])
    expect(await open('plain', 'flat')).toMatchObject({ refusal: 'role-too-strong', facts: { role: 'ronde_app' } })
    await runAll(server.adminUrl, ['alter role ronde_app nobypassrls'])
  })

  it('is refused when a power cut could lose work', async () => {
    await runAll(server.adminUrl, ['alter database flat set synchronous_commit = off'])
    expect(await open('plain', 'flat')).toEqual(refused('not-durable', { settings: 'synchronous_commit' }))
    await runAll(server.adminUrl, ['alter database flat reset synchronous_commit'])
  })

  it('says what is wrong with the address', async () => {
    expect(await open('plain', 'nowhere')).toMatchObject({ refusal: 'database-unknown', facts: { database: 'nowhere' } })
    expect(await open('nobody', 'flat')).toMatchObject({ refusal: 'login-refused', facts: { login: 'nobody' } })
    expect(await open('', '', { databaseUrl: 'mysql://localhost/house' })).toEqual(refused('address-unreadable'))
    expect(await open('', '', { databaseUrl: 'postgres://plain@127.0.0.1:1/flat' })).toEqual(
      refused('database-away', { host: '127.0.0.1', reason: 'ECONNREFUSED' }),
    )
  })
})

describe('without an address', () => {
  it('opens the embedded store, and joins a running one only when asked to', async () => {
    const directory = path.join(folder, 'own')
    const settings = { dataDirectory: directory, log: silentLog }
    const first = await openStore(settings)
    expect(first).toMatchObject({ ok: true, value: { kind: 'embedded', version: '18.4' } })
    expect(await openStore(settings)).toMatchObject({ refusal: 'directory-held' })
    const joined = await openStore({ ...settings, mayJoin: true })
    expect(joined).toMatchObject({ ok: true, value: { kind: 'embedded' } })
    if (joined.ok) await joined.value.stop()
    if (first.ok) await runAll(first.value.appUrl, ['select 1'])
    if (first.ok) await first.value.stop()
  })
})
