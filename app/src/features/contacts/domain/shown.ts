import type { Day } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { RoundChoice, RoundSight } from './contact-round.ts'

/** One person of the round as one reader may see her; empty is "not shared" and "not known" alike. */
export type RoundFace = {
  personId: string
  givenName: string
  familyName: string
  name: string
  email: string | null
  phone: string | null
  languages: string[]
  disciplines: string[]
  organisations: BilingualName[]
  wordsLanguage: Language | null
  activity: string
  askMeAbout: string
  isYou: boolean
}

export type NamedPlace = { id: string; name: BilingualName; accent: string }

export type Round = {
  meetingId: string
  title: string
  heldOn: Day
  communities: NamedPlace[]
  sight: RoundSight
  faces: RoundFace[]
  /** Others who were there and share nothing with this reader. */
  silent: number
  /** The reader's own decision; null while there is none. */
  decision: RoundChoice | 'nothing' | null
  /** What the reader shared last time. */
  last: RoundChoice | null
  /** The consent text in force, in the reader's language. */
  text: string
  isLead: boolean
  /** For who leads: those present who decided nothing yet, for what they ticked on paper. */
  undecided: { personId: string; name: string }[]
}
