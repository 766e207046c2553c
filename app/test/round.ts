import { sql } from 'kysely'
import { SHIPPED_METHODS } from '../src/features/methods/public.ts'
import { asSystem } from '../src/platform/database.ts'
import type { House } from '../src/platform/house.ts'

type RoundWishes = {
  meetingId: string
  communityId: string
  by: string | null
  situationId?: string | null
  presenterId?: string | null
  method?: string
  step?: number
  subgroup?: string
}

/** A round that runs, by the card of the neighbourhood question unless the test says otherwise: its first two steps allow no advice. */
export async function aRound(house: House, wishes: RoundWishes): Promise<string> {
  const method = SHIPPED_METHODS.find(({ key }) => key === (wishes.method ?? 'neighbourhood-question'))
  if (method === undefined) throw new Error('no such method')
  const { id, version, name, steps } = method
  const at = house.clock().toISOString()
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`
      insert into round (meeting_id, community_id, situation_id, presenter_id, method, subgroup, step, step_at, leader_id, started_by, started_at)
      values (${wishes.meetingId}, ${wishes.communityId}, ${wishes.situationId ?? null}, ${wishes.presenterId ?? null}, ${JSON.stringify({ id, version, name, steps })}::jsonb,
        ${wishes.subgroup ?? ''}, ${wishes.step ?? 0}, ${at}, ${wishes.by}, ${wishes.by}, ${at}) returning id`.execute(tx),
  )
  return rows[0]?.id ?? ''
}

export type StoredCard = { id: string; place: string; texts: string[]; authorId: string | null; checkedFor: string }

/** What lies on the board, as the store has it, in the order of writing. */
export async function readBoard(house: House, roundId: string): Promise<StoredCard[]> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<StoredCard>`
      select id, place, array(select w ->> 'text' from jsonb_array_elements(writings) w) as texts, author_id, checked_for
      from board_card where round_id = ${roundId} and jsonb_array_length(writings) > 0 order by first_at, id`.execute(tx),
  )
  return rows
}

/** A meeting that began a few minutes ago, and who is there. */
export async function aMeetingNow(house: House, communityId: string, present: readonly string[] = []): Promise<string> {
  const now = house.clock().getTime()
  const [startsAt, endsAt] = [new Date(now - 5 * 60_000).toISOString(), new Date(now + 3_600_000).toISOString()]
  return asSystem(house.db, async (tx) => {
    const { rows } = await sql<{
      id: string
    }>`insert into meeting (starts_at, ends_at, place) values (${startsAt}, ${endsAt}, 'Maison du Coin') returning id`.execute(tx)
    const id = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${communityId}, ${startsAt})`.execute(tx)
    for (const personId of present)
      await sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${id}, ${personId}, 'member', 'present', ${startsAt})`.execute(
        tx,
      )
    return id
  })
}
