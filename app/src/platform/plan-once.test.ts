import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, openDatabase, openPool, type Database } from './database.ts'
import { freshDatabase, type TestDatabase } from './store/test-store.ts'
import type { Pool } from 'pg'

let database: TestDatabase
let pool: Pool
let db: Database
const LONG = sql.raw(`/* ${'long '.repeat(100)} */`)

async function listNames(on: Database): Promise<string[]> {
  return (await sql<{ name: string }>`select name from pg_prepared_statements order by name`.execute(on)).rows.map(({ name }) => name)
}

beforeAll(async () => {
  database = await freshDatabase()
  pool = openPool(database.appUrl, { connections: 1 })
  db = openDatabase(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

describe('a statement', () => {
  it('that is long is planned once, whatever its values, and answers the same', async () => {
    for (const n of [1, 2, 3]) expect((await sql<{ n: number }>`${LONG} select ${n}::int as n`.execute(db)).rows).toEqual([{ n }])
    expect(await listNames(db)).toHaveLength(1)
  })

  it('that is short is not kept', async () => {
    const before = await listNames(db)
    await sql`select ${1}::int as n`.execute(db)
    expect(await listNames(db)).toEqual(before)
  })

  it('with many values is not kept: its text is another one each time', async () => {
    const before = await listNames(db)
    await sql`${LONG} select * from unnest(array[${sql.join(Array.from({ length: 60 }, (_, n) => n))}]::int[])`.execute(db)
    expect(await listNames(db)).toEqual(before)
  })

  it('kept for one person shows another what is theirs: row-level security is asked anew', async () => {
    const asked = (personId: string) =>
      inTransaction(
        db,
        { personId, reach: 'own' } as never,
        async (tx) =>
          (await sql<{ who: string }>`${LONG} select current_setting('ronde.person') || ${''}::text as who, (select count(*) from membership) as n`.execute(tx))
            .rows[0]?.who,
      )
    const [one, other] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
    for (let turn = 0; turn < 8; turn += 1) expect([await asked(one), await asked(other)]).toEqual([one, other])
  })

  it('behind a pooler is never kept', async () => {
    const pooled = openPool(database.appUrl, { connections: 1, isPooled: true })
    const through = openDatabase(pooled)
    await sql`${LONG} select ${1}::int as n`.execute(through)
    expect(await listNames(through)).toEqual([])
    await pooled.end()
  })
})
