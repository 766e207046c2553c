import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { DeskLine, DeskReader } from '../../../platform/desk.ts'
import type { House } from '../../../platform/house.ts'
import type { Meeting, SideLine } from '../../meetings/public.ts'
import { situationsMessages } from '../messages/catalogue.ts'
import { listWaiting } from '../store/news-store.ts'
import { listOwn } from '../store/situation-store.ts'
import { readRoomOf } from './read-situations.ts'

/** What of situations waits on the desk. The story stays out of it. */
export async function saySituationLines(tx: Database, { actor, language, now }: DeskReader): Promise<DeskLine[]> {
  const t = translator(situationsMessages, language)
  const led = actor.communities.map(({ communityId }) => communityId).filter((communityId) => isLeadOf(actor, communityId))
  const waiting = await listWaiting(tx, actor.personId, [...new Set(led)], dayOf(now))
  return waiting.map(({ id, kind, day }) => ({
    text: t(`desk.${kind}`, { day: day === null ? '' : writeDay(language, day) }),
    href: `/situations/${id}`,
    link: t('desk.link'),
  }))
}

/** On the page of a meeting: how many situations are planned, for leads also how many are offered, and whether they are ready for its room. */
export async function saySituationNote(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<SideLine[]> {
  if (meeting.state === 'cancelled') return []
  const t = translator(situationsMessages, language)
  const { lines, need, isLead } = await inTransaction(house.db, actor, (tx) => readRoomOf(tx, actor, meeting))
  if (lines.length === 0) return []
  const room = t(`room.${need}`)
  const planned = lines.filter(({ isPlanned }) => isPlanned)
  const waiting = planned.filter(({ isReady }) => !isReady).length
  const offered = lines.filter(({ isPlanned }) => !isPlanned)
  const said = [
    planned.length > 0 && t('note.planned', { count: planned.length }),
    waiting > 0 && t('note.waits', { count: waiting, room }),
    isLead && offered.length > 0 && t('note.offered', { count: offered.length, ready: offered.filter(({ isReady }) => isReady).length, room }),
  ].filter((part) => part !== false)
  return said.length === 0 ? [] : [{ text: said.join(' '), href: `/meetings/${meeting.id}/situations`, link: t('note.link') }]
}

/** For who leaves a community: situations of hers that stay there without her name. */
export async function listSituationDuties(house: House, actor: Actor, language: Language, communityId: string): Promise<{ id: string; text: string }[]> {
  const t = translator(situationsMessages, language)
  const own = await inTransaction(house.db, actor, (tx) => listOwn(tx, actor.personId))
  return own
    .filter((row) => row.communityId === communityId && ['offered', 'scheduled', 'in-round', 'awaiting'].includes(row.state))
    .map(({ id }) => ({ id, text: t('duty.text') }))
}
