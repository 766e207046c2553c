import { sql } from 'kysely'
import type { Audience } from '../../../kernel/audience.ts'
import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Visibility } from '../domain/entry.ts'
import type { GridArea } from '../domain/grid.ts'

/** How an entry stood before somebody wrote other words. */
export type StoredWording = {
  version: number
  area: GridArea
  language: Language
  text: string
  checkedFor: Audience
  /** For whom it stood there then: what was private stays its author's. */
  visibility: Visibility
  /** Who wrote the words that took its place; null once that person left. */
  by: string | null
  at: Instant
}

/** The earlier wordings of an entry, the newest first. */
export async function listWordings(tx: Database, entryId: string): Promise<StoredWording[]> {
  const { rows } = await sql<StoredWording>`
    select v.version, v.area, v.language, v.text, v.checked_for, v.visibility, nullif(trim(p.given_name || ' ' || p.family_name), '') as by, v.saved_at as at
    from grid_entry_version v left join person p on p.id = v.saved_by and p.source <> 'former' and p.restricted_at is null
    where v.entry_id = ${entryId} order by v.version desc`.execute(tx)
  return rows
}

/** @returns false when it is gone already */
export async function removeWording(tx: Database, entryId: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from grid_entry_version where entry_id = ${entryId} and version = ${version}::int`.execute(tx)
  return numAffectedRows === 1n
}

/** An earlier wording is there to undo a mistake: a year later it goes. @returns how many went */
export async function forgetWordingsBefore(tx: Database, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from grid_entry_version where saved_at < ${now}::timestamptz - interval '12 months'`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
