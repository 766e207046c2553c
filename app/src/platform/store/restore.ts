import fs from 'node:fs'
import pg from 'pg'
import { done, refused, type Result } from '../../kernel/result.ts'
import { checkBackupFile, FORMAT, FORMAT_VERSION, readBackupLines, type BackupHeader, type BackupTable } from './backup-file.ts'
import type { BackupProgress } from './backup.ts'
import { listTables, readMigration, useExactText, type Table } from './catalogue.ts'

export type RestoreSettings = {
  ownerUrl: string
  file: string
  /** Tables that may already hold rows of the fresh start; their rows are replaced by those of the file. */
  replace?: readonly string[]
  onProgress?: BackupProgress
}

export type RestoreSummary = { tables: number; rows: number; digest: string; madeAt: string }

/**
 * Facts: `file-missing`, `file-damaged`, `not-a-backup` have `file`; `format-newer` has `found`, `known`; `other-migration` has `found`, `needed`; `not-empty`
 * and `unknown-table` have `table`; `unknown-column` has `table`, `column`; `database-away` and `restore-failed` have `reason`.
 */
export type RestoreRefusal =
  | 'file-missing'
  | 'file-damaged'
  | 'not-a-backup'
  | 'format-newer'
  | 'other-migration'
  | 'not-empty'
  | 'unknown-table'
  | 'unknown-column'
  | 'disk-full'
  | 'database-away'
  | 'restore-failed'

const BATCH_ROWS = 1_000
/** Rows with long texts travel in smaller batches. */
const BATCH_CHARACTERS = 2_000_000

