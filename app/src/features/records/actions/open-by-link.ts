import type { Actor } from '../../../kernel/actor.ts'
import { refused, type Result } from '../../../kernel/result.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { listLeavers } from '../../meetings/public.ts'
import type { AmendmentDraft } from '../domain/amendment.ts'
import { findRecordLink, type RecordLink } from '../store/link-store.ts'
import { agree, propose, type ProposeRefusal } from './amend-record.ts'
import type { MissingRefusal } from './keep-record.ts'
import { readRecord, type ReadRecord } from './read-record.ts'

/** A link from a mail opens one record, for who was there and has no account. It gives no more than having been there gives. */
async function findLink(house: House, token: string): Promise<RecordLink | null> {
  return asSystem(house.db, async (tx) => {
    const link = await findRecordLink(tx, hashToken(token), nowOf(house))
    return link === null || (await listLeavers(tx, link.meetingId)).has(link.personId) ? null : link
  })
}

function asWhoWasThere(house: House, { personId }: RecordLink): Actor {
  const nobody = { accountId: '', sessionId: '', name: '', language: null, instanceRoles: [], communities: [] }
  return { ...nobody, personId, assurance: 'mail', provedAt: nowOf(house), reach: 'own' }
}

/** The record without what is confidential: a mail is passed on more easily than a session. */
export async function readRecordByLink(house: House, token: string): Promise<ReadRecord | null> {
  const link = await findLink(house, token)
  const shown = link === null ? null : await readRecord(house, asWhoWasThere(house, link), link.meetingId)
  if (shown === null) return null
  const entries = shown.entries.filter(({ isConfidential }) => !isConfidential)
  const open = new Set(entries.map(({ id }) => id))
  const isOpen = ({ entryId }: { entryId: string | null }) => entryId === null || open.has(entryId)
  const items = shown.items.filter(({ isConfidential }) => !isConfidential)
  return { ...shown, items, entries, amendments: shown.amendments.filter(isOpen), errata: shown.errata.filter(isOpen), followUp: [] }
}

export async function proposeByLink(house: House, token: string, id: string, draft: AmendmentDraft): Promise<Result<null, ProposeRefusal>> {
  const link = await findLink(house, token)
  if (link === null) return refused('meeting-unknown')
  const shown = await readRecordByLink(house, token)
  if (draft.entryId !== null && !shown?.entries.some((entry) => entry.id === draft.entryId)) return refused('entry-unknown')
  return propose(house, asWhoWasThere(house, link), link.meetingId, id, draft)
}

export async function agreeByLink(house: House, token: string): Promise<Result<null, MissingRefusal | 'not-amendable'>> {
  const link = await findLink(house, token)
  return link === null ? refused('meeting-unknown') : agree(house, asWhoWasThere(house, link), link.meetingId)
}
