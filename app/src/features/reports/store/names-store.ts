import { sql } from 'kysely'
import { dayOf, type Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'

export type Names = {
  people: Map<string, string>
  organisations: Map<string, BilingualName>
  meetings: Map<string, { title: string; heldOn: Day }>
  sectors: Map<string, BilingualName>
}
export type NamedIds = { people: string[]; organisations: string[]; meetings: string[]; sectors: string[] }

function list(ids: readonly string[]): string {
  return `{${ids.join(',')}}`
}

/** The names of what an explanation counts. Erased people have none. */
export async function listNames(tx: Database, ids: NamedIds): Promise<Names> {
  const people = await sql<{ id: string; name: string }>`
    select p.id, p.given_name || ' ' || p.family_name as name from person p where p.id = any(${list(ids.people)}::uuid[]) and p.erased_at is null order by p.id`.execute(
    tx,
  )
  const organisations = await sql<{ id: string; names: BilingualName }>`
    select o.id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as names from organisation o where o.id = any(${list(ids.organisations)}::uuid[]) order by o.id`.execute(
    tx,
  )
  const meetings = await sql<{ id: string; title: string; startsAt: string }>`
    select m.id, m.title, m.starts_at from meeting m where m.id = any(${list(ids.meetings)}::uuid[]) order by m.id`.execute(tx)
  const sectors = await sql<{ code: string; names: BilingualName }>`
    select distinct on (s.code) s.code, json_build_object('fr', s.label_fr, 'nl', s.label_nl) as names from sector s where s.code = any(${ids.sectors}::text[])
    order by s.code, s.list_version desc`.execute(tx)
  return {
    people: new Map(people.rows.map(({ id, name }) => [id, name.trim()])),
    organisations: new Map(organisations.rows.map(({ id, names }) => [id, names])),
    meetings: new Map(meetings.rows.map(({ id, title, startsAt }) => [id, { title, heldOn: dayOf(startsAt) }])),
    sectors: new Map(sectors.rows.map(({ code, names }) => [code, names])),
  }
}
