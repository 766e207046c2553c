import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { listFiles, readText } from '../guards/read-sources.ts'
import { openDatabase, openPool } from './platform/database.ts'
import { freshDatabase } from './platform/store/test-store.ts'
import { EDGES, REASONS, TEXT_COLUMNS } from './text-columns.ts'

/** Kept to a list of words by the database: `column = any (array[…])`, alone. */
const LIST_CHECK = /^CHECK \(\(\(?\w+\)?(?:::text)? = ANY \(ARRAY\[[^\]]*\]\)\)\)$/

type Column = { table: string; column: string; checks: string[]; isForeignKey: boolean }

/** Every column that can hold words in the migrated database; the queue of jobs has tables of its own, whose payloads the planted identifiers look at. */
async function listColumns(): Promise<Column[]> {
  const { ownerUrl, drop } = await freshDatabase()
  const pool = openPool(ownerUrl)
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column",
      coalesce(array_agg(pg_get_constraintdef(k.oid)) filter (where k.contype = 'c' and cardinality(k.conkey) = 1), '{}') as checks,
      coalesce(bool_or(k.contype = 'f'), false) as is_foreign_key
    from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      join pg_attribute a on a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name
      left join pg_constraint k on k.conrelid = a.attrelid and a.attnum = any(k.conkey)
    where c.table_schema = 'public' and c.table_name not like 'kysely%'
      and (c.data_type in ('text', 'json', 'jsonb', 'character varying', 'character', 'bytea', 'xml', 'USER-DEFINED')
        or (c.data_type = 'ARRAY' and c.udt_name in ('_text', '_varchar', '_jsonb')))
    group by 1, 2 order by 1, 2`.execute(openDatabase(pool))
  await pool.end()
  await drop()
  return rows
}

it('GRD-01 every column of the database that can hold words is guarded at an edge, or left out with a reason', async () => {
  const columns = await listColumns()
  const open = columns.filter(({ checks, isForeignKey }) => !isForeignKey && !checks.some((check) => LIST_CHECK.test(check)))
  const unknown = open.filter(({ table, column }) => TEXT_COLUMNS[table]?.[column] === undefined).map(({ table, column }) => `${table}.${column}`)
  expect(unknown).toEqual([])
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  const named = Object.entries(TEXT_COLUMNS).flatMap(([table, each]) => Object.keys(each).map((column) => `${table}.${column}`))
  expect(named.filter((name) => !known.has(name))).toEqual([])
  expect(columns.length).toBeGreaterThan(250)
})

it('GRD-01 a list that the database checks is told from a rule about several columns', () => {
  expect(LIST_CHECK.test("CHECK ((mode = ANY (ARRAY['in_person'::text, 'online'::text])))")).toBe(true)
  expect(LIST_CHECK.test("CHECK (((name_fr <> ''::text) OR (name_nl <> ''::text)))")).toBe(false)
  expect(LIST_CHECK.test("CHECK (((state <> 'retracted'::text) OR (text = ''::text)))")).toBe(false)
})

it('GRD-01 no address reads a body by itself, past the edges, but these', () => {
  /** With the reason why. */
  const READ_THEMSELVES: Record<string, string> = {
    'app/src/platform/http/api.ts': 'an edge',
    'app/src/features/rounds/routes/board-routes.tsx': 'each card of a batch is read on its own in the action: see the edge of the board',
    'app/src/features/meetings/routes/tap-routes.ts': 'each tap of a batch on its own: names of visitors are read as at the edges',
    'app/src/features/invitations/routes/reply-routes.tsx': 'the two words of a mail program, compared and not kept',
    'app/src/features/accounts/routes/passkey-routes.tsx': 'the proof of a passkey, compared and not kept',
  }
  const readers = listFiles('app/src/**/*.{ts,tsx}').filter(
    (file) => !file.includes('.test.') && /\breq\.(json|text|parseBody|arrayBuffer)\(/.test(readText(file)),
  )
  expect(readers).toEqual(Object.keys(READ_THEMSELVES).toSorted())
})

it('GRD-01 names edges and reasons that there are', () => {
  const used = new Set(Object.values(TEXT_COLUMNS).flatMap((columns) => Object.values(columns)))
  expect([...used].toSorted()).toEqual([...Object.keys(EDGES), ...Object.keys(REASONS)].toSorted())
})
