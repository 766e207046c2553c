import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { DeskLine, DeskReader } from '../../../platform/desk.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { Meeting, SideLine } from '../../meetings/public.ts'
import { recordsMessages } from '../messages/catalogue.ts'
import { countEntries } from '../store/count-entries.ts'
import { findRecord } from '../store/record-store.ts'
import { listUnready } from '../store/unready-store.ts'

const LOOKED_BACK_MS = 31 * 86_400_000

async function readUnready(tx: Database, { actor, now }: { actor: Actor; now: string }) {
  const own = actor.communities.map(({ communityId }) => communityId).filter((id) => isLeadOf(actor, id))
  if (own.length === 0) return []
  return listUnready(tx, own, { since: new Date(Date.parse(now) - LOOKED_BACK_MS).toISOString(), until: now })
}

/** On the desk of who leads: a record whose lines nobody has sent on, though the register is closed. */
export async function sayRecordLines(tx: Database, reader: DeskReader): Promise<DeskLine[]> {
  const { language } = reader
  const t = translator(recordsMessages, language)
  return (await readUnready(tx, reader)).map(({ meetingId, startsAt, name }) => ({
    text: t('desk.unready', { community: nameIn(language, name), day: writeDay(language, dayOf(startsAt)) }),
    href: `/meetings/${meetingId}/record/prepare`,
    link: t('desk.unreadyLink'),
  }))
}

/** On the page that closes the register: when the ten lines leave, or that they left. Nothing while there is no line. */
export async function sayDigest(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<SideLine[]> {
  const t = translator(recordsMessages, language)
  const { record, lines } = await inTransaction(house.db, actor, async (tx) => ({
    record: await findRecord(tx, meeting.id),
    lines: await countEntries(tx, meeting.id),
  }))
  if (record.preparedAt !== null) return [{ text: t('note.sent', { day: writeDay(language, dayOf(record.preparedAt)) }), href: null, link: '' }]
  return lines === 0 ? [] : [{ text: t('note.unready'), href: `/meetings/${meeting.id}/record/prepare`, link: t('desk.unreadyLink') }]
}

/** The same on the page of the meeting, where closing its register leads to. */
export async function sayRecordNote(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<SideLine[]> {
  if (meeting.registerState !== 'closed' || !meeting.communityIds.some((id) => isLeadOf(actor, id))) return []
  const t = translator(recordsMessages, language)
  const waiting = await inTransaction(house.db, actor, (tx) => readUnready(tx, { actor, now: nowOf(house) }))
  return waiting.some(({ meetingId }) => meetingId === meeting.id)
    ? [{ text: t('note.unready'), href: `/meetings/${meeting.id}/record/prepare`, link: t('desk.unreadyLink') }]
    : []
}
