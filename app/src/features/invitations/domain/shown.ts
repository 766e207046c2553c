import type { Instant } from '../../../kernel/day.ts'
import type { Channel, Reply, ReplyMeans } from './invitation.ts'

export const INVITED_FILTERS = ['all', 'here', 'online', 'not', 'silent', 'trouble'] as const
export type InvitedFilter = (typeof INVITED_FILTERS)[number]

/** One line of the list of those who are asked. */
export type InvitedRow = {
  id: string
  personId: string
  name: string
  channel: Channel
  reply: Reply | null
  repliedAt: Instant | null
  replyMeans: ReplyMeans | null
  replySequence: number | null
  bouncedAt: Instant | null
  bounceCode: string | null
  letterPrintedAt: Instant | null
  writtenSequence: number | null
  hasAddress: boolean
  /** The newest mail: left, waiting, or given up. */
  sentAt: Instant | null
  givenUpAt: Instant | null
  lastError: string | null
  attempts: number
  nextTryAt: Instant | null
}

export type InvitedCounts = { all: number; here: number; online: number; not: number; silent: number; trouble: number; letters: number }

/** What stands in the way of reaching somebody, or how her invitation fares. */
export type Delivery = 'bounced' | 'given-up' | 'no-address' | 'letter' | 'letter-made' | 'stopped' | 'left' | 'trying' | 'waiting'

export function deliveryOf(row: InvitedRow): Delivery {
  if (row.bouncedAt !== null) return 'bounced'
  if (row.channel === 'none') return 'stopped'
  if (row.channel === 'letter') return row.letterPrintedAt === null ? 'letter' : 'letter-made'
  if (!row.hasAddress) return 'no-address'
  if (row.givenUpAt !== null) return 'given-up'
  if (row.sentAt !== null) return 'left'
  return row.attempts > 0 ? 'trying' : 'waiting'
}
