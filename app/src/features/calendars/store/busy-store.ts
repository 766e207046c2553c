import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { CalendarSubject, ImportedBusyTime } from '../domain/source.ts'

export type BusyWish = {
  communityIds?: readonly string[]
  personIds?: readonly string[]
  organisationIds?: readonly string[]
  /** Both moments; a time counts that touches the span. */
  span: { from: Instant; until: Instant }
}

const MOST_TIMES = 5_000

/**
 * When these communities, people and organisations are busy according to calendars that were brought in, the earliest first. Community rows are those the
 * reader's transaction may see. Titles are there only where their keeper shows them to those who plan; the name of a person's calendar likewise.
 */
export async function listBusy(tx: Database, { communityIds = [], personIds = [], organisationIds = [], span }: BusyWish): Promise<ImportedBusyTime[]> {
  const { rows } = await sql<Omit<ImportedBusyTime, 'subject'> & { kind: CalendarSubject['kind']; subjectId: string }>`
    select b.source_id, s.kind, coalesce(c.community_id, s.person_id, s.organisation_id) as subject_id,
      case when s.kind = 'person' and not s.shows_titles then '' else s.name end as source_name,
      b.starts_at, b.ends_at, b.is_all_day, b.is_tentative, case when s.shows_titles then b.title end as title
    from calendar_source s
    left join calendar_source_community c on c.source_id = s.id
    join calendar_busy b on b.source_id = s.id and b.starts_at < ${span.until} and b.ends_at > ${span.from}
    where c.community_id = any(${[...communityIds]}::uuid[]) or s.person_id = any(${[...personIds]}::uuid[]) or s.organisation_id = any(${[...organisationIds]}::uuid[])
    order by b.starts_at, b.ends_at, s.id limit ${MOST_TIMES}`.execute(tx)
  return rows.map(({ kind, subjectId, ...time }) => ({ ...time, subject: { kind, id: subjectId } }))
}
