import type { Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Convention, ConventionState, Signatory } from './convention.ts'

export type NamedCommunity = { id: string; name: BilingualName; accent: string; isClosed: boolean }
export type ShownText = { version: number; textFr: string; textNl: string; inForceOn: Day }

export type ShownSignatory = Signatory & {
  /** The organisation, or the person who works alone. */
  name: BilingualName
  /** Who signs for the organisation, as the reader may know it. */
  signedBy: string
  /** The reader may sign this line by a click. */
  isMine: boolean
  /** There is an address to which a reminder can go. */
  canBeReminded: boolean
  pledged: number | null
  spent: number | null
}

export type ShownConvention = { convention: Convention; state: ConventionState; text: ShownText | null; signatories: ShownSignatory[]; endsSoon: boolean }

export type ConventionsPage = {
  community: NamedCommunity
  /** The newest first. */
  conventions: ShownConvention[]
  /** Versions that a new convention may take, the newest first. */
  texts: ShownText[]
  choices: { id: string; name: BilingualName }[]
  people: { id: string; name: string }[]
  today: Day
}

/** What a person finds who may sign by a click. */
export type SigningPage = { community: NamedCommunity; convention: Convention; text: ShownText | null; line: ShownSignatory }

/** Hours that people of an organisation, or a person alone, spent in the community's held meetings. */
export type HoursSpent = { meetingId: string; organisationId: string | null; personId: string; hours: number }
