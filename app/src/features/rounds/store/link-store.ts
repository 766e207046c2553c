import { sql } from 'kysely'
import { AUDIENCES, isAtLeast } from '../../../kernel/audience.ts'
import type { Database } from '../../../platform/database.ts'
import type { CardLink } from '../domain/board.ts'
import type { Round } from '../domain/round.ts'

/** Names that cards of this community named lately and that passed for this room, the newest first. */
export async function listNamedLately(tx: Database, { communityId, audience }: Pick<Round, 'communityId' | 'audience'>, most: number): Promise<CardLink[]> {
  const passed = AUDIENCES.filter((each) => isAtLeast(each, audience))
  const { rows } = await sql<CardLink>`
    select link ->> 'kind' as kind, link ->> 'label' as label, null as id
    from board_card c join round r on r.id = c.round_id
      cross join lateral jsonb_array_elements(c.writings) w cross join lateral jsonb_array_elements(w -> 'links') link
    where r.community_id = ${communityId} and c.place <> 'area-5' and c.checked_for = any(${passed}::text[])
      and r.id <> all(array(select rounds_to_forget()))
    group by link ->> 'kind', link ->> 'label' order by max(c.first_at) desc, link ->> 'label' limit ${most}`.execute(tx)
  return rows
}

/** Who is noted as present, and the organisations for which they are there. */
export async function listNamesInRoom(tx: Database, meetingId: string): Promise<{ people: string[]; organisations: string[] }> {
  const { rows: people } = await sql<{ name: string }>`
    select trim(p.given_name || ' ' || p.family_name) as name from attendance a join person p on p.id = a.person_id
    where a.meeting_id = ${meetingId} and a.state = 'present' order by p.sort_key, p.id`.execute(tx)
  const { rows: organisations } = await sql<{ name: string }>`
    select distinct n.name from attendance a join organisation o on o.id = any(a.represents)
      cross join lateral (values (o.name_fr), (o.name_nl)) n (name)
    where a.meeting_id = ${meetingId} and a.state = 'present' and n.name <> '' order by n.name`.execute(tx)
  return { people: people.map(({ name }) => name), organisations: organisations.map(({ name }) => name) }
}
