import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import { isLanguage, type Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'

/** Somebody to write to, and the languages in which she reads, the dearest first; none where nobody knows. */
export type Reader = { personId: string; givenName: string; email: string; language: Language | null; understood: Language[] }
export type PresentReader = Reader & { hasAccount: boolean }
type Row = { personId: string; givenName: string; email: string; language: string | null; spoken: string[]; understood: string[] }

const READER = sql`p.id as person_id, p.given_name, p.email, p.language, p.languages_spoken as spoken, p.languages_understood as understood`
/** Whom a mail may reach: told, not erased, not merged, not restricted. */
const REACHABLE = sql`p.email is not null and p.erased_at is null and p.merged_into is null and p.restricted_at is null and p.source <> 'former'`

function toReader({ spoken, understood, language, ...row }: Row): Reader {
  const dearest = isLanguage(language) ? language : null
  const all = [...(dearest === null ? [] : [dearest]), ...spoken, ...understood].filter(isLanguage)
  return { ...row, language: dearest, understood: [...new Set(all)] }
}

/** Members of its communities on the day who were not there. */
export async function listAbsentReaders(tx: Database, meetingId: string): Promise<Reader[]> {
  const { rows } = await sql<Row>`
    select ${READER} from person p
    where ${REACHABLE} and p.id in (select s.person_id from meeting_seat s where s.meeting_id = ${meetingId})
      and not exists (select 1 from attendance a where a.meeting_id = ${meetingId} and a.person_id = p.id and a.state = 'present')
    order by p.id`.execute(tx)
  return rows.map(toReader)
}

export async function listPresentReaders(tx: Database, meetingId: string): Promise<PresentReader[]> {
  const { rows } = await sql<Row & { hasAccount: boolean }>`
    select ${READER}, exists (select 1 from account c where c.person_id = p.id and c.closed_at is null) as has_account
    from person p join attendance a on a.person_id = p.id and a.meeting_id = ${meetingId} and a.state = 'present'
    where ${REACHABLE} order by p.id`.execute(tx)
  return rows.map((row) => ({ ...toReader(row), hasAccount: row.hasAccount }))
}

/** Who was there and wishes the digest all the same. */
export async function listWishing(tx: Database, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from record_digest where meeting_id = ${meetingId} and wished_at is not null and sent_at is null order by person_id`.execute(tx)
  return rows.map(({ personId }) => personId)
}

export async function wishDigest(tx: Database, meetingId: string, personId: string, now: Instant | null): Promise<void> {
  await sql`insert into record_digest (meeting_id, person_id, wished_at) values (${meetingId}, ${personId}, ${now})
    on conflict (meeting_id, person_id) do update set wished_at = excluded.wished_at`.execute(tx)
}

export async function hasWished(tx: Database, meetingId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from record_digest where meeting_id = ${meetingId} and person_id = ${personId} and wished_at is not null`.execute(tx)
  return rows.length > 0
}

/** @returns false when it went to this person before: whoever is told twice writes once */
export async function noteSent(tx: Database, meetingId: string, personId: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into record_digest (meeting_id, person_id, sent_at) values (${meetingId}, ${personId}, ${now})
    on conflict (meeting_id, person_id) do update set sent_at = excluded.sent_at where record_digest.sent_at is null returning person_id`.execute(tx)
  return rows.length > 0
}
