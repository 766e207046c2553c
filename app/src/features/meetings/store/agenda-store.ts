import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { AgendaDraft, TemplateItem } from '../domain/agenda.ts'
import type { OwnTemplate, ShownItem } from '../domain/plan-shown.ts'
import { planningDb } from './plan-tables.ts'

/** The agenda of one meeting in its order, with the names of those who look after an item. */
export async function listAgenda(db: Database, meetingId: string): Promise<ShownItem[]> {
  const { rows } = await sql<ShownItem>`
    select i.id, i.position, i.kind, i.language, i.title, i.minutes, i.owner_id, i.is_confidential, coalesce(trim(p.given_name || ' ' || p.family_name), '') as owner
    from agenda_item i left join person p on p.id = i.owner_id
    where i.meeting_id = ${meetingId} order by i.position, i.id`.execute(db)
  return rows
}

export async function findAgendaVersion(db: Database, meetingId: string): Promise<number> {
  const row = await planningDb(db).selectFrom('meeting').select('agendaVersion').where('id', '=', meetingId).executeTakeFirst()
  return row?.agendaVersion ?? 0
}

/** The agenda becomes these items in this order; one with an id stays the item it was. */
export async function saveAgenda(tx: Database, meetingId: string, items: readonly (AgendaDraft & { id?: string })[]): Promise<void> {
  const db = planningDb(tx)
  const kept = items.flatMap(({ id }) => id ?? [])
  await db
    .deleteFrom('agendaItem')
    .where('meetingId', '=', meetingId)
    .$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
    .execute()
  for (const [position, { id, kind, language, title, minutes, ownerId, isConfidential }] of items.entries()) {
    const values = { kind, language, title, minutes, ownerId, isConfidential, position }
    if (id === undefined)
      await db
        .insertInto('agendaItem')
        .values({ ...values, meetingId })
        .execute()
    else await db.updateTable('agendaItem').set(values).where('id', '=', id).where('meetingId', '=', meetingId).execute()
  }
  await db
    .updateTable('meeting')
    .set((eb) => ({ agendaVersion: eb('agendaVersion', '+', 1) }))
    .where('id', '=', meetingId)
    .execute()
}

/** Agendas that these communities keep, by name. */
export async function listTemplates(db: Database, communityIds: readonly string[]): Promise<OwnTemplate[]> {
  const { rows } = await sql<OwnTemplate>`
    select id, community_id, name, language, items from agenda_template where community_id = any(${[...communityIds]}::uuid[]) order by name, id limit 100`.execute(
    db,
  )
  return rows
}

type NewTemplate = { communityId: string; name: string; language: Language; items: readonly TemplateItem[]; madeAt: Instant }

/** A second one of the same name takes the place of the first. */
export async function saveTemplate(tx: Database, { items, ...values }: NewTemplate): Promise<string> {
  const db = planningDb(tx)
  await db.deleteFrom('agendaTemplate').where('communityId', '=', values.communityId).where('name', '=', values.name).execute()
  const { id } = await db
    .insertInto('agendaTemplate')
    .values({ ...values, items: JSON.stringify(items) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function removeTemplate(tx: Database, communityIds: readonly string[], id: string): Promise<boolean> {
  const { numDeletedRows } = await planningDb(tx)
    .deleteFrom('agendaTemplate')
    .where('id', '=', id)
    .where('communityId', 'in', [...communityIds])
    .executeTakeFirst()
  return numDeletedRows === 1n
}
