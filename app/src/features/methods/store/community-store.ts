import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { NamedCommunity } from '../domain/shown.ts'

export async function findNamedCommunity(db: Database, id: string): Promise<NamedCommunity | null> {
  const { rows } = await sql<NamedCommunity>`
    select id, json_build_object('fr', name_fr, 'nl', name_nl) as name, accent, state = 'closed' as is_closed from community where id = ${id}`.execute(db)
  return rows[0] ?? null
}
