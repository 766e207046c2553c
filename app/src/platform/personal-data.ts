import type { Instant } from '../kernel/day.ts'
import type { PersonalColumn, PlainColumns } from '../kernel/personal-column.ts'
import type { Database } from './database.ts'

/** Rows of one table that refer to a person, without what concerns third parties. */
export type PersonalPart = {
  table: string
  rows: Record<string, unknown>[]
  /** Where rows of a table stay without the name: how many of these go all the same. */
  goes?: number
}

/**
 * What each feature with a person in its tables exports as `personalData` from its `public.ts`; `app.ts` hands all of them to
 * `privacy`. Both functions run as 'system'.
 */
export type PersonalData = {
  columns: readonly PersonalColumn[]
  plain: readonly PlainColumns[]
  show: (tx: Database, personId: string) => Promise<PersonalPart[]>
  /**
   * Removes or detaches the person. What the figures of open periods still count moves to `placeholderId`, a person without
   * name; afterwards no row of the feature holds the old id.
   */
  erase: (tx: Database, personId: string, placeholderId: string) => Promise<void>
  /** PRV-25: empties what the person wrote for others, which else stays without the name. Asked before `erase`, only on wish. */
  forgetWords?: (tx: Database, personId: string, at: Instant) => Promise<void>
}

/** Who keeps what; the list of all of them, low to high, is made in one place and given to `privacy`. */
export type PersonalOwner = { feature: string; data: PersonalData }

/** What moved when two records of one person were merged, so that it can be given back. */
export type MovedRows = Record<string, unknown>

/** Each feature above `people` exports one as `personMerger`: history moves to the record that is kept. */
export type PersonMerger = {
  name: string
  /** Where this feature keeps history about these people, today's and past: whoever merges must coordinate each place. */
  listPlaces?: (tx: Database, personIds: readonly string[]) => Promise<{ personId: string; communityId: string }[]>
  /** Those of these people whom an administrator alone may merge. */
  listGuarded?: (tx: Database, personIds: readonly string[]) => Promise<string[]>
  /** Why the first must not become part of the second; null when nothing stands in the way. */
  findObjection?: (tx: Database, from: string, to: string) => Promise<'last-administrator' | null>
  move: (tx: Database, from: string, to: string) => Promise<MovedRows>
  giveBack: (tx: Database, from: string, to: string, moved: MovedRows) => Promise<void>
}
