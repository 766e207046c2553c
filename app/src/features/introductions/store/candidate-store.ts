import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'

/** `isBare`: written at this door and nowhere else: no seat, no other meeting, no address, no account. */
export type SheetVisitor = { personId: string; name: string; arrivedAt: Instant | null; isBare: boolean }

/** Who is here as a visitor under this name, by the sheet of the meeting. */
export async function listSheetVisitors(tx: Database, meetingId: string, sortKeys: readonly string[]): Promise<SheetVisitor[]> {
  const { rows } = await sql<SheetVisitor>`
    select p.id as person_id, trim(p.given_name || ' ' || p.family_name) as name, a.arrived_at,
      (a.source = 'self' and p.source = 'attendance' and p.noticed_at is null and p.email is null
        and not exists (select 1 from attendance other where other.person_id = p.id and other.meeting_id <> a.meeting_id)
        and not exists (select 1 from membership m where m.person_id = p.id) and not exists (select 1 from account k where k.person_id = p.id)) as is_bare
    from attendance a join person p on p.id = a.person_id
    where a.meeting_id = ${meetingId} and a.role = 'visitor' and a.state = 'present' and p.merged_into is null and p.erased_at is null
      and p.source <> 'former' and p.sort_key = any(${[...sortKeys]}::text[])
    order by p.entered_at, p.id limit 10`.execute(tx)
  return rows
}

/** Whether an open account signs in with this address. */
export async function isAddressOfAccount(tx: Database, email: string): Promise<boolean> {
  const { rows } = await sql`select 1 from account where lower(email) = lower(${email}) and closed_at is null`.execute(tx)
  return rows.length > 0
}
