import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { CallableScope } from '../domain/callable.ts'

export type CallableRow = { situationId: string; personId: string; communityId: string; scope: CallableScope; untilOn: Day }

/** Who told it, or said what became of something there: who did neither any more has no word to give. */
const HAS_PLACE = sql`(exists (select 1 from situation s where s.id = w.situation_id and s.presenter_id = w.person_id)
  or exists (select 1 from second_presenter x where x.situation_id = w.situation_id and x.person_id = w.person_id and x.state = 'accepted')
  or exists (select 1 from try_out t where t.situation_id = w.situation_id and t.said_by = w.person_id and not t.is_from_room))`

/** Who may be called about these situations today: still there, not hidden, and the word not over. */
export async function listCallable(tx: Database, situationIds: readonly string[], today: Day): Promise<CallableRow[]> {
  const { rows } = await sql<CallableRow>`
    select w.situation_id, w.person_id, w.community_id, w.scope, w.until_on from callable_person w join person p on p.id = w.person_id
    where w.situation_id = any(${[...situationIds]}::uuid[]) and w.until_on >= ${today} and p.source <> 'former' and p.restricted_at is null
      and has_seat(w.person_id, w.community_id, ${today}::date) and ${HAS_PLACE}
    order by w.situation_id, p.sort_key, p.id limit 100`.execute(tx)
  return rows
}

/** The own word, where it still stands. */
export async function findCallable(tx: Database, situationId: string, personId: string, today: Day): Promise<CallableRow | null> {
  const { rows } = await sql<CallableRow>`
    select situation_id, person_id, community_id, scope, until_on from callable_person
    where situation_id = ${situationId} and person_id = ${personId} and until_on >= ${today}`.execute(tx)
  return rows[0] ?? null
}

/** A later word takes the place of the one before. */
export async function saveCallable(tx: Database, { situationId, personId, communityId, scope, untilOn }: CallableRow, at: Instant): Promise<void> {
  await sql`
    insert into callable_person (situation_id, person_id, community_id, scope, until_on, said_at)
    values (${situationId}, ${personId}, ${communityId}, ${scope}, ${untilOn}, ${at})
    on conflict (situation_id, person_id) do update set community_id = excluded.community_id, scope = excluded.scope, until_on = excluded.until_on,
      said_at = excluded.said_at`.execute(tx)
}

/** Withdrawn. @returns whether it stood there */
export async function removeCallable(tx: Database, situationId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`delete from callable_person where situation_id = ${situationId} and person_id = ${personId} returning person_id`.execute(tx)
  return rows.length > 0
}

/** Words whose day is over, and those of who tells it no more. */
export async function removeOverdue(tx: Database, today: Day): Promise<void> {
  await sql`delete from callable_person w where w.until_on < ${today} or not ${HAS_PLACE}`.execute(tx)
}

/** Where somebody said what became of a suggestion of this situation, the latest; null where she said nothing. */
export async function findTriedIn(tx: Database, situationId: string, personId: string): Promise<string | null> {
  const { rows } = await sql<{ communityId: string }>`
    select community_id from try_out where situation_id = ${situationId} and said_by = ${personId} and not is_from_room order by changed_at desc, id limit 1`.execute(
    tx,
  )
  return rows[0]?.communityId ?? null
}
