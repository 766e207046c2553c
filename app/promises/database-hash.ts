import pg from 'pg'

/** One digest for each table, over all its rows: two moments are compared table by table. */
export async function hashDatabase(ownerUrl: string, leaveOut: Readonly<Record<string, readonly string[]>> = {}): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
         from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name order by table_name`,
    )
    const digests: Record<string, string> = {}
    for (const { name, columns } of tables) {
      const kept = columns.filter((column) => !(leaveOut[name] ?? []).includes(column)).map((column) => pg.escapeIdentifier(column))
      const { rows } = await client.query<{ digest: string | null }>(
        `select md5(string_agg(line, chr(10) order by line)) as digest from (select md5(row(${kept.join(', ')})::text) as line from ${pg.escapeIdentifier(name)}) lines`,
      )
      digests[name] = rows[0]?.digest ?? ''
    }
    return digests
  } finally {
    await client.end()
  }
}

export function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(before).filter((table) => before[table] !== after[table])
}
