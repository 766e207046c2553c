import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

/** Asking members to their meetings is what the convention of the community is about. */
const ASKING = {
  purpose: 'invite-to-meetings',
  basis: 'convention',
  retention: 'invitation-12-months',
  visibility: 'self-and-leads',
  class: 'coordinator',
} as const
const TRAIL = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'invitation-12-months',
  visibility: 'coordinators',
  class: 'coordinator',
} as const
const DOOR = { purpose: 'invite-to-meetings', basis: 'convention', retention: 'invitation-12-months', visibility: 'nobody', class: 'secret' } as const
const REACH = { purpose: 'send-mail', basis: 'legitimate-interest', retention: 'while-known', visibility: 'self-and-leads', class: 'coordinator' } as const

/** PRV-01: why each column with something about a person in it is there. */
export const invitationsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('invitation', ['person_id', 'channel', 'via', 'reply', 'replied_at', 'reply_means', 'bounced_at', 'bounce_code', 'ended_at'], ASKING),
  ...personalColumns('invitation', ['letter_printed_at', 'reminded_at', 'confirmed_at', 'reminders_stopped_at'], ASKING),
  ...personalColumns('invitation', ['asked_by', 'asked_at', 'noted_by'], TRAIL),
  ...personalColumns('invitation', ['page_hash', 'mail_hash', 'code_hash'], DOOR),
  ...personalColumns('incoming_reply', ['person_id', 'from_address', 'answer', 'words', 'proposed_starts_at', 'proposed_ends_at', 'received_at'], ASKING),
  ...personalColumns('bounced_address', ['person_id', 'address', 'code', 'at'], REACH),
  ...personalColumns('asking_stop', ['person_id', 'at'], REACH),
]

export const invitationsPlainColumns: readonly PlainColumns[] = [
  {
    table: 'invitation',
    columns: ['id', 'meeting_id', 'reply_sequence', 'written_sequence', 'writing', 'version'],
    reason: 'numbers of the row, of the meeting and of its changes',
  },
  { table: 'incoming_reply', columns: ['id', 'meeting_id', 'kind', 'message_hash', 'settled_at'], reason: 'numbers of the row and of the meeting' },
]
