import type pg from 'pg'

/** What the server does before it says "written". All three on: an acknowledged row survives a kill and a power cut. */
export type StorePromises = { fsync: boolean; fullPageWrites: boolean; synchronousCommit: boolean }

export type ServerFacts = { version: string; major: number; promises: StorePromises }

/** Asks a running server, as this log-in meets it. `local` and `remote_…` commits wait for this server's own disk too. */
export async function readServerFacts(client: pg.ClientBase): Promise<ServerFacts> {
  const { rows } = await client.query<{ version: string; number: string; fsync: string; pages: string; commit: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num') as number, current_setting('fsync') as fsync,
            current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit`,
  )
  const found = rows[0]!
  return {
    version: found.version,
    major: Math.floor(Number(found.number) / 10_000),
    promises: { fsync: found.fsync === 'on', fullPageWrites: found.pages === 'on', synchronousCommit: found.commit !== 'off' },
  }
}

export function areKept(promises: StorePromises): boolean {
  return promises.fsync && promises.fullPageWrites && promises.synchronousCommit
}
