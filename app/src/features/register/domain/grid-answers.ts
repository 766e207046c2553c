export const MARK_MEANINGS = ['present', 'online', 'excused', 'absent', 'represented', 'nothing'] as const
/** What a mark in the grid stands for; `nothing` leaves the cell out. */
export type MarkMeaning = (typeof MARK_MEANINGS)[number]

export const GRID_ROLES = ['member', 'moderator', 'researcher', 'visitor'] as const
export type GridRole = (typeof GRID_ROLES)[number]
export type NameOrder = 'given-first' | 'family-first'

/** What the grid's owner said about one name that may be somebody else's. The key of the other: a row, or a person known here. */
export type NameAnswer = 'new' | `row:${string}` | `person:${string}`

export type RowAnswer = { role: GridRole; organisation: string; isSelfEmployed: boolean }

/** Everything that is asked once about an attendance grid. What is absent was not answered yet. */
export type GridAnswers = {
  /** Which sheet of the file. */
  sheet?: number
  communityId?: string
  newCommunity?: { fr: string; nl: string }
  /** `13:00` */
  startsAt?: string
  durationMinutes?: number
  /** Of the first date, where the grid leaves years out. */
  year?: number
  nameOrder?: NameOrder
  marks?: Record<string, MarkMeaning>
  names?: Record<string, NameAnswer>
  people?: Record<string, RowAnswer>
  /** Of organisations that were not known; '' where nobody knows. By the key of the name. */
  sectors?: Record<string, string>
  /** Everybody who is not self-employed is an employee. */
  othersAreSalaried?: boolean
}
