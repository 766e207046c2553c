import type pg from 'pg'
import type { BackupSequence } from './backup-file.ts'

/** How values are written as text and read back, the same on every server. */
const EXACT_TEXT = `
set local datestyle = 'iso, ymd'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local bytea_output = 'hex';
set local extra_float_digits = 1; set local row_security = off; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
set local search_path = pg_catalog, public`

export type Column = { name: string; type: string }
export type Table = { name: string; columns: Column[]; key: string[]; pointsTo: string[] }

/** Tables of the migrator itself; the restored database has its own. */
const OWN_TABLES = ['kysely_migration', 'kysely_migration_lock']

export async function useExactText(client: pg.ClientBase): Promise<void> {
  await client.query(EXACT_TEXT)
}

/** Tables of the app, in the order of their references; computed columns are left out, since the server computes them again. */
export async function listTables(client: pg.ClientBase, exclude: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name,
            coalesce((select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
               from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns,
            coalesce((select json_agg(a.attname order by k.place)
               from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (number, place), pg_attribute a
              where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.number), '[]') as key,
            coalesce((select json_agg(distinct t.relname)
               from pg_constraint f join pg_class t on t.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f'), '[]') as "pointsTo"
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and not (c.relname = any($1))
      order by c.relname`,
    [[...OWN_TABLES, ...exclude]],
  )
  return orderByReferences(rows)
}

/** Each table after those it points to. Rings are broken at their first table; restoring does not rest on the order. */
export function orderByReferences(tables: readonly Table[]): Table[] {
  const ordered: Table[] = []
  const visited = new Set<string>()
  const visit = (table: Table) => {
    if (visited.has(table.name)) return
    visited.add(table.name)
    for (const target of tables) if (table.pointsTo.includes(target.name)) visit(target)
    ordered.push(table)
  }
  for (const table of tables) visit(table)
  return ordered
}

/** Sequences that were used. */
export async function listSequences(client: pg.ClientBase): Promise<BackupSequence[]> {
  const { rows } = await client.query<BackupSequence>(
    `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by sequencename`,
  )
  return rows
}

/** Name of the newest migration, or '' in a database that was never migrated. */
export async function readMigration(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query("select to_regclass('public.kysely_migration') is not null as present")
  if (!rows[0].present) return ''
  const newest = await client.query<{ name: string }>('select name from public.kysely_migration order by name desc limit 1')
  return newest.rows[0]?.name ?? ''
}
