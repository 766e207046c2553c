import type { Database } from '../../../platform/database.ts'

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
