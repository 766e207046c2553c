import { rolesIn, isLeadOf, type Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { isAmendable, type MeetingRecord } from './record.ts'
import type { Entry } from './entry.ts'

/** Who somebody is towards one record. */
export type Stand = { personId: string; isLead: boolean; isMember: boolean; isPresent: boolean }

export function standOf(actor: Actor, communityIds: readonly string[], isPresent: boolean): Stand {
  const isMember = communityIds.some((id) => rolesIn(actor, id).some((role) => role !== 'visitor'))
  return { personId: actor.personId, isLead: communityIds.some((id) => isLeadOf(actor, id)), isMember, isPresent }
}

/** Members of its communities, and whoever was there. */
export function mayReadRecord({ isMember, isPresent }: Stand): boolean {
  return isMember || isPresent
}

/** Leads until it is locked; those present while it is live, when the moderator opened it to them. */
export function mayWriteRecord(stand: Stand, record: MeetingRecord): boolean {
  if (record.phase === 'locked') return false
  return stand.isLead || (stand.isPresent && record.phase === 'live' && record.isOpenToPresent)
}

/** One's own line, or any for a lead. */
export function mayEditEntry(stand: Stand, record: MeetingRecord, entry: Pick<Entry, 'authorId'>): boolean {
  return mayWriteRecord(stand, record) && (stand.isLead || entry.authorId === stand.personId)
}

/** Whoever was there, or leads, may say a line in another language, until the record is locked. */
export function mayAddGist(stand: Stand, record: MeetingRecord): boolean {
  return record.phase !== 'locked' && (stand.isPresent || stand.isLead)
}

/** Only those who were there, and only in the days given. */
export function mayAmend(stand: Stand, record: MeetingRecord, now: Instant): boolean {
  return stand.isPresent && isAmendable(record, now)
}

/** A confidential line is for those who were there, and for who wrote it. */
export function maySeeEntry(stand: Stand, entry: { isConfidential: boolean; authorId: string | null }): boolean {
  return !entry.isConfidential || stand.isPresent || entry.authorId === stand.personId
}

/** Done or open is said after the record is locked too: by who does it, and by leads. */
export function maySettleAction(stand: Stand, entry: Pick<Entry, 'kind' | 'ownerId'>): boolean {
  return entry.kind === 'action' && (stand.isLead || (entry.ownerId !== null && entry.ownerId === stand.personId))
}

/** Lines of a moderators’ meeting can be marked as lessons on method. */
export function mayMarkLesson(stand: Stand, meeting: { kind: string }): boolean {
  return stand.isLead && isMethodMeeting(meeting)
}

/** Lessons on method come from meetings of moderators. */
export function isMethodMeeting(meeting: { kind: string }): boolean {
  return meeting.kind === 'moderators'
}
