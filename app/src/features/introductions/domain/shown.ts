import type { Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Introduction } from './introduction.ts'

export type NamedCommunity = { id: string; name: BilingualName }

/** The meeting at whose door the card is filled in. */
export type CardMeeting = { id: string; startsAt: Instant; communities: NamedCommunity[] }

/** The text of one use, as it stands on the screen. */
export type ShownText = { audience: 'round' | 'community' | 'network' | 'public'; text: string }

/** What a lead may take a card for. `visitor`: the name that was written at the door of this meeting, and nothing else is known. */
export type Candidate = { personId: string; name: string; detail: string; kind: 'visitor' | 'sheet' | 'directory' }

/** One card as who leads the meeting reads it. */
export type ShownCard = Introduction & { joinNames: BilingualName[] }
