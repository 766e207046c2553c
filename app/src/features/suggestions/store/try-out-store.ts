import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Said, TryOut } from '../domain/try-out.ts'

/** What was said of these suggestions, the presenter first, then the latest. */
export async function listTryOuts(tx: Database, suggestionIds: readonly string[]): Promise<TryOut[]> {
  const { rows } = await sql<TryOut>`
    select id, suggestion_id, situation_id, community_id, said_by, is_presenter, is_from_room, is_tried, effect, reason, said_at, changed_at from try_out
    where suggestion_id = any(${[...suggestionIds]}::uuid[]) order by suggestion_id, is_presenter desc, changed_at desc, id limit 5000`.execute(tx)
  return rows
}

type Write = Said & { suggestionId: string; situationId: string; communityId: string; saidBy: string; isPresenter: boolean; isFromRoom: boolean; at: Instant }

/** One word a person: a later one replaces it. @returns false where she said the same before */
export async function saveTryOut(
  tx: Database,
  { suggestionId, situationId, communityId, saidBy, isPresenter, isFromRoom, isTried, effect, reason, at }: Write,
): Promise<boolean> {
  const { rows } = await sql`
    insert into try_out (suggestion_id, situation_id, community_id, said_by, is_presenter, is_from_room, is_tried, effect, reason, said_at, changed_at)
    values (${suggestionId}, ${situationId}, ${communityId}, ${saidBy}, ${isPresenter}, ${isFromRoom}, ${isTried}, ${effect}, ${reason}, ${at}, ${at})
    on conflict ${isFromRoom ? sql`(suggestion_id) where is_from_room` : sql`(suggestion_id, said_by) where said_by is not null and not is_from_room`}
    do update set said_by = excluded.said_by, community_id = excluded.community_id, is_tried = excluded.is_tried, effect = excluded.effect,
      reason = excluded.reason, changed_at = excluded.changed_at, version = try_out.version + 1
    where (try_out.is_tried, try_out.effect, try_out.reason, try_out.community_id) is distinct from (excluded.is_tried, excluded.effect, excluded.reason, excluded.community_id)
    returning id`.execute(tx)
  return rows.length > 0
}
