import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { MovedRows, PersonalPart } from '../../../platform/personal-data.ts'

type Rows = Record<string, unknown>

/** Which meetings the person chairs, which items she looks after, where she likes to chair, which series she planned. */
export async function showPlanning(tx: Database, personId: string): Promise<PersonalPart[]> {
  const chaired = await sql<Rows>`select id, title, starts_at from meeting where chair_id = ${personId} order by starts_at, id`.execute(tx)
  const items =
    await sql<Rows>`select id, meeting_id, kind, title, language from agenda_item where owner_id = ${personId} order by meeting_id, position`.execute(tx)
  const rota = await sql<Rows>`select community_id from chair_rota where person_id = ${personId} order by community_id`.execute(tx)
  const series = await sql<Rows>`select id, community_id, made_at from meeting_series where made_by = ${personId} order by made_at, id`.execute(tx)
  return [
    { table: 'meeting', rows: chaired.rows },
    { table: 'agenda_item', rows: items.rows },
    { table: 'chair_rota', rows: rota.rows },
    { table: 'meeting_series', rows: series.rows },
  ]
}

export async function erasePlanning(tx: Database, personId: string): Promise<void> {
  await sql`update meeting set chair_id = null where chair_id = ${personId}`.execute(tx)
  await sql`update agenda_item set owner_id = null where owner_id = ${personId}`.execute(tx)
  await sql`update meeting_series set made_by = null where made_by = ${personId}`.execute(tx)
  await sql`delete from chair_rota where person_id = ${personId}`.execute(tx)
}

type Moved = { chaired: string[]; items: string[]; series: string[]; rota: string[]; rotaOfBoth: string[] }

export async function movePlanning(tx: Database, from: string, to: string): Promise<MovedRows> {
  const chaired = await sql<{ id: string }>`update meeting set chair_id = ${to} where chair_id = ${from} returning id`.execute(tx)
  const items = await sql<{ id: string }>`update agenda_item set owner_id = ${to} where owner_id = ${from} returning id`.execute(tx)
  const series = await sql<{ id: string }>`update meeting_series set made_by = ${to} where made_by = ${from} returning id`.execute(tx)
  const rotaOfBoth = await sql<{ id: string }>`delete from chair_rota r where r.person_id = ${from}
    and exists (select 1 from chair_rota kept where kept.person_id = ${to} and kept.community_id = r.community_id) returning r.community_id as id`.execute(tx)
  const rota = await sql<{ id: string }>`update chair_rota set person_id = ${to} where person_id = ${from} returning community_id as id`.execute(tx)
  const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)
  const planning = { chaired: idsOf(chaired), items: idsOf(items), series: idsOf(series), rota: idsOf(rota), rotaOfBoth: idsOf(rotaOfBoth) } satisfies Moved
  return { planning }
}

export async function givePlanningBack(tx: Database, from: string, to: string, moved: MovedRows): Promise<void> {
  // Written by `movePlanning` alone.
  const { chaired, items, series, rota, rotaOfBoth } = moved.planning as Moved
  await sql`update meeting set chair_id = ${from} where chair_id = ${to} and id = any(${chaired}::uuid[])`.execute(tx)
  await sql`update agenda_item set owner_id = ${from} where owner_id = ${to} and id = any(${items}::uuid[])`.execute(tx)
  await sql`update meeting_series set made_by = ${from} where made_by = ${to} and id = any(${series}::uuid[])`.execute(tx)
  await sql`update chair_rota set person_id = ${from} where person_id = ${to} and community_id = any(${rota}::uuid[])`.execute(tx)
  await sql`insert into chair_rota (community_id, person_id) select id, ${from} from unnest(${rotaOfBoth}::uuid[]) as id on conflict do nothing`.execute(tx)
}
