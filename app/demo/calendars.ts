import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

/** What else takes place around South: an invented calendar from a file, every second Tuesday morning, and a feast. */
export async function furnishCalendars(tx: Database, now: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into calendar_source (kind, name, shows_titles, added_at, read_at, tried_at) values ('community', 'Bassin de la Grande Ronde', true, ${now}, ${now}, ${now}) returning id`.execute(
    tx,
  )
  const source = rows[0]?.id ?? ''
  await sql`insert into calendar_source_community (source_id, community_id) select ${source}, id from community where external_id = 'south'`.execute(tx)
  await sql`
    insert into calendar_busy (source_id, starts_at, ends_at, title)
    select ${source}, starts_at, starts_at + interval '3 hours', 'Comité du bassin'
    from (select (date_trunc('week', ${now}::timestamptz at time zone 'Europe/Brussels') + n * interval '14 days' + interval '8 days 9 hours') at time zone 'Europe/Brussels' as starts_at
      from generate_series(0, 11) n) tuesdays`.execute(tx)
  await sql`
    insert into calendar_busy (source_id, starts_at, ends_at, is_all_day, title)
    select ${source}, day at time zone 'Europe/Brussels', (day + interval '1 day') at time zone 'Europe/Brussels', true, 'Fête de la Place ronde'
    from (select date_trunc('day', ${now}::timestamptz at time zone 'Europe/Brussels') + interval '40 days' as day) feast`.execute(tx)
}
