import { sql } from 'kysely'
import { asSystem } from '../src/platform/database.ts'
import type { House } from '../src/platform/house.ts'

/** The fields of an attendance sheet as a browser without script would send them. */
export function readSheetFields(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(tag) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? []
    if (name.startsWith('was.') || (name.startsWith('a.') && tag.includes('checked'))) fields[name] = value
  }
  return fields
}

type Line = { personId: string; state: string; role: string; mode: string | null; version: number; represents: string[] }

/** What the register says about each person at a meeting. */
export async function readLines(house: House, meetingId: string): Promise<Map<string, Line>> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<Line>`select person_id, state, role, mode, version, represents from attendance where meeting_id = ${meetingId}`.execute(tx),
  )
  return new Map(rows.map((row) => [row.personId, row]))
}