/** Puts a backup into an empty database that has been migrated to the same point. All of it, or nothing. */
export async function restore(settings: RestoreSettings): Promise<Result<RestoreSummary, RestoreRefusal>> {
  const sealed = await readSealedHeader(settings.file)
  if (!sealed.ok) return sealed
  const { digest, header } = sealed.value
  const client = new pg.Client({ connectionString: settings.ownerUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    return refused('database-away', { reason: String(error) })
  }
  try {
    const restored = await restoreAll(client, header, settings)
    return restored.ok ? done({ ...restored.value, digest, madeAt: header.madeAt }) : restored
  } catch (error) {
    return (error as { code?: string }).code === '53100' ? refused('disk-full') : refused('restore-failed', { reason: String(error) })
  } finally {
    await client.end()
  }
}

/** What a whole backup says of itself; asked before any store is opened or made. */
export async function readSealedHeader(file: string): Promise<Result<{ digest: string; header: BackupHeader }, RestoreRefusal>> {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return refused('file-missing', { file })
  const digest = await checkBackupFile(file)
  if (digest === null) return refused('file-damaged', { file })
  const header = await readHeader(file)
  return header.ok ? done({ digest, header: header.value }) : header
}

async function readHeader(file: string): Promise<Result<BackupHeader, RestoreRefusal>> {
  for await (const line of readBackupLines(file)) {
    const found = JSON.parse(line) as Partial<BackupHeader>
    if (found.format !== FORMAT) return refused('not-a-backup', { file })
    if (found.formatVersion !== FORMAT_VERSION) return refused('format-newer', { found: found.formatVersion ?? 0, known: FORMAT_VERSION })
    // Sealed by the writer of this very format version.
    return done(found as BackupHeader)
  }
  return refused('not-a-backup', { file })
}

async function restoreAll(
  client: pg.Client,
  header: BackupHeader,
  settings: RestoreSettings,
): Promise<Result<{ tables: number; rows: number }, RestoreRefusal>> {
  await client.query("begin; set local lock_timeout = '10s'")
  await useExactText(client)
  const tables = await listTables(client, [])
  const fits = await checkTarget(client, header, tables, settings.replace ?? [])
  if (!fits.ok) return fits
  const references = await dropReferences(client)
  for (const { name } of tables) await client.query(`alter table public.${pg.escapeIdentifier(name)} disable trigger user`)
  for (const name of settings.replace ?? []) await client.query(`delete from public.${pg.escapeIdentifier(name)}`)
  const rows = await loadRows(client, header, tables, settings)
  for (const { name } of tables) await client.query(`alter table public.${pg.escapeIdentifier(name)} enable trigger user`)
  for (const statement of references) await client.query(statement)
  for (const { name, value } of header.sequences) await client.query('select setval($1::regclass, $2::bigint)', [`public.${pg.escapeIdentifier(name)}`, value])
  await checkCounts(client, header)
  await client.query('commit')
  return done({ tables: header.tables.length, rows })
}

/** Same migration, nothing in the way, and a place for every column of the file. A column the file does not know gets its default. */
async function checkTarget(
  client: pg.Client,
  header: BackupHeader,
  tables: readonly Table[],
  replace: readonly string[],
): Promise<Result<null, RestoreRefusal>> {
  const migration = await readMigration(client)
  if (migration !== header.migration) return refused('other-migration', { found: header.migration, needed: migration })
  for (const { name, columns } of header.tables) {
    const table = tables.find((candidate) => candidate.name === name)
    if (table === undefined) return refused('unknown-table', { table: name })
    const unknown = columns.find((column) => !table.columns.some((candidate) => candidate.name === column))
    if (unknown !== undefined) return refused('unknown-column', { table: name, column: unknown })
  }
  for (const { name } of tables) {
    if (replace.includes(name)) continue
    const { rowCount } = await client.query(`select 1 from public.${pg.escapeIdentifier(name)} limit 1`)
    if (rowCount !== 0) return refused('not-empty', { table: name })
  }
  return done(null)
}

/** References are checked once, at the end, whatever the order of the rows. @returns the statements that bring them back */
async function dropReferences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by conrelid::regclass::text, conname`,
  )
  for (const { drop } of rows) await client.query(drop)
  return rows.map((row) => row.add)
}

async function loadRows(client: pg.Client, header: BackupHeader, tables: readonly Table[], { file, onProgress }: RestoreSettings): Promise<number> {
  const lines = readBackupLines(file)
  await lines.next()
  let total = 0
  for (const expected of header.tables) {
    const statement = insertStatement(
      expected,
      tables.find((table) => table.name === expected.name)!,
    )
    let loaded = 0
    while (loaded < expected.rows) {
      const batch = await takeBatch(lines, Math.min(BATCH_ROWS, expected.rows - loaded))
      await client.query(statement, [`[${batch.join(',')}]`])
      loaded += batch.length
      onProgress?.(expected.name, loaded, expected.rows)
    }
    total += loaded
  }
  if (!(await lines.next()).done) throw new Error('The file has more rows than it says.')
  return total
}

async function takeBatch(lines: AsyncGenerator<string>, most: number): Promise<string[]> {
  const batch: string[] = []
  let characters = 0
  while (batch.length < most && characters < BATCH_CHARACTERS) {
    const next = await lines.next()
    if (next.done) throw new Error('The file has fewer rows than it says.')
    batch.push(next.value)
    characters += next.value.length
  }
  return batch
}

/** Each value is read back by the type's own reader. */
function insertStatement(expected: BackupTable, table: Table): string {
  const typed = expected.columns.map((name, place) => `(line ->> ${place})::${table.columns.find((column) => column.name === name)!.type}`)
  const names = expected.columns.map((name) => pg.escapeIdentifier(name))
  return `insert into public.${pg.escapeIdentifier(expected.name)} (${names.join(', ')}) overriding system value
            select ${typed.join(', ')} from json_array_elements($1::json) as line`
}

async function checkCounts(client: pg.Client, header: BackupHeader): Promise<void> {
  for (const { name, rows } of header.tables) {
    const found = await client.query<{ rows: string }>(`select count(*) as rows from public.${pg.escapeIdentifier(name)}`)
    if (Number(found.rows[0]!.rows) !== rows) throw new Error(`${name}: ${rows} rows in the file, ${found.rows[0]!.rows} in the database`)
  }
}
