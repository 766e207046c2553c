import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { listTemplateItems, type AgendaDraft, type ShippedTemplate } from '../domain/agenda.ts'
import type { Meeting } from '../domain/meeting.ts'
import { listAgenda, listTemplates } from '../store/agenda-store.ts'
import { listSeated } from '../store/load-store.ts'
import { findMeeting } from '../store/meeting-store.ts'

/** Where the agenda of a new meeting comes from. */
export type AgendaSource =
  | { from: 'nothing' }
  | { from: 'meeting'; meetingId: string }
  | { from: 'shipped'; template: ShippedTemplate }
  | { from: 'template'; templateId: string }

type Wish = { communityIds: readonly string[]; language: Language; maySee: (meeting: Meeting) => boolean }

/** The items to begin with; null when there is no such agenda for this planner. Who looked after an item still does if she has a seat. */
export async function readAgendaSource(tx: Database, source: AgendaSource, { communityIds, language, maySee }: Wish): Promise<AgendaDraft[] | null> {
  if (source.from === 'nothing') return []
  if (source.from === 'shipped') return listTemplateItems(source.template, language).map((item) => ({ ...item, ownerId: null }))
  if (source.from === 'template') {
    const template = (await listTemplates(tx, communityIds)).find(({ id }) => id === source.templateId)
    return template?.items.map((item) => ({ ...item, ownerId: null })) ?? null
  }
  const meeting = await findMeeting(tx, source.meetingId)
  if (meeting === null || !maySee(meeting)) return null
  const seated = await listSeated(tx, communityIds)
  const items = await listAgenda(tx, source.meetingId)
  return items.map(({ kind, language: written, title, minutes, ownerId, isConfidential }) => ({
    kind,
    language: written,
    title,
    minutes,
    ownerId: ownerId !== null && seated.includes(ownerId) ? ownerId : null,
    isConfidential,
  }))
}
