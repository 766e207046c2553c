import { sql } from 'kysely'
import type { Code } from '../../../kernel/code-list.ts'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

export type SavedList = { list: string; version: number; savedAt: Instant; codes: Code[] }

const CODES = sql`
  (select json_agg(json_build_object('code', c.code, 'isRetired', c.is_retired, 'twins', c.twins,
      'labels', json_build_object('fr', c.label_fr, 'nl', c.label_nl, 'en', c.label_en, 'de', c.label_de)) order by c.position, c.code)
    from code_list_code c where c.list = v.list and c.version = v.version) as codes`

/** The newest version of each of these lists; those that nobody changed have none. */
export async function listSaved(tx: Database, keys: readonly string[]): Promise<SavedList[]> {
  const { rows } = await sql<SavedList>`
    select v.list, v.version, v.saved_at, ${CODES} from code_list_version v
    where v.list = any(${[...keys]}::text[]) and v.version = (select max(last.version) from code_list_version last where last.list = v.list)
    order by v.list`.execute(tx)
  return rows
}

/** A list as it was. */
export async function findSaved(tx: Database, list: string, version: number): Promise<SavedList | null> {
  const { rows } = await sql<SavedList>`
    select v.list, v.version, v.saved_at, ${CODES} from code_list_version v where v.list = ${list} and v.version = ${version}`.execute(tx)
  return rows[0] ?? null
}

export type ListVersion = { version: number; savedAt: Instant; note: string }

/** What was changed, the newest first. */
export async function listVersions(tx: Database, list: string): Promise<ListVersion[]> {
  const { rows } = await sql<ListVersion>`
    select version, saved_at, note from code_list_version where list = ${list} order by version desc limit 100`.execute(tx)
  return rows
}

type NewVersion = { list: string; version: number; note: string; at: Instant; codes: readonly Code[] }

/** Written beside what stands: no version is ever changed. @returns false when somebody saved in between */
export async function addVersion(tx: Database, { list, version, note, at, codes }: NewVersion): Promise<boolean> {
  const { rows } = await sql`
    insert into code_list_version (list, version, note, saved_at) values (${list}, ${version}, ${note}, ${at}) on conflict do nothing returning version`.execute(
    tx,
  )
  if (rows.length === 0) return false
  for (const [position, { code, labels, isRetired, twins }] of codes.entries()) {
    await sql`
      insert into code_list_code (list, version, code, position, label_fr, label_nl, label_en, label_de, is_retired, twins)
      values (${list}, ${version}, ${code}, ${position}, ${labels.fr}, ${labels.nl}, ${labels.en}, ${labels.de}, ${isRetired}, ${[...twins]}::text[])`.execute(
      tx,
    )
  }
  return true
}
