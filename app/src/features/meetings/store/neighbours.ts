import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Sheet, SideLine } from '../domain/shown.ts'

/** What somebody answered who was asked to come; null while there is no answer. */
export type AskedPerson = { personId: string; answer: 'here' | 'online' | 'not' | null }

/** What meetings must know of the features built on them; `app.ts` joins the two. */
export type MeetingNeighbours = {
  /** Everybody who is asked to one meeting, with a seat or without. */
  listAsked: (tx: Database, meetingId: string) => Promise<AskedPerson[]>
  /** Meetings between two moments to which these people are asked without having a seat there. */
  listAskedElsewhere: (tx: Database, personIds: readonly string[], span: { from: string; until: string }) => Promise<{ personId: string; meetingId: string }[]>
}

/** Who is asked to a meeting: all that the attendance sheet wants of its neighbours. */
export type ListAsked = MeetingNeighbours['listAsked']

/** Meetings on their own: nobody is asked. */
export const NO_NEIGHBOURS: MeetingNeighbours = { listAsked: async () => [], listAskedElsewhere: async () => [] }

/** What features above say on the pages of a meeting, in the reader's language. */
export type MeetingAround = {
  /** What is missing before the register is closed, in one list with links. */
  listMissing: (house: House, actor: Actor, language: Language, sheet: Sheet) => Promise<SideLine[]>
  /** What leaves once it is closed, and what left. */
  listFollowing: (house: House, actor: Actor, language: Language, meeting: Meeting) => Promise<SideLine[]>
  /** What else a reader of the meeting should know. */
  listNotes: (house: House, actor: Actor, language: Language, meeting: Meeting) => Promise<SideLine[]>
  /** What everybody is offered who said "I am here": the same for who is known and who is not, so it is not told who that was. */
  offerAtDoor: (language: Language, doorToken: string) => SideLine | null
}

/** Meetings on their own: nobody says anything. */
export const NOTHING_AROUND: MeetingAround = { listMissing: async () => [], listFollowing: async () => [], listNotes: async () => [], offerAtDoor: () => null }
