import type { Generated } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Channel, Reply, ReplyMeans, Via } from '../domain/invitation.ts'

export type InvitationTables = {
  invitation: {
    id: Generated<string>
    meetingId: string
    personId: string
    channel: Channel
    via: Via
    askedAt: string
    askedBy: string | null
    pageHash: Buffer
    mailHash: Buffer
    codeHash: Buffer
    reply: Reply | null
    repliedAt: string | null
    replyMeans: ReplyMeans | null
    replySequence: number | null
    notedBy: string | null
    writtenSequence: number | null
    writing: Generated<number>
    letterPrintedAt: string | null
    remindedAt: string | null
    confirmedAt: string | null
    remindersStoppedAt: string | null
    bouncedAt: string | null
    bounceCode: string | null
    endedAt: string | null
    version: Generated<number>
  }
}

export const invitationsDb = (db: Database) => db.withTables<InvitationTables>()
