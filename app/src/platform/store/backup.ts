import fs from 'node:fs'
import pg from 'pg'
import { done, refused, type Result } from '../../kernel/result.ts'
import { FORMAT, FORMAT_VERSION, writeBackupFile, type BackupHeader } from './backup-file.ts'
import { listSequences, listTables, readMigration, useExactText, type Table } from './catalogue.ts'

export type BackupProgress = (table: string, done: number, rows: number) => void

export type BackupSettings = {
  /** Must own the tables: a log-in that row-level security holds back would save half. */
  ownerUrl: string
  file: string
  /** Tables left out: sessions, one-time tokens. */
  exclude: readonly string[]
  now: Date
  onProgress?: BackupProgress
}

export type BackupSummary = { tables: number; rows: number; bytes: number; digest: string; migration: string }

/** Facts: `file-exists` and `disk-full` and `file-unusable` have `file`; `database-away`, `rows-hidden` and `backup-failed` have `reason`. */
export type BackupRefusal = 'file-exists' | 'disk-full' | 'file-unusable' | 'database-away' | 'not-migrated' | 'rows-hidden' | 'backup-failed'

const BATCH_ROWS = 2_000

/** One file with every row of the app as it stood at one moment; people go on working meanwhile. */
export async function backup(settings: BackupSettings): Promise<Result<BackupSummary, BackupRefusal>> {
  const { file } = settings
  if (fs.existsSync(file)) return refused('file-exists', { file })
  const client = new pg.Client({ connectionString: settings.ownerUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    return refused('database-away', { reason: String(error) })
  }
  try {
    await client.query('begin isolation level repeatable read read only')
    await useExactText(client)
    return await writeSnapshot(client, settings)
  } catch (error) {
    return refusedBackup(error, file)
  } finally {
    await client.end()
  }
}

async function writeSnapshot(client: pg.Client, settings: BackupSettings): Promise<Result<BackupSummary, BackupRefusal>> {
  const tables = await listTables(client, settings.exclude)
  const header = await makeHeader(client, tables, settings.now)
  if (header.migration === '') return refused('not-migrated')
  const digest = await writeBackupFile(settings.file, renderLines(client, header, tables, settings.onProgress))
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0)
  return done({ tables: tables.length, rows, bytes: fs.statSync(settings.file).size, digest, migration: header.migration })
}

async function makeHeader(client: pg.Client, tables: readonly Table[], now: Date): Promise<BackupHeader> {
  const counted = []
  for (const { name, columns } of tables) {
    const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from public.${pg.escapeIdentifier(name)}`)
    counted.push({ name, columns: columns.map((column) => column.name), rows: Number(rows[0]!.rows) })
  }
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version")
  const [migration, sequences] = [await readMigration(client), await listSequences(client)]
  return { format: FORMAT, formatVersion: FORMAT_VERSION, madeAt: now.toISOString(), serverVersion: rows[0]!.version, migration, tables: counted, sequences }
}

async function* renderLines(client: pg.Client, header: BackupHeader, tables: readonly Table[], onProgress?: BackupProgress): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`
  for (const [place, table] of tables.entries()) {
    const { rows } = header.tables[place]!
    let written = 0
    for await (const lines of readRows(client, table)) {
      written += lines.length
      onProgress?.(table.name, written, rows)
      yield `${lines.join('\n')}\n`
    }
    if (written !== rows) throw new Error(`${table.name}: ${rows} rows counted, ${written} read`)
  }
}

/** In the order of the primary key, so that equal tables give equal lines. */
async function* readRows(client: pg.Client, table: Table): AsyncGenerator<string[]> {
  const values = table.columns.map((column) => `t.${pg.escapeIdentifier(column.name)}::text`)
  const order = table.key.length > 0 ? table.key.map((name) => `t.${pg.escapeIdentifier(name)}`) : ['t::text collate "C"']
  await client.query(`declare backup_rows no scroll cursor for select array_to_json(array[${values.join(', ')}]::text[])::text as line
                        from public.${pg.escapeIdentifier(table.name)} t order by ${order.join(', ')}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${BATCH_ROWS} from backup_rows`)
    if (rows.length > 0) yield rows.map((row) => row.line)
    if (rows.length < BATCH_ROWS) break
  }
  await client.query('close backup_rows')
}

function refusedBackup(error: unknown, file: string): Result<never, BackupRefusal> {
  const { code = '' } = error as { code?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT') return refused('disk-full', { file })
  if (code.startsWith('E')) return refused('file-unusable', { file, reason: code })
  if (code === '42501') return refused('rows-hidden', { reason: String(error) })
  return refused('backup-failed', { reason: String(error) })
}
