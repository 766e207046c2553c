import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { inTransaction, inTransactionOrUndo } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { checkItem, listTemplateItems, moveItem, MOST_ITEMS, type AgendaDraft, type ItemRefusal, type ShippedTemplate } from '../domain/agenda.ts'
import { mayKeepRegister, mayPlanMeetings } from '../domain/permissions.ts'
import type { AgendaSheet, OwnTemplate } from '../domain/plan-shown.ts'
import { isArchive } from '../domain/shown.ts'
import { findAgendaVersion, listAgenda, listTemplates, removeTemplate, saveAgenda, saveTemplate } from '../store/agenda-store.ts'
import { listSeatedPeople } from '../store/chair-store.ts'
import { listSeated } from '../store/load-store.ts'
import { findMeeting, listNamedCommunities } from '../store/meeting-store.ts'
import { announceMeeting, keepMeeting, record, type MissingRefusal } from './keep-meeting.ts'

/** The agenda for those who change it; null for everybody else. */
export async function readAgendaSheet(house: House, actor: Actor, meetingId: string): Promise<AgendaSheet | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null || !mayKeepRegister(actor, meeting)) return null
    return {
      meeting,
      communities: await listNamedCommunities(tx, meeting.communityIds),
      items: await listAgenda(tx, meetingId),
      version: await findAgendaVersion(tx, meetingId),
      templates: await listTemplates(tx, meeting.communityIds),
      people: await listSeatedPeople(tx, meeting.communityIds),
    }
  })
}

type Item = AgendaDraft & { id?: string }
type AgendaOwnRefusal = ItemRefusal | 'saved-meanwhile' | 'item-unknown' | 'too-many-items' | 'owner-unknown' | 'meeting-cancelled' | 'template-unknown'
export type AgendaRefusal = AgendaOwnRefusal | MissingRefusal
type Change = (items: readonly Item[]) => Result<Item[], AgendaOwnRefusal>
type Keep = { meetingId: string; version: number }

/** Changes the agenda over the version that was seen: load, change, check, save, write down. */
async function changeAgenda(house: House, actor: Actor, { meetingId, version }: Keep, change: Change): Promise<Result<number, AgendaRefusal>> {
  return keepMeeting<number, AgendaOwnRefusal>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting } = keeping
    if (meeting.state === 'cancelled') return refused('meeting-cancelled')
    if ((await findAgendaVersion(tx, meetingId)) !== version) return refused('saved-meanwhile')
    const before = (await listAgenda(tx, meetingId)).map(({ owner: _owner, position: _position, ...item }) => item)
    const changed = change(before)
    if (!changed.ok) return changed
    const objection = changed.value.map(checkItem).find((each) => each !== null)
    if (objection) return refused(objection)
    if (changed.value.length > MOST_ITEMS) return refused('too-many-items')
    const seated = await listSeated(tx, meeting.communityIds)
    const isKnown = ({ ownerId }: Item) => ownerId === null || seated.includes(ownerId) || before.some((item) => item.ownerId === ownerId)
    if (!changed.value.every(isKnown)) return refused('owner-unknown')
    await saveAgenda(tx, meetingId, changed.value)
    await record(keeping, { action: 'agenda.changed', facts: { items: changed.value.length } })
    await announceMeeting(keeping)
    return done(version + 1)
  })
}

export async function addItem(house: House, actor: Actor, keep: Keep, item: AgendaDraft): Promise<Result<number, AgendaRefusal>> {
  return changeAgenda(house, actor, keep, (items) => done([...items, item]))
}

export async function saveItem(house: House, actor: Actor, keep: Keep, item: AgendaDraft & { id: string }): Promise<Result<number, AgendaRefusal>> {
  return changeAgenda(house, actor, keep, (items) =>
    items.some(({ id }) => id === item.id) ? done(items.map((each) => (each.id === item.id ? item : each))) : refused('item-unknown'),
  )
}

export async function removeItem(house: House, actor: Actor, keep: Keep, itemId: string): Promise<Result<number, AgendaRefusal>> {
  return changeAgenda(house, actor, keep, (items) =>
    items.some(({ id }) => id === itemId) ? done(items.filter(({ id }) => id !== itemId)) : refused('item-unknown'),
  )
}

