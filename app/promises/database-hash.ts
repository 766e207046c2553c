import pg from 'pg'

/** One digest for each table, over all its rows: two moments are compared table by table. */
export async function hashDatabase(ownerUrl: string, leaveOut: Readonly<Record<string, readonly string[]>> = {}): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Of the catalogue itself: the views over it that bear standard names take longer than all the tables together.
    const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
      `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by c.relname order by c.relname`,
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
