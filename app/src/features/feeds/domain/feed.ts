import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** One private address of somebody's meetings. The secret itself is known to the person alone. */
export type Feed = { id: string; name: string; createdAt: Instant; lastUsedAt: Instant | null }

/** What a feed may say about a meeting, and nothing more. */
export type FeedMeeting = {
  id: string
  title: string
  startsAt: Instant
  endsAt: Instant
  place: string
  mode: 'in_person' | 'online' | 'hybrid' | null
  state: 'planned' | 'held' | 'cancelled'
  sequence: number
  communities: BilingualName[]
}

/** Whose feed a secret opens. */
export type FeedReader = { feedId: string; personId: string; language: Language | null; lastUsedAt: Instant | null }

export type FeedRefusal = 'name-missing' | 'too-many' | 'not-found'
export const MOST_FEEDS = 10
const LONGEST_NAME = 60

export function parseFeedName(text: string): Result<string, FeedRefusal> {
  const name = text.trim().slice(0, LONGEST_NAME)
  return name === '' ? refused('name-missing') : done(name)
}

/** 160 bits in base64url, with the ending that some programs ask for or without. Null for what cannot be one of ours. */
export function parseFeedSecret(text: string): string | null {
  const [, secret] = /^([\w-]{27})(?:\.ics)?$/.exec(text) ?? []
  return secret ?? null
}

/** Meetings from a year back to two years ahead. */
export function feedSpan(now: Instant): { from: Instant; until: Instant } {
  const YEAR = 365 * 86_400_000
  return { from: new Date(Date.parse(now) - YEAR).toISOString(), until: new Date(Date.parse(now) + 2 * YEAR).toISOString() }
}

/** "Last used" is noted once in a while, not at each of the many reads. */
export function isUseNoted(lastUsedAt: Instant | null, now: Instant): boolean {
  return lastUsedAt !== null && Date.parse(now) - Date.parse(lastUsedAt) < 10 * 60_000
}