export async function shiftItem(
  house: House,
  actor: Actor,
  keep: Keep,
  { itemId, step }: { itemId: string; step: -1 | 1 },
): Promise<Result<number, AgendaRefusal>> {
  // Everything that is stored has an id.
  return changeAgenda(house, actor, keep, (items) => moveItem(items as readonly (AgendaDraft & { id: string })[], itemId, step))
}

/** The whole agenda at once, as the API sends it. */
export async function replaceAgenda(house: House, actor: Actor, keep: Keep, items: readonly Item[]): Promise<Result<number, AgendaRefusal>> {
  return changeAgenda(house, actor, keep, (before) =>
    items.every(({ id }) => id === undefined || before.some((each) => each.id === id)) ? done([...items]) : refused('item-unknown'),
  )
}

type Begin = { template: ShippedTemplate | { id: string }; language: Language }

/** The items of a template come after those that stand there. */
export async function useTemplate(house: House, actor: Actor, keep: Keep, { template, language }: Begin): Promise<Result<number, AgendaRefusal>> {
  const sheet = await readAgendaSheet(house, actor, keep.meetingId)
  if (sheet === null) return refused('meeting-unknown')
  const own = typeof template === 'string' ? undefined : sheet.templates.find(({ id }) => id === template.id)?.items
  const items = typeof template === 'string' ? listTemplateItems(template, language) : own
  if (items === undefined) return refused('template-unknown')
  return changeAgenda(house, actor, keep, (before) => done([...before, ...items.map((item) => ({ ...item, ownerId: null }))]))
}

export type TemplateRefusal = MissingRefusal | 'name-missing' | 'text-too-long' | 'agenda-empty' | 'template-unknown'
type KeepRefusal = Exclude<TemplateRefusal, 'template-unknown'>
type Named = {
  name: string
  language: Language
  /** Which of the meeting's communities keeps it; one that the actor leads where it is left out. */
  communityId?: string
}

/** The agendas of one community for those who plan its meetings; null for everybody else. */
export async function listOwnTemplates(house: House, actor: Actor, communityId: string): Promise<OwnTemplate[] | null> {
  if (!mayPlanMeetings(actor, communityId)) return null
  return inTransaction(house.db, actor, (tx) => listTemplates(tx, [communityId]))
}

/** Keeps this agenda as one of the community's, for the next times. */
export async function keepAsTemplate(
  house: House,
  actor: Actor,
  meetingId: string,
  { name, language, communityId: wished }: Named,
): Promise<Result<string, KeepRefusal>> {
  return keepMeeting<string, KeepRefusal>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting, now } = keeping
    const communityId = meeting.communityIds.find((id) => mayPlanMeetings(actor, id) && (wished === undefined || id === wished))
    if (communityId === undefined) return refused('meeting-unknown')
    if (name === '') return refused('name-missing')
    if (name.length > 100) return refused('text-too-long')
    const items = (await listAgenda(tx, meetingId)).map(({ kind, language: written, title, minutes, isConfidential }) => ({
      kind,
      language: written,
      title,
      minutes,
      isConfidential,
    }))
    if (items.length === 0) return refused('agenda-empty')
    const id = await saveTemplate(tx, { communityId, name, language, items, madeAt: now })
    await record(keeping, { action: 'agenda.template-kept', facts: { community: communityId } })
    return done(id)
  })
}

export async function dropTemplate(
  house: House,
  actor: Actor,
  meetingId: string,
  templateId: string,
): Promise<Result<null, MissingRefusal | 'template-unknown'>> {
  return keepMeeting<null, 'template-unknown'>(house, actor, meetingId, async ({ tx, meeting }) => {
    const led = meeting.communityIds.filter((id) => mayPlanMeetings(actor, id))
    return (await removeTemplate(tx, led, templateId)) ? done(null) : refused('template-unknown')
  })
}

/** The same from the community itself. */
export async function dropTemplateOf(
  house: House,
  actor: Actor,
  communityId: string,
  templateId: string,
): Promise<Result<null, 'community-closed' | 'template-unknown'>> {
  if (!mayPlanMeetings(actor, communityId)) return refused('template-unknown')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, 'community-closed' | 'template-unknown'>> => {
    if (isArchive(await listNamedCommunities(tx, [communityId]))) return refused('community-closed')
    return (await removeTemplate(tx, [communityId], templateId)) ? done(null) : refused('template-unknown')
  })
}
