import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { hashToken, newToken } from '../../../platform/secrets.ts'
import { findMeeting, listAgenda, listLeavers, listNamedCommunities } from '../../meetings/public.ts'
import { openToAmend } from '../domain/record.ts'
import type { Entry } from '../domain/entry.ts'
import { renderDigestMail, renderPreparedMail, type ToldMeeting } from '../mails/record-mail.ts'
import { listAbsentReaders, listPresentReaders, listWishing, noteSent, type Reader } from '../store/digest-store.ts'
import { listEntries } from '../store/entry-store.ts'
import { addRecordLink, type RecordLink } from '../store/link-store.ts'
import { findAmendableDays, lockRecordRow, saveRecord } from '../store/record-store.ts'

type Told = { meeting: ToldMeeting; communityIds: readonly string[]; entries: Entry[] }

/** What a mail may hold: nothing confidential, nothing taken out. */
async function gather(tx: Database, meetingId: string): Promise<Told | null> {
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null) return null
  const [community] = await listNamedCommunities(tx, meeting.communityIds)
  const closed = (await listAgenda(tx, meetingId)).filter(({ isConfidential }) => isConfidential).map(({ id }) => id)
  const all = await listEntries(tx, meetingId)
  const entries = all.filter(({ isConfidential, removedAt, agendaItemId }) => !isConfidential && removedAt === null && !closed.includes(agendaItemId ?? ''))
  const told = { id: meeting.id, title: meeting.title, startsAt: meeting.startsAt, community: community?.name ?? { fr: '', nl: '' } }
  return { meeting: told, communityIds: meeting.communityIds, entries }
}

/** Whoever has left since the meeting gets no mail about it. */
async function stillHere<Each extends Reader>(tx: Database, meetingId: string, readers: readonly Each[]): Promise<Each[]> {
  const gone = await listLeavers(tx, meetingId)
  return readers.filter(({ personId }) => !gone.has(personId))
}

const LINK_DAYS = 60

/** The address under which somebody without an account finds the record; null where she was given one before. */
async function makeLink(house: House, tx: Database, link: RecordLink): Promise<string | null> {
  const token = newToken()
  const now = nowOf(house)
  const expiresAt = new Date(Date.parse(now) + LINK_DAYS * 86_400_000).toISOString()
  return (await addRecordLink(tx, { ...link, hash: hashToken(token), madeAt: now, expiresAt })) ? `${house.settings.publicUrl}/record/${token}` : null
}

/** Heard when a record is ready: those present are told once and their days begin; members who missed it get the digest. Told twice it does nothing. */
export async function openAmending(house: House, meetingId: string): Promise<void> {
  const now = nowOf(house)
  const { publicUrl } = house.settings
  await asSystem(house.db, async (tx) => {
    const told = await gather(tx, meetingId)
    if (told === null) return
    const open = openToAmend(await lockRecordRow(tx, meetingId), await findAmendableDays(tx, told.communityIds), now)
    if (open === null || open.amendableUntil === null) return
    await saveRecord(tx, open)
    const wishing = new Set(await listWishing(tx, meetingId))
    for (const reader of await stillHere(tx, meetingId, await listPresentReaders(tx, meetingId))) {
      const hasDigest = wishing.has(reader.personId) && (await noteSent(tx, meetingId, reader.personId, now))
      const link = reader.hasAccount ? null : await makeLink(house, tx, { meetingId, personId: reader.personId })
      await queueMail(tx, renderPreparedMail({ reader, ...told, publicUrl }, { amendableUntil: open.amendableUntil, hasDigest, link }), now)
    }
    for (const reader of await stillHere(tx, meetingId, await listAbsentReaders(tx, meetingId))) {
      if (await noteSent(tx, meetingId, reader.personId, now)) await queueMail(tx, renderDigestMail({ reader, ...told, publicUrl }, true), now)
    }
    await announce(tx, { kind: 'record', id: meetingId })
  })
}

/** Heard when a record is locked: whoever wished the digest since then gets it. */
export async function sendWished(house: House, meetingId: string): Promise<void> {
  const now = nowOf(house)
  await asSystem(house.db, async (tx) => {
    const told = await gather(tx, meetingId)
    if (told === null) return
    const wishing = new Set(await listWishing(tx, meetingId))
    for (const reader of await stillHere(tx, meetingId, await listPresentReaders(tx, meetingId))) {
      if (!wishing.has(reader.personId) || !(await noteSent(tx, meetingId, reader.personId, now))) continue
      await queueMail(tx, renderDigestMail({ reader, ...told, publicUrl: house.settings.publicUrl }, false), now)
    }
  })
}
