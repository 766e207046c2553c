import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { CalendarSubject } from '../domain/source.ts'

/** Whether there is such a person, organisation or community. */
export async function isSubjectKnown(tx: Database, { kind, id }: CalendarSubject): Promise<boolean> {
  const { rows } = await sql<{ isKnown: boolean }>`
    select case ${kind}::text
      when 'person' then exists (select 1 from person where id = ${id} and erased_at is null and merged_into is null)
      when 'organisation' then exists (select 1 from organisation where id = ${id} and merged_into is null)
      else exists (select 1 from community where id = ${id}) end as is_known`.execute(tx)
  return rows[0]?.isKnown === true
}
