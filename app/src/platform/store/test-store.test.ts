import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from './test-store.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.appUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

describe('a database lent to a test', () => {
  it('is migrated', async () => {
    const { rows } = await client.query("select count(*)::int as tables from information_schema.tables where table_schema = 'public'")
    expect(rows[0].tables).toBeGreaterThan(5)
  })

  it('is used by a role that is neither superuser nor owner', async () => {
    const { rows } = await client.query('select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user')
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }])
    await expect(client.query('create table public.intruder (id int)')).rejects.toThrow(/permission denied/)
    await expect(client.query('set role postgres')).rejects.toThrow(/permission denied/)
  })
})
